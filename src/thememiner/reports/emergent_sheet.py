"""The spreadsheet in which a group gives labels of its own to statements that no theme fits, there and back.

Statements that say alike things stand together, those of most boards and cases first. A row is known by its unit; the
beginning of the words' hash goes with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.coding.decisions import text_hash
from thememiner.errors import CodebookError, InputError
from thememiner.local.alike import LIKE, Alike
from thememiner.local.emergent import BOARDS, CASES
from thememiner.local.judgements import day, stated
from thememiner.local.theme_names import folded, theme_named
from thememiner.local_records import EmergentCode, EmergentDecision
from thememiner.records import LeftOut
from thememiner.reports.decision_sheet import Shown
from thememiner.reports.filled_rows import FilledRow, Taken, filled_rows
from thememiner.reports.phrasing import counted
from thememiner.reports.workbook import Sheet, workbook_bytes

SHEET = "emergent"
LABELS = "labels"
TAKE_BACK = "(none)"
"""Written as a label, it takes the statement's emergent code back."""
LONGEST = 60
"""Characters of a label: CODEBOOK 0.11 asks for a short one."""
COLUMNS = (
    "alike",
    "source",
    "page",
    "paragraph",
    "text",
    "statement",
    "polarity",
    "label now",
    "label",
    "note",
    "who",
    "date",
    "unit id",
    "check",
)
_WIDTHS = {
    "alike": 22,
    "source": 24,
    "text": 80,
    "label now": 22,
    "label": 28,
    "note": 28,
    "unit id": 20,
    "page": 8,
    "paragraph": 12,
    "check": 10,
}
_NEEDED = ("label", "unit id")
_MARK = 8
_REMEDY = "give the .xlsx that `thememiner emergent export` wrote"
_HELP = (
    "Learning statements that no theme of the codebook fits. Statements that say alike things stand together, those of "
    "most boards and cases first: a new code is likeliest of use there.",
    "label: a short name of the group's own for what the statement says; use the same words for the same thing (the "
    "labels that there are stand in the sheet 'labels').",
    f"Leave label empty where you have nothing to say: all stays as it was. {TAKE_BACK} takes a label back.",
    "Where a theme of the codebook does fit after all, add it in the decisions sheet (`thememiner decisions export`).",
    f"A label may become a theme from {CASES} reviews of {BOARDS} boards on. Its statements then count with the "
    "polarity shown here, as added by a person.",
    f"Statements are called alike from a cosine of {LIKE} of their vectors on. That orders the sheet and decides "
    "nothing.",
    "Rows may be sorted, filtered and deleted. Leave unit id and check as they are.",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the answers of a sheet are checked against.

    Args:
        codebook: A label may not be one of its themes.
        texts: By unit id, the words in the study.
        coded: The units that have a theme.
        codes: The emergent code that holds, by unit.
        decided: What became of each label, by the label without case.
    """

    codebook: Codebook
    texts: Mapping[str, str]
    coded: frozenset[str]
    codes: Mapping[str, EmergentCode]
    decided: Mapping[str, EmergentDecision]


def emergent_rows(
    units: Mapping[str, Shown], order: Sequence[Alike], labels: Mapping[str, str]
) -> list[dict[str, str]]:
    """One row for each statement.

    Args:
        units: The statements by id.
        order: In which order, and among which others each stands.
        labels: The emergent label that a statement has, by unit.
    """
    return [
        {
            **dict.fromkeys(COLUMNS, ""),
            "alike": alike_words(one),
            "source": units[one.unit_id].source,
            "page": units[one.unit_id].page,
            "paragraph": units[one.unit_id].paragraph,
            "text": units[one.unit_id].text,
            "statement": units[one.unit_id].stance.statement,
            "polarity": units[one.unit_id].stance.polarity,
            "label now": labels.get(one.unit_id, ""),
            "unit id": one.unit_id,
            "check": text_hash(units[one.unit_id].text)[:_MARK],
        }
        for one in order
    ]


def alike_words(one: Alike) -> str:
    """Say among how many a statement stands: "group 3: 5 statements, 4 reviews, 3 boards"."""
    if one.statements == 1:
        return "alone"
    parts = (
        counted(one.statements, "statement", "statements"),
        counted(one.cases, "review", "reviews"),
        counted(one.boards, "board", "boards") if one.boards else "board not stated",
    )
    return f"group {one.group}: {', '.join(parts)}"


def emergent_workbook(
    rows: Sequence[Mapping[str, str]], labels: Sequence[str], *, settled: int = 0, is_invented: bool = False
) -> bytes:
    """The sheet, one with the labels that there are, and one that says how to fill it in.

    Args:
        rows: From `emergent_rows`.
        labels: The labels that are open.
        settled: Of how many of these statements a person has confirmed that no theme fits.
        is_invented: Whether the sample is invented.
    """
    choices = {"label": f"={LABELS}!$A$2:$A${len(labels) + 1}"} if labels else {}
    sample = ["The reviews in this study are invented."] if is_invented else []
    confirmed = f"That no theme fits was confirmed by a person of {settled} of these {len(rows)} statements."
    told = [{"how": line} for line in (*sample, *_HELP, confirmed)]
    return workbook_bytes(
        [
            Sheet(SHEET, COLUMNS, rows, widths=_WIDTHS, choices=choices),
            Sheet(LABELS, ("label",), [{"label": one} for one in labels], widths={"label": 60}),
            Sheet("how to", ("how",), told, widths={"how": 110}),
        ]
    )


def checked_label(given: str, known: Known) -> str:
    """A label in one line.

    Raises:
        InputError: It is empty or too long, is a theme of the codebook, or was decided upon.
    """
    label = " ".join(stated(given, "label", "give a short name").split())
    if len(label) > LONGEST:
        reason = f"the label is longer than {LONGEST} characters"
        raise InputError("emergent", reason, place="column 'label'", remedy="put the rest in the note")
    verdict = known.decided.get(folded(label))
    if verdict is not None:
        into = f" ({verdict.theme_id})" if verdict.theme_id else ""
        reason = f"the label {label!r} was {verdict.verdict}{into} on {verdict.when}"
        remedy = "choose another label" if verdict.verdict == "dropped" else "add that theme in the decisions sheet"
        raise InputError("emergent", reason, place="column 'label'", remedy=remedy)
    theme = _theme_called(label, known.codebook)
    if theme:
        reason = f"{label!r} is a theme of the codebook ({theme})"
        raise InputError("emergent", reason, place="column 'label'", remedy="add it in the decisions sheet")
    return label


def checked_unit(unit_id: str, known: Known) -> str:
    """The words of a unit that an emergent code may be given to.

    Raises:
        InputError: The study has no such unit, or it has a theme.
    """
    if unit_id not in known.texts:
        reason = f"the study has no passage or finding {unit_id!r}"
        raise InputError("emergent", reason, place="column 'unit id'", remedy="export anew; its review may be gone")
    if unit_id in known.coded:
        remedy = "reject its themes in the decisions sheet first, if none fits"
        raise InputError("emergent", "the statement has a theme by now", place="column 'label'", remedy=remedy)
    return known.texts[unit_id]


def read_emergent(path: Path, known: Known, *, who: str, when: str) -> tuple[list[EmergentCode], Taken]:
    """The emergent codes that a filled-in sheet adds, and what came of its rows.

    Args:
        path: The workbook.
        known: What the answers are checked against.
        who: Who gave the labels, where the row does not say.
        when: The day (ISO), where the row does not say.

    Raises:
        InputError: The file is no such sheet; names what is missing.
    """
    found: list[tuple[int, EmergentCode]] = []
    left_out: list[LeftOut] = []
    empty = 0
    for row in filled_rows(path, SHEET, _NEEDED, remedy=_REMEDY):
        if row.is_empty(("label", "note")):
            empty += not row.is_empty(("unit id", "text"))
            continue
        try:
            code = _code(row, known, who=who, when=when)
        except InputError as error:
            left_out.append(LeftOut(path.name, f"row {row.number}, {error.place}", error.reason, error.remedy))
            continue
        found.append((row.number, code))
        left_out += [LeftOut(path.name, f"row {row.number}, column 'text'", *_EDITED)] if _is_edited(row, code) else []
    agreed, contradicting = _without_contradictions(path.name, found)
    new = [one for one in agreed if not _is_known(one, known.codes.get(one.unit_id))]
    return new, Taken(len(new), len(agreed) - len(new), empty, (*left_out, *contradicting))


_EDITED = (
    "the words in the sheet are not those in the study; the label was taken in for the study's",
    "check that it still holds",
)


def _code(row: FilledRow, known: Known, *, who: str, when: str) -> EmergentCode:
    unit_id, given = row.text("unit id"), row.text("label")
    if folded(given) == TAKE_BACK:
        text, label = known.texts.get(unit_id, ""), ""
    else:
        text, label = checked_unit(unit_id, known), checked_label(given, known)
    return EmergentCode(
        unit_id=unit_id,
        label=label,
        note=row.text("note"),
        who=stated(row.text("who") or who, "who", "fill it in, or give --who NAME"),
        when=day(row.day("date", when)),
        text_sha256=text_hash(text),
    )


def _is_edited(row: FilledRow, code: EmergentCode) -> bool:
    """Programs differ in the line ends and the spaces that they keep, so the hash in the sheet is what tells."""
    return bool(code.label) and row.text("check") not in ("", code.text_sha256[:_MARK])


def _is_known(one: EmergentCode, held: EmergentCode | None) -> bool:
    """Whether a label says what the study says already; taking back what is not there adds nothing, either."""
    if held is None:
        return not one.label
    return (folded(one.label), one.note, one.text_sha256) == (folded(held.label), held.note, held.text_sha256)


def _theme_called(label: str, codebook: Codebook) -> str:
    try:
        return theme_named(label, codebook).id
    except CodebookError:
        return ""


def _without_contradictions(
    name: str, found: Sequence[tuple[int, EmergentCode]]
) -> tuple[list[EmergentCode], list[LeftOut]]:
    """Two rows that label one statement differently say nothing; a copied row says it once."""
    by_unit: dict[str, list[tuple[int, EmergentCode]]] = defaultdict(list)
    for number, one in found:
        by_unit[one.unit_id].append((number, one))
    agreed, left_out = [], []
    for rows in by_unit.values():
        if len({(folded(one.label), one.note) for _, one in rows}) == 1:
            agreed.append(rows[0][1])
            continue
        numbers = ", ".join(str(number) for number, _ in rows)
        reason = "these rows label the same statement differently; none of them was taken in"
        left_out.append(LeftOut(name, f"rows {numbers}, column 'label'", reason, "leave one of them"))
    return agreed, left_out
