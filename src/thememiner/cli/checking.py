"""Commands that let two people check the machine on a random sample: check draw, check read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Quiet, StudyFolder, check_target, say, tell_left_out, today_or
from thememiner.errors import InputError

_FORMS = (".docx", ".html", ".md", ".xlsx", ".csv")


def draw(
    study: StudyFolder,
    sheet: Annotated[Path, typer.Argument(help="The sheets: SHEET-A.xlsx and so on.", metavar="SHEET.xlsx")] = Path(
        "check.xlsx"
    ),
    size: Annotated[int, typer.Option(min=1, help="How many passages.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same passages.")] = 1,
    coders: Annotated[str, typer.Option(help="The people who code, one sheet for each.")] = "A,B",
    whole_reviews: Annotated[int, typer.Option(min=0, help="Draw so many whole reviews instead.")] = 0,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Draw a random sample of passages for two people to code blind, one spreadsheet for each."""
    from thememiner import Study

    names = [one.strip() for one in coders.split(",") if one.strip()]
    if len(names) < 2 or len({one.casefold() for one in names}) < len(names):
        raise typer.BadParameter("name two people, e.g. 'A,B'", param_hint="--coders")
    check_target(sheet, ".xlsx")
    with Study.open(study) as opened:
        drawn, written = opened.codings.draw_check(
            sheet, names, date=today_or(date), size=size, seed=seed, whole_reviews=whole_reviews
        )
    said = f"{len(drawn.units)} of {drawn.frame} passages"
    if drawn.reviews:
        said += f" ({len(drawn.reviews)} whole {'review' if len(drawn.reviews) == 1 else 'reviews'})"
    say(f"draw {drawn.number}: {said}; to be coded in {', '.join(str(one) for one in written)}", quiet)


def read(
    study: StudyFolder,
    sheets: Annotated[list[Path], typer.Argument(help="The two coders' sheets.", metavar="SHEET-A.xlsx SHEET-B.xlsx")],
    out: Annotated[
        list[Path] | None,
        typer.Option("-o", "--out", help="Result: .docx, .html, .md, .xlsx or .csv; may be repeated."),
    ] = None,
    settled: Annotated[Path | None, typer.Option(help="A third sheet that settles what is disputed.")] = None,
    disputed: Annotated[
        Path | None, typer.Option(help="Write the disputed passages here, for a third reading.")
    ] = None,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Set the machine beside two people's codings: agreement, errors, what was missed, and corrected shares."""
    from thememiner import Study
    from thememiner.reports.check_outcome import summary
    from thememiner.reports.check_report import write_check
    from thememiner.reports.check_sheet import write_disputed

    if len(sheets) != 2:
        raise typer.BadParameter("give the sheets of two coders", param_hint="SHEET-A.xlsx SHEET-B.xlsx")
    for one in out or ():
        if one.suffix.lower() not in _FORMS:
            raise InputError(str(one), f"nothing is written as {one.suffix!r}", remedy=f"use {', '.join(_FORMS)}")
        if one.resolve() in {given.resolve() for given in (*sheets, *([settled] if settled else []))}:
            raise InputError(str(one), "is one of the coders' sheets", remedy="choose another name")
    if disputed:
        check_target(disputed, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        outcome = opened.codings.read_check((sheets[0], sheets[1]), settled=settled)
    tell_left_out(outcome.left_out, quiet=quiet)
    for line in summary(outcome):
        typer.echo(line)
    for one in out or ():
        write_check(outcome, one, date=today_or(date))
        say(f"{one} is written", quiet)
    if disputed:
        count = write_disputed(outcome.result.checked, outcome.codebook, outcome.names, disputed)
        say(f"{count} disputed passages are written to {disputed}; fill it in and give it as --settled", quiet)
