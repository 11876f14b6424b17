"""Commands that write reports: report board, and run, which does the whole job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Quiet,
    Strict,
    StudyFolder,
    Where,
    conditions,
    progress,
    say,
    tell_left_out,
    tell_release,
    tell_uncoded,
    today_or,
)


def board(
    study: StudyFolder,
    out: Annotated[Path, typer.Argument(help="The paper: .docx, .html or .md.", metavar="OUT", show_default=False)],
    where: Where = None,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Write the board paper."""
    from thememiner import Study

    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        opened.board_paper(out, date=today_or(date), conditions=conditions(where))
    say(f"{out} is written", quiet)
    tell_release(out, quiet)


def run(
    paths: Annotated[list[Path], typer.Argument(help="Reviews: files or folders.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for everything that is written.")],
    audits: Annotated[
        list[Path] | None, typer.Option(help="Local evidence (CSV, XLSX, DOCX, PDF); repeatable.")
    ] = None,
    catalogue: Annotated[Path | None, typer.Option(help="CSV with facts about the files.")] = None,
    codebook: Annotated[Path | None, typer.Option(help="Your own codebook (YAML, CSV, XLSX).")] = None,
    partnership: Annotated[str, typer.Option(help="Name printed on the paper.")] = "",
    area: Annotated[str, typer.Option(help="Your own area; its reviews are not national.")] = "",
    where: Where = None,
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Do all of it: read, code, compare, and write board paper, briefing, plans and tables into OUT."""
    from thememiner.mainjob import Job, run_job
    from thememiner.settings import Settings

    asked = conditions(where)
    settings = Settings(partnership=partnership, area=area)
    job = Job(tuple(paths), tuple(audits or ()), out, today_or(date), catalogue, codebook, settings, asked)
    with progress(quiet) as show:
        result = run_job(job, show)
    counts = ", ".join(f"{count} {kind}" for kind, count in result.cases)
    say(f"read: {counts}; {result.findings} local findings; {len(result.left_out)} left out", quiet)
    tell_left_out(result.left_out, quiet=quiet)
    for line in result.notes:
        say(line, quiet)
    say(f"board paper: {result.paper}", quiet)
    if strict and result.left_out:
        raise typer.Exit(1)
