from __future__ import annotations

from datetime import datetime

import pytest

from thememiner.local.cases import cases_in_cells, cases_in_text

NOTHING = (None, None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In 4 of 6 cases the voice of the child was recorded.", (4, 6)),
        ("Supervision was recorded in 7 out of 10 files.", (7, 10)),
        ("In four of the six, supervision was absent.", (4, 6)),
        ("Four of the six had no plan.", (4, 6)),
        ("5/8 cases had a chronology.", (5, 8)),
        ("5 / 8 audited cases had a chronology.", (5, 8)),
        ("Just eight of 222 children attended.", (8, 222)),
        ("None of the five case files held a genogram.", (0, 5)),
        ("In all six cases the child was seen alone.", (6, 6)),
        ("Three in 8 families were asked.", (3, 8)),
        ("One of the 6 cases was closed early; in 1 of 6 cases there was drift.", (1, 6)),
    ],
)
def test_counts_of_cases(text: str, count: tuple[int, int]) -> None:
    assert cases_in_text(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "1 of the children was not seen.",
        "60% of files had a plan.",
        "60 per cent of the ten files had a plan.",
        "The meeting of 5/8 was late.",
        "It was held on 5/8/2021 for cases of neglect.",
        "See page 4 of 6.",
        "Standard 2 of 8 was looked at.",
        "In 6 of the 10 agencies staff were trained.",
        "3 of 12 months had no visits.",
        "One of two parents was spoken to.",
        "On the 4 of 6 May.",
        "7 of 6 cases were late.",
        "In 4 of 6 cases it was good and in 2 of 6 cases it was not.",
        "Version 1.4 of 6 cases",
        "Open 24/7 for children.",
        "Section 11 of the Act; 2 of 2021.5 cases",
        "3 of 10% cases",
        "",
    ],
)
def test_what_is_no_count_of_cases(text: str) -> None:
    assert cases_in_text(text) == NOTHING


@pytest.mark.parametrize(
    ("cases", "sample", "count"),
    [
        ("4 of 6", None, (4, 6)),
        ("4/6", None, (4, 6)),
        ("4 out of 6 cases", "10", (4, 6)),
        (4, 6, (4, 6)),
        ("four", "6 cases", (4, 6)),
        (None, 6.0, (None, 6)),
        (None, None, NOTHING),
        ("n/a", "", NOTHING),
    ],
)
def test_counts_in_columns(cases: object, sample: object, count: tuple[int | None, int | None]) -> None:
    assert cases_in_cells(cases, sample) == count  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cases", "sample"),
    [
        (4, None),
        ("several", None),
        ("60%", None),
        (7, 6),
        ("7 of 6", None),
        (None, "most"),
        (datetime(2021, 6, 4), None),
    ],
)
def test_columns_that_do_not_say_of_how_many(cases: object, sample: object) -> None:
    assert cases_in_cells(cases, sample) is None  # type: ignore[arg-type]
