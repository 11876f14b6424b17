"""Coding any spreadsheet of texts: rows with an id and a text in, one row per unit and theme out."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from thememiner.codebook import Codebook
from thememiner.coding import CODERS, DEFAULT_CODER, Coder, CoderParts
from thememiner.encoding import DEFAULT_ENCODER, load_encoder
from thememiner.encoding.kept import KeptVectors
from thememiner.errors import InputError, UnreadableFileError
from thememiner.records import Coding, CodingUnit, LeftOut, Tag

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, object]
TableContext = Literal["improve", "strength", "none"]

COLUMNS = (
    "unit_id",
    "statement",
    "polarity",
    "theme_id",
    "theme_polarity",
    "score",
    "rank",
    "rule",
    "words",
    "doubtful",
)
NO_THEME = "none"
_HEADINGS: Mapping[str, str] = {"improve": "What needs to improve", "strength": "Strengths", "none": ""}
_DELIMITERS = ",;\t|"


class CodedTable(NamedTuple):
    """The rows of the output, in the order of the input, and what could not be coded."""

    rows: list[Row]
    left_out: list[LeftOut]


def code_table(
    table: pd.DataFrame | Iterable[Mapping[str, object]],
    *,
    id_column: str,
    text_column: str,
    codebook: Codebook,
    model: Path | None = None,
    all_scores: bool = False,
    context: TableContext = "none",
    source: str = "table",
) -> CodedTable:
    """Code every row of a table.

    Args:
        table: A data frame, or rows as mappings from column to value.
        id_column: Column with the ids, each used once.
        text_column: Column with the texts; long ones are worked through, never cut off.
        codebook: The themes.
        model: Folder of a model made by `fit_table`; the themes are then its labels and not the codebook's.
        all_scores: Give a row for every theme of the codebook, with a column ``assigned``.
        context: What all texts stand under: ``improve`` ("what needs to improve"), ``strength`` or ``none``.
        source: What to call the table in messages.

    Returns:
        One row per assigned theme (``theme_id`` is ``none`` where no theme was), and the rows without a text. A row
        without a text is kept as ``none`` and named in ``left_out``.

    Raises:
        InputError: A column is missing, an id is missing or used twice, or the model cannot be used.
    """
    rows = _as_rows(table)
    _check(rows, id_column, text_column, source)
    units = [CodingUnit(str(row[id_column]), _text(row[text_column]), heading=_HEADINGS[context]) for row in rows]
    theme_ids, coder = _coder(codebook, model, [unit.text for unit in units])
    codings = coder.code(units)
    left_out = [
        LeftOut(source, f"row {number}, id {unit.id!r}", "has no text", "write the text or remove the row")
        for number, unit in enumerate(units, start=2)
        if not unit.text
    ]
    coded = [row for coding in codings for row in _rows_of(coding, theme_ids if all_scores else None)]
    return CodedTable(coded, left_out)


def _coder(codebook: Codebook, model: Path | None, texts: Sequence[str]) -> tuple[Sequence[str], Coder]:
    """The themes it may give, and the coder of a table."""
    from thememiner.coding.fitted.artefact import load_model
    from thememiner.coding.label_coder import LabelCoder
    from thememiner.coding.own_codebook import own_themes

    encoder = KeptVectors(DEFAULT_ENCODER, load_encoder, {})
    corpus = encoder.encode(texts) if own_themes(codebook) else None
    inner = CODERS[DEFAULT_CODER](CoderParts(codebook, encoder, assume_learning=True, corpus=corpus))
    if model is None:
        return [theme.id for theme in codebook.themes], inner
    fitted = load_model(model, encoder=encoder)
    if fitted.encoder_name != encoder.name:
        reason = f"was fitted on vectors of {fitted.encoder_name!r}, not of {encoder.name!r}"
        raise InputError(str(model), reason, remedy="fit it again")
    return fitted.labels, LabelCoder(inner, fitted, encoder)


def code_table_file(
    table: Path,
    out: Path,
    *,
    id_column: str,
    text_column: str,
    codebook: Codebook,
    model: Path | None = None,
    all_scores: bool = False,
    context: TableContext = "none",
) -> tuple[int, list[LeftOut]]:
    """Code a CSV file into another one; see `code_table`.

    Returns:
        How many texts were coded, and what could not be.

    Raises:
        InputError: As `code_table`; also if the file cannot be read as a table.
    """
    frame = read_table(table)
    coded = code_table(
        frame,
        id_column=id_column,
        text_column=text_column,
        codebook=codebook,
        model=model,
        all_scores=all_scores,
        context=context,
        source=str(table),
    )
    columns = [*COLUMNS, "assigned"] if all_scores else list(COLUMNS)
    with out.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.DictWriter(target, columns)
        writer.writeheader()
        writer.writerows(coded.rows)
    return len(frame) - len(coded.left_out), coded.left_out


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file as text, whatever its encoding and delimiter (comma, semicolon, tab or bar).

    Raises:
        UnreadableFileError: It is missing, empty or not a table.
    """
    import io

    import pandas as pd

    content = _decoded(path)
    try:
        return pd.read_csv(
            io.StringIO(content), sep=_delimiter(content), dtype=str, keep_default_na=False, skip_blank_lines=True
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        detail = " ".join(str(error).split())
        raise UnreadableFileError(
            str(path), f"is not a table ({detail})", remedy="save it as CSV with one heading row"
        ) from error


def _decoded(path: Path) -> str:
    from charset_normalizer import from_bytes

    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(str(path), f"cannot be read ({reason})", remedy="check name and place") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw).best()
    if best is None:
        raise UnreadableFileError(str(path), "is in no known encoding", remedy="save it as CSV UTF-8")
    return str(best)


