from __future__ import annotations

from typing import Any

import pytest

from invented import code, stance
from thememiner.errors import InputError
from thememiner.local.by_source import views_of
from thememiner.local.positions import POSITIONS, Heard, cutoff, in_words, position_of
from thememiner.records import AuditFinding, Polarity, Statement

TODAY = "2024-06-15"


def heard(
    polarity: Polarity = "failing",
    *,
    audit: str = "one",
    date: str = "2024-01",
    statement: Statement = "finding",
    **fields: Any,
) -> Heard:
    finding = AuditFinding("x", "t", "a.csv", 2, audit=audit, date=date, **fields)
    return Heard(finding, code("x", "sup", polarity=polarity), stance("x", statement))


GRADED = {"grade": "Inadequate", "grade_scale": "ofsted", "grade_rank": 0}
GREEN = {"grade": "Green", "grade_scale": "rag", "grade_rank": 2}
AMBER = {"grade": "Amber", "grade_scale": "rag", "grade_rank": 1}
YES = {"grade": "Yes", "grade_scale": "yes/no", "grade_rank": 2}


@pytest.mark.parametrize(
    ("findings", "position"),
    [
        ([], "not known"),
        ([heard("failing")], "weak"),
        ([heard("failing"), heard("failing", audit="two"), heard("neutral")], "weak"),
        ([heard("good"), heard("good", audit="two")], "strong"),
        ([heard("good"), heard("failing")], "mixed"),
        ([heard("mixed")], "mixed"),
        ([heard("mixed"), heard("failing", audit="two")], "mixed"),
        ([heard("good"), heard("failing", audit="two")], "contradictory"),
        ([heard("neutral")], "stated without judgement"),
        ([heard("failing", statement="recommendation")], "stated without judgement"),
        ([heard("failing", statement="question")], "stated without judgement"),
        ([heard("neutral", **GRADED)], "weak"),
        ([heard("neutral", **GREEN)], "stated without judgement"),
        ([heard("neutral", **GREEN), heard("good")], "strong"),
        ([heard("neutral", **GREEN), heard("failing")], "mixed"),
        ([heard("neutral", **AMBER)], "mixed"),
        ([heard("neutral", **YES)], "stated without judgement"),
        ([heard("failing", **GREEN)], "weak"),
        ([heard("failing", date="2022-06-14")], "stale"),
        ([heard("good", date="2021")], "stale"),
        ([heard("failing", date="2022-06-15")], "weak"),
        ([heard("failing", date="2022-06")], "weak"),
        ([heard("failing", date="2022")], "weak"),
        ([heard("failing", date="")], "weak"),
        ([heard("failing", date="2019"), heard("good", audit="two")], "strong"),
        ([heard("failing", date="2019"), heard("good", date="2018", audit="two")], "stale"),
    ],
)
def test_positions(findings: list[Heard], position: str) -> None:
    assert position_of(findings, TODAY)[0] == position
    assert position in POSITIONS


@pytest.mark.parametrize(
    ("findings", "because"),
    [
        ([], "no local finding speaks of it; that is not assurance"),
        (
            [
                heard("failing", date="2024-04-01", grade="RI", grade_scale="ofsted", grade_rank=1),
                heard("failing", date="2024-03"),
                heard("good", audit="two", **AMBER),
            ],
            "3 findings from 2 sources, newest 2024-04-01, 2 failing, 1 good; graded RI, Amber",
        ),
        (
            [heard("neutral", date="", **GREEN)],
            "1 finding from 1 source, none dated, 1 without judgement; graded Green; "
            "by grade alone 1 good; rests on one finding",
        ),
        (
            [heard("failing", date="2019-05")],
            "1 finding from 1 source, newest 2019-05, 1 failing; the newest is more than 24 months old on 2024-06-15",
        ),
        (
            [heard("good"), heard("good"), heard("failing", date="2019"), heard("mixed", date="")],
            "4 findings from 1 source, newest 2024-01, 1 failing, 2 good, 1 mixed, 1 without a date; "
            "1 more than 24 months old set aside",
        ),
        (
            [heard("good", date="2024-07"), heard("good", date="2024-06")],
            "2 findings from 1 source, newest 2024-07, 2 good; 1 dated after 2024-06-15",
        ),
        (
            [heard("failing", **GREEN), heard("failing")],
            "2 findings from 1 source, newest 2024-01, 2 failing; graded Green; 1 where words and grade disagree",
        ),
    ],
)
def test_reasons_are_plain_counts(findings: list[Heard], because: str) -> None:
    assert position_of(findings, TODAY)[1] == because


def test_the_cutoff_is_24_months_before() -> None:
    assert cutoff("2024-02-29") == "2022-02-28"
    with pytest.raises(InputError, match="'June' is not a date; write it like"):
        cutoff("June")


def test_others_than_audits_that_contradict_each_other_are_said_to_speak_both_ways() -> None:
    found = [heard("failing", source_type="inspection"), heard("good", audit="two", source_type="inspection")]
    position, _ = position_of(found, TODAY)
    told = in_words(position, views_of(found, TODAY))
    assert told == "not audited; other evidence (inspection) says both that it works and that it does not"
