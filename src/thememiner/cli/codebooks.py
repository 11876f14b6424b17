"""Commands on codebooks: codebook check, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.cli.console import Date, Json, Quiet, StudyFolder, check_target, print_json, say, tell_uncoded, today_or

if TYPE_CHECKING:
    from thememiner.codebook import Codebook
    from thememiner.coding.codebook_check import Remark

Book = Annotated[Path, typer.Argument(help="The codebook (.xlsx).", metavar="FILE.xlsx", show_default=False)]


def check(
    what: Annotated[
        Path,
        typer.Argument(help="A codebook (YAML, CSV, XLSX), or a study.", metavar="FILE|STUDY", show_default=False),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the remarks here (.xlsx, .html, .docx, .md).")
    ] = None,
    as_json: Json = False,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Show what to look at in a codebook: themes that overlap or never fire, cues that fire wrongly, with passages."""
    from thememiner.reports.codebook_report import remark_rows, remarks_report, remarks_workbook
    from thememiner.reports.spreadsheet import write_file
    from thememiner.reports.write import write_report

    codebook, remarks = _of_study(what, quiet) if what.is_dir() else _of_file(what, quiet)
    if out is not None and out.suffix.lower() == ".xlsx":
        write_file(out, remarks_workbook(remarks))
    elif out is not None:
        write_report(remarks_report(remarks, codebook, name=what.name, date=today_or(date)), out)
    elif as_json:
        print_json(remark_rows(remarks))
    else:
        _print(remarks)
    say(f"{len(remarks)} remarks" + (f" written to {out}" if out else ""), quiet)


def _of_file(file: Path, quiet: bool) -> tuple[Codebook, list[Remark]]:
    from thememiner.codebook import load_codebook
    from thememiner.codebook_table import is_table, read_codebook_table
    from thememiner.coding.codebook_check import check_entries
    from thememiner.encoding import load_encoder

    if is_table(file):
        book, notes = (found := read_codebook_table(file)).codebook, found.notes
    else:
        book, notes = load_codebook(file), ()
    say(f"{file} is sound: {len(book.themes)} themes, version {book.version}", quiet)
    for line in notes:
        say(line, quiet)
    return book, check_entries(book, load_encoder())


def _of_study(folder: Path, quiet: bool) -> tuple[Codebook, list[Remark]]:
    from thememiner import Study

    with Study.open(folder) as study:
        tell_uncoded(study, quiet)
        return study.codebook, study.codings.check_codebook()


def _print(remarks: list[Remark]) -> None:
    from itertools import groupby

    from thememiner.coding.codebook_check import ABOUT
    from thememiner.errors import visible
    from thememiner.reports.codebook_report import where

    for kind, own in groupby(remarks, key=lambda one: one.kind):
        typer.echo(f"{kind.upper()}: {ABOUT[kind]}")
        for one in own:
            typer.echo(visible(f"  {', '.join(one.themes)}: {one.said}"))
            for it in one.examples:
                typer.echo(visible(f"      {where(it)}: {it.words}"))


def export(study: StudyFolder, file: Book, quiet: Quiet = False) -> None:
    """Write a study's codebook to a spreadsheet in which to edit it."""
    from thememiner import Study

    check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        opened.codings.export_codebook(file)
        count = len(opened.codebook.themes)
    say(f"{count} themes written to {file}; edit it, then `thememiner codebook import`", quiet)


def import_(
    study: StudyFolder,
    file: Annotated[Path, typer.Argument(help="The edited codebook (XLSX, CSV, YAML).", show_default=False)],
    quiet: Quiet = False,
) -> None:
    """Put an edited codebook in the place of the study's; themes keep their ids, decisions stay."""
    from thememiner import Study

    with Study.open(study) as opened:
        codebook, lines = opened.codings.import_codebook(file)
    for line in lines:
        say(line, quiet)
    say(f"{len(codebook.themes)} themes taken in; run `thememiner code {study}`", quiet)
