"""Commands for people's decisions about codings: decisions export, decisions import, fit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Quiet, Strict, StudyFolder, check_target, say, tell_left_out, today_or

Sheet = Annotated[Path, typer.Argument(help="The spreadsheet (.xlsx).", metavar="FILE.xlsx", show_default=False)]


def export(
    study: StudyFolder,
    file: Sheet,
    queue: Annotated[
        int | None, typer.Option(help="Only so many passages, the most useful to look at first.", min=1)
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed draws another random share of the queue.", min=0)] = 1,
    quiet: Quiet = False,
) -> None:
    """Write the codings to a spreadsheet in which to confirm, change, reject or add."""
    from thememiner import Study

    if queue:
        check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        count = opened.codings.export_decisions(file, queue=queue or 0, seed=seed)
    say(f"{count} rows written to {file}; fill in the columns headed 'decision' and so on, then import it", quiet)


def import_(
    study: StudyFolder,
    file: Sheet,
    who: Annotated[str, typer.Option(help="Who decided, where the sheet's column 'who' is empty.")] = "",
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take the decisions of a filled-in spreadsheet into the study; earlier ones are never overwritten."""
    from thememiner import Study

    with Study.open(study) as opened:
        count, left_out = opened.import_decisions(file, who=who, when=today_or(date))
    say(f"{count} decisions taken in, {len(left_out)} rows left out", quiet)
    tell_left_out(left_out, quiet=quiet, strict=strict)
    if not count and left_out:
        raise typer.Exit(1)


def fit(study: StudyFolder, date: Date = "", quiet: Quiet = False) -> None:
    """Fit a model on the study's decisions; it is used from then on only if it is better on reviews left out."""
    from thememiner import Study

    with Study.open(study) as opened:
        done = opened.codings.fit(date=today_or(date))
    typer.echo(done.said)
    if done.model is not None:
        say(f"{study / 'model'} is written; run `thememiner code {study}`", quiet)
