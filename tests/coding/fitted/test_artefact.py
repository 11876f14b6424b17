from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from thememiner.coding.fitted.artefact import load_model, save_model
from thememiner.coding.fitted.card import About, DataSource, make_card
from thememiner.coding.fitted.linear import Fitted, fit_and_score
from thememiner.encoding.tfidf import TfidfEncoder
from thememiner.errors import InputError

TEXTS = [
    "The key was kept in a drawer.",
    "Keys were lost twice in spring.",
    "No key could be found for the door.",
    "The garden had not been watered.",
    "Watering the garden was left to chance.",
    "Roses in the garden were dry.",
    "Nobody watered the garden, and the key was lost.",
    "The roof was sound.",
]
THEMES = [["Keys"], ["Keys"], ["Keys"], ["gärten"], ["gärten"], ["gärten"], ["gärten", "Keys"], []]


@pytest.fixture(scope="module")
def encoder() -> TfidfEncoder:
    return TfidfEncoder(TEXTS)


@pytest.fixture(scope="module")
def fitted(encoder: TfidfEncoder) -> Fitted:
    return fit_and_score(TEXTS, THEMES, encoder=encoder)


def save(fitted: Fitted, folder: Path) -> Path:
    about = About("gardens", "2026-11-24", "a test", [DataSource("eight lines", 8, "0" * 64, "us")])
    save_model(fitted.model, folder, make_card(fitted, about))
    return folder


def test_a_loaded_model_says_what_the_saved_one_said(fitted: Fitted, encoder: TfidfEncoder, tmp_path: Path) -> None:
    again = load_model(save(fitted, tmp_path / "m"), encoder=encoder)
    assert again.labels == fitted.model.labels == ("Keys", "gärten")
    assert np.allclose(again.scores(TEXTS), fitted.model.scores(TEXTS), atol=0.01)
    assert [[one.theme_id for one in row] for row in again.rank(TEXTS)] == [
        [one.theme_id for one in row] for row in fitted.model.rank(TEXTS)
    ]


def test_the_same_rows_give_the_same_bytes(fitted: Fitted, encoder: TfidfEncoder, tmp_path: Path) -> None:
    one = save(fitted, tmp_path / "one")
    other = save(fit_and_score(TEXTS, THEMES, encoder=encoder), tmp_path / "other")
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


@pytest.mark.parametrize("name", ["card.json", "model.json", "model.safetensors"])
def test_a_missing_file_is_named(fitted: Fitted, tmp_path: Path, name: str) -> None:
    folder = save(fitted, tmp_path)
    (folder / name).unlink()
    with pytest.raises(InputError, match=f"{name}.*is missing"):
        load_model(folder)


@pytest.mark.parametrize("name", ["model.json", "model.safetensors"])
def test_an_altered_file_is_refused(fitted: Fitted, tmp_path: Path, name: str) -> None:
    folder = save(fitted, tmp_path)
    content = bytearray((folder / name).read_bytes())
    content[-10] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=f"{name}.*is not the file that was checked"):
        load_model(folder)


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ('{"format": 99}', "later version"),
        ('{"name": "minilm-int8"}', "is not the card of a fitted theme model"),
        ("[]", "is not the card"),
        ("{", "cannot be read"),
        ('{"format": 1}', "does not say what its files must be"),
    ],
)
def test_a_card_that_cannot_be_used(fitted: Fitted, tmp_path: Path, card: str, message: str) -> None:
    folder = save(fitted, tmp_path)
    (folder / "card.json").write_text(card, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_model(folder)


def test_the_card_says_what_it_was_fitted_on_and_what_is_thin(fitted: Fitted, tmp_path: Path) -> None:
    card = json.loads((save(fitted, tmp_path) / "card.json").read_text(encoding="utf-8"))
    assert card["fitted on"] == [{"name": "eight lines", "rows": 8, "sha256": "0" * 64, "labelled by": "us"}]
    assert card["labels with few examples"] == {"Keys": 4, "gärten": 4}
    assert card["scores"]["all"]["rows"] == 8