def _delimiter(content: str) -> str:
    """The mark that most often stands in the heading row; a comma where there is none."""
    heading = content.lstrip("\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=lambda mark: (heading.count(mark), mark == ","))


def _as_rows(table: pd.DataFrame | Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    import pandas as pd

    if isinstance(table, pd.DataFrame):
        return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    return list(table)


def _check(rows: Sequence[Mapping[str, object]], id_column: str, text_column: str, source: str) -> None:
    if not rows:
        raise InputError(source, "has no rows", remedy="give a table with one text a row")
    for option, column in (("--id", id_column), ("--text", text_column)):
        if column not in rows[0]:
            there = ", ".join(repr(str(one)) for one in rows[0])
            raise InputError(source, f"has no column {column!r}", remedy=f"{option} is one of: {there}")
    places: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        places[_text(row[id_column])].append(number)
    for unit_id, numbers in places.items():
        listed = ", ".join(map(str, numbers[:10]))
        if not unit_id:
            raise InputError(source, "has rows without an id", place=f"rows {listed}", remedy="give every row an id")
        if len(numbers) > 1:
            raise InputError(
                source, f"uses the id {unit_id!r} more than once", place=f"rows {listed}", remedy="make ids unique"
            )


def _text(value: object) -> str:
    # Pandas has NaN, a number, for an empty cell.
    is_empty = value is None or (isinstance(value, float) and math.isnan(value))
    return "" if is_empty else str(value).strip()


def _rows_of(coding: Coding, all_themes: Sequence[str] | None) -> Iterator[Row]:
    by_theme = {tag.theme_id: tag for tag in coding.tags}
    if all_themes is not None:
        for theme_id in all_themes:
            tag = by_theme.get(theme_id)
            yield {**_row(coding, theme_id, tag), "assigned": bool(tag and tag.assigned)}
        return
    given = sorted((tag for tag in coding.tags if tag.assigned), key=lambda tag: tag.rank)
    for tag in given:
        yield _row(coding, tag.theme_id, tag)
    if not given:
        near = any(tag.doubtful for tag in coding.tags)
        yield {**_row(coding, NO_THEME, None), "rule": coding.stance.rule, "doubtful": near}


def _row(coding: Coding, theme_id: str, tag: Tag | None) -> Row:
    stance = coding.stance
    return {
        "unit_id": stance.unit_id,
        "statement": stance.statement,
        "polarity": stance.polarity,
        "theme_id": theme_id,
        "theme_polarity": tag.polarity if tag else "",
        "score": tag.score if tag else 0.0,
        "rank": tag.rank if tag else 0,
        "rule": tag.rule if tag else "",
        "words": tag.words if tag else "",
        "doubtful": tag.doubtful if tag else False,
    }
