from __future__ import annotations

from dataclasses import replace

import pytest

from invented import review
from thememiner.local.eras import LCSPR, NOT_KNOWN, SCR, era_figures, era_of, eras_of_cases
from thememiner.records import Review, ReviewKind

WELSH = "child practice reviews (Wales)"
BEFORE, ILACS = "inspections of local authorities (before ILACS)", "inspections of local authorities (ILACS, from 2018)"


def of(
    review_type: str, published: str = "", kind: ReviewKind = "case-review", name: str = "x", case: str = ""
) -> Review:
    return replace(review(name, kind=kind, case=case), review_type=review_type, published=published)


@pytest.mark.parametrize(
    ("review_type", "published", "era"),
    [
        ("SCR", "2012-11-06", SCR),
        ("Serious Case Review (executive summary)", "", SCR),
        ("Serious Case Review (SILP)", "2020-01-10", SCR),
        ("Local Child Safeguarding Practice Review", "2021", LCSPR),
        ("LCSPR", "2018-06-29", LCSPR),
        ("LCSPR", "", LCSPR),
        ("LCSPR", "2018-06-28", NOT_KNOWN),
        ("LCSPR", "2018", LCSPR),
        ("Child Practice Review (concise)", "2021-11-04", WELSH),
        ("Welsh concise", "2021-11-04", WELSH),
        ("Domestic Homicide Review", "2018-09-20", "domestic homicide reviews"),
        ("Significant Case Review", "2015", "significant case reviews (Scotland)"),
        ("learning review", "2015", "learning review"),
        ("", "2015-03-01", SCR),
        ("", "2017", SCR),
        ("", "2018-06-28", SCR),
        ("", "2018", NOT_KNOWN),
        ("", "2019-05-01", NOT_KNOWN),
        ("", "2020-09-29", NOT_KNOWN),
        ("", "2020-09-30", LCSPR),
        ("", "2021-03", LCSPR),
        ("", "", NOT_KNOWN),
        ("SILP", "2014-09-30", SCR),
        ("Learning Together", "2022-09-30", LCSPR),
    ],
)
def test_the_type_decides_and_else_the_date(review_type: str, published: str, era: str) -> None:
    assert era_of(of(review_type, published)) == era


@pytest.mark.parametrize(
    ("review_type", "published", "era"),
    [
        ("ILACS", "2019-01-01", ILACS),
        ("ILACS", "", ILACS),
        ("ILACS", "2014-07-07", BEFORE),
        ("SIF", "2016-01-01", BEFORE),
        ("SIF", "2020-01-01", NOT_KNOWN),
        ("JTAI", "2016-01-01", "joint targeted area inspections"),
        ("", "2016-01-01", NOT_KNOWN),
    ],
)
def test_inspections_have_their_own_frameworks(review_type: str, published: str, era: str) -> None:
    assert era_of(of(review_type, published, "inspection")) == era


def test_eras_stand_side_by_side_with_their_own_n_and_add_up_to_the_kind() -> None:
    read = [
        *(of("SCR", name=f"s{number}") for number in range(3)),
        *(of("LCSPR", "2022", name=f"l{number}") for number in range(2)),
        of("ILACS", "2019", "inspection", name="i"),
    ]
    found = era_figures("sup", [read[0], read[1], read[5]], read, eras_of_cases(read))
    assert [(one.figure.kind, one.era, one.figure.reviews_with, one.figure.reviews_read) for one in found] == [
        ("case-review", SCR, 2, 3),
        ("case-review", LCSPR, 0, 2),
        ("inspection", ILACS, 1, 1),
    ]


def test_a_case_counts_once_in_the_first_era_that_is_known() -> None:
    documents = [of("", name="a", case="c"), of("SCR", name="b", case="c"), of("LCSPR", "2022", name="d", case="c")]
    found = era_figures("sup", documents, documents, eras_of_cases(documents))
    assert [(one.era, one.figure.reviews_with, one.figure.reviews_read) for one in found] == [(SCR, 1, 1)]
