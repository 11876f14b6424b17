from __future__ import annotations

import pytest

from thememiner.reading.stated.dates import dates_in, first_date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 24 July 2013", ["2013-07-24"]),
        ("on 2nd March 2014", ["2014-03-02"]),
        ("the 4th of May 2012", ["2012-05-04"]),
        ("in July 2013", ["2013-07"]),
        ("JULY 2010", ["2010-07"]),
        ("Sept 2010", []),
        ("Sep 2010", ["2010-09"]),
        ("24/07/2013 or 24.7.2013", ["2013-07-24", "2013-07-24"]),
        ("40/07/2013", []),
        ("24/13/2013", []),
        ("on 4 March", []),
        ("may 2010 people", ["2010-05"]),
        ("It may be so", []),
        ("considered on 16 August 2013 and decided on 2 September", ["2013-08-16", "2013-09-02"]),
        ("considered on 16 August 2013 and decided on 2 January", ["2013-08-16"]),
        ("considered in August 2013 and decided on 2 September", ["2013-08"]),
        ("Working Together 2013", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [one.iso for one in dates_in(text)] == dates
    assert first_date(text) == (dates[0] if dates else "")
