from __future__ import annotations

from datetime import date, datetime, time

import pytest

from thememiner.local.dates import iso_date


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (datetime(2021, 3, 4, 10, 30), "2021-03-04"),
        (date(2021, 3, 4), "2021-03-04"),
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T10:00:00", "2021-03-04"),
        ("04/03/2021", "2021-03-04"),
        ("4.3.21", "2021-03-04"),
        ("04-03-2021 00:00:00", "2021-03-04"),
        ("07 july 2014", "2014-07-07"),
        ("7th July 2014", "2014-07-07"),
        ("Monday 7 July 2014", "2014-07-07"),
        ("July 7, 2014", "2014-07-07"),
        ("7-Jul-14", "2014-07-07"),
        ("April 2021", "2021-04"),
        ("Apr-21", "2021-04"),
        ("Sept 2021", "2021-09"),
        ("04/2021", "2021-04"),
        ("2021-04", "2021-04"),
        ("Q2 2021/22", "2021-07"),
        ("Q4 2021/22", "2022-01"),
        ("Quarter 1 2021-22", "2021-04"),
        ("2021/22 Q3", "2021-10"),
        ("Q2 2021", "2021"),
        ("April to June 2021", "2021-04"),
        ("Apr-Jun 2021", "2021-04"),
        ("October 2021 - March 2022", "2021-10"),
        ("2021/22", "2021"),
        ("2021-2022", "2021"),
        ("2021-22", "2021"),
        ("2011-12", "2011"),
        ("Autumn term 2022", "2022"),
        ("2021", "2021"),
        (2021, "2021"),
        (2021.0, "2021"),
        (43_831, "2020-01-01"),
        ("43831", "2020-01-01"),
        ("", ""),
        (None, ""),
        ("n/a", ""),
        ("  -  ", ""),
    ],
)
def test_dates_as_people_write_them(cell: object, iso: str) -> None:
    assert iso_date(cell) == iso  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    [
        "03/13/2021",
        "31/02/2021",
        "7 July",
        "Monday",
        "ongoing",
        "TBC",
        "Q5 2021/22",
        "2021/25",
        "12/03/2021 and 14/03/2021",
        "Decided 2021",
        "4 of 6",
        "10am",
        "1850",
        "01/01/1850",
        12,
        5.5,
        True,
        time(10, 0),
        datetime(1900, 1, 1),
    ],
)
def test_what_is_no_date_is_not_made_one(cell: object) -> None:
    assert iso_date(cell) is None  # type: ignore[arg-type]
