"""Commands for the screening log: screening add, list, mark, export, import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Json,
    Quiet,
    Strict,
    StudyFolder,
    check_target,
    print_json,
    print_table,
    say,
    tell_left_out,
    today_or,
)

Since = Annotated[str, typer.Option(help="Date of the last meeting (YYYY-MM-DD): what was seen later is new.")]
Sheet = Annotated[Path, typer.Argument(help="The spreadsheet (.xlsx).", metavar="FILE.xlsx", show_default=False)]
_SHOWN = ("entry_id", "title", "board", "published", "first_seen", "new", "read", "status", "reason")


class Status(StrEnum):
    """What can be decided about a review."""

    included = "included"
    excluded = "excluded"


def add(
    study: StudyFolder,
    listing: Annotated[Path, typer.Argument(help="A catalogue or listing: CSV, XLSX, text, a saved page.")],
    abstracts: Annotated[
        bool, typer.Option("--abstracts", help="Read the abstracts too, as a kind of review of their own.")
    ] = False,
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take a catalogue or the repository's listing into the log. What is known already keeps its decisions."""
    from thememiner import Study

    with Study.open(study) as opened:
        added = opened.library.add_listing(listing, date=today_or(date), abstracts=abstracts)
    say(f"{len(added.new)} new entries; {added.unchanged} were in the log before", quiet)
    tell_left_out(added.left_out, quiet=quiet, strict=strict)


def list_(
    study: StudyFolder,
    since: Since = "",
    new: Annotated[bool, typer.Option("--new", help="Only what is new since then.")] = False,
    as_json: Json = False,
) -> None:
    """List every review that is listed or read, and what was decided about it."""
    import pandas as pd

    from thememiner import Study

    day = today_or(since, "--since") if since else ""
    with Study.open(study) as opened:
        rows = [row for row in opened.library.screening(since=day) if not new or row["new"] == "yes"]
    if as_json:
        print_json(rows)
    else:
        print_table(pd.DataFrame(rows, columns=list(_SHOWN)))


def mark(
    study: StudyFolder,
    entry: Annotated[str, typer.Argument(help="The entry's or review's id, as `screening list` shows it.")],
    status: Annotated[Status, typer.Argument(help="What was decided.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; needed for excluded.")] = "",
    who: Annotated[str, typer.Option(help="Who decided.")] = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Include or exclude a review. An excluded one is counted nowhere; reports say how many are, and why."""
    from thememiner import Study
    from thememiner.library_records import Screening

    if not who:
        raise typer.BadParameter("say who decided: --who NAME", param_hint="--who")
    with Study.open(study) as opened:
        opened.library.screen([Screening(entry, status.value, reason, who, today_or(date))])
    say(f"{entry} is {status.value}", quiet)


def export(study: StudyFolder, file: Sheet, since: Since = "", quiet: Quiet = False) -> None:
    """Write the log to a spreadsheet in which to include or exclude."""
    from thememiner import Study
    from thememiner.reports.screening_sheet import screening_workbook
    from thememiner.reports.spreadsheet import write_file

    check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        rows = opened.library.screening(since=today_or(since, "--since") if since else "")
    write_file(file, screening_workbook(rows))
    say(f"{len(rows)} rows written to {file}; fill in 'status' and 'reason', then import it", quiet)


def import_(
    study: StudyFolder,
    file: Sheet,
    who: Annotated[str, typer.Option(help="Who decided, where the sheet's column 'who' is empty.")] = "",
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take the decisions of a filled-in spreadsheet into the log."""
    from thememiner import Study
    from thememiner.reports.screening_sheet import read_screenings

    with Study.open(study) as opened:
        found, left_out = read_screenings(file, opened.library.screened_ids(), who=who, when=today_or(date))
        opened.library.screen(found)
    say(f"{len(found)} decisions taken in, {len(left_out)} rows left out", quiet)
    tell_left_out(left_out, quiet=quiet, strict=strict)
    if not found and left_out:
        raise typer.Exit(1)
