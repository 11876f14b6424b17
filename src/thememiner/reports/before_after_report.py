"""Two audits on a theme side by side, in words and as rows: improved, not shown or worse, and what is not compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from thememiner.errors import InputError
from thememiner.local.before_after import BeforeAfter, Change, Graded, Round, short_words
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Paragraph, Report, Table
from thememiner.reports.board_evidence import INVENTED
from thememiner.reports.phrasing import counted, listed, long_date
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.workbook import Sheet, workbook_bytes
from thememiner.reports.write import WRITERS

COLUMNS = (
    "question",
    "words",
    "scale",
    "before_short",
    "before_cases",
    "after_short",
    "after_cases",
    "low",
    "high",
    "verdict",
    "said",
)
_WIDTHS = {"words": 60, "said": 70, "question": 14, "verdict": 14, "reason": 50, "what": 110}
VERDICTS = {
    "improved": "Improved",
    "not shown": "No change shown",
    "worse": "Worse",
}


def write(found: BeforeAfter, path: Path, *, label: str, partnership: str, date: str, invented: bool = False) -> None:
    """Write the comparison in the form that the suffix names.

    Raises:
        InputError: The suffix is of no known form, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write_file(path, _workbook(found, invented))
        return
    writer = WRITERS.get(suffix)
    if writer is None:
        known = ", ".join(sorted({".xlsx", *WRITERS}))
        raise InputError(str(path), f"no comparison is written as {suffix!r}", remedy=f"give one of {known}")
    report = report_of(found, label=label, partnership=partnership, date=date, invented=invented)
    write_file(path, writer(report))


def change_rows(found: BeforeAfter) -> list[dict[str, object]]:
    """One row for each question compared; the interval is left empty where an audit has too few cases for shares."""
    return [
        {
            "question": one.question,
            "words": one.words,
            "scale": one.after.scale,
            "before_short": one.before.short,
            "before_cases": one.before.cases,
            "after_short": one.after.short,
            "after_cases": one.after.cases,
            "low": None if one.is_small else round(one.low, 3),
            "high": None if one.is_small else round(one.high, 3),
            "verdict": one.verdict,
            "said": said(one),
        }
        for one in found.changes
    ]


def said(change: Change) -> str:
    """Say a change in plain words."""
    before, after = (f"{one.short} of {one.cases}" for one in (change.before, change.after))
    counts = f"fell short in {before} cases before and in {after} after"
    if change.is_small:
        reason = {
            "improved": "a difference as large as this is not likely to be chance, although the samples are small",
            "worse": "a difference as large as this is not likely to be chance, although the samples are small",
            "not shown": "in samples as small as these, a change cannot be told from chance",
        }[change.verdict]
        return f"Practice {counts}: {reason}."
    low, high = (round(100 * one) for one in (change.low, change.high))
    return f"Practice {counts}: a difference of {_points(low)} to {_points(high)} percentage points (95 % interval)."


def _points(share: int) -> str:
    return f"{'+' if share > 0 else chr(0x2212) if share < 0 else ''}{abs(share)}"


def report_of(found: BeforeAfter, *, label: str, partnership: str, date: str, invented: bool = False) -> Report:
    """The comparison as blocks.

    Raises:
        InputError: The date is not an ISO date.
    """
    subtitle = ", ".join(part for part in (partnership, long_date(date)) if part)
    says_so = [Callout("invented", INVENTED)] if invented else []
    blocks = (*says_so, *_opening(found), *_audits(found), *_changes(found), *_aside(found), *_method(found))
    return Report(f"Before and after: {label}", subtitle, date, partnership or "thememiner", blocks)


def summary(found: BeforeAfter) -> str:
    """The whole in one or two sentences."""
    if found.after is None:
        return "No filled-in audit tool on this theme has come back with a date. What practice is like is not known."
    if found.before is None:
        return (
            f"One audit on this theme has come back ({_called(found.after)}). There is nothing yet to set it beside: "
            "whether practice changed is not known."
        )
    counts = [
        f"{len(own)} {words}"
        for verdict, words in (("improved", "improved"), ("worse", "worse"), ("not shown", "without a change shown"))
        if (own := [one for one in found.changes if one.verdict == verdict])
    ]
    if not counts:
        return "The two audits have no graded question in common, so nothing can be compared."
    return f"Of {counted(len(found.changes), 'question', 'questions')} compared: {listed(counts)}."


