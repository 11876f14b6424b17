"""The check: pieces of a text in, details out; what the document says of itself is heard first."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.records import LeftOut
from thememiner.release.details import IDENTIFIES, LOOK, Detail, Document, Found, Look, Piece
from thememiner.release.model import persons_and_places
from thememiner.release.name_words import CAP, can_be_name, given_names, plain
from thememiner.release.names import names
from thememiner.release.rules import found_in

_CHANGED = re.compile(
    r"\bnames? (?:of [\w ,]{1,40} )?(?:have|has|had|were|was|are) (?:all )?(?:been )?(?:changed|anonymi[sz]ed|altered|invented)|pseudonyms?\b|not (?:his|her|their) real names?",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?:(?:will be|is|are|be) (?:called|referred to as|known as|named)|referred to (?:here |throughout )?as|we (?:will |shall )?call|known in this (?:report|review) as|pseudonyms?,?) [\"“‘]?(?P<name>{CAP})(?: and [\"“‘]?(?P<other>{CAP}))?"
)
_NOT_REAL = re.compile(rf"(?P<name>{CAP}),? \(?not (?:his|her|their) real name")
_AREA = re.compile(
    rf"\b(?P<name>{CAP}(?: (?:(?:and|upon|on|of|the|in) )*{CAP}){{0,3}}?) (?:(?:Local|Regional|Strategic|County|City|District|Metropolitan|Borough|Unitary|London) )*"
    rf"(?:Safeguarding|Council|Borough|Children['’]s|children['’]s services|LSCB|SCP|CSP|Community Safety|Combined|Police|Constabulary|Virtual|local authority|local area)\b|\b(?:Borough|City|County|Council|people|area) of (?P<also>{CAP}(?: {CAP})?)"
)
_LOWER = re.compile(r"(?<![\w@.#/])[a-z]{4,}(?![\w@.])")
_TITLES = 3
_LONGEST_TITLE = 120
_SHORTEST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """The details of a document, and what of it could not be read."""

    details: tuple[Detail, ...]
    left_out: tuple[LeftOut, ...] = ()

    def identifying(self) -> tuple[Detail, ...]:
        """The details that identify by themselves."""
        return tuple(one for one in self.details if one.level == IDENTIFIES)


def check_pieces(pieces: Sequence[Piece]) -> list[Detail]:
    """What could identify somebody in pieces of one document, in their order; the same words at one place once."""
    details: dict[Detail, None] = {}
    for piece, found in zip(pieces, found_in_pieces(pieces), strict=True):
        for one in found:
            words = " ".join(piece.text[one.start : one.end].split())
            details[Detail(one.kind, words, piece.place, one.level, one.why)] = None
    return _once(list(details))


def count_line(details: Sequence[Detail], file: str) -> str:
    """One line for whoever wrote a report: how many details wait to be looked at, and how they are listed."""
    if not details:
        return f"No details found that could identify somebody (no proof that there are none): {file}"
    noun = "detail" if len(details) == 1 else "details"
    return f"{len(details)} {noun} to look at before it leaves: `thememiner check-release {file}`"


def _once(details: Sequence[Detail]) -> list[Detail]:
    """The same words to look at once, with the number of places; what identifies stays at every place."""
    places: dict[tuple[str, str], list[str]] = {}
    for one in details:
        if one.level == LOOK:
            places.setdefault((one.kind, one.words), []).append(one.place)
    kept: list[Detail] = []
    for one in details:
        where = places.pop((one.kind, one.words), None) if one.level == LOOK else [one.place]
        if where:
            more = f" and {len(set(where)) - 1} more" if len(set(where)) > 1 else ""
            kept.append(dataclasses.replace(one, place=one.place + more))
    return kept


def found_in_pieces(pieces: Sequence[Piece]) -> list[list[Found]]:
    """For each piece what the rules find in it."""
    model = list(persons_and_places([piece.text for piece in pieces]))
    stated = _stated(pieces)
    looks = [Look(piece, stated, *spans) for piece, spans in zip(pieces, model, strict=True)]
    known = dataclasses.replace(stated, known=frozenset(_known(looks)) - stated.pseudonyms)
    return [found_in(dataclasses.replace(look, document=known)) for look in looks]


def check_file(path: str | Path) -> Checked:
    """Check a file wholly: its text, notes, comments, properties, hidden parts and its own name.

    Raises:
        UnreadableFileError: It cannot be opened, or is of a form that is not known.
    """
    from thememiner.release.files import open_file

    opened = open_file(Path(path))
    name = Piece(Path(path).stem.replace("_", " ").replace("-", " "), "the file's name")
    return Checked(tuple(check_pieces([name, *opened.pieces])), opened.left_out)


def check_report(report: object) -> list[Detail]:
    """Check a report before it is written: any frozen dataclass of texts, such as `reports.blocks.Report`.

    Its quotations come from published reviews, and so do the names in them: they are listed all the same.
    """
    return check_pieces(list(_texts(report, "")))


def _texts(value: object, place: str) -> Iterator[Piece]:
    """The texts of a dataclass, blocks counted from 1; pictures and the names of enumerations have none."""
    if isinstance(value, str):
        if any(one.isspace() for one in value) or value.istitle():
            yield Piece(value, place or "the report")
    elif isinstance(value, (tuple, list)):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, f"{place} {number}".strip())
    elif dataclasses.is_dataclass(value):
        kind = "" if not place else f" ({type(value).__name__.lower()})"
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name not in ("svg", "kind", "date"):
                name = {"blocks": "block", "text": "", "rows": "row", "items": "item", "columns": "head"}.get(
                    field.name, field.name
                )
                yield from _texts(inner, f"{place}{kind} {name}".strip())


def _stated(pieces: Sequence[Piece]) -> Document:
    """Pseudonyms that the title uses or the text declares, and whether it says that names were changed."""
    alone, both = given_names()
    pseudonyms: set[str] = set()
    areas: set[str] = set()
    lower: set[str] = set()
    changed = False
    for number, piece in enumerate(pieces):
        changed = changed or bool(_CHANGED.search(piece.text))
        for pattern in (_CALLED, _NOT_REAL):
            for match in pattern.finditer(piece.text):
                pseudonyms |= {plain(one) for one in match.groups() if one and can_be_name(one)}
        lower.update(_LOWER.findall(piece.text))
        for match in _AREA.finditer(piece.text):
            areas |= {plain(one) for one in re.findall(CAP, match["name"] or match["also"])}
        if (number <= _TITLES or piece.context in ("title", "subject")) and len(piece.text) <= _LONGEST_TITLE:
            words = re.findall(CAP, piece.text)
            is_single = [plain(word) in alone | both and not _has_surname(piece.text, word) for word in words]
            if re.search(r"review|report|child|case|board|partnership", piece.text, re.IGNORECASE):
                pseudonyms |= {plain(word) for word, single in zip(words, is_single, strict=True) if single}
    return Document(frozenset(pseudonyms), changed, areas=frozenset(areas), lower=frozenset(lower) - alone)


def _has_surname(text: str, word: str) -> bool:
    following = re.search(rf"\b{re.escape(word)} ({CAP})", text)
    return bool(following and can_be_name(following.group(1)))


def _known(looks: Sequence[Look]) -> Iterator[str]:
    """The parts of names that are surely names, for where they stand alone."""
    for look in looks:
        for found in names(look):
            if found.level == IDENTIFIES:
                for word in re.findall(CAP, look.text[found.start : found.end]):
                    bare = plain(word)
                    if len(bare) >= _SHORTEST_KNOWN and can_be_name(word) and bare not in given_names()[1]:
                        yield bare
