"""Codebooks in spreadsheets (CSV, XLSX), there and back.

One theme a row. Columns are known by their headings, in any order and in the words that people use ("Theme", "Code",
"Description"); columns that say nothing to a codebook are named and left aside. What is wrong is named with its sheet,
row and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.codebook import Codebook, Confusion, Phrase, Theme, parse_data
from thememiner.codebook_columns import FIELDS, LISTS, NotedColumns, columns_of
from thememiner.codebook_rows import TableRow, TableSheet, read_rows
from thememiner.errors import CodebookError

THEMES, GROUPS, ABOUT = "themes", "groups", "about"
"""The sheets of an exported codebook."""
GROUP_COLUMNS = ("id", "label")
ABOUT_COLUMNS = ("field", "value")

_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))(?:[;\n]|$)')
_MARKS: Mapping[str, str] = {
    "failing": "failing",
    "good": "good",
    "mixed": "mixed",
    "neutral": "neutral",
    "±": "±",
    "−": "failing",
    "-": "failing",
    "+": "good",
}
_MARKED = re.compile(
    rf"(?:\(({'|'.join(map(re.escape, _MARKS))})\)|({'|'.join(map(re.escape, _MARKS))})\s*:)\s*(.*)", re.S
)


@dataclass(frozen=True, slots=True)
class CodebookTable:
    """A codebook read from a spreadsheet.

    Attributes:
        codebook: The themes.
        notes: What a person should know of how the sheet was understood, one line each.
    """

    codebook: Codebook
    notes: tuple[str, ...] = ()


def is_table(path: Path) -> bool:
    """Whether a codebook is given as a spreadsheet and not as YAML."""
    return path.suffix.lower() in {".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"}


def read_codebook_table(path: Path, known: Codebook | None = None) -> CodebookTable:
    """Read a codebook from a spreadsheet.

    Args:
        path: A CSV or XLSX file.
        known: The codebook that it takes the place of. A row without an id keeps the id of the theme with its label,
            and what the sheet has no column for stays as it was.

    Raises:
        CodebookError: It cannot be read, or a row is wrong; names sheet, row and column.
    """
    sheets = read_rows(path)
    sheet, columns = _choose(path, sheets)
    groups = _groups(sheets, known)
    entries = [_entry(path, sheet, row, columns, known) for row in sheet.rows if row.number > columns.header]
    if not entries:
        remedy = "write one theme a row"
        raise CodebookError(path.name, "has no themes", place=sheet.place(columns.header), remedy=remedy)
    _check_ids(path, sheet, columns, entries)
    _link(entries, groups)
    data: dict[str, object] = {
        "version": _version(sheets, known),
        "groups": [{"id": key, "label": label} for key, label in groups.items()],
        "themes": [entry for _, entry in entries],
    }
    codebook = parse_data(data, f"{path.name}, {sheet.place()}" if sheet.name else path.name)
    return CodebookTable(codebook, columns.notes(sheet.place()))


def _choose(path: Path, sheets: Sequence[TableSheet]) -> tuple[TableSheet, NotedColumns]:
    """The visible sheet whose headings say most; hidden ones only where no other will do."""
    found = [(sheet, columns_of(sheet.rows)) for sheet in sheets if sheet.name.lower() not in {GROUPS, ABOUT}]
    fit = [(sheet, columns) for sheet, columns in found if columns is not None]
    if not fit:
        headings = next(([one for one in sheet.rows[0].cells if one] for sheet in sheets if sheet.rows), [])
        seen = f"; its first row has: {', '.join(headings[:8])}" if headings else ""
        reason = f"no columns for the themes' label and definition were found{seen}"
        raise CodebookError(path.name, reason, remedy="head two columns 'Label' and 'Definition'")
    return max(fit, key=lambda one: (not one[0].hidden, len(one[1].places)))


def _entry(
    path: Path, sheet: TableSheet, row: TableRow, columns: NotedColumns, known: Codebook | None
) -> tuple[TableRow, dict[str, object]]:
    cells = {name: row.cell(place) for name, place in columns.places.items()}
    if "group" in cells:
        cells["group"] = cells["group"] or sheet.merged(row.number, columns.places["group"])
    label = " ".join(cells["label"].split())
    for name, filled in (("label", label), ("definition", cells["definition"])):
        if not filled:
            place = sheet.place(row.number, columns.names[name])
            raise CodebookError(
                path.name, f"the {name} is missing", place=place, remedy="fill it in, or delete the row"
            )
    old = _known_theme(cells.get("id", ""), label, known)
    entry: dict[str, object] = dict(old.model_dump(exclude_defaults=True)) if old else {}
    for name, text in cells.items():
        entry[name] = _field(name, text)
    entry["label"] = label
    entry["id"] = cells.get("id") or (old.id if old else theme_id_of(label)) or f"theme-{row.number}"
    entry["kind"] = entry.get("kind") or Theme.model_fields["kind"].default
    return row, entry


def _field(name: str, text: str) -> object:
    if name == "phrases":
        return phrases(text)
    return split(text) if name in LISTS else text


def _known_theme(theme_id: str, label: str, known: Codebook | None) -> Theme | None:
    """The theme that a row speaks of: by its id, and by its label where it has none."""
    for theme in known.themes if known else ():
        if theme.id == theme_id or (not theme_id and theme.label.casefold() == label.casefold()):
            return theme
    return None


def theme_id_of(label: str) -> str:
    """The id made of a label: its words in plain letters, joined by hyphens; empty where there is none."""
    from slugify import slugify

    made: str = slugify(label)
    return made


def _check_ids(
    path: Path, sheet: TableSheet, columns: NotedColumns, entries: Sequence[tuple[TableRow, dict[str, object]]]
) -> None:
    seen: dict[object, int] = {}
    column = columns.names.get("id", columns.names["label"])
    for row, entry in entries:
        place = sheet.place(row.number, column)
        if entry["id"] in seen:
            reason = f"{entry['id']!r} is in row {seen[entry['id']]} already"
            raise CodebookError(path.name, reason, place=place, remedy="give each theme its own id and label")
        if entry["id"] == "none":
            raise CodebookError(path.name, "the id 'none' means that no theme fits", place=place, remedy="rename it")
        seen[entry["id"]] = row.number


def _groups(sheets: Sequence[TableSheet], known: Codebook | None) -> dict[str, str]:
    """Labels of groups by id: the sheet of groups, or those of the codebook before."""
    for sheet in sheets:
        if sheet.name.lower() == GROUPS:
            return {row.cell(0): row.cell(1) or row.cell(0) for row in sheet.rows[1:] if row.cell(0)}
    return {group.id: group.label for group in known.groups} if known else {}


def _link(entries: Sequence[tuple[TableRow, dict[str, object]]], groups: dict[str, str]) -> None:
    """Put ids of groups for their labels, make groups that are new, and read what themes are confused with."""
    ids = sorted((str(entry["id"]) for _, entry in entries), key=len, reverse=True)
    for _, entry in entries:
        label = str(entry.get("group") or "")
        if label and label not in groups:
            by_label = {text.casefold(): key for key, text in groups.items()}
            key = by_label.get(label.casefold()) or theme_id_of(label) or label
            groups.setdefault(key, label)
            entry["group"] = key
        confused = entry.get("confused_with")
        if isinstance(confused, list) and all(isinstance(one, str) for one in confused):
            entry["confused_with"] = [_confusion(one, ids) for one in confused]


def _confusion(text: str, ids: Sequence[str]) -> dict[str, str]:
    for theme_id in ids:
        if text == theme_id or text.startswith(f"{theme_id}:"):
            return {"theme": theme_id, "difference": text[len(theme_id) + 1 :].strip()}
    theme, _, difference = text.partition(":")
    return {"theme": theme.strip(), "difference": difference.strip()}


def _version(sheets: Sequence[TableSheet], known: Codebook | None) -> str:
    for sheet in sheets:
        if sheet.name.lower() == ABOUT:
            for row in sheet.rows:
                if row.cell(0).lower() == "version" and row.cell(1):
                    return row.cell(1)
    return known.version if known else "1"


def changes(old: Codebook, new: Codebook, decisions: Mapping[str, int]) -> list[str]:
    """What a person should know before a codebook takes another's place, one line each.

    Args:
        old: The codebook before.
        new: The one that takes its place.
        decisions: By theme id, how many decisions are about it.
    """
    before, after = {one.id for one in old.themes}, {one.id for one in new.themes}
    gone = {one.id: _heir(one, [other for other in new.themes if other.id not in before]) for one in old.themes}
    gone = {theme: heir for theme, heir in gone.items() if theme not in after}
    lines = [
        f"theme '{theme}' was renamed to '{heir}'{_decided(theme, decisions)}" for theme, heir in gone.items() if heir
    ]
    lost = [theme for theme, heir in gone.items() if not heir]
    lines += [f"theme '{theme}' is gone{_decided(theme, decisions)}" for theme in lost if decisions.get(theme)]
    if without := [theme for theme in lost if not decisions.get(theme)]:
        lines.append(f"themes that are gone, none of them decided upon ({len(without)}): {', '.join(without)}")
    added = [one.id for one in new.themes if one.id not in before]
    return [*lines, *([f"new themes: {', '.join(added)}"] if added else [])]


def _heir(theme: Theme, new: Sequence[Theme]) -> str:
    return next((one.id for one in new if _same(one, theme)), "")


def _decided(theme: str, decisions: Mapping[str, int]) -> str:
    count = decisions.get(theme)
    return f"; {count} decisions are about '{theme}' and stay with it: give it its id back" if count else ""


def _same(one: Theme, other: Theme) -> bool:
    return one.label.casefold() == other.label.casefold() or one.definition == other.definition


def theme_rows(codebook: Codebook) -> list[dict[str, str]]:
    """The themes as rows of a spreadsheet, with the columns `FIELDS`."""
    labels = {group.id: group.label for group in codebook.groups}
    # A label that two groups share, or that is another group's id, would not find its way back.
    plain = {key for key, label in labels.items() if list(labels.values()).count(label) == 1 and label not in labels}
    rows = []
    for theme in codebook.themes:
        row = {name: _cell(getattr(theme, name)) for name in FIELDS}
        row["group"] = labels[theme.group] if theme.group in plain else theme.group
        rows.append(row)
    return rows


def group_rows(codebook: Codebook) -> list[dict[str, str]]:
    """The groups as rows, with the columns `GROUP_COLUMNS`."""
    return [{"id": group.id, "label": group.label} for group in codebook.groups]


def _cell(value: object) -> str:
    return value if isinstance(value, str) else joined([_item(one) for one in value])  # type: ignore[attr-defined]


def _item(one: str | Phrase | Confusion) -> str:
    if isinstance(one, Phrase):
        return one.text if one.polarity == "±" and not _MARKED.fullmatch(one.text) else f"{one.polarity}: {one.text}"
    if isinstance(one, Confusion):
        return f"{one.theme}: {one.difference}" if one.difference else one.theme
    return one


def joined(items: Sequence[str]) -> str:
    """A list in one cell: an item a line, in quotation marks where it holds what would part it."""
    return "\n".join(_quoted(one) for one in items)


def _quoted(item: str) -> str:
    needs = any(one in item for one in ";\n") or item != item.strip() or item.startswith('"') or not item
    return '"' + item.replace('"', '""') + '"' if needs else item


def split(text: str) -> list[str]:
    """The items of a cell, parted by semicolons or line breaks."""
    found = []
    for match in _ITEM.finditer(text):
        quoted, bare = match.groups()
        item = quoted.replace('""', '"') if quoted is not None else bare.strip()
        if item:
            found.append(item)
    return found


def phrases(text: str) -> list[dict[str, str]]:
    """Indicative phrases: ``failing: nobody led`` or ``(+) joint visits``; either polarity where none is said."""
    return [_phrase(one) for one in split(text)]


def _phrase(item: str) -> dict[str, str]:
    marked = _MARKED.fullmatch(item)
    if marked is None:
        return {"text": item}
    return {"text": marked[3], "polarity": _MARKS[marked[1] or marked[2]]}
