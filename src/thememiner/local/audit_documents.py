"""Audit reports in Word or PDF -> AuditFinding: findings in prose under their headings, and tables.

The text is read by the readers of `thememiner.reading`, as reviews are. ``row`` of a finding is the number of its
paragraph in the file, and ``sheet`` its page ("page 4"), where the format has pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from thememiner.errors import UnreadableFileError, visible
from thememiner.local.audit_document_tables import DocumentTable, document_tables, pages_of
from thememiner.local.audit_front import Front, front_of
from thememiner.local.audit_outline import (
    Part,
    counts,
    label_and_value,
    label_of_finding,
    left_out_by_reason,
    parts_of,
    sentences,
    use_of,
)
from thememiner.local.audit_reading import Asked, AuditReading, with_ids
from thememiner.local.audit_scopes import SCOPED, Scopes, scopes_of
from thememiner.local.audit_tables import Found, mapping_of, read_tables, tables_of
from thememiner.local.cases import cases_in_cells, cases_in_text
from thememiner.local.dates import iso_date
from thememiner.local.grades import graded
from thememiner.local.sheets import Row
from thememiner.local.source_types import source_type
from thememiner.local.tables import Table
from thememiner.records import AuditFinding, LeftOut

_PDF, _DOCX = ".pdf", ".docx"
_GENERIC = frozenset(
    {"findings", "key findings", "audit findings", "main findings", "the findings", "analysis", "results"}
)
_LABELS = (("audit", "Audit title"), ("date", "Date"), ("agency", "Agency"), ("area", "Area"))


@dataclass(slots=True)
class _Report:
    """One report while it is read.

    ``scopes`` are the facts that hold below some headings: whose file it is, which case, how it was graded.
    """

    source: str
    asked: Asked
    parts: list[Part]
    front: Front
    kind: str
    scopes: Scopes
    found: Found = field(default_factory=Found)
    not_read: list[tuple[str, Part]] = field(default_factory=list)
    headings: Counter[str] = field(default_factory=Counter)


def is_document(path: Path) -> bool:
    """Whether a file is a PDF or a Word file by its content.

    Raises:
        UnreadableFileError: It is one, and its name says that it is something else.
    """
    kind = _kind_of(path)
    if kind and path.suffix.lower() != kind:
        what = "a PDF" if kind == _PDF else "a Word file"
        reason = f"is {what}, although its name ends in {path.suffix or 'nothing'}"
        raise UnreadableFileError(path.name, reason, remedy=f"give it a name that ends in {kind}")
    return bool(kind) or path.suffix.lower() in (_PDF, _DOCX)


def read_document(path: Path, asked: Asked) -> AuditReading:
    """Read the findings of a report.

    Raises:
        UnreadableFileError: The file cannot be read.
        InputError: A column that the user named is in none of its tables.
    """
    from thememiner.reading import raw_document, reading_of

    document, sha256 = raw_document(path)
    reading = reading_of(document, path, sha256=sha256, review_id="audit")
    parts = _without_repeated_summary(parts_of(document.blocks, reading))
    tables, told = document_tables(path, parts)
    front = front_of(parts, reading, _front_pairs(parts, tables))
    source = visible(path.name)
    kind = asked.source_type or source_type(front.facts.get("audit", ""), reading.review.title, source)
    report = _Report(source, asked, parts, front, kind, scopes_of(parts, tables))
    report.found.left_out += [*document.left_out, *told]
    _read_prose(report)
    _read_tables(report, tables)
    return _reading(report)


def _kind_of(path: Path) -> str:
    import zipfile

    try:
        with path.open("rb") as file:
            start = file.read(1024)
        if b"%PDF-" in start:
            return _PDF
        if start.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(path) as archive:
                return _DOCX if "word/document.xml" in archive.namelist() else ""
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return ""  # whoever reads it will say so
    return ""


def _without_repeated_summary(parts: Sequence[Part]) -> list[Part]:
    """A summary says once more what is found further on; where there is nothing further on, it is the finding."""
    if any(part.use in ("finding", "by words") and part.path and not counts(part) for part in parts):
        return list(parts)
    return [replace(part, use="finding") if part.use == "summary" else part for part in parts]


def _front_pairs(parts: Sequence[Part], tables: Sequence[DocumentTable]) -> list[tuple[str, str]]:
    """Names and values of the forms that stand before any finding and are not about one case."""
    first = next((part.number for part in parts if part.use == "finding"), len(parts) + 1)
    early = [one for one in tables if one.first.number < first]
    return [(name, value) for one in early for name, value, _ in one.pairs if not one.has_findings]


def _read_prose(report: _Report) -> None:
    for part in report.parts:
        if part.role in ("table-row", "footnote", "caption", "contents-line"):
            continue
        stated = label_and_value(part.text)
        if stated:
            if stated[0] == "grade":
                _overall_grade(report, part, stated[1])
            continue
        why = counts(part)
        if why:
            report.not_read.append((why, part))
        else:
            report.found.findings += _findings(report, part)


def _overall_grade(report: _Report, part: Part, grade: str) -> None:
    """A grade of the whole, or of a section that is neither a case's nor an agency's, is a finding of its own."""
    scale, place = graded(grade)
    if place is not None and "grade" not in report.scopes.facts(part.path):
        finding = _finding(report, part, part.text, "")
        report.found.findings.append(replace(finding, grade=grade, grade_scale=scale, grade_rank=place))


def _findings(report: _Report, part: Part) -> Iterable[AuditFinding]:
    label, text = label_of_finding(part.text)
    report.headings[label or (part.path[-1] if part.path else "(no heading)")] += 1
    return [_finding(report, part, one, label) for one in _by_counts(text)]


def _by_counts(text: str) -> list[str]:
    """A paragraph, or where its sentences state different counts of cases, parted so that each keeps its own."""
    if cases_in_text(text)[0] is not None:
        return [text]
    parts: list[str] = []
    for sentence in sentences(text):
        if parts and (cases_in_text(sentence)[0] is None or cases_in_text(parts[-1])[0] is None):
            parts[-1] = f"{parts[-1]} {sentence}"
        else:
            parts.append(sentence)
    return parts if all(cases_in_text(one)[0] is not None for one in parts) else [text]


def _finding(report: _Report, part: Part, text: str, label: str) -> AuditFinding:
    facts, front = report.scopes.facts(part.path), report.front.facts
    scale, place = graded(facts.get("grade", ""))
    found = cases_in_text(text)
    cases_with, cases = found if found[0] is not None else cases_in_cells(None, front.get("sample")) or (None, None)
    return AuditFinding(
        id="",
        text=text,
        source=report.source,
        row=part.number,
        audit=front.get("audit", ""),
        source_type=report.kind,
        agency=facts.get("agency", "") or front.get("agency", ""),
        area=front.get("area", ""),
        date=iso_date(front.get("date", "")) or "",
        heading=heading_of([*part.path, *([label] if label else [])], front.get("audit", "")),
        grade=facts.get("grade", ""),
        grade_scale=scale,
        grade_rank=place,
        cases_with=cases_with,
        cases=cases,
        case=facts.get("case", ""),
    )


def heading_of(path: Sequence[str], title: str) -> str:
    """The two innermost headings that say more than "Findings" and are not the title of the whole."""
    telling = [one for one in path if one != title and one.casefold().strip(" :") not in _GENERIC]
    return " – ".join(telling[-2:])


def _read_tables(report: _Report, tables: Sequence[DocumentTable]) -> None:
    readable = []
    for one in tables:
        use = use_of(one.first.path) if one.first.path else "by words"
        rows = [part for part in report.parts if part.role == "table-row" and part.number in _numbers(one)]
        if one.pairs and not one.has_findings:
            continue
        if use in ("finding", "by words") or (use in ("front", "case") and one.pairs):
            readable.append(one)
        else:
            report.not_read += [(use, part) for part in rows]
    sheets = [one.sheet for one in readable]
    found = Found()
    by_called = {one.sheet.called: one for one in readable}
    made = [_with_front(report, table) for table in tables_of(report.source, sheets, report.asked.columns)]
    found = read_tables(report.source, made, report.asked, must=False)
    places = _places(by_called.values())
    report.found.left_out += found.left_out
    report.found.mapping += found.mapping
    for finding in found.findings:
        table, number = places.get((finding.row, finding.text), places.get((finding.row, ""), (None, finding.row)))
        report.found.findings.append(_of_table(report, finding, table, number))


def _numbers(table: DocumentTable) -> set[int]:
    return {number for _, _, number in table.pairs} or {row.number for row in table.sheet.rows}


def _places(tables: Iterable[DocumentTable]) -> dict[tuple[int, str], tuple[DocumentTable, int]]:
    """(row of a finding, its words) -> its table and the number of its paragraph: a form was turned to be read."""
    places = {}
    for one in tables:
        for row in one.sheet.rows:
            places[row.number, ""] = (one, row.number)
            for _, value, number in one.pairs:
                places[row.number, value] = (one, number)
    return places


def _with_front(report: _Report, table: Table) -> Table:
    """The facts of the front stand above every table."""
    facts = report.front.facts
    said = tuple(Row(0, (f"{label}: {facts[name]}",)) for name, label in _LABELS if facts.get(name))
    return replace(table, preface=(*table.preface, *said))


def _of_table(report: _Report, finding: AuditFinding, table: DocumentTable | None, number: int) -> AuditFinding:
    path = table.first.path if table else ()
    facts = report.scopes.facts(path)
    grade = {} if finding.grade or not facts.get("grade") else _graded(facts["grade"])
    above = [*path, *([finding.heading] if finding.heading else [])]
    return replace(
        finding,
        row=number,
        heading=heading_of(above, report.front.facts.get("audit", "")),
        source_type=report.kind if finding.source_type == "audit" else finding.source_type,
        agency=facts.get("agency", "")
        if finding.agency in ("", report.front.facts.get("agency")) and facts.get("agency")
        else finding.agency,
        case=finding.case or facts.get("case", ""),
        **grade,  # type: ignore[arg-type]
    )


def _graded(grade: str) -> dict[str, object]:
    scale, place = graded(grade)
    return {"grade": grade, "grade_scale": scale, "grade_rank": place}


def _reading(report: _Report) -> AuditReading:
    pages = pages_of(report.parts)
    ordered = sorted(report.found.findings, key=lambda one: one.row)
    # Ids are made before the page is known: a report that was set anew keeps them.
    findings = [
        replace(one, sheet=pages.get(one.row, "")) for one in with_ids([replace(one, sheet="") for one in ordered])
    ]
    left_out = [LeftOut(report.source, *one) for one in left_out_by_reason(report.not_read)]
    if not findings:
        reason = "no findings were recognised in it"
        left_out.insert(
            0, LeftOut(report.source, "", reason, "put them under a heading like 'Findings', or in a table")
        )
    mapping = {"": _mapping(report), **mapping_of(report.found)}
    return AuditReading(tuple(findings), (*report.found.left_out, *left_out), mapping)


def _mapping(report: _Report) -> dict[str, str]:
    """How the text was understood: which headings held findings, and where the facts of the whole stand."""
    under = ", ".join(f"'{name}' ({count})" for name, count in report.headings.items())
    said = {"text": f"paragraphs under {under}"} if under else {}
    named = {name: values for name in SCOPED if (values := report.scopes.values(name))}
    return {**said, **report.front.places, **{name: f"by heading: {values}" for name, values in named.items()}}
