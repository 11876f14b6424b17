"""The spreadsheet in which people confirm, change, reject or add codings.

A row is known by its unit and theme, not by its place, so that sorting, filtering and deleting rows do no harm. A hash
of the words goes with it: see `decision_answers`, which reads the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from thememiner.codebook import Codebook
from thememiner.coding.decisions import NOTHING, text_hash
from thememiner.coding.queue import Queued
from thememiner.records import (
    LEARNING_STATEMENTS,
    AuditFinding,
    Code,
    Decision,
    Passage,
    Polarity,
    Stance,
    Tag,
)
from thememiner.reports.workbook import Sheet, workbook_bytes

Answer = Literal["confirm", "reject", "change", "add"]

COLUMNS = (
    "source",
    "page",
    "paragraph",
    "text",
    "statement",
    "theme",
    "polarity",
    "status",
    "rule",
    "words",
    "decision",
    "new_theme",
    "new_polarity",
    "who",
    "note",
    "unit_id",
    "theme_id",
    "text_sha256",
)
_WIDTHS = {"text": 80, "theme": 30, "words": 30, "note": 30, "source": 24, "rule": 20}
WHY = "why"
"""The column that a queue has beside the others."""
NOT_GIVEN = "not given"
"""Status of a theme that the machine nearly gave."""
_MOST_NEAR = 2
SHEET = "codings"


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit as the sheet shows it: where it stands, its words, its stance and its codes.

    ``settled``: a person has confirmed that no theme fits.
    """

    unit_id: str
    source: str
    page: str
    paragraph: str
    text: str
    stance: Stance
    codes: tuple[Code, ...]
    settled: bool = False

    @property
    def is_learning(self) -> bool:
        """Whether it counts: a learning statement, or one that a theme was given to."""
        return self.stance.statement in LEARNING_STATEMENTS or bool(self.codes)


def shown(
    passages: Iterable[Passage],
    findings: Iterable[AuditFinding],
    stances: Mapping[str, Stance],
    codes: Mapping[str, tuple[Code, ...]],
    settled: frozenset[str] = frozenset(),
) -> list[Shown]:
    """Everything that was coded: passages in reading order, then local findings.

    Args:
        passages: Sorted by review.
        findings: Local findings.
        stances: By unit.
        codes: What counts, by unit.
        settled: Units of which a person has confirmed that no theme fits.
    """
    places = [(one.id, one.review_id, one.page_label, one.paragraph or "", one.text) for one in passages]
    places += [(one.id, one.source, "", f"row {one.row}", one.text) for one in findings]
    return [
        Shown(unit, source, page, paragraph, text, stances[unit], codes.get(unit, ()), unit in settled)
        for unit, source, page, paragraph, text in places
        if unit in stances
    ]


def decision_rows(units: Iterable[Shown], codebook: Codebook) -> list[dict[str, str]]:
    """One row for each coding, and one with theme ``none`` for a learning statement that has none."""
    labels = {theme.id: theme.label for theme in codebook.themes}
    rows = []
    for unit in units:
        learning = unit.stance.statement in LEARNING_STATEMENTS
        shown: Sequence[Code | None] = unit.codes or ([None] if learning else [])
        rows += [_row(unit, code, labels) for code in shown]
    return rows


def queue_rows(
    queue: Iterable[Queued],
    units: Mapping[str, Shown],
    codebook: Codebook,
    *,
    near: Mapping[str, Sequence[Tag]],
    decided: Mapping[str, Mapping[str, Decision]],
    seed: int,
) -> list[dict[str, str]]:
    """The rows of a queue, in its order: what nobody has decided of each passage, and themes that were nearly given.

    Args:
        queue: The passages to ask about.
        units: All units by id.
        codebook: The themes.
        near: By unit, the doubtful tags that were not given.
        decided: By unit and theme, what people decided.
        seed: The queue's seed, which the random share carries with it.
    """
    labels = {theme.id: theme.label for theme in codebook.themes}
    rows = []
    for one in queue:
        why = f"random (seed {seed})" if one.why == "random" else one.why
        unit, known = units[one.unit_id], decided.get(one.unit_id, {})
        open_codes = [code for code in unit.codes if code.status == "suggested"]
        asked: Sequence[Code | None] = open_codes or [None]
        shown = [_row(unit, code, labels) for code in asked]
        shown += list(_nearly_given(unit, near.get(unit.unit_id, ()), known, labels))
        rows += [{**row, WHY: why} for row in shown]
    return rows


def _nearly_given(
    unit: Shown, near: Sequence[Tag], known: Mapping[str, Decision], labels: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    open_tags = [tag for tag in near if tag.theme_id not in known and tag.theme_id in labels]
    for tag in sorted(open_tags, key=lambda tag: -tag.score)[:_MOST_NEAR]:
        code = Code(unit.unit_id, tag.theme_id, tag.polarity, 0, tag.score, "suggested", tag.rule, tag.words)
        yield {**_row(unit, code, labels), "status": NOT_GIVEN}


def _row(unit: Shown, code: Code | None, labels: Mapping[str, str]) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        source=unit.source,
        page=unit.page,
        paragraph=unit.paragraph,
        text=unit.text,
        statement=unit.stance.statement,
        theme="(no theme)",
        status="confirmed" if unit.settled else "",
        unit_id=unit.unit_id,
        theme_id=NOTHING,
        text_sha256=text_hash(unit.text),
    )
    if code is not None:
        row.update(
            theme=labels.get(code.theme_id, code.theme_id),
            polarity=code.polarity,
            status=code.status,
            rule=code.rule,
            words=code.words,
            theme_id=code.theme_id,
        )
    return row


def decision_workbook(rows: Sequence[Mapping[str, str]], codebook: Codebook) -> bytes:
    """The sheet with drop-down lists, and a second one that says how to fill it in and lists the themes."""
    choices = {
        "decision": ",".join(get_args(Answer)),
        "new_polarity": ",".join(get_args(Polarity)),
    }
    is_queue = any(WHY in row for row in rows)
    columns = (*COLUMNS, WHY) if is_queue else COLUMNS
    lines = (*_HELP, *_QUEUE_HELP) if is_queue else _HELP
    help_rows = [{"how": line, "theme_id": "", "label": "", "definition": ""} for line in lines]
    themes = [
        {"how": "", "theme_id": one.id, "label": one.label, "definition": one.definition} for one in codebook.themes
    ]
    return workbook_bytes(
        [
            Sheet(SHEET, columns, rows, widths=_WIDTHS, choices=choices),
            Sheet(
                "how to",
                ("how", "theme_id", "label", "definition"),
                help_rows + themes,
                widths={"how": 60, "definition": 80, "label": 40, "theme_id": 28},
            ),
        ]
    )


_HELP = (
    "decision: confirm (the theme and polarity are right), reject (they are not), change, or add.",
    "change: give new_theme (an id of this list), or new_polarity, or both.",
    "add: copy a row of the passage, or use its row without a theme; give new_theme, and new_polarity if you can.",
    "A row without a theme: confirm says that no theme fits.",
    "Leave decision empty where you have not looked. Do not edit unit_id, theme_id or text_sha256.",
)
_QUEUE_HELP = (
    "The passages are in the order in which looking at them is most useful; stop where you like.",
    "status 'not given': a theme that was nearly given. confirm gives it, reject says that it does not fit.",
    "why: uncertain, varied, or random. Decide every row of a random passage: figures for accuracy rest on them.",
)
