"""A filled-in audit tool -> local findings, with what was left empty, changed or is urgent said.

The words that were written are the finding; the question stands in its heading, since the words of a question would
otherwise be taken for what was found. Strengths and areas for improvement are two findings, and the grade is carried by
the one that it agrees with, so that it is counted once. What is written of the impact on the child, and the reasons for
the overall grade, stand on the side that the auditor's grade puts them on.
"""

from __future__ import annotations

import hashlib
import html
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from thememiner.coding.leans import heading_lean, is_recommended
from thememiner.errors import InputError, visible
from thememiner.local.audit_reading import AuditReading
from thememiner.local.audit_tool import (
    ENOUGH,
    MARK,
    NOT_APPLICABLE,
    OVERALL,
    SHORT,
    Mark,
    falls_short,
    mark_in,
    mark_of,
)
from thememiner.local.cells import why_unusable
from thememiner.local.grades import graded
from thememiner.local.tool_check import checked_answers, checked_cases
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS, PARTS, STAYS, Answer, CaseForm, Returned
from thememiner.records import AuditFinding, LeftOut

SOURCE_TYPE = "audit"
GRADE_HEADING, OVERALL_HEADING, COUNT_HEADING = "Grade", "Overall judgement of the case", "Cases"
_PROPERTIES = "docProps/custom.xml"
_TEXTS = re.compile(r"word/document\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml")
_LONGEST = 60_000_000
_NO = frozenset({"no", "n", "none", "nil", "false", "0", "na", "n/a", "not applicable", "no concern", "no concerns"})


def is_tool(path: Path) -> bool:
    """Whether a file is a copy of an audit tool, by its own mark; false for whatever cannot be opened."""
    return mark_found(path) is not None


def mark_found(path: Path) -> Mark | None:
    """The mark in a file's properties, else in the line that people see."""
    try:
        with zipfile.ZipFile(path) as archive:
            mark = mark_of(_properties(archive))
            return mark or mark_in("\n".join(_visible_texts(archive)))
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return None


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    from defusedxml.ElementTree import ParseError, fromstring

    if _PROPERTIES not in archive.namelist() or archive.getinfo(_PROPERTIES).file_size > _LONGEST:
        return {}
    try:
        root = fromstring(archive.read(_PROPERTIES), forbid_dtd=True)
    except ParseError:
        return {}
    return {str(one.get("name", "")): "".join(one.itertext()).strip() for one in root}


def _visible_texts(archive: zipfile.ZipFile) -> Iterable[str]:
    """The words of the parts in which the line can stand; only where its beginning is there at all."""
    for entry in archive.infolist():
        if _TEXTS.fullmatch(entry.filename) and entry.file_size <= _LONGEST:
            xml = archive.read(entry).decode("utf-8", errors="replace")
            if "thememiner-audit-tool" in xml:
                lines = re.sub(r"</(?:w:p|si|is|c|v)>", "\n", xml)
                yield html.unescape(re.sub(r"<[^>]*>", "", lines))


def read_tool(path: Path) -> AuditReading:
    """Read a filled-in tool, a workbook or a Word document.

    Raises:
        InputError: The file is no audit tool, cannot be read, or nothing in it is filled in.
    """
    from thememiner.local.tool_documents import read_document_of_tool
    from thememiner.local.tool_sheets import read_workbook_of_tool

    source, mark = visible(path.name), mark_found(path)
    if mark is None:
        raise InputError(source, "is no audit tool", remedy="give the file that `thememiner audit-tool` wrote")
    with zipfile.ZipFile(path) as archive:
        is_document = "word/document.xml" in archive.namelist()
    returned = (read_document_of_tool if is_document else read_workbook_of_tool)(path, source, mark)
    return reading_of(returned)


def reading_of(returned: Returned) -> AuditReading:
    """Turn what was written into findings.

    Raises:
        InputError: Nothing is filled in.
    """
    cases, answers = checked_cases(returned), checked_answers(returned)
    filled = {one.key for one in answers if one.is_filled} | {key for key, one in cases.items() if one.is_filled}
    if not filled:
        raise InputError(returned.source, "is an audit tool in which nothing is filled in", remedy="fill it in first")
    findings: list[AuditFinding] = []
    for key in sorted(filled, key=_in_order):
        case = cases.get(key)
        common = _common(returned, key, case)
        own = [one for one in answers if one.key == key]
        findings += [found for one in own if one.is_filled for found in _findings(returned, one, common)]
        findings += _overall(returned, case, common) if case else []
        _say_empty(returned, key, case, own)
    _say_concerns(returned, [cases[key] for key in sorted(filled & cases.keys(), key=_in_order)])
    _say_untouched(returned, sorted(cases.keys() - filled, key=_in_order))
    _say_what_stays(returned, cases.values(), answers)
    findings += _counts(returned, findings)
    urgent = sorted(returned.left_out, key=lambda one: not one.reason.startswith(URGENT))
    return AuditReading(_with_ids(findings), tuple(urgent), _mapping(returned))


URGENT = "IMMEDIATE CONCERN"


