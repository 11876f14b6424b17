"""The reading sheet: one HTML file that shows what the machine saw in one report, and how far that can be relied on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from thememiner.errors import InputError
from thememiner.reading import raw_document, reading_of
from thememiner.reading.blocks import Block, Dropped, RawDocument
from thememiner.reading.page_ranges import page_ranges, pages_named
from thememiner.reading.places import passage_blocks
from thememiner.reading.quality import CHECKS, Quality, reading_quality
from thememiner.reading.quality_pages import confidence, is_unread
from thememiner.records import Page, Reading, Section
from thememiner.reports.blocks import printable
from thememiner.reports.sheet_choice import chosen_pages
from thememiner.reports.sheet_facts import fact_rows, feature_rows, review_rows
from thememiner.reports.sheet_kinds import TREATMENTS, Treatment, kind_name, treatment
from thememiner.reports.sheet_marks import ROLES, Item, Marked, item_of, marked_pages
from thememiner.reports.sheet_pictures import Picture, pictures

TEMPLATE = "reading_sheet.html.jinja"
_MOST_RANGES = 8
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A reading sheet; a notebook shows it in a frame of its own, where its styles touch nothing else."""

    html: str

    def _repr_html_(self) -> str:
        style = "width:100%;height:52rem;border:1px solid #999"
        return (
            f'<iframe sandbox srcdoc="{escape(self.html, quote=True)}" style="{style}" title="Reading sheet"></iframe>'
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the tree: how deep, its heading, what it is, where it begins and how long it is."""

    depth: int
    heading: str
    kind: str
    treatment: Treatment
    page: int | None
    words: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that is drawn: what was drawn, what is marked on it, and what is to be known of it."""

    page: Page
    picture: Picture | None
    marked: Marked
    note: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Words that were left out of the text alike on many pages."""

    why: str
    text: str
    pages: str


def inspect_file(path: Path, *, pages: str | None = None, reading: Reading | None = None) -> Sheet:
    """Show what was read in a file.

    Args:
        path: A file of any format that is read.
        pages: Which pages are drawn: ``"1-5,12"`` or ``"all"``. By default all of a short file; of a longer one those
            with doubts, the first ones and one for each kind of section.
        reading: The file's reading, where there is one with overrules in it; default it is read anew.

    Raises:
        UnreadableFileError: Nothing can be had from the file.
        InputError: ``pages`` cannot be understood, or ``reading`` is that of another file.
    """
    document, sha256 = raw_document(path)
    if reading is None:
        reading = reading_of(document, path, sha256=sha256)
    elif reading.review.sha256 != sha256:
        reason = f"is not the file that {reading.review.id!r} was read from: its content is another"
        raise InputError(path.name, reason, remedy="inspect the file itself, or add it to the study again")
    quality = reading_quality(reading, dropped=document.dropped)
    chosen = chosen_pages(reading, quality, pages)
    drawn = pictures(path, chosen) if path.suffix.lower() == ".pdf" else {}
    return Sheet(_html(document, reading, quality, chosen, drawn))


def reading_sheet(path: Path, *, pages: str | None = None, reading: Reading | None = None) -> str:
    """The same as HTML: one document, complete in itself, without scripts."""
    return inspect_file(path, pages=pages, reading=reading).html


def _html(
    document: RawDocument, reading: Reading, quality: Quality, chosen: Sequence[int], drawn: Mapping[int, Picture]
) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("thememiner.reports", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(ranges=page_ranges, named=pages_named)
    blocks = passage_blocks(document.blocks, reading.passages)
    numbers = [page.number for page in reading.pages if page.number is not None]
    values: dict[str, Any] = {
        "reading": reading,
        "quality": quality,
        "checks": CHECKS,
        "facts": review_rows(reading),
        "more_facts": fact_rows(reading.facts) if reading.facts else [],
        "features": feature_rows(reading),
        "sections": tree(reading),
        "treatments": TREATMENTS,
        "roles": ROLES,
        "unread": [page for page in reading.pages if is_unread(page)],
        "blank": [page.number for page in reading.pages if page.status == "no-text" and not is_unread(page)],
        "by_ocr": [(page, confidence(page)) for page in reading.pages if page.status == "ocr"],
        "gone": _gone(document.dropped),
        "shown": _shown(document, reading, blocks, chosen, drawn),
        "not_drawn": sorted(set(numbers) - set(chosen)),
        "chosen": frozenset(chosen),
        "listed": [] if numbers else _listed(reading, blocks),
    }
    return printable(environment.get_template(TEMPLATE).render(values))


def _shown(
    document: RawDocument,
    reading: Reading,
    blocks: Mapping[str, Block],
    chosen: Sequence[int],
    drawn: Mapping[int, Picture],
) -> list[Shown]:
    marked = marked_pages(reading.passages, blocks, document.dropped, chosen)
    by_number = {page.number: page for page in reading.pages}
    return [
        Shown(page, drawn.get(number), marked[number], _note(page, marked[number]))
        for number in chosen
        if (page := by_number.get(number)) is not None
    ]


def _note(page: Page, marked: Marked) -> str:
    if page.note:
        return page.note
    return "" if marked.items else "nothing on this page went into the text"


def _listed(reading: Reading, blocks: Mapping[str, Block]) -> list[Item]:
    """The passages of a file without pages."""
    return [
        item_of(passage, blocks.get(passage.id), order=str(number), text=passage.text)
        for number, passage in enumerate(reading.passages, 1)
    ]


def tree(reading: Reading) -> list[Line]:
    """The sections in order; a level that is left out in between does not count as depth."""
    lines: list[Line] = []
    above: list[int] = []
    first = {passage.section_id: passage.page for passage in reversed(reading.passages)}
    for section in reading.sections:
        while above and above[-1] >= max(section.level, 1):
            above.pop()
        lines.append(_line(section, len(above), reading.review.text, first.get(section.id)))
        above.append(max(section.level, 1))
    return lines


def _line(section: Section, depth: int, text: str, page: int | None) -> Line:
    words = len(text[section.start : section.end].split())
    heading = section.heading or "(no heading)"
    return Line(depth, heading, kind_name(section.kind), treatment(section.kind), section.page or page, words)


def _gone(dropped: Iterable[Dropped]) -> list[Gone]:
    """What was left out, once for all pages on which it reads alike but for its figures."""
    groups: dict[tuple[str, str], list[Dropped]] = {}
    for one in dropped:
        groups.setdefault((one.why, _DIGITS.sub("#", one.text)), []).append(one)
    return [
        Gone(
            why,
            held[0].text if len({one.text for one in held}) == 1 else f"{held[0].text}, …",
            _on_pages({one.page for one in held}),
        )
        for (why, _), held in groups.items()
    ]


def _on_pages(pages: set[int]) -> str:
    """The pages; of very many apart (every other one) only how many."""
    written = page_ranges(pages)
    return written if written.count(",") < _MOST_RANGES else f"{len(pages)} pages from {min(pages)} to {max(pages)}"
