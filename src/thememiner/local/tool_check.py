"""What people changed in a tool: cases described twice, questions reworded, answers copied, names for references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from thememiner.local.audit_tool import question_id
from thememiner.local.dates import iso_date
from thememiner.local.tool_forms import PARTS, Answer, CaseForm, Returned, case_key

_QUOTED = re.compile(r"^What shows that this is done here.*?[\u201c\"](.*)[\u201d\"]\s*$", re.DOTALL)
_NO_NAMES = frozenset({"child", "case", "family", "baby", "young", "person", "sibling", "audit", "file", "ref", "the"})


def checked_cases(returned: Returned) -> dict[str, CaseForm]:
    """The heads of the cases by key, with dates in one form; says what was not understood."""
    cases: dict[str, CaseForm] = {}
    for one in returned.cases:
        if not one.is_filled and not one.key:
            continue
        if one.key in cases:
            if one.is_filled:
                reason = "describes a case that another row describes already; this row was not read"
                returned.leave_out(one.place, reason, "give each case a number of its own")
            continue
        cases[one.key] = replace(one, values={**one.values, **_date(returned, one), **_reference(returned, one)})
    return cases


def _date(returned: Returned, case: CaseForm) -> dict[str, str]:
    written = case.said("date")
    found = iso_date(written) if written else ""
    if found is None:
        reason = f"the date {written[:40]!r} is not understood; the findings were kept without one"
        returned.leave_out(f"{case.place}, column 'Date of audit'", reason, "write dates like 31/01/2026")
    elif not found and case.is_filled:
        returned.leave_out(case.place, "has no date; its findings have none, and nobody can tell how old they are")
    return {"date": found or ""}


def _reference(returned: Returned, case: CaseForm) -> dict[str, str]:
    """A reference that may be a child's name is not taken into the study; its words are not repeated anywhere."""
    written = case.said("reference")
    is_own_number = case_key(written) == case.key
    capitals = [one for one in re.findall(r"[^\W\d_]{3,}", written) if one[0].isupper()]
    if not any(sign.isdigit() for sign in written) and any(one.casefold() not in _NO_NAMES for one in capitals):
        reason = "the case reference may be a name; it was not taken in, and the case is called by its number"
        returned.leave_out(f"{case.place}, column 'Case reference'", reason, "use a number in the file, too")
        return {"reference": ""}
    if case.is_filled and (not written or is_own_number):
        reason = "has no case reference of its own, so the case cannot be recognised in another file"
        returned.leave_out(case.place, reason, "write a number that all agencies use for it")
        return {"reference": ""}
    return {}


def checked_answers(returned: Returned) -> list[Answer]:
    """The answers, each with the id of what was really asked and the case it is about; contradicting ones without."""
    known = {case_key(one.said("reference")): one.key for one in returned.cases if one.said("reference")}
    own = {one.key for one in returned.cases}
    texts = _texts(returned)
    answers = []
    for one in returned.answers:
        key = one.key if one.key in own else known.get(one.key, one.key)
        asked = _asked(returned, one, texts)
        if not one.is_filled and (not key or not asked):
            continue
        if not key or not asked:
            reason = f"does not say which {'case' if not key else 'question'} it is about; it was not read"
            returned.leave_out(one.place, reason, "copy case and question id from an unfilled copy")
            continue
        if key not in own and one.is_filled and own:
            returned.leave_out(one.place, f"is about '{key[:40]}', which is not among the cases; it was read")
        answers.append(replace(one, key=key, values={**one.values, **asked}))
    return _once(returned, answers)


def _texts(returned: Returned) -> dict[str, str]:
    """Id -> the question's words, from rows in which both agree."""
    pairs = ((one.said("id"), one.said("question")) for one in returned.answers)
    return {own: text for own, text in pairs if text and id_of_words(text) == own}


def id_of_words(text: str) -> str:
    """The id that a question's words give; of a question made of a recommendation, the recommendation's words."""
    quoted = _QUOTED.match(text.strip())
    return question_id(quoted[1], "R") if quoted else question_id(text)


def _asked(returned: Returned, answer: Answer, texts: dict[str, str]) -> dict[str, str]:
    """Id and words of what was asked; a question whose words were changed is another question."""
    written, text = answer.said("id"), answer.said("question")
    by_words = id_of_words(text) if text else ""
    if text and by_words != written:
        if by_words in returned.mark.questions:
            return {"id": by_words, "question": text}
        if answer.is_filled:
            reason = (
                "the question is not as it was in the tool; the answer was read, and is set beside no other audit's"
            )
            returned.leave_out(answer.place, reason, "check that the auditor answered what was asked")
        return {"id": by_words, "question": text}
    if written and (text or written in texts or written in returned.mark.questions):
        return {"id": written, "question": text or texts.get(written, written)}
    return {}


def _once(returned: Returned, answers: Sequence[Answer]) -> list[Answer]:
    """One answer to each question about a case: a copied row counts once, different grades count not at all."""
    by_key: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one in answers:
        by_key[one.key, one.said("id")].append(one)
    kept = []
    for rows in by_key.values():
        filled = list({_said(one): one for one in reversed(rows) if one.is_filled}.values())[::-1]
        grades = {one.said("grade").casefold() for one in filled if one.said("grade")}
        if len(grades) > 1:
            places = "; ".join(one.place for one in filled)
            reason = "the same question about the same case has different grades; the words were read, no grade was"
            returned.leave_out(places, reason, "leave one of the rows")
            filled = [replace(one, values={**one.values, "grade": ""}) for one in filled]
        kept += filled or rows[:1]
    return kept


def _said(answer: Answer) -> tuple[str, ...]:
    return tuple(" ".join(answer.said(name).split()).casefold() for name in ("grade", *PARTS))
