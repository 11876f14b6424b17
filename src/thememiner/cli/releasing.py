"""The command for what is about to leave the building: check-release."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.cli.console import Json, Quiet, print_json, say, tell_left_out

if TYPE_CHECKING:
    from thememiner.release import Detail

Files = Annotated[
    list[Path],
    typer.Argument(
        help="Documents (.docx, .pptx, .xlsx, .html, .md, .txt, .csv, .pdf).", metavar="FILE…", show_default=False
    ),
]


def check_release(
    files: Files,
    mask: Annotated[
        Path | None,
        typer.Option(help="Write a copy of FILE with every sure detail replaced by a neutral mark.", metavar="OUT"),
    ] = None,
    as_json: Json = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a detail identifies somebody.")] = False,
    quiet: Quiet = False,
) -> None:
    """List what could identify a child, family or worker, with its place; nothing found is no proof of safety."""
    from thememiner.release.check import check_file
    from thememiner.release.mask import mask_file

    if mask is not None and len(files) != 1:
        raise typer.BadParameter("takes one FILE at a time", param_hint="--mask")
    is_sure = False
    for file in files:
        checked = check_file(file)
        if mask is not None:
            masked = mask_file(file, mask)
            say(f"{masked.replaced} details replaced in {mask}; {file} is as it was. What is left in the copy:", quiet)
            checked, file = masked.remaining, mask
        is_sure = is_sure or bool(checked.identifying())
        _tell(file, checked.details, as_json=as_json)
        sure = len(checked.identifying())
        say(f"{file.name}: {sure} details that identify, {len(checked.details) - sure} to look at", quiet)
        tell_left_out(checked.left_out, quiet=quiet)
    say("The check finds most details, never all: a person has to read the document before it leaves.", quiet)
    if strict and is_sure:
        raise typer.Exit(1)


def _tell(file: Path, details: tuple[Detail, ...], *, as_json: bool) -> None:
    from thememiner.errors import visible

    if as_json:
        print_json([{"file": file.name, **dataclasses.asdict(one)} for one in details])
        return
    for one in details:
        typer.echo(visible(f'{file.name}, {one.place}: {one.kind} "{one.words}" ({one.level}; {one.why})'))
