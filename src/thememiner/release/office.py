"""Word, PowerPoint and Excel files wholly: every part of the package that holds words, and how to write them back.

Works on the XML of the package (ECMA-376), not through a library for documents: those show no tracked changes, no
comments' authors, no alternative texts, no caches of charts and pivot tables.
"""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError, visible
from thememiner.records import LeftOut
from thememiner.release.details import Piece
from thememiner.release.office_places import PlaceOf, place_namer
from thememiner.release.office_properties import empty_properties
from thememiner.release.properties import PERSON_PROPERTIES
from thememiner.release.sheet_cells import cell_units, date_styles, distinct_titles, sheets_of, unshare
from thememiner.release.units import Opened, Segments, Unit, Writer

_XML = (".xml", ".rels", ".vml")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|mp4|mp3|wav|m4a|mov)$", re.IGNORECASE)
_NESTED = re.compile(r"\.(?:xlsx|docx|pptx|xlsm|docm|pptm)$", re.IGNORECASE)
_FORMAT_ONLY = re.compile(
    r"(?:^|/)(?:styles|stylesWithEffects|fontTable|theme\d*|webSettings|numbering|tableStyles|\[Content_Types\]|calcChain)\.xml$|/theme/|slideLayouts/|_rels/\.rels$"
)
_MOST_BYTES = 500_000_000
_HIGHEST_RATIO = 300
_MOST_DEEP = 3
_HOLDERS = frozenset({"p", "si", "is", "text"})
_BREAKS = frozenset({"tab", "br", "cr", "noBreakHyphen"})
_ATTRIBUTES: Mapping[str, str] = {
    "descr": "alternative text", "title": "alternative text", "author": "author of a change", "initials": "initials", "displayName": "displayName",
    "userId": "userId", "tooltip": "tooltip", "alias": "alias", "display": "link", "prompt": "prompt", "promptTitle": "prompt",
    "caption": "caption", "alt": "alternative text", "string": "text",
}  # fmt: skip
_NAMED = frozenset({"sheet", "definedName", "tableColumn", "docPr", "cNvPr", "cmAuthor", "cacheField", "bookmarkStart"})
_VALUES = frozenset({"alias", "tag", "docVar", "placeholder"})
_SYSTEM_NAME = re.compile(
    r"^(?:_[A-Za-z]|Picture|Rectangle|Text ?Box|Title|Content|Placeholder|Chart|Table|Group|Slide|Image|Shape|TextBox|Straight|Oval|Footer|Date|Notes|Object|Subtitle|Grafik|Bild)"
)
_FAULTS = (
    zipfile.BadZipFile,
    SyntaxError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)


def open_office(path: Path) -> Opened:
    """Open a .docx, .pptx or .xlsx file.

    Raises:
        UnreadableFileError: It is none, is damaged, protected by a password, or a zip bomb.
    """
    return _Package(path.name, path.read_bytes()).opened()


