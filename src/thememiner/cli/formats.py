"""Commands on single files: read, inspect, code-table."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Json, Quiet, Strict, check_target, print_json, say, tell_left_out


class Context(StrEnum):
    """What all texts of a table stand under: a heading such as "what needs to improve" makes them failing."""

    improve = "improve"
    strength = "strength"
    none = "none"


def read(
    file: Annotated[Path, typer.Argument(help="A PDF, DOCX, HTML or text file.", show_default=False)],
    as_json: Json = False,
    text_out: Annotated[Path | None, typer.Option(help="Write the whole text here (offsets point into it).")] = None,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Read one review and print its passages in reading order."""
    from thememiner.reading.isolated import read_guarded
    from thememiner.reading.jsonl import passage_rows

    reading = read_guarded(file)
    if text_out is not None:
        # newline="" keeps offsets true on Windows, where "\n" would become two characters.
        with text_out.open("w", encoding="utf-8", newline="") as target:
            target.write(reading.review.text)
    rows = list(passage_rows(reading))
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            place = f"p. {row['page_label'] or '-'}  ¶{row['paragraph'] or '-'}"
            typer.echo(f"{place:<16}{row['section_kind']:<20}{row['text']}")
    tell_left_out(reading.left_out, quiet=quiet, strict=strict)


def inspect(
    file: Annotated[Path, typer.Argument(help="A PDF, DOCX, HTML or text file.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--out", help="The reading sheet (.html).", show_default=False)],
    pages: Annotated[
        str | None, typer.Option(help="Pages to draw: 1-5,12 or all.", show_default="those that matter most")
    ] = None,
    study: Annotated[
        Path | None, typer.Option(help="Show the file as this study has it, with what people put right.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Show what was read in one file: facts, sections, doubts, a score with its reasons, and drawn pages."""
    from functools import partial

    from thememiner.reading.isolated import isolated
    from thememiner.reports.reading_sheet import inspect_file
    from thememiner.reports.spreadsheet import write_file

    check_target(out, ".html")
    reading = None
    if study is not None:
        from thememiner import Study

        with Study.open(study) as opened:
            reading = opened.library.reading_of(file)
    sheet = isolated(partial(inspect_file, pages=pages, reading=reading), file)
    write_file(out, sheet.html.encode())
    say(f"{out} is written; open it in a browser", quiet)


def code_table(
    table: Annotated[
        Path, typer.Argument(help="A CSV file with one text a row.", metavar="IN.csv", show_default=False)
    ],
    id_column: Annotated[str, typer.Option("--id", help="Column with the ids.", show_default=False)],
    text_column: Annotated[str, typer.Option("--text", help="Column with the texts.", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--out", help="The CSV to write.", show_default=False)],
    codebook: Annotated[Path | None, typer.Option(help="Your own codebook (YAML, CSV, XLSX).")] = None,
    model: Annotated[
        Path | None, typer.Option(help="A model made by fit-table: its themes are given.", show_default=False)
    ] = None,
    context: Annotated[Context, typer.Option(help="What the texts stand under.")] = Context.none,
    all_scores: Annotated[bool, typer.Option("--all-scores", help="Every theme of every text.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Code any spreadsheet of texts with the codebook, your own one, or a model of your own."""
    from thememiner.cli.fitting import read_codebook
    from thememiner.codebook import default_codebook
    from thememiner.coding.table import code_table_file

    if codebook is not None and model is not None:
        reason = "cannot go with --model: a model gives the themes it was fitted on; give the codebook to fit-table"
        raise typer.BadParameter(reason, param_hint="--codebook")
    book = read_codebook(codebook) if codebook else default_codebook()
    units, left_out = code_table_file(
        table,
        out,
        id_column=id_column,
        text_column=text_column,
        codebook=book,
        model=model,
        context=context.value,
        all_scores=all_scores,
    )
    say(f"{units} texts coded into {out}", quiet)
    tell_left_out(left_out, quiet=quiet, strict=strict)
    if not units:
        raise typer.Exit(1)
