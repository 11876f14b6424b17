"""The comparison as a workbook: themes, what each source says, eras of reviews, and the local findings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from thememiner.errors import InputError
from thememiner.evidence.prevalence import in_words
from thememiner.local.by_source import stated_cases
from thememiner.local.comparison import ComparisonRow
from thememiner.records import Prevalence
from thememiner.reports.board_local import both_words
from thememiner.reports.phrasing import many_of, plain
from thememiner.reports.rows import COMPARISON_COLUMNS, Row, comparison_rows
from thememiner.reports.spreadsheet import write_csv, write_file
from thememiner.reports.workbook import Sheet, workbook_bytes

OVERVIEW_COLUMNS = (
    "theme",
    "in published reviews",
    "good practice",
    "local position",
    "local sources",
    "cases and grades, as stated",
    "last audited",
    "the group",
    "what came of it",
    "board's words",
)
SOURCE_COLUMNS = (
    "theme_id",
    "label",
    "source",
    "file",
    "source_type",
    "is_audit",
    "says",
    "findings",
    "cases",
    "grades",
    "date",
    "stale",
    "copies",
)
ERA_COLUMNS = ("theme_id", "label", "kind", "era", "reviews_with", "reviews_read", "in_words")
LOCAL_COLUMNS = (
    "theme_id",
    "label",
    "text",
    "source",
    "sheet",
    "row",
    "audit",
    "source_type",
    "agency",
    "date",
    "grade",
    "cases",
    "heading",
)


_WIDTHS = {
    **dict.fromkeys(("theme", "in published reviews", "local position", "the group", "what came of it"), 23),
    **dict.fromkeys(("local sources", "cases and grades, as stated"), 24),
    **dict.fromkeys(("good practice", "last audited", "board's words"), 14),
    **dict.fromkeys(("label", "source", "file", "copies", "audit", "position_words", "eras"), 32),
    **dict.fromkeys(("text", "quotation"), 80),
    **dict.fromkeys(("because", "agreement", "follow_up", "reason"), 44),
    **dict.fromkeys(("theme_id", "citation", "national_in_words", "sources", "local_terms", "era"), 26),
    "column": 24,
    "means": 100,
    **dict.fromkeys(("reviews_with", "reviews_read", "findings", "row"), 13),
}
_EXPLAINED = (
    ("national_…", "cases with learning on the theme, of all cases read of that kind of review; kinds never added up"),
    ("low, high, in words", "a 95 % interval of the share, from ten reviews on; below ten only counts are given"),
    (
        "good practice, national_good",
        "cases with good practice on the theme, counted apart and never set off against failings",
    ),
    ("eras", "the same counts by the terms of their time; a difference between eras is no trend"),
    ("position", "what the local findings amount to; not known is not assurance"),
    (
        "position_words",
        "the same with whether the theme was audited: returns about oneself, complaints, surveys, "
        "indicators and inspections by others are no audit",
    ),
    ("agreement", "how many local sources say what: each source speaks once, copies of it not at all"),
    ("cases, grades", "as stated in the source; never added up, averaged or turned into percentages"),
    ("last_audited", "date of the newest audit with a finding on the theme"),
    ("standing", "the position that holds: the group's where it judged, else the one that was suggested"),
    ("follow_up", "what was decided, and whether local evidence dated after it has come in"),
    ("confirmed, codings", "how many codings behind the row a person has confirmed, of how many"),
)


def write_comparison(compared: Sequence[ComparisonRow], path: Path, *, date: str = "", invented: bool = False) -> None:
    """Write the comparison as .xlsx (with sheets by source, by era and of the findings) or .csv (all columns).

    Args:
        compared: The comparison.
        path: The file.
        date: The day of the comparison (ISO), which the workbook states.
        invented: Whether the reviews are invented, which the workbook then says.

    Raises:
        InputError: The suffix is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        write_csv(comparison_rows(compared), path, COMPARISON_COLUMNS)
    elif suffix == ".xlsx":
        write_file(path, _workbook(compared, [*_about(compared, date, invented), *_EXPLAINED]))
    else:
        raise InputError(str(path), f"{suffix or 'no suffix'} is not written", remedy="name it .xlsx or .csv")


