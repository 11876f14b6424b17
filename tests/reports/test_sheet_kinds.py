from __future__ import annotations

from typing import get_args

import pytest

from thememiner.coding.stance import statement_of
from thememiner.records import LEARNING_STATEMENTS, CodingUnit, SectionKind
from thememiner.reports.sheet_kinds import TREATMENTS, kind_name, treatment

WORDS = "There was a failure to share information, and opportunities were missed to protect the child."
TESTED = "An audit found that practice had improved: the change was tested and works well."


@pytest.mark.parametrize("kind", get_args(SectionKind))
def test_what_the_sheet_says_of_a_kind_is_what_the_coder_does_with_it(kind: SectionKind) -> None:
    """Words that plainly state learning count in a section that is mined, and nowhere where it is said they do not."""
    counts = [
        statement_of(CodingUnit("x", words, kind, "A heading")).statement in LEARNING_STATEMENTS
        for words in (WORDS, TESTED)
    ]
    said = treatment(kind)
    assert said in TREATMENTS
    assert said != "mined" or counts[0]
    assert said != "never" or not any(counts)


def test_a_kind_nobody_knows_is_decided_by_words() -> None:
    assert treatment("something new") == "by-words"


@pytest.mark.parametrize(
    ("kind", "name"), [("terms-of-reference", "terms of reference"), ("childs-story", "the child’s story")]
)
def test_kinds_are_named_as_people_say_them(kind: str, name: str) -> None:
    assert kind_name(kind) == name
