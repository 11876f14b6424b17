"""The codebook as a spreadsheet to edit, and what a check of it found, as sheets and as blocks of a report."""

from __future__ import annotations

from collections.abc import Mapping

from thememiner.codebook import Codebook
from thememiner.codebook_columns import FIELDS
from thememiner.codebook_table import ABOUT, ABOUT_COLUMNS, GROUP_COLUMNS, GROUPS, THEMES, group_rows, theme_rows
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
            Sheet(ABOUT, ABOUT_COLUMNS, about, widths={"value": 110}),
        ]
    )
