"""What every command shares: arguments and options that mean the same, progress, and the list of what was left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date as calendar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from thememiner.records import LeftOut
    from thememiner.study import Study

LISTED = 20
"""Lines of what was left out before a command only counts; `thememiner left-out` prints all."""

StudyFolder = Annotated[Path, typer.Argument(help="The study's folder.", metavar="STUDY", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no talk; errors only.")]
Json = Annotated[bool, typer.Option("--json", help="JSON lines on stdout, for scripts.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when anything was left out.")]
Where = Annotated[
    list[str] | None,
    typer.Option(help="Keep local findings with FIELD=VALUE, e.g. area=harrow; that area's reviews are not national."),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--facts",
        help="Keep reviews that state NAME=VALUE, e.g. harm=neglect, published=2015..2019, board=unknown.",
    ),
]
Date = Annotated[str, typer.Option(help="The date of the report (YYYY-MM-DD).", show_default="today")]


def today_or(date: str, option: str = "--date") -> str:
    """The date given, checked, or today's: the clock is read here and nowhere else."""
    if not date:
        return calendar.today().isoformat()
    try:
        return calendar.fromisoformat(date).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{date!r} is not a date like 2026-11-24", param_hint=option) from error


def conditions(where: Sequence[str] | None) -> dict[str, str] | None:
    """``["area=harrow"]`` as a mapping; None when nothing was said."""
    return pairs(where, "--where", "area=harrow") if where else None


def stated(facts: Sequence[str] | None) -> dict[str, str]:
    """``["harm=neglect"]`` as a mapping."""
    return pairs(facts, "--facts", "harm=neglect")


def pairs(given: Sequence[str] | None, option: str, example: str) -> dict[str, str]:
    """Options of the form NAME=VALUE as a mapping."""
    split = [one.partition("=") for one in given or ()]
    for name, sign, value in split:
        if not (name.strip() and sign and value.strip()):
            raise typer.BadParameter(f"say NAME=VALUE, e.g. {example}", param_hint=option)
    return {name.strip(): value.strip() for name, _, value in split}


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr, where there is a terminal to draw it on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(name: str, done: int, total: int) -> None:
            bar.update(task, description=name[:40], completed=done, total=total)

        yield show


def check_target(path: Path, suffix: str, *, is_filled_in: bool = False) -> None:
    """Refuse a file name that says another format, and to write over a sheet that somebody may have filled in."""
    if path.suffix.lower() != suffix:
        raise InputError(str(path), f"is written as {suffix}", remedy=f"name it {path.stem}{suffix}")
    if is_filled_in and path.exists():
        raise InputError(str(path), "is there already, perhaps filled in", remedy="choose another name, or delete it")


def say(line: str, quiet: bool = False) -> None:
    """A line of talk, on stderr."""
    if not quiet:
        typer.echo(line, err=True)


def tell_uncoded(study: Study, quiet: bool = False) -> None:
    """Say so where figures rest on an earlier codebook or coder, or where something has not been coded at all."""
    if uncoded := study.uncoded():
        done = f"`thememiner code {study.folder}`"
        say(f"{uncoded} passages or findings are not coded, or not with today's codebook and coder: run {done}", quiet)


def tell_release(path: Path, quiet: bool = False) -> None:
    """Say how much in a document that was just written could identify somebody; a workbook's cells take too long."""
    if quiet:
        return
    if path.suffix.lower() == ".xlsx":
        say(f"before it leaves: `thememiner check-release {path}`")
        return
    from thememiner.release.check import check_file, count_line

    say(count_line(check_file(path).details, str(path)))


def tell_left_out(left_out: Sequence[LeftOut], *, quiet: bool = False, strict: bool = False) -> None:
    """List what could not be used; with ``strict`` exit with 1 when there is anything."""
    for one in left_out[:LISTED]:
        say(f"left out: {InputError(one.source, one.reason, place=one.place, remedy=one.remedy)}", quiet)
    if len(left_out) > LISTED:
        say(f"left out: {len(left_out) - LISTED} more; `thememiner left-out STUDY` lists all", quiet)
    if strict and left_out:
        raise typer.Exit(1)


def print_json(rows: Sequence[Mapping[str, object]]) -> None:
    """One JSON object a line, on stdout."""
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def print_frame(frame: pd.DataFrame, *, as_json: bool, columns: Sequence[str] | None = None) -> None:
    """A data frame as a table that a person can read, or as JSON lines."""
    if as_json:
        # pandas writes missing numbers as null, which the standard json module does not.
        if len(frame):
            typer.echo(frame.to_json(orient="records", lines=True, force_ascii=False).rstrip("\n"))
        return
    print_table(frame[list(columns)] if columns else frame)


def print_table(frame: pd.DataFrame) -> None:
    """A data frame as a table on stdout, as wide as the terminal, or 200 characters where there is none."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    if not console.is_terminal:
        console = Console(width=200)
    table = Table(*[str(name).replace("_", " ") for name in frame.columns], show_lines=False)
    for row in frame.itertuples(index=False):
        table.add_row(*[_cell(value) for value in row])
    console.print(table, markup=False)


def _cell(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN is the one value that differs from itself
        return ""
    # Control characters of a text from outside must not reach a terminal; rich reads square brackets as markup.
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", str(value)).replace("[", "\\[")