def _about(compared: Sequence[ComparisonRow], date: str, invented: bool) -> list[tuple[str, str]]:
    """What stands at the head of how to read it: what it is, and how far it has been checked."""
    confirmed, codings = sum(row.confirmed for row in compared), sum(row.codings for row in compared)
    mark = [("invented", "the reviews are invented: no child, family or service in them is real")] if invented else []
    return [
        *mark,
        ("date", date or "not stated"),
        ("codings confirmed", f"{confirmed:,} of {codings:,} by a person; the others are suggestions"),
        ("what it is for", "it prepares the group's judgement and makes none; national and local are not subtracted"),
    ]


def _workbook(compared: Sequence[ComparisonRow], explained: Sequence[tuple[str, str]]) -> bytes:
    return workbook_bytes(
        [
            _sheet("comparison", OVERVIEW_COLUMNS, overview_rows(compared)),
            _sheet("by source", SOURCE_COLUMNS, source_rows(compared)),
            _sheet("by era", ERA_COLUMNS, era_rows(compared)),
            _sheet("local findings", LOCAL_COLUMNS, local_rows(compared)),
            _sheet("all columns", COMPARISON_COLUMNS, comparison_rows(compared)),
            _sheet("how to read", ("column", "means"), [{"column": name, "means": how} for name, how in explained]),
        ]
    )


def _sheet(title: str, columns: Sequence[str], rows: Iterable[Row]) -> Sheet:
    return Sheet(title, columns, [{name: _text(row[name]) for name in columns} for row in rows], widths=_WIDTHS)


def _text(value: object) -> str:
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def overview_rows(compared: Iterable[ComparisonRow]) -> list[Row]:
    """One row a theme, to be read and printed; everything else is in the other sheets."""
    return [
        {
            "theme": row.label,
            "in published reviews": "\n".join(f"{many_of(one.kind)}: {_share(one)}" for one in row.national),
            "good practice": "\n".join(plain(one) for one in row.national_good),
            "local position": row.position_words or row.position,
            "local sources": row.agreement,
            "cases and grades, as stated": "\n".join(
                f"{name}: {'; '.join(stated)}"
                for name, stated in (("cases", row.cases), ("grades", row.grades))
                if stated
            ),
            "last audited": row.last_audited,
            "the group": both_words(row),
            "what came of it": row.follow_up,
            "board's words": "; ".join(row.local_terms),
        }
        for row in compared
    ]


def _share(one: Prevalence) -> str:
    return in_words(one.reviews_with, one.reviews_read, one.low, one.high)


def source_rows(compared: Iterable[ComparisonRow]) -> list[Row]:
    """What each local source says of each theme, one row each."""
    return [
        {
            "theme_id": row.theme_id,
            "label": row.label,
            "source": view.source,
            "file": view.file,
            "source_type": view.source_type,
            "is_audit": view.is_audit,
            "says": view.says,
            "findings": view.findings,
            "cases": "; ".join(view.cases),
            "grades": "; ".join(view.grades),
            "date": view.date,
            "stale": view.stale,
            "copies": "; ".join(view.copies),
        }
        for row in compared
        for view in row.by_source
    ]


def era_rows(compared: Iterable[ComparisonRow]) -> list[Row]:
    """Each theme in the reviews of each era of terms: counts beside each other, without a share or a trend."""
    return [
        {
            "theme_id": row.theme_id,
            "label": row.label,
            "kind": one.figure.kind,
            "era": one.era,
            "reviews_with": one.figure.reviews_with,
            "reviews_read": one.figure.reviews_read,
            "in_words": f"{one.figure.reviews_with} of {one.figure.reviews_read}",
        }
        for row in compared
        for one in row.eras
    ]


def local_rows(compared: Iterable[ComparisonRow]) -> list[Row]:
    """The local findings behind each theme in their own words, with file, sheet and row."""
    return [
        {
            "theme_id": row.theme_id,
            "label": row.label,
            "text": one.text,
            "source": one.source,
            "sheet": one.sheet,
            "row": one.row,
            "audit": one.audit,
            "source_type": one.source_type,
            "agency": one.agency,
            "date": one.date,
            "grade": one.grade,
            "cases": "; ".join(stated_cases([one])),
            "heading": one.heading,
        }
        for row in compared
        for one in row.local
    ]
