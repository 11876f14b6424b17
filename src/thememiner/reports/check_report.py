"""The paper on a check by two people: what it came to, table by table, and how."""

from __future__ import annotations

from pathlib import Path

from thememiner.evidence.prevalence import FLOOR
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Report
from thememiner.reports.board import numbered
from thememiner.reports.check_lists import disagreements, left_out
from thememiner.reports.check_method import method_blocks
from thememiner.reports.check_outcome import CheckOutcome, summary
from thememiner.reports.check_rows import ROW_COLUMNS, check_result_workbook, check_rows
from thememiner.reports.check_tables import counts_appendix, missed, reviews, shares, side_by_side, theme_tables
from thememiner.reports.phrasing import long_date
from thememiner.reports.spreadsheet import write_csv, write_file
from thememiner.reports.write import PAPERS, write_report

TITLE = "How far the machine's codings can be relied on"


def write_check(outcome: CheckOutcome, path: str | Path, *, date: str) -> None:
    """Write the outcome: a paper (.docx, .html, .md), a workbook (.xlsx) or the themes alone (.csv).

    Raises:
        InputError: The suffix is of no known form, or the file cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix == ".csv":
        write_csv(check_rows(outcome), target, ROW_COLUMNS)
    elif suffix == ".xlsx":
        write_file(target, check_result_workbook(outcome))
    else:
        write_report(check_report(outcome, date=date), target, known=(*PAPERS, ".csv", ".xlsx"))


def check_report(outcome: CheckOutcome, *, date: str) -> Report:
    """The paper as blocks."""
    body = [
        *_opening(outcome),
        *side_by_side(outcome),
        *theme_tables(outcome),
        *missed(outcome),
        *shares(outcome),
        *reviews(outcome),
        *method_blocks(outcome.result.draw),
        *disagreements(outcome),
        *counts_appendix(outcome),
        *left_out(outcome),
    ]
    subtitle = f"check of {long_date(date)}, coded by {outcome.names[0]} and {outcome.names[1]}"
    return Report(TITLE, subtitle, date, "thememiner", tuple(numbered(body)))


def _opening(outcome: CheckOutcome) -> list[Block]:
    result = outcome.result
    blocks: list[Block] = [Heading(1, "In short"), Bullets(summary(outcome))]
    if len(result.checked) < 2 * FLOOR:
        text = f"Only {len(result.checked)} passages were coded by both: these figures can hardly carry a judgement."
        blocks.insert(0, Callout("caution", text))
    if result.frame_now != result.draw.frame:
        text = (
            f"The study changed since the draw: {result.draw.frame:,} passages then, {result.frame_now:,} now. The "
            "weights are those of the draw; draw anew if much was added."
        )
        blocks.insert(0, Callout("caution", text))
    if outcome.codebook_changed:
        text = "The codebook changed since the draw: what people coded and what the machine codes may not be the same."
        blocks.insert(0, Callout("caution", text))
    return blocks