def _in_order(key: str) -> tuple[int, str]:
    number = re.search(r"\d+", key)
    return (int(number[0]) if number else 9999, key)


def _common(returned: Returned, key: str, case: CaseForm | None) -> AuditFinding:
    """What all findings of a case share."""
    mark = returned.mark
    label = (case.said("reference") if case else "") or f"{key.capitalize()} of {returned.source}"
    return AuditFinding(
        id="",
        text="",
        source=returned.source,
        row=case.row if case else 0,
        audit=mark.name or f"Thematic audit: {mark.theme_id}, {mark.date}",
        source_type=SOURCE_TYPE,
        agency=case.said("agency") if case else "",
        area=mark.area,
        date=case.said("date") if case else "",
        case=label,
        theme_id=mark.theme_id,
    )


def _findings(returned: Returned, answer: Answer, common: AuditFinding) -> list[AuditFinding]:
    """The findings of one answer: one for each part with words, and one for a grade that no words go with."""
    grade = _grade(returned, answer.place, answer.said("grade"))
    carrier = _carrier(grade, [name for name in PARTS if _is_said(answer, name)])
    base = replace(common, row=answer.row, sheet=answer.sheet, question=answer.said("id"))
    question = _asked(answer)
    found = []
    for name in PARTS:
        if _is_said(answer, name):
            side = name if name != "impact" else _side(grade)
            one = _told(base, answer.said(name), side, f"{ANSWER_FIELDS[name]} – {question}")
            found.append(_with_grade(one, grade) if name == carrier else one)
    if grade[0] and not carrier:
        one = replace(base, text=f"Graded {grade[0]}.", heading=f"{GRADE_HEADING} – {question}")
        found.append(_with_grade(one, grade))
    return found


def _asked(answer: Answer) -> str:
    """The words of a question as a heading carries them; the id where they would say how practice was.

    "Were gaps escalated?" in a heading would turn every strength below it into a failing.
    """
    words = answer.said("question")
    return answer.said("id") if heading_lean(words) or is_recommended(words) else words


def _told(base: AuditFinding, text: str, side: str, heading: str) -> AuditFinding:
    """A finding whose heading says on which side it stands."""
    named = ANSWER_FIELDS.get(side, "")
    return replace(base, text=text, heading=heading if heading.startswith(named) else f"{named}: {heading}")


def _is_said(answer: Answer, name: str) -> bool:
    return bool(answer.said(name)) and not why_unusable(answer.said(name))


Grade = tuple[str, str, int | None]
"""A grade as written, its scale, and its rank on it."""


def _grade(returned: Returned, place: str, written: str) -> Grade:
    """The grade on the tool's scale; what is not on it is kept as written and counts nowhere."""
    if not written or written.casefold().strip(" .") in (NOT_APPLICABLE, "n/a", "na"):
        return "", "", None
    scale, rank = graded(written, returned.mark.scale)
    if rank is None:
        reason = f"the grade {written[:60]!r} is not on the tool's scale; it was kept as written and is not counted"
        returned.leave_out(f"{place}, column 'Grade'", reason, "choose a grade from the list")
        return written[:200], "", None
    return written, scale, rank


def _side(grade: Grade) -> str:
    """The side that a grade stands on; empty where there is none, or none on the scale."""
    short = falls_short(grade[1], grade[2])
    return "" if short is None else "improvements" if short else "strengths"


def _carrier(grade: Grade, parts: Sequence[str]) -> str:
    """The part that a grade goes with: what it says of practice and what the part says are the same."""
    side = _side(grade)
    return side if side in parts else ""


def _with_grade(finding: AuditFinding, grade: Grade) -> AuditFinding:
    return replace(finding, grade=grade[0], grade_scale=grade[1], grade_rank=grade[2])


def _overall(returned: Returned, case: CaseForm, common: AuditFinding) -> list[AuditFinding]:
    """The overall grade with its reasons; the moderator's grade holds where there is one."""
    own = _grade(returned, f"{case.place}, overall", case.said("overall"))
    moderated = _grade(returned, f"{case.place}, moderator", case.said("moderated"))
    grade = moderated if moderated[0] else own
    reasons = [one for one in (case.said("rationale"), case.said("moderation")) if one and not why_unusable(one)]
    if not grade[0] and not reasons:
        return []
    if moderated[0] and own[0] and moderated[1:] != own[1:]:
        reason = f"the moderator changed the overall grade from {own[0]} to {moderated[0]}; the moderator's is counted"
        returned.leave_out(case.place, reason)
    base = replace(common, row=case.row, sheet=case.sheet, question=OVERALL)
    if reasons:
        finding = _told(base, "\n".join(reasons), _side(grade), OVERALL_HEADING)
    else:
        finding = replace(base, text=f"Graded {grade[0]}.", heading=OVERALL_HEADING)
    return [_with_grade(finding, grade)]