class _Package:
    """The parts of a package, those of XML as trees.

    Args:
        name: For messages.
        data: The file.
        inside: Where the file lies in another one.
        depth: How deep.
    """

    def __init__(self, name: str, data: bytes, inside: str = "", depth: int = 0) -> None:
        self._name, self._inside, self._depth = name, inside, depth
        self._parts = _parts(name, data)
        self._trees = {part: self._tree(part) for part in self._parts if part.endswith(_XML)}
        self._nested: dict[str, Opened] = {}

    def opened(self) -> Opened:
        units = list(self._units())
        return Opened(tuple(units), tuple(self._unread()), self._bytes)

    def _tree(self, part: str) -> Any:  # noqa: ANN401 - lxml has no types
        from lxml import etree

        content = self._parts[part]
        if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:2000]:
            raise UnreadableFileError(
                self._name, "declares entities of its own", place=part, remedy="save it again in Office"
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            reason = f"is damaged ({visible(str(error))})"
            raise UnreadableFileError(
                self._name, reason, place=part, remedy="open it in Office and save it again"
            ) from error

    def _units(self) -> Iterator[Unit]:
        name_place = place_namer(self._trees)
        sheets, dates = sheets_of(self._trees), date_styles(self._trees.get("xl/styles.xml"))
        unshare(self._trees, list(sheets))
        for part in sorted(self._trees, key=_order):
            if _FORMAT_ONLY.search(part):
                continue
            tree = self._trees[part]
            if part in sheets:
                yield from (self._placed(unit) for unit in cell_units(tree, sheets[part], dates))
            place_of = name_place(part, tree)
            for unit in _texts(part, tree, place_of):
                yield self._placed(unit)
            for unit in _attributes(part, tree, place_of):
                yield self._placed(unit)
        for part in sorted(self._parts):
            if _NESTED.search(part) and self._depth < _MOST_DEEP:
                inside = f"{self._inside}embedded file {Path(part).name}, "
                self._nested[part] = _Package(self._name, self._parts[part], inside, self._depth + 1).opened()
                yield from self._nested[part].units

    def _placed(self, unit: Unit) -> Unit:
        if not self._inside:
            return unit
        return Unit(Piece(unit.piece.text, self._inside + unit.piece.place, unit.piece.context), unit.mask)

    def _unread(self) -> Iterator[LeftOut]:
        pictures = [part for part in self._parts if _PICTURE.search(part)]
        if pictures:
            remedy = "look at them: faces, screenshots and scanned letters identify people"
            yield LeftOut(
                self._name,
                reason=f"{len(pictures)} pictures or recordings were not read",
                place=f"{self._inside}{Path(pictures[0]).name} …",
                remedy=remedy,
            )
        for part in sorted(self._parts):
            if part.endswith(".bin") and "printerSettings" not in part:
                yield LeftOut(
                    self._name,
                    reason="a part that is no text was not read",
                    place=f"{self._inside}{part}",
                    remedy="remove embedded objects and macros",
                )
        for opened in self._nested.values():
            yield from opened.left_out

    def _bytes(self) -> bytes:
        from lxml import etree

        empty_properties(self._trees)
        distinct_titles(self._trees)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in self._parts.items():
                entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                if part in self._trees:
                    content = etree.tostring(self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True)
                nested = self._nested.get(part)
                if nested is not None and nested.cleaned is not None:
                    content = nested.cleaned()
                archive.writestr(entry, content)
        return out.getvalue()


def _parts(name: str, data: bytes) -> dict[str, bytes]:
    remedy = "open it in Office, take off a password if it has one, and save it again"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            size = sum(one.file_size for one in entries)
            if size > _MOST_BYTES or (size > 100_000_000 and size > _HIGHEST_RATIO * max(len(data), 1)):
                raise UnreadableFileError(name, f"would unpack to {size:,} bytes", remedy="split it")
            parts = {one.filename: archive.read(one) for one in entries}
    except _FAULTS as error:
        raise UnreadableFileError(
            name, f"is not an Office file that can be opened ({visible(str(error))})", remedy=remedy
        ) from error
    if "[Content_Types].xml" not in parts:
        raise UnreadableFileError(name, "is a zip archive but no Office file", remedy=remedy)
    return parts


def _order(part: str) -> tuple[bool, list[str | int]]:
    """Body parts before properties, numbers by their value."""
    return part.startswith("docProps"), [int(one) if one.isdigit() else one for one in re.split(r"(\d+)", part)]


def _local(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _texts(part: str, tree: Any, place_of: PlaceOf) -> Iterator[Unit]:  # noqa: ANN401
    """Paragraphs with all their runs, deleted ones too; other elements with text of their own."""
    holders: dict[Any, Segments] = {}
    is_sheet = part.startswith("xl/worksheets/")
    for element in tree.iter():
        name = _local(element)
        if not name:
            continue
        if is_sheet and name in ("v", "f", "t"):
            continue  # cells are read with their places
        has_text = bool(element.text and (element.text.strip() or name in ("t", "delText")))
        if not (has_text or name in _BREAKS):
            continue
        holder = _holder(element)
        if name in _BREAKS:
            if holder is not None:
                holders.setdefault(holder, Segments()).gap()
            continue
        holders.setdefault(element if holder is None else holder, Segments()).add(element, "text", element.text)
    for holder, segments in holders.items():
        if segments.text.strip():
            place, context = place_of(holder)
            yield Unit(Piece(segments.text, place, context), segments.mask)


def _holder(element: Any) -> Any | None:  # noqa: ANN401
    """The paragraph that an element belongs to: the nearest, since text boxes lie inside paragraphs."""
    if _local(element) in _HOLDERS:
        return element
    for above in element.iterancestors():
        if _local(above) in _HOLDERS:
            return above
    return None


def _attributes(part: str, tree: Any, place_of: PlaceOf) -> Iterator[Unit]:  # noqa: ANN401
    for element in tree.iter():
        name = _local(element)
        if not name:
            continue
        for attribute in list(element.attrib):
            label = _label(part, name, str(attribute).rpartition("}")[2], element)
            text = element.get(attribute)
            if label and text and text.strip():
                segments = Segments()
                segments.add(element, attribute, text)
                place, _ = place_of(element)
                context = label if label in PERSON_PROPERTIES else ""
                yield Unit(Piece(text, f"{place}, {label}", context), _masker(segments, label))


def _masker(segments: Segments, label: str) -> Writer:
    """Names of sheets and ranges hold no brackets."""
    return segments.mask_bare if label in ("name of a sheet", "name of a range") else segments.mask


def _label(part: str, element: str, attribute: str, node: Any) -> str:  # noqa: ANN401
    """What an attribute is, in words; empty where it holds none that a person wrote."""
    if part.endswith(".rels"):
        return "target of a link" if attribute == "Target" and node.get("TargetMode") == "External" else ""
    if attribute == "name" and element in _NAMED:
        if element in ("docPr", "cNvPr", "bookmarkStart") and _SYSTEM_NAME.match(node.get("name") or ""):
            return ""
        return {"sheet": "name of a sheet", "definedName": "name of a range", "cmAuthor": "author of a change"}.get(
            element, "name of an object"
        )
    if attribute == "val" and element in _VALUES:
        return "label of a field"
    if attribute == "v" and "pivotCache" in part:
        return "kept copy of a pivot table"
    if element in ("Relationship", "property", "style", "border") or part.startswith("docProps"):
        return ""
    return _ATTRIBUTES.get(attribute, "")
