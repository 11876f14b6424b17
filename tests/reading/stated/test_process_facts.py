"""Agencies, participation and methods: what was done, not what was planned, taught or expected."""

from __future__ import annotations

import pytest

from thememiner.reading.review_facts import facts_from
from told_reviews import passages_of, review, values


def found(name: str, *lines: tuple[str, str]) -> list[str]:
    return values(facts_from(review(), [], passages_of(("front-matter", "Serious Case Review"), *lines)), name)


@pytest.mark.parametrize(
    ("lines", "sectors"),
    [
        (
            [("method", "IMRs were received from: the Police; the GP practice; and Housing.")],
            ["police", "GP", "housing"],
        ),
        (
            [
                ("method", "The following agencies contributed to the review:"),
                ("method", "Northmere Community NHS Trust"),
                ("method", "Cafcass"),
            ],
            ["community health", "Cafcass"],
        ),
        (
            [("method", "Reports were provided by school nursing, the Primary School and health visiting.")],
            ["school nursing", "school", "health visiting"],
        ),
        ([("method", "Panel members were: Police, Housing and GP.")], []),
        ([("chronology", "Reports were provided by the Police, Housing and GP.")], []),
        ([("method", "Agencies that will be asked for a report: Police, GP, Housing.")], []),
    ],
)
def test_agencies(lines: list[tuple[str, str]], sectors: list[str]) -> None:
    assert found("agency", *lines) == sectors


@pytest.mark.parametrize(
    ("kind", "text", "ways"),
    [
        ("family-contribution", "Mother met the author twice.", ["met"]),
        ("family-contribution", "The author met Mother twice.", ["met"]),
        ("family-contribution", "Mother met the social worker twice.", []),
        ("family-contribution", "Both parents declined to take part.", ["declined"]),
        ("family-contribution", "Mother declined a referral.", []),
        ("family-contribution", "Mother and Father were written to and did not reply.", ["did not reply"]),
        ("family-contribution", "Grandmother sent a letter.", ["contributed in writing"]),
        ("family-contribution", "The parents were not approached.", ["not approached"]),
        ("method", "The author met the parents.", ["met"]),
        ("method", "The parents will be invited to meet the author.", []),
        ("chronology", "The author met the parents.", []),
    ],
)
def test_family(kind: str, text: str, ways: list[str]) -> None:
    assert found("family-participation", (kind, text)) == ways


@pytest.mark.parametrize(
    ("kind", "text", "ways"),
    [
        ("method", "A learning event was attended by 22 practitioners.", ["met"]),
        ("method", "The author interviewed fourteen members of staff.", ["met"]),
        ("method", "Two social workers declined to be interviewed.", ["declined"]),
        ("method", "Practitioners will be invited to a learning event.", []),
        ("chronology", "The police interviewed fourteen members of staff.", []),
    ],
)
def test_practitioners(kind: str, text: str, ways: list[str]) -> None:
    assert found("practitioner-participation", (kind, text)) == ways


@pytest.mark.parametrize(
    ("kind", "text", "methods"),
    [
        (
            "method",
            "The review used a hybrid of root cause analysis and Appreciative Inquiry.",
            ["root cause analysis", "Appreciative Inquiry", "hybrid"],
        ),
        ("method", "Individual Management Reviews were provided by six agencies.", ["IMR"]),
        ("method", "The Board decided against the SILP model.", []),
        ("people", "The author uses and teaches SILP.", []),
        ("terms-of-reference", "Each IMR author is to answer these questions.", []),
        ("recommendations", "The Board should use Learning Together.", []),
    ],
)
def test_methods(kind: str, text: str, methods: list[str]) -> None:
    assert found("methodology", (kind, text)) == methods
