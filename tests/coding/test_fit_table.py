from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.coded_table import CodedTexts
from thememiner.coding.fit_table import definitions, fit_table, write_model
from thememiner.coding.label_scores import FEW, cross_validate
from thememiner.coding.plain_words import plain_words
from thememiner.coding.table import code_table
from thememiner.encoding import load_encoder
from thememiner.encoding.kept import KeptVectors

WHAT = {
    "Poor Records": ("notes", "charts", "case files", "the register"),
    "delay": ("the ambulance", "the referral", "the letter", "the assessment"),
}
FAULTS = {
    "Poor Records": ("were missing", "were not filled in", "were wrong", "were written days after the visit"),
    "delay": ("came hours late", "took eleven weeks", "was slow to arrive", "was put off for a month"),
}


@pytest.fixture(scope="module")
def encoder():
    return KeptVectors("minilm", load_encoder, {})


@pytest.fixture(scope="module")
def coded():
    rows = [
        (f"In {place} {what} {fault}.", (label,))
        for label in WHAT
        for what in WHAT[label]
        for fault in FAULTS[label]
        for place in ("the north", "the south")
    ]
    rows += [(f"The inquest was opened on day {day} and the family attended.", ()) for day in range(8)]
    rows += [("Staff left and nobody was hired in their place.", ("understaffing",))]
    texts, labels = zip(*rows, strict=True)
    return CodedTexts(texts, labels, None, "", (), ())


@pytest.fixture(scope="module")
def made(coded, encoder):
    return fit_table(coded, encoder=encoder)


def test_labels_are_those_that_came(made):
    assert made.fitted.model.labels == ("Poor Records", "delay", "understaffing")


def test_cross_validation_says_folds_and_which_labels_have_too_few_examples(made):
    validation = made.validation
    assert validation is not None
    assert "5 folds" in validation.protocol
    assert [one.label for one in validation.labels if one.too_few] == ["understaffing"]
    assert validation.labels[0].examples == 32 >= FEW
    assert all(one.model.f1 > 0.8 for one in validation.labels if not one.too_few)
    assert 0 < validation.macro[0] <= 1


def test_a_group_is_never_on_both_sides(coded, encoder):
    # Each label's texts are one group: whoever must find a label has never seen it.
    groups = tuple("".join(own) or str(row) for row, own in enumerate(coded.labels))
    found = cross_validate(replace(coded, groups=groups, grouped_by="label"), codebook=None, encoder=encoder)
    assert found is not None
    assert "label kept together" in found.protocol
    assert found.micro[0].recall == 0


def test_too_few_texts_are_fitted_but_not_judged(coded, encoder):
    few = replace(coded, texts=coded.texts[:6], labels=coded.labels[:6])
    assert fit_table(few, encoder=encoder).validation is None


def test_written_model_answers_with_its_labels_only(made, tmp_path):
    table = tmp_path / "coded.csv"
    table.write_text("a\n", encoding="utf-8")
    write_model(made, tmp_path / "model", table=table, name="model", date="2026-11-24", grouped_by="")
    card = json.loads((tmp_path / "model" / "card.json").read_text(encoding="utf-8"))
    assert card["date"] == "2026-11-24"
    assert card["fitted on"][0]["rows"] == 73
    assert card["cross-validation"]["labels"]["understaffing"] == {"examples": 1, "too few for a figure": True}
    rows = [
        {"i": "1", "t": "The notes were missing."},
        {"i": "2", "t": "The inquest was opened and the family attended."},
        {"i": "3", "t": ""},
    ]
    coded, left_out = code_table(
        rows, id_column="i", text_column="t", codebook=default_codebook(), model=tmp_path / "model", all_scores=True
    )
    assert [row["theme_id"] for row in coded] == ["Poor Records", "delay", "understaffing"] * 3
    assert [row["theme_id"] for row in coded if row["assigned"]] == ["Poor Records"]
    assert all(0 <= float(str(row["score"])) <= 1 for row in coded)
    assert len(left_out) == 1


def test_a_codebook_adds_definitions_and_no_labels(coded, encoder):
    book = Codebook(
        themes=(
            Theme(id="r", label="poor records", definition="Notes were missing."),
            Theme(id="food", label="Food", definition="What people ate."),
        )
    )
    made = fit_table(coded, encoder=encoder, codebook=book, validate=False)
    assert set(made.fitted.model.labels) == {"Poor Records", "delay", "understaffing"}
    assert made.undefined == ("delay", "understaffing")
    assert np.any(made.fitted.model.extractor.entries.labels[made.fitted.model.labels.index("Poor Records")])


def test_definitions_bring_no_limit_of_three_themes():
    ids = [theme.id for theme in default_codebook().themes]
    entries = definitions(ids, default_codebook())
    assert entries is not None
    assert not entries.is_default
    assert {theme.id for theme in entries.themes} == set(ids)
    assert definitions(["x"], default_codebook()) is None


def test_plain_words_learn_and_pass_over_labels_that_cannot_be_learnt():
    texts = ["red apple", "red pear", "blue sky", "blue sea"] * 10
    right = np.array([[text.startswith("red"), True, False] for text in texts])
    found = plain_words(texts, right, ["red plum", "blue lake", "?"])
    assert found[:, 0].tolist()[:2] == [True, False]
    assert found[:, 1].all()
    assert not found[:, 2].any()
    assert not plain_words(["!", "?"], np.array([[True], [False]]), ["x"]).any()
