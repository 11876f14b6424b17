"""What a filled-in audit tool holds, whichever program wrote it: the fields of a case and of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thememiner.local.audit_tool import Mark
from thememiner.records import LeftOut

CASE_FIELDS: dict[str, str] = {
    "case": "Case",
    "reference": "Case reference (a number, never a name)",
    "agency": "Agency",
    "auditor": "Auditor (role)",
    "date": "Date of audit",
    "level": "Level of need",
    "age": "Age band",
    "concern": "Immediate concern for a child (yes or no)",
    "done": "If yes: who was told, when, and what was done",
    "overall": "Overall grade",
    "rationale": "Reasons for the overall grade",
    "moderated": "Moderator's grade",
    "moderation": "Moderator's reasons",
}
"""Fields of a case and what they are called in the tool."""
ANSWER_FIELDS: dict[str, str] = {
    "case": "Case",
    "number": "No.",
    "question": "Question",
    "where": "Where to look on file",
    "grade": "Grade",
    "evidence": "Evidence seen (record, date)",
    "strengths": "Strengths",
    "improvements": "Areas for improvement",
    "impact": "Impact on the child",
    "id": "Question id",
}
"""Fields of an answer and what they are called in the tool."""
PARTS = ("strengths", "improvements", "impact")
"""The fields of an answer in which findings are written."""
STAYS = ("auditor", "level", "age", "evidence", "done")
"""Fields that stay in the file: they say who looked where, and are no findings."""
FEW_DETAILS = {
    "level": ("early help", "child in need", "child protection plan", "looked after", "other"),
    "age": ("unborn", "under 1", "1 to 4", "5 to 10", "11 to 15", "16 to 17", "18 or over"),
}
"""What may be chosen for a case: no more than is needed to see that the sample is spread."""


@dataclass(frozen=True, slots=True)
class CaseForm:
    """The head of one case: ``place`` and ``row`` say where it stands, ``values`` what is written in each field."""

    place: str
    row: int
    sheet: str
    key: str
    values: dict[str, str]

    def said(self, name: str) -> str:
        """What is written in a field."""
        return self.values.get(name, "")

    @property
    def is_filled(self) -> bool:
        """Whether anybody wrote anything but the number of the case."""
        return any(text for name, text in self.values.items() if name != "case")


@dataclass(frozen=True, slots=True)
class Answer:
    """One question answered for one case; ``key`` says which case."""

    place: str
    row: int
    sheet: str
    key: str
    values: dict[str, str]

    def said(self, name: str) -> str:
        """What is written in a field."""
        return self.values.get(name, "")

    @property
    def is_filled(self) -> bool:
        """Whether anything is answered."""
        return any(self.said(name) for name in ("grade", "evidence", *PARTS))


@dataclass(slots=True)
class Returned:
    """A filled-in tool as it came back; filled while it is read."""

    source: str
    mark: Mark
    cases: list[CaseForm] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)

    def leave_out(self, place: str, reason: str, remedy: str = "") -> None:
        """Note something that could not be used, or must not be overlooked."""
        self.left_out.append(LeftOut(self.source, place, reason, remedy))


def label_key(label: str) -> str:
    """The form in which the names of fields are compared: without what stands in brackets, case and punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", label.partition("(")[0].casefold().replace("'", "").replace("\u2019", "")))


def field_of(label: str, fields: dict[str, str]) -> str:
    """The field that a label names; empty where none."""
    key = label_key(label)
    return next((name for name, own in fields.items() if key == label_key(own)), "")


def case_key(text: str) -> str:
    """The form in which the numbers of cases are compared: "Case 1", "1" and "case 01" are one."""
    words = " ".join(text.split()).casefold()
    number = re.fullmatch(r"(?:case\s*)?(?:no\.?\s*)?0*(\d+)(?:\.0)?", words)
    return f"case {number[1]}" if number else words
