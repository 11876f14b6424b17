"""A user's own codebook: coded by its entries alone."""

from __future__ import annotations

import pytest

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.own_themes import content_words, rarity_in, word_rarity
from thememiner.coding.rules import RuleCoder
from thememiner.records import CodingUnit

OWN = Codebook(
    themes=(
        Theme(
            id="transport",
            label="Transport and journeys",
            definition="Whether getting children safely to appointments, school and contact was arranged and paid for.",
        ),
        Theme(
            id="carers",
            label="Young carers",
            definition="Whether children who look after a parent or sibling were recognised and supported.",
        ),
        Theme(id="pets", label="Animals", definition="Whether animals in the home were a risk.", cues=("dog",)),
    )
)


def themes(codebook: Codebook, text: str) -> set[str]:
    coder = RuleCoder(codebook, assume_learning=True)
    return {tag.theme_id for tag in coder.code([CodingUnit("u", text)])[0].tags if tag.assigned}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transport to contact was never arranged.", {"transport"}),
        ("He was a young carer and nobody recognised it.", {"carers"}),
        ("There were three dogs in the flat.", {"pets"}),
        ("Supervision was regular and the children were seen.", set()),
    ],
)
def test_own_themes(text, expected):
    assert themes(OWN, text) == expected


def test_no_cap_of_three_for_a_users_codebook():
    entries = [Theme(id=word, label=word.title(), definition=word) for word in ("horses", "boats", "trains", "kites")]
    assert themes(Codebook(themes=tuple(entries)), "Horses, boats, trains and kites.") == {
        "horses",
        "boats",
        "trains",
        "kites",
    }


def test_a_theme_that_only_has_a_packaged_id_is_its_owners():
    own = Codebook(themes=(Theme(id="neglect", label="Garden neglect", definition="Whether hedges were trimmed."),))
    assert themes(own, "Unkempt children had decayed teeth and head lice.") == set()
    assert themes(own, "The hedges were not trimmed and the garden neglected.") == {"neglect"}


def test_a_cue_added_to_a_packaged_theme_counts():
    text = "The blue folder was not used."
    assert "recording-systems" not in themes(default_codebook(), text)
    changed = tuple(
        theme.model_copy(update={"cues": (*theme.cues, "blue folder")}) if theme.id == "recording-systems" else theme
        for theme in default_codebook().themes
    )
    assert "recording-systems" in themes(default_codebook().model_copy(update={"themes": changed}), text)


def test_words_of_many_themes_weigh_nothing():
    rarity = word_rarity(OWN)
    assert rarity["child"] == 0
    assert rarity["transport"] == 1


def test_content_words_are_stems_without_small_words():
    assert content_words("Whether the carers were caring for animals") == ["carer", "caring", "animal"]


def test_words_that_most_texts_of_a_table_use_weigh_less():
    texts = ["The transports were late."] * 9 + ["A hedge was cut."]
    found = rarity_in(texts, {"transport": 1.0, "hedge": 0.5, "canal": 1.0})
    assert found["transport"] < 0.05
    assert 0.3 < found["hedge"] < 0.5
    assert found["canal"] == 1.0
    assert rarity_in(["a transport"] * 5, {"transport": 1.0}) == {"transport": 0.0}
