from __future__ import annotations

import pytest

from thememiner.reading.stated.sentences import sentences_of, spans
from told_reviews import passages_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("He met Mr. Smith. Then left.", ["He met Mr. Smith.", "Then left."]),
        ("See para. 4 of it. Yes?", ["See para. 4 of it.", "Yes?"]),
        ("By R. Aldous of X.", ["By R. Aldous of X."]),
        ('She said "No." Then left.', ['She said "No."', "Then left."]),
        ("reports from: Police; GP; and Housing.", ["reports from: Police; GP; and Housing."]),
        ("No end", ["No end"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == sentences


def test_each_knows_its_place_and_headings_are_none() -> None:
    (passage,) = passages_of(("analysis", "One. Two."))
    first, second = sentences_of([passage])
    assert (first.before, second.before, second.kind) == ("", "One. ", "analysis")
    assert passage.text[second.start :] == second.text
