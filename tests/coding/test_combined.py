from __future__ import annotations

import pytest

from thememiner.codebook import Codebook, default_codebook
from thememiner.coding import CODERS, Coder, CoderParts
from thememiner.coding.combined import packaged_themes
from thememiner.encoding import load_encoder
from thememiner.encoding.tfidf import TfidfEncoder
from thememiner.errors import InputError
from thememiner.records import Coding, CodingUnit


@pytest.fixture(scope="module")
def coder() -> Coder:
    return CODERS["combined"](CoderParts(default_codebook(), load_encoder(threads=1), assume_learning=True))


def code(coder: Coder, text: str) -> Coding:
    return coder.code([CodingUnit("u", text)])[0]


# One theme good and one failing in the same sentence: (text, theme of what went well, theme of what fell short).
TWO_SIDED = [
    (
        "Supervision was regular and reflective, but the child protection plan drifted for eleven months.",
        "supervision-oversight",
        "plans-drift-delay",
    ),
    (
        "Although information was shared promptly between the hospital and the police, the assessment lacked analysis.",
        "information-sharing",
        "assessment-analysis",
    ),
]


@pytest.mark.parametrize(("text", "good", "failing"), TWO_SIDED)
def test_each_theme_has_the_polarity_of_what_is_said_of_it(coder: Coder, text: str, good: str, failing: str) -> None:
    polarity = {tag.theme_id: tag.polarity for tag in code(coder, text).tags}
    assert (polarity[good], polarity[failing]) == ("good", "failing")


def test_a_failing_that_was_not_found_is_none_of_its_theme_either(coder: Coder) -> None:
    coding = code(coder, "There was no evidence that information was withheld by the school.")
    assert coding.stance.polarity != "failing"
    assert "failing" not in {tag.polarity for tag in coding.tags if tag.assigned}


def test_a_counterfactual_is_a_finding_of_absence(coder: Coder) -> None:
    coding = code(
        coder, "Had a strategy meeting been held in March, the police would have known of the earlier injury."
    )
    first = next(tag for tag in coding.tags if tag.rank == 1)
    assert (first.theme_id, first.polarity) == ("child-protection-process", "failing")


def test_every_tag_says_why_and_at_most_three_are_given(coder: Coder) -> None:
    text = (
        "Supervision, recording, information sharing, assessment, thresholds and planning were all weak, and the voice "
        "of the child, the father and domestic abuse were not considered."
    )
    given = [tag for tag in code(coder, text).tags if tag.assigned]
    assert 1 <= len(given) <= 3
    assert sorted(tag.rank for tag in given) == list(range(1, len(given) + 1))
    assert all(tag.rule for tag in given)


def test_nothing_is_coded_of_nothing(coder: Coder) -> None:
    assert coder.code([]) == []


def test_a_theme_that_the_codebook_no_longer_has_is_not_given() -> None:
    book = default_codebook()
    fewer = Codebook(themes=tuple(one for one in book.themes if one.id != "supervision-oversight"))
    coder = CODERS["combined"](CoderParts(fewer, load_encoder(threads=1), assume_learning=True))
    tags = code(coder, "Managers did not supervise staff, and supervision was not recorded.").tags
    assert "supervision-oversight" not in {tag.theme_id for tag in tags}
    assert packaged_themes(fewer) == packaged_themes(book) - {"supervision-oversight"}


def test_another_encoder_than_the_models_is_refused_with_what_to_do() -> None:
    parts = CoderParts(default_codebook(), TfidfEncoder(["some words of some texts", "and other words"]))
    with pytest.raises(InputError, match="set encoder: minilm, or coder: rules"):
        CODERS["combined"](parts)