def _opening(found: BeforeAfter) -> list[Block]:
    blocks: list[Block] = [Callout("note", summary(found))]
    if found.undated:
        names = "; ".join(found.undated)
        blocks.append(Callout("caution", f"Not in the comparison, since no case in it has a date: {names}."))
    return blocks


def _called(one: Round) -> str:
    days = long_date(one.first) if len(one.first) == 10 else one.first
    last = long_date(one.last) if len(one.last) == 10 else one.last
    return f"{one.name}, {days if one.first == one.last else f'{days} to {last}'}"


def _audits(found: BeforeAfter) -> list[Block]:
    rounds = [(name, one) for name, one in (("Before", found.before), ("After", found.after)) if one is not None]
    if not rounds:
        return []
    rows = tuple(
        (name, _called(one), str(len(one.cases)), ", ".join(one.agencies) or "none named", ", ".join(one.files))
        for name, one in rounds
    )
    table = Table("The audits", ("", "Audit", "Cases", "Agencies", "Files"), rows, widths=(9, 36, 8, 22, 25))
    remarks = [Bullets(found.remarks)] if found.remarks else []
    older = len(found.earlier)
    earlier = f"{counted(older, 'earlier audit is', 'earlier audits are')} not shown here." if older else ""
    return [Heading(1, "What is compared"), table, *remarks, *([Paragraph(earlier)] if earlier else [])]


def _changes(found: BeforeAfter) -> list[Block]:
    if found.changes:
        rows = tuple(
            (one.words, _count(one.before), _count(one.after), f"{VERDICTS[one.verdict]}\n{said(one)}")
            for one in found.changes
        )
        scales = listed([short_words(scale) for scale in dict.fromkeys(one.after.scale for one in found.changes)])
        caption = f"Cases in which practice fell short (graded {scales}), of those graded"
        return [
            Heading(1, "Before and after"),
            Table(caption, ("Question", "Before", "After", "What that shows"), rows, widths=(42, 10, 10, 38)),
        ]
    if found.after is None:
        return []
    words = found.after.words
    graded = tuple((words.get(one.question, ""), _count(one), one.scale) for one in found.after.graded)
    if not graded:
        return []
    caption = "Cases in which practice fell short, of those graded"
    return [
        Heading(1, "Where practice stands"),
        Table(caption, ("Question", "Cases", "Scale"), graded, widths=(70, 15, 15)),
    ]


def _count(one: Graded) -> str:
    return f"{one.short} of {one.cases}"


def _aside(found: BeforeAfter) -> list[Block]:
    if not found.not_compared:
        return []
    items = tuple(f"{words or 'A question without words'}: {reason}." for words, reason in found.not_compared)
    return [Heading(1, "What is not compared"), Bullets(items)]


def _method(found: BeforeAfter) -> list[Block]:
    return [
        Heading(1, "Method and limits"),
        Bullets(
            (
                "Only questions in the same words, graded on the same scale, are set side by side. A case counts once "
                "for a question; where several agencies graded it, it fell short if any of them said so. Questions "
                "that were not answered, or do not arise in a case, are not counted.",
                "A change is called shown where the 95 % interval of the difference of the two shares (Newcombe 1998, "
                "method 10) does not include zero. No change shown does not mean that nothing changed.",
                "A few cases are looked at, drawn from lists and not from all children. Another draw would give other "
                "counts. Auditors and what they expect may have changed as well.",
                "That practice is better or worse does not say what brought it about.",
                "The grades are those that auditors wrote; no coding by the machine enters these counts. Where there "
                "is a moderator's grade, the overall grade is the moderator's.",
            )
        ),
    ]


def _workbook(found: BeforeAfter, invented: bool) -> bytes:
    rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in change_rows(found)]
    aside = [{"words": words, "reason": reason} for words, reason in found.not_compared]
    told = [
        *([INVENTED] if invented else []),
        summary(found),
        *found.remarks,
        *[f"No date, not compared: {one}" for one in found.undated],
    ]
    told += [item for block in _method(found) if isinstance(block, Bullets) for item in block.items]
    return workbook_bytes(
        [
            Sheet("before and after", COLUMNS, rows, widths=_WIDTHS),
            Sheet("not compared", ("words", "reason"), aside, widths=_WIDTHS),
            Sheet("read first", ("what",), _lines(told), widths=_WIDTHS),
        ]
    )


def _lines(told: Sequence[str]) -> list[Mapping[str, str]]:
    return [{"what": one} for one in told]
