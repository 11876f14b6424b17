"""A filled-in tool as a Word document: its forms are read row by row, so that copied or joined tables do no harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError, visible
from thememiner.local.audit_tool import GRADES, NOT_APPLICABLE, Mark
from thememiner.local.tool_forms import (
    ANSWER_FIELDS,
    CASE_FIELDS,
    FEW_DETAILS,
    Answer,
    CaseForm,
    Returned,
    case_key,
    field_of,
)
from thememiner.reading.docx_text import W, children, text_of

QUESTION = re.compile(r"^question\b", re.IGNORECASE)
ID = re.compile(r"\b[CR]-[0-9a-f]{8}\b")
_BOX = r"(☐|☒|☑|✓|✔|✗|✘|\[\s*[xX✓]?\s*\]|(?<!\w)[xX](?!\w))"
_EMPTY = re.compile(r"☐|\[\s*\]")
_BOXED = frozenset({"grade", "overall", "moderated", "concern", "level", "age"})
"""Fields that are answered by ticking one of several boxes."""
_FAULTS = (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError, AttributeError)


@dataclass(slots=True)
class _Reading:
    """Where the reader is: the case and the question that rows belong to."""

    returned: Returned
    choices: tuple[str, ...]
    values: dict[str, str] | None = None
    number: int = 0


def read_document_of_tool(path: Path, source: str, mark: Mark) -> Returned:
    """The cases and answers of a filled-in document.

    Raises:
        UnreadableFileError: The file cannot be read as a Word document.
    """
    import docx

    try:
        with path.open("rb") as file:
            body = docx.Document(file).element.body
    except _FAULTS as error:
        reason = f"cannot be read as a Word document ({visible(str(error)) or type(error).__name__})"
        raise UnreadableFileError(source, reason, remedy="open it in Word and save it again as .docx") from error
    reading = _Reading(Returned(source, mark), (*GRADES[mark.scale], NOT_APPLICABLE))
    for number, cells in enumerate(_rows(body), start=1):
        reading.number = number
        _take(reading, cells)
    return reading.returned


def _rows(body: Any) -> Iterator[list[str]]:  # noqa: ANN401 - lxml has no types
    """Every row of every table in reading order, as the texts of its cells."""
    for table in children(body, f"{W}tbl"):
        for row in children(table, f"{W}tr"):
            yield [_cell(cell) for cell in children(row, f"{W}tc")]


def _cell(cell: Any) -> str:  # noqa: ANN401
    lines = (text_of(paragraph) for paragraph in children(cell, f"{W}p"))
    return "\n".join(line for line in lines if line)


def _take(reading: _Reading, cells: Sequence[str]) -> None:
    """One row: it starts a case, starts a question, or fills a field of the one that is open."""
    if not cells:
        return
    label, value = cells[0], "\n".join(part for part in cells[1:] if part)
    name = field_of(label, CASE_FIELDS)
    if name == "reference":
        _open_case(reading, value)
    elif (QUESTION.match(label) and len(cells) > 1) or (ID.search(" ".join(cells)) and reading.returned.cases):
        _open_question(reading, label, value)
    elif not reading.returned.cases:
        return  # still in the scope
    elif name and name != "case":
        reading.values = reading.returned.cases[-1].values
        _fill(reading, name, value)
    elif answer := field_of(label, ANSWER_FIELDS):
        _fill(reading, answer, value)
    elif value.strip():
        place = f"{_place(reading)}, row '{label[:40]}'"
        reading.returned.leave_out(place, "is no row of the tool; it was not read", "use the tool's own rows")


def _open_case(reading: _Reading, reference: str) -> None:
    number = len(reading.returned.cases) + 1
    key = case_key(str(number))
    form = CaseForm(f"case {number}", reading.number, "", key, {"case": f"Case {number}", "reference": reference})
    reading.returned.cases.append(form)
    reading.values = form.values


def _open_question(reading: _Reading, label: str, value: str) -> None:
    if not reading.returned.cases:
        _open_case(reading, "")
        reason = "the rows that say which case it is are gone"
        reading.returned.leave_out("case 1", reason, "put them back from an unfilled copy")
    found = ID.search(f"{label}\n{value}")
    text = " ".join(ID.sub("", value).split())
    values = {"id": found[0] if found else "", "question": text}
    case = reading.returned.cases[-1]
    place = f"{case.place}, {' '.join(ID.sub('', label).split()) or 'question'}"
    reading.returned.answers.append(Answer(place, reading.number, "", case.key, values))
    reading.values = values


def _fill(reading: _Reading, name: str, value: str) -> None:
    if reading.values is None or not value.strip():
        return
    said = value
    if name in _BOXED:
        choices = {"concern": ("yes", "no"), **FEW_DETAILS}.get(name, reading.choices)
        said, problem = ticked(value, choices)
        if problem:
            reading.returned.leave_out(f"{_place(reading)}, '{name}'", problem, "tick one box")
    before = reading.values.get(name, "")
    reading.values[name] = f"{before}\n{said}".strip() if said != before else before


def ticked(text: str, choices: Sequence[str]) -> tuple[str, str]:
    """What was chosen of several boxes, and what is wrong where that cannot be told.

    Args:
        text: The cell: "☐ good ☒ inadequate", also "[x] good", or what somebody typed instead.
        choices: The words beside the boxes.
    """
    listed = "|".join(re.escape(one) for one in sorted(choices, key=len, reverse=True))
    boxes = re.findall(rf"{_BOX}\s*({listed})(?!\w)", text, re.IGNORECASE)
    chosen = [choice.casefold() for box, choice in boxes if not _EMPTY.fullmatch(box)]
    rest = " ".join(re.sub(rf"{_BOX}\s*({listed})(?!\w)", " ", text, flags=re.IGNORECASE).split()).strip(" .,;:–-☐")
    if len(chosen) > 1:
        return "", f"has several boxes ticked ({', '.join(chosen)}); none was taken"
    if chosen and rest:
        return chosen[0], f"has the box '{chosen[0]}' ticked and says {rest[:60]!r} beside it; the box was taken"
    return (chosen[0] if chosen else rest), ""


def _place(reading: _Reading) -> str:
    answers = reading.returned.answers
    if answers and reading.values is answers[-1].values:
        return answers[-1].place
    return reading.returned.cases[-1].place
