"""The comparison as a workbook: themes, what each source says, eras of reviews, and the local findings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from thememiner.errors import InputError
from thememiner.local.by_source import stated_cases
from thememiner.local.comparison import ComparisonRow
from thememiner.reports.rows import COMPARISON_COLUMNS, Row, comparison_rows
from thememiner.reports.spreadsheet import write_csv, write_file
from thememiner.reports.workbook import Sheet, workbook_bytes

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
    **dict.fromkeys(("label", "source", "file", "copies", "audit", "position_words", "eras"), 32),
    **dict.fromkeys(("text", "quotation"), 80),
    **dict.fromkeys(("because", "agreement", "follow_up", "reason"), 44),
    **dict.fromkeys(("theme_id", "citation", "national_in_words", "sources", "local_terms", "era"), 26),
    "column": 24,
    "means": 100,
    **dict.fromkeys(("reviews_with", "reviews_read", "findings", "row"), 10),
}
_EXPLAINED = (
    ("national_…", "cases with learning on the theme, of all cases read of that kind of review; kinds never added up"),
    ("low, high, in words", "a 95 % interval of the share, from ten reviews on; below ten only counts are given"),
    ("national_good", "good practice on the theme, counted apart and never set off against failings"),
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


def write_comparison(compared: Sequence[ComparisonRow], path: Path) -> None:
    """Write the comparison as .xlsx (with sheets by source, by era and of the findings) or .csv (the themes alone).

    Raises:
        InputError: The suffix is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        write_csv(comparison_rows(compared), path, COMPARISON_COLUMNS)
    elif suffix == ".xlsx":
        write_file(path, _workbook(compared))
    else:
        raise InputError(str(path), f"{suffix or 'no suffix'} is not written", remedy="name it .xlsx or .csv")


def _workbook(compared: Sequence[ComparisonRow]) -> bytes:
    return workbook_bytes(
        [
            _sheet("comparison", COMPARISON_COLUMNS, comparison_rows(compared)),
            _sheet("by source", SOURCE_COLUMNS, source_rows(compared)),
            _sheet("by era", ERA_COLUMNS, era_rows(compared)),
            _sheet("local findings", LOCAL_COLUMNS, local_rows(compared)),
            _sheet("how to read", ("column", "means"), [{"column": name, "means": how} for name, how in _EXPLAINED]),
        ]
    )


def _sheet(title: str, columns: Sequence[str], rows: Iterable[Row]) -> Sheet:
    return Sheet(title, columns, [{name: _text(row[name]) for name in columns} for row in rows], widths=_WIDTHS)


def _text(value: object) -> str:
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


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
