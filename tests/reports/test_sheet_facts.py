from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thememiner.library_records import Fact
from thememiner.reading import read_file
from thememiner.records import Reading
from thememiner.reports.sheet_facts import NOT_STATED, FactRow, fact_rows, review_rows

TEXT = """# Serious case review: Child K

Describing it: the Ostermouth board met. Published 3rd June 2019.

# Introduction

1.1 This review is about a child who was known to several services before he was hurt at home.
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    path = tmp_path / "k.md"
    path.write_text(TEXT, encoding="utf-8")
    return replace(read_file(path), facts=())


def rows(reading: Reading, **fields: str) -> dict[str, FactRow]:
    reading = replace(reading, review=replace(reading.review, **fields))  # type: ignore[arg-type]
    return {row.name: row for row in review_rows(reading)}


def test_a_field_comes_with_the_words_that_hold_it(reading: Reading) -> None:
    found = rows(reading, area="Ostermouth", published="2019-06-03", review_type="SCR")
    assert found["Title"].words == "Serious case review: Child K"
    assert found["Area"].words == "Describing it: the Ostermouth board met. Published 3rd June 2019."
    assert "Published 3rd June 2019" in found["Published"].words
    assert found["Type of review"] == FactRow("Type of review", "SCR")  # not the letters inside "Describing"


def test_a_month_alone_and_a_title_of_two_lines_are_found(reading: Reading) -> None:
    found = rows(reading, published="2019-06", title="Somewhere – Child K")
    assert "June 2019" in found["Published"].words
    assert (found["Title"].value, found["Title"].words) == ("Somewhere – Child K", "Serious case review: Child K")


def test_what_is_not_stated_is_said(reading: Reading) -> None:
    found = rows(reading, area="", published="", kind="other")
    assert [found[name].value for name in ("Area", "Published", "Kind of report")] == [NOT_STATED] * 3
    assert not found["Area"].is_stated
    assert "Case" not in found
    assert rows(reading, case="c1")["Case"].value == "c1"


def test_a_fact_that_agrees_gives_its_words_and_one_that_does_not_gives_none(reading: Reading) -> None:
    fact = Fact("k", "published", "2019-06-03", "Published 3rd June 2019", 7)
    full = replace(reading, facts=(fact,))
    assert rows(full, published="2019-06-03")["Published"] == FactRow("Published", "2019-06-03", fact.words, 7)
    assert rows(full, published="2011-01-01")["Published"] == FactRow("Published", "2011-01-01")


def test_a_name_may_have_several_facts_and_one_without_is_not_stated() -> None:
    facts = [
        Fact("k", "agency", "police", "the police", 2),
        Fact("k", "agency", "school", "", None, "person"),
    ]
    found = fact_rows(facts)
    agencies = [row for row in found if row.name == "Agency"]
    assert [(row.value, row.source) for row in agencies] == [("police", ""), ("school", "put right by a person")]
    assert next(row for row in found if row.name == "Harm").value == NOT_STATED