def _counts(returned: Returned, findings: Sequence[AuditFinding]) -> list[AuditFinding]:
    """For each question the "k of n" over the cases of this file, where there are at least two."""
    by_question: dict[str, dict[str, AuditFinding]] = defaultdict(dict)
    for one in findings:
        if one.grade_rank is not None:
            by_question[one.question][one.case] = one
    scale, made = returned.mark.scale, []
    for question, by_case in by_question.items():
        short = sum(bool(falls_short(one.grade_scale, one.grade_rank)) for one in by_case.values())
        total = len(by_case)
        if total < 2:
            continue
        first = next(iter(by_case.values()))
        words = first.heading.partition(" – ")[2] or OVERALL_HEADING
        agencies = {one.agency for one in by_case.values()}
        made.append(
            replace(
                first,
                text=count_words(short, total, scale),
                heading=f"{COUNT_HEADING} – {words}",
                agency=first.agency if len(agencies) == 1 else "",
                date=min((one.date for one in by_case.values() if one.date), default=""),
                case="",
                question=question,
                grade="",
                grade_scale="",
                grade_rank=None,
                cases_with=short,
                cases=total,
            )
        )
    return made


def count_words(short: int, total: int, scale: str) -> str:
    """Say in how many cases practice fell short, so that neither the weak nor the good is hidden.

    Where it fell short in none, two words do: good grades alone are nobody's words that a theme works, and a sentence
    would be read as saying so, or as saying the reverse.
    """
    if not short:
        return f"Lower-than-{ENOUGH[scale].partition(' ')[0]}: 0/{total}."
    said = f"In {short} of {total} cases graded {SHORT[scale]}"
    return f"{said}; in {total - short} graded {ENOUGH[scale]}." if short < total else f"{said}."


def _say_empty(returned: Returned, key: str, case: CaseForm | None, own: Sequence[Answer]) -> None:
    """Count what was not answered of a case that somebody worked on."""
    asked = returned.mark.questions or tuple(dict.fromkeys(one.said("id") for one in returned.answers))
    answered = {one.said("id") for one in own if one.is_filled}
    ungraded = [one.said("id") for one in own if one.is_filled and not one.said("grade")]
    empty = [one for one in asked if one not in answered]
    place = case.place if case else key
    if empty:
        reason = f"{len(empty)} of {len(asked)} questions are not answered for this case ({', '.join(empty)})"
        returned.leave_out(place, f"{reason}; they are counted as not answered", "ask the auditor")
    if ungraded:
        reason = f"{len(ungraded)} questions have words and no grade for this case ({', '.join(ungraded)})"
        returned.leave_out(place, f"{reason}; the words were read", "ask the auditor for the grade")
    if case and not (case.said("overall") or case.said("moderated")):
        returned.leave_out(place, "has no overall grade", "ask the auditor")


def _say_concerns(returned: Returned, cases: Sequence[CaseForm]) -> None:
    """An immediate concern is said first and is no finding: a child may be unsafe now. Its words stay in the file."""
    for case in cases:
        said = case.said("concern").casefold().strip(" .")
        done = case.said("done")
        if (said and said not in _NO) or (done and done.casefold().strip(" .") not in _NO):
            reason = f"{URGENT} FOR A CHILD is recorded for this case: a child may be unsafe"
            remedy = "read it in the file now, and check today that the local child protection procedure was followed"
            returned.leave_out(case.place, reason, remedy)
        elif not said:
            reason = "nobody wrote whether there is an immediate concern for a child"
            returned.leave_out(case.place, reason, "ask the auditor today")


def _say_untouched(returned: Returned, keys: Sequence[str]) -> None:
    if keys:
        names = ", ".join(key.capitalize() for key in keys)
        reason = f"{len(keys)} cases are not filled in ({names}); they count nowhere"
        returned.leave_out("cases", reason, "check that the sample is complete")


def _say_what_stays(returned: Returned, cases: Iterable[CaseForm], answers: Iterable[Answer]) -> None:
    names = CASE_FIELDS | ANSWER_FIELDS
    written = [one.values for one in cases] + [one.values for one in answers]
    filled = Counter(name for values in written for name in STAYS if values.get(name))
    if filled:
        listed = ", ".join(f"'{names[name].partition(' (')[0]}'" for name in STAYS if filled[name])
        reason = f"what is written under {listed} stays in the file: it says who looked where, and is no finding"
        returned.leave_out("whole file", reason)


def _with_ids(findings: Sequence[AuditFinding]) -> tuple[AuditFinding, ...]:
    """Ids of file, case, question and words, so that rows in another order give the same."""
    from slugify import slugify

    seen: Counter[str] = Counter()
    identified = []
    for one in findings:
        words = "\0".join((one.source, one.case, one.question, one.heading, " ".join(one.text.split())))
        name = slugify(one.source.rpartition(".")[0], max_length=40) or "audit-tool"
        digest = f"{name}:{hashlib.sha256(words.encode()).hexdigest()[:12]}"
        seen[digest] += 1
        identified.append(replace(one, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"))
    return tuple(identified)


def _mapping(returned: Returned) -> dict[str, dict[str, str]]:
    return returned.columns or {"": {"text": ", ".join(ANSWER_FIELDS[name] for name in PARTS), "tool": MARK}}


def notes_of(reading: AuditReading) -> list[LeftOut]:
    """The notes of a reading that are urgent."""
    return [one for one in reading.left_out if one.reason.startswith(URGENT)]
