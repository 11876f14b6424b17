"""fit-table: a model from a spreadsheet that somebody has coded."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.cli.console import Date, Json, Quiet, Strict, print_json, print_table, say, tell_left_out, today_or
from thememiner.errors import InputError

if TYPE_CHECKING:
    from thememiner.codebook import Codebook
    from thememiner.coding.coded_table import CodedTexts
    from thememiner.coding.fit_table import FittedTable
    from thememiner.coding.label_scores import CrossValidation, LabelScore


class Separator(StrEnum):
    """What stands between the themes of one cell."""

    semicolon = ";"
    bar = "|"
    comma = ","


def fit_table(
    table: Annotated[Path, typer.Argument(help="The coded table (.csv, .xlsx).", metavar="CODED", show_default=False)],
    text: Annotated[str, typer.Option("--text", help="Column with the texts.", show_default=False)],
    themes: Annotated[
        str,
        typer.Option(
            "--themes",
            help='Column with the themes; or columns of 0 and 1, one a theme: "A,B,C", "First..Last", or "*" for all.',
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the model into.", show_default=False)],
    id_column: Annotated[str, typer.Option("--id", help="Column with the ids.", show_default=False)] = "",
    group: Annotated[
        str, typer.Option("--group", help="Column of what belongs together (a review, an area).", show_default=False)
    ] = "",
    separator: Annotated[Separator, typer.Option(help="What stands between themes in a cell.")] = Separator.semicolon,
    codebook: Annotated[Path | None, typer.Option(help="Definitions for the themes (YAML, CSV, XLSX).")] = None,
    date: Date = "",
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Fit a model on a table that was coded by hand; code-table --model then codes others with the same themes."""
    from thememiner.coding.coded_table import Columns, coded_texts
    from thememiner.coding.fit_table import fit_table as fit
    from thememiner.coding.fit_table import write_model
    from thememiner.encoding import DEFAULT_ENCODER, load_encoder
    from thememiner.encoding.kept import KeptVectors
    from thememiner.local.coded_file import read_coded_file

    when = today_or(date)
    _check_folder(out)
    book = read_codebook(codebook) if codebook else None
    raw = read_coded_file(table, text)
    coded = coded_texts(raw, Columns(text, themes, id_column, group, separator.value))
    _tell(coded, quiet)
    made = fit(coded, encoder=KeptVectors(DEFAULT_ENCODER, load_encoder, {}), codebook=book)
    write_model(made, out, table=table, name=out.name, date=when, grouped_by=coded.grouped_by)
    _print(made, as_json=as_json, quiet=quiet)
    say(f"the model is in {out}; thememiner code-table IN.csv … --model {out} codes with it", quiet)
    tell_left_out(coded.left_out, quiet=quiet, strict=strict)


def _check_folder(out: Path) -> None:
    """A folder with other things in it is not written into; a model may be fitted anew in its place."""
    from thememiner.coding.fitted.artefact import CARD

    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / CARD).is_file()):
        raise InputError(str(out), "is there already and is no model", remedy="name a new folder")


def read_codebook(file: Path) -> Codebook:
    """A codebook from YAML or from a spreadsheet."""
    from thememiner.codebook import load_codebook
    from thememiner.codebook_table import is_table, read_codebook_table

    return read_codebook_table(file).codebook if is_table(file) else load_codebook(file)


def _tell(coded: CodedTexts, quiet: bool) -> None:
    say(f"{len(coded.texts)} texts, {len(coded.counts)} themes, {coded.counts.total()} codes", quiet)
    if coded.unlabelled:
        say(f"{coded.unlabelled} texts have no theme: they count as coded with none", quiet)
    for same in coded.same_but_case:
        named = " and ".join(f"{one!r} ({coded.counts[one]})" for one in same)
        say(f"differ only by capitals and stay apart: {named}; make them alike if they are one theme", quiet)


def _print(made: FittedTable, *, as_json: bool, quiet: bool) -> None:
    import pandas as pd

    if made.undefined:
        say(f"the codebook has no entry for: {', '.join(made.undefined)}", quiet)
    if made.validation is None:
        say("there are too few texts to say how good it is: do not rely on it", quiet)
        return
    rows = [_row(one) for one in made.validation.labels]
    if as_json:
        print_json([*rows, *_totals(made.validation)])
        return
    print_table(pd.DataFrame([*rows, *_totals(made.validation)]))
    say(made.validation.protocol, quiet)
    few = [one.label for one in made.validation.labels if one.too_few]
    if few:
        from thememiner.coding.label_scores import FEW

        say(f"fewer than {FEW} examples, so that their score is no figure: {', '.join(few)}", quiet)


def _row(one: LabelScore) -> dict[str, object]:
    scores = (one.model.precision, one.model.recall, one.model.f1, one.plain.f1)
    shown = [None if one.too_few else round(score, 2) for score in scores]
    return {"theme": one.label, "examples": one.examples} | dict(zip(_FIGURES, shown, strict=True))


def _totals(validation: CrossValidation) -> list[dict[str, object]]:
    ours, plain = validation.micro
    micro = [round(one, 2) for one in (ours.precision, ours.recall, ours.f1, plain.f1)]
    macro = [None, None, *(round(one, 2) for one in validation.macro)]
    total = sum(one.examples for one in validation.labels)
    enough = sum(one.examples for one in validation.labels if not one.too_few)
    return [
        {"theme": "all decisions (micro)", "examples": total} | dict(zip(_FIGURES, micro, strict=True)),
        {"theme": "mean of themes (macro)", "examples": enough} | dict(zip(_FIGURES, macro, strict=True)),
    ]


_FIGURES = ("precision", "recall", "F1", "F1_of_plain_words")
