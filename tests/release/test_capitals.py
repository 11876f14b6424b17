from __future__ import annotations

import pytest

from thememiner.release.check import check_pieces
from thememiner.release.details import IDENTIFIES, LOOK, Piece


def found(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.level) for one in check_pieces([Piece(text, "here")])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In the end Ovrickdaal took the bag home.", "Ovrickdaal"),
        ("A shift at Ovrickdaal Sugar ended at ten.", "Ovrickdaal Sugar"),
        ("Bag packed. Zendrobek to ring on Monday.", "Zendrobek"),
    ],
)
def test_a_capital_on_what_is_no_english_word_is_to_look_at(text: str, name: str) -> None:
    assert any(name in words and level == LOOK for words, level in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the end the Threshold Document was read.",
        "The Ovrickdaal Safeguarding Board met. In Ovrickdaal it was read.",
        "An ovrickdaal is a bag. Ovrickdaal bags were read.",
        "Fraser guidelines and Gillick competence were read.",
    ],
)
def test_words_bodies_and_what_stands_in_lower_case_are_none(text: str) -> None:
    assert found(text) == []


def test_a_telephone_number_with_its_code_in_brackets_and_a_number_in_three_parts() -> None:
    assert ("(07700) 900732", IDENTIFIES) in [(words, level) for words, level in found("Ring (07700) 900732 at night.")]
    assert ("KS/RQ/44182", IDENTIFIES) in found("The letter KS/RQ/44182 was sent.")
