from __future__ import annotations

import json

import numpy as np
import pytest

from thememiner.artefacts import artefact_folder, file_sha256
from thememiner.coding.fitted_stance.layout import Layout, Vocabulary
from thememiner.coding.fitted_stance.linear import Linear
from thememiner.coding.fitted_stance.model import StanceModel
from thememiner.coding.fitted_stance.store import ARRAYS, CARD, SETTINGS, load_stance_model, save_stance_model
from thememiner.errors import InputError


@pytest.fixture
def model() -> StanceModel:
    words = Vocabulary("words", ("late", "plans"), np.array([1.5, 1.0], dtype=np.float32))
    one = np.ones(1, dtype=np.float32)
    layout = Layout((words,), ("length",), one, one, ("section: findings",), 0, 1.0, 4.0)
    weights = np.array([[0, 0, 0, 0], [0.5, 0.25, -1, 2]], dtype=np.float32)
    linear = Linear(("no", "yes"), layout, weights, np.zeros(2, dtype=np.float32))
    return StanceModel(linear, linear, linear, linear)


@pytest.fixture
def folder(model, tmp_path):
    save_stance_model(model, tmp_path)
    card = {"sha256": {name: file_sha256(tmp_path / name) for name in (ARRAYS, SETTINGS)}}
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    return tmp_path


def test_what_was_saved_is_loaded(model, folder):
    loaded = load_stance_model(folder)
    assert loaded.polarity.classes == model.polarity.classes
    assert loaded.polarity.weights.tolist() == model.polarity.weights.tolist()
    assert loaded.good.layout.vocabularies[0].entries == ("late", "plans")
    assert loaded.good.layout.context_weight == 4.0


def test_the_same_model_gives_the_same_bytes(model, folder, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    save_stance_model(model, again)
    assert all((again / name).read_bytes() == (folder / name).read_bytes() for name in (ARRAYS, SETTINGS))


@pytest.mark.parametrize("name", [ARRAYS, SETTINGS, CARD])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(InputError, match=name):
        load_stance_model(folder)


@pytest.mark.parametrize("name", [ARRAYS, SETTINGS])
def test_a_changed_file_is_refused(folder, name):
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(InputError, match=name):
        load_stance_model(folder)


def test_another_format_is_refused(folder):
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8")) | {"format": 0}
    (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    card = {"sha256": {name: file_sha256(folder / name) for name in (ARRAYS, SETTINGS)}}
    (folder / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(InputError, match="another format"):
        load_stance_model(folder)


def test_the_packaged_model_says_who_labelled_its_texts():
    folder = artefact_folder("safeguarding-stance")
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    assert "language model" in card["labelled by"]
    assert card["left out"] == []
    assert load_stance_model(folder).statement.layout.vector_size == 384
