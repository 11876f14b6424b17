"""The codebook as a spreadsheet to edit, and what a check of it found, as sheets and as blocks of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from thememiner.codebook import Codebook
from thememiner.codebook_columns import FIELDS
from thememiner.codebook_table import ABOUT as ABOUT_SHEET
from thememiner.codebook_table import ABOUT_COLUMNS, GROUP_COLUMNS, GROUPS, THEMES, group_rows, theme_rows
from thememiner.coding.codebook_check import ABOUT, Example, Remark
from thememiner.reports.blocks import Block, Heading, Paragraph, Quote, Report
from thememiner.reports.workbook import Sheet, workbook_bytes

_WIDTHS: Mapping[str, int] = {
    "id": 24,
    "label": 30,
    "definition": 60,
    "group": 24,
    "include": 40,
    "exclude": 40,
    "cues": 30,
    "phrases": 50,
    "confused_with": 40,
    "facets": 24,
    "failing": 40,
    "good": 40,
    "audit_questions": 50,
}
_HELP = (
    "One theme a row. Only label and definition are needed; leave id empty for a new theme.",
    "Keep the id when you reword a label: decisions and earlier codings hang on it.",
    "facets, cues, phrases, confused_with, audit_questions and training_topics hold one item a line (or parted by ;).",
    "A phrase may begin with 'failing:' or 'good:'. confused_with: the other theme's id, a colon, the difference.",
    "A cue is a word or words as they stand in reports; * stands for any ending: supervis*.",
)


def codebook_workbook(codebook: Codebook) -> bytes:
    """The codebook as an XLSX file that `thememiner codebook import` reads back to an equal one."""
    about = [{"field": "version", "value": codebook.version}, *({"field": "how to", "value": one} for one in _HELP)]
    return workbook_bytes(
        [
            Sheet(THEMES, FIELDS, theme_rows(codebook), widths=_WIDTHS),
            Sheet(GROUPS, GROUP_COLUMNS, group_rows(codebook), widths={"id": 30, "label": 50}),
            Sheet(ABOUT_SHEET, ABOUT_COLUMNS, about, widths={"value": 110}),
        ]
    )


REMARK_COLUMNS = ("kind", "themes", "cue", "remark", "passage_1", "passage_2", "passage_3")


def remark_rows(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    """The remarks as rows, each with up to three passages."""
    rows = []
    for one in remarks:
        row = dict.fromkeys(REMARK_COLUMNS, "")
        row.update(kind=one.kind, themes="; ".join(one.themes), cue=one.cue, remark=one.said)
        row.update({f"passage_{place}": f"{it.words} ({where(it)})" for place, it in enumerate(one.examples, start=1)})
        rows.append(row)
    return rows


def where(example: Example) -> str:
    """Where a passage stands: "child-a, p. 4" or "audit.xlsx, row 3"."""
    return f"{example.source}, {example.page}" if example.page else example.source


def remarks_workbook(remarks: Sequence[Remark]) -> bytes:
    """The remarks as an XLSX file, with a sheet that says what each kind means."""
    widths = {"kind": 24, "themes": 30, "cue": 20, "remark": 60, "passage_1": 60, "passage_2": 60, "passage_3": 60}
    kinds = [{"kind": kind, "meaning": meaning} for kind, meaning in ABOUT.items()]
    return workbook_bytes(
        [
            Sheet("remarks", REMARK_COLUMNS, remark_rows(remarks), widths=widths),
            Sheet("what they mean", ("kind", "meaning"), kinds, widths={"kind": 30, "meaning": 100}),
        ]
    )


def remarks_report(remarks: Sequence[Remark], codebook: Codebook, *, name: str, date: str) -> Report:
    """The remarks as a report.

    Args:
        remarks: In the order in which they are shown.
        codebook: Gives the themes their labels.
        name: The file or study that was checked.
        date: The date of the report (ISO).
    """
    labels = {theme.id: theme.label for theme in codebook.themes}
    blocks: list[Block] = []
    for kind, own in groupby(remarks, key=lambda one: one.kind):
        blocks += [Heading(1, kind.capitalize()), Paragraph(ABOUT[kind])]
        for one in own:
            blocks.append(Heading(2, " / ".join(labels.get(theme, theme) for theme in one.themes)))
            blocks.append(Paragraph(f"{one.said[:1].upper()}{one.said[1:]}."))
            blocks += [Quote(it.words, where(it)) for it in one.examples]
    if not remarks:
        blocks.append(Paragraph("There is nothing to remark upon."))
    return Report("Check of the codebook", f"{name}: {len(codebook.themes)} themes", date, "thememiner", tuple(blocks))
