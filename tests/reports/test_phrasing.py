from __future__ import annotations

import pytest

from invented import review
from reports.paper import figures, finding
from thememiner.records import Quotation
from thememiner.reports.phrasing import (
    cannot_show,
    cited,
    cited_finding,
    kinds_in_order,
    listed,
    long_date,
    names,
    opening,
    said,
)


@pytest.mark.parametrize(("iso", "day"), [("2026-03-06", "6 March 2026"), ("2025-12-31", "31 December 2025")])
def test_days(iso, day):
    assert long_date(iso) == day


@pytest.mark.parametrize(
    ("page", "paragraph", "where"),
    [(23, "4.12", "Child K, p. 23, ¶4.12"), (None, "4.12", "Child K, ¶4.12"), (23, None, "Child K, p. 23")],
)
def test_where_words_stand(page, paragraph, where):
    assert cited(Quotation("u", "k", page, paragraph, "x"), {"k": "Child K"}) == where


def test_a_review_whose_title_is_not_its_own_is_called_by_its_id():
    one, two, three = review("a"), review("b"), review("c")
    found = names([one, two, three])
    assert found == {"a": "Invented a", "b": "Invented b", "c": "Invented c"}
    from dataclasses import replace

    same = [replace(one, title="Overview Report"), replace(two, title="Overview Report"), replace(three, title="")]
    assert names(same) == {"a": "a", "b": "b", "c": "c"}
    assert names([replace(one, title="x" * 71)]) == {"a": "a"}


def test_where_a_local_finding_stands():
    assert cited_finding(finding(3)) == "case-audit-2025.xlsx, sheet Findings, row 7, 2025-03-14"


def test_kinds_come_with_case_reviews_first():
    assert kinds_in_order({"other": 1, "inquiry": 1, "case-review": 1, "x": 1, "inspection": 1}) == [
        "case-review",
        "inspection",
        "inquiry",
        "other",
        "x",
    ]


@pytest.mark.parametrize(("parts", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_lists(parts, words):
    assert listed(parts) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", "Short."),
        ("Two sentences here. Both are kept.", "Two sentences here. Both are kept."),
        (f"First sentence. {'A' * 330}.", "First sentence. […]"),
        ("word " * 100, f"{'word ' * 63}word […]"),
    ],
)
def test_long_findings_end_at_a_sentence_and_say_so(text, shown):
    assert opening(text) == shown


@pytest.mark.parametrize(
    ("count", "total", "what", "words"),
    [
        (4, 6, "", "4 of 6"),
        (4, 6, "case reviews", "4 of 6 case reviews"),
        (12, 20, "case reviews", "12 of 20 case reviews\n(60\u00a0%, 39 to 78\u00a0%)"),
    ],
)
def test_shares_in_a_cell(count, total, what, words):
    figure = figures("x", {"case-review": count}, {"case-review": total})[0]
    assert said(figure, what) == words


@pytest.mark.parametrize(
    ("kinds", "told", "untold"),
    [
        (["case-review"], "gravest cases", "Inspection"),
        (["inspection"], "Inspection reports tell", "gravest"),
        (["inquiry"], "Other reports", "gravest"),
        ([], "", "reports"),
    ],
)
def test_what_figures_cannot_show_depends_on_what_was_read(kinds: list[str], told: str, untold: str) -> None:
    text = " ".join(cannot_show(kinds))
    assert told in text
    assert untold not in text
