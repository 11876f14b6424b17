"""Commands for a meeting: judgements add, export, import, list; crosswalk add, remove, import, export, list."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.cli.console import (
    LISTED,
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
    tell_uncoded,
    today_or,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thememiner.records import LeftOut
    from thememiner.reports.filled_rows import Taken

Sheet = Annotated[Path, typer.Argument(help="The spreadsheet (.xlsx).", metavar="FILE.xlsx", show_default=False)]
ThemeName = Annotated[str, typer.Argument(help="The theme's id or label.", metavar="THEME", show_default=False)]
Who = Annotated[str, typer.Option(help="Who decided.", show_default=False)]
WhoOfRows = Annotated[str, typer.Option(help="Who decided, where the sheet's column 'who' is empty.")]


def add_judgement(
    study: StudyFolder,
    theme: ThemeName,
    response: Annotated[str, typer.Option(help="What was decided: watch, thematic audit, …", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why, in the group's words.", show_default=False)],
    who: Who,
    position: Annotated[str, typer.Option(help="The local position agreed; empty: as thememiner says.")] = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Keep what the group decided about a theme; earlier judgements are never overwritten."""
    from thememiner import Study

    with Study.open(study) as opened:
        kept = opened.meeting().judge(theme, response, reason=reason, who=who, when=today_or(date), position=position)
    say(f"kept: {kept.theme_id}, {kept.position or kept.machine_position}; {kept.response}", quiet)


def export_judgements(study: StudyFolder, file: Sheet, date: Date = "", quiet: Quiet = False) -> None:
    """Write a sheet for the meeting: what is known of each theme, and columns for what the group decides."""
    from thememiner import Study

    check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        count = opened.meeting().export_judgements(file, date=today_or(date))
    say(f"{count} themes written to {file}; fill in position, response and reason, then import it", quiet)


def import_judgements(
    study: StudyFolder,
    file: Sheet,
    who: WhoOfRows = "",
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take in the sheet after the meeting; reading it twice adds nothing twice."""
    from thememiner import Study

    with Study.open(study) as opened:
        taken = opened.meeting().import_judgements(file, who=who, when=today_or(date))
    tell_taken(taken, ("judgement", "judgements"), strict=strict, quiet=quiet)


def list_judgements(
    study: StudyFolder,
    every: Annotated[bool, typer.Option("--all", help="Earlier judgements, too.")] = False,
    as_json: Json = False,
) -> None:
    """List the judgement that holds on each theme, with what thememiner said when it was made."""
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.meeting().judgements()
        labels = {theme.id: theme.label for theme in opened.codebook.themes}
    shown = found.history if every else [one for one in found.history if found.latest[one.theme_id] is one]
    rows = [{"label": labels.get(one.theme_id, "(no longer in the codebook)"), **asdict(one)} for one in shown]
    columns = ("when", "label", "position", "machine_position", "response", "reason", "who")
    print_rows(rows, columns, as_json=as_json)


def add_term(
    study: StudyFolder,
    term: Annotated[str, typer.Argument(help="A priority or heading of the board's own.", show_default=False)],
    themes: Annotated[list[str], typer.Argument(help="The themes it stands for.", metavar="THEME...")],
    who: Who,
    priority: Annotated[
        bool | None, typer.Option("--priority/--no-priority", help="A priority of the board's plan, or none.")
    ] = None,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Say which themes one of the board's own priorities or headings stands for."""
    from thememiner import Study

    with Study.open(study) as opened:
        kept = opened.meeting().add_term(term, themes, who=who, when=today_or(date), priority=priority)
    say(f"{kept.term}{' (a priority)' if kept.priority else ''} stands for: {', '.join(kept.theme_ids)}", quiet)


def remove_term(
    study: StudyFolder,
    term: Annotated[str, typer.Argument(help="The term.", show_default=False)],
    who: Who,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Take a term back."""
    from thememiner import Study

    with Study.open(study) as opened:
        opened.meeting().remove_term(term, who=who, when=today_or(date))
    say(f"{term} stands for no theme any more", quiet)


def import_terms(
    study: StudyFolder,
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx: term; themes, parted by ;; priority (yes or no).")],
    who: Who,
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take in a table of the board's own terms; terms that are not in it stay as they are."""
    from thememiner import Study

    with Study.open(study) as opened:
        count, left_out = opened.meeting().import_terms(file, who=who, when=today_or(date))
    say(f"{count} terms new or changed, {len(left_out)} rows left out", quiet)
    tell_remarks(left_out, strict=strict, quiet=quiet)
    if left_out and not count:
        raise typer.Exit(1)


def export_terms(study: StudyFolder, file: Sheet, quiet: Quiet = False) -> None:
    """Write the board's own terms to a spreadsheet to be edited, with the list of themes."""
    from thememiner import Study

    check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        count = opened.meeting().export_terms(file)
    say(f"{count} terms written to {file}", quiet)


def list_terms(study: StudyFolder, as_json: Json = False) -> None:
    """List the board's own terms with the themes that they stand for."""
    from thememiner import Study

    with Study.open(study) as opened:
        terms = opened.meeting().terms()
    if as_json:
        print_json([{"term": one.term, "themes": list(one.theme_ids), "priority": one.priority} for one in terms])
        return
    rows: list[dict[str, object]] = [
        {"term": one.term, "themes": "; ".join(one.theme_ids), "priority": "yes" if one.priority else ""}
        for one in terms
    ]
    print_rows(rows, ("term", "themes", "priority"))


def tell_taken(taken: Taken, names: tuple[str, str], *, strict: bool, quiet: bool) -> None:
    """What came of a sheet; exit code 1 where nothing could be taken in of what was said."""
    say(taken.in_words(*names), quiet)
    tell_remarks(taken.left_out, strict=strict, quiet=quiet)
    if taken.left_out and not (taken.new or taken.known):
        raise typer.Exit(1)


def tell_remarks(left_out: Sequence[LeftOut], *, strict: bool, quiet: bool) -> None:
    """The first rows that could not be taken in as they stand; they are of a sheet, so the study does not list them."""
    if len(left_out) > LISTED:
        say(f"{len(left_out)} remarks on rows; the first {LISTED} are listed: mend these and import again", quiet)
    tell_left_out(left_out[:LISTED], quiet=quiet, strict=strict)


def print_rows(rows: Sequence[dict[str, object]], columns: Sequence[str], *, as_json: bool = False) -> None:
    """Rows as JSON lines, or some of their columns as a table; a line of talk where there are none."""
    if as_json:
        print_json(rows)
    elif rows:
        import pandas as pd

        print_table(pd.DataFrame([[row[name] for name in columns] for row in rows], columns=list(columns)))
    else:
        say("there are none yet")
