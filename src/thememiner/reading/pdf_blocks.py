"""From the parts of all pages to blocks: paragraphs joined over pages, floats put behind what they interrupt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thememiner.reading.blocks import Block, Place, Role
from thememiner.reading.contents_lines import LEADER, contents_span, entries
from thememiner.reading.flow import Part, Run, Table, TableRow
from thememiner.reading.headings import LARGE, Look, is_heading, levels, look
from thememiner.reading.hyphens import Vocabulary, join_lines
from thememiner.reading.lines import Line
from thememiner.reading.numbering import bullet, printed_number
from thememiner.reading.paragraphs import Joiner, Measures, Paragraph, measures
from thememiner.reading.places import Frame, places_of

_CAPTION = re.compile(r"(?:figure|fig\.|table|chart|diagram|graph|map|genogram)\s*\d+\b", re.IGNORECASE)
_CLOSING = re.compile(r"yours (?:sincerely|faithfully|truly)\b|(?:with )?kind(?:est)? regards\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[ivx]{1,4})[\])]?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a contents page."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row with the number of its table."""

    row: TableRow
    box: int


Draft = Paragraph | Row | Entry


def to_blocks(
    pages: Sequence[Sequence[Part]], words: Vocabulary, frames: Mapping[int, Frame]
) -> tuple[list[Block], Measures]:
    """Join the parts of all pages to blocks.

    Args:
        pages: Parts of each page in reading order.
        words: The document's words, to undo hyphenation by.
        frames: How each page is shown.
    """
    parts = _boxes_numbered(pages)
    usual = measures(part for part in parts if isinstance(part, Run) and part.kind in ("text", "box"))
    drafts = _drafts(parts, usual)
    return _as_blocks(drafts, usual, words, frames), usual


def _boxes_numbered(pages: Sequence[Sequence[Part]]) -> list[Part]:
    """Number tables and boxes; those that go on over a page end keep their number, and a box becomes one run."""
    result: list[Part] = []
    heads: dict[int, list[str]] = {}
    count, last = 0, None  # `last`: the float that ends the page before, as an index into result
    for page in pages:
        frame = -1
        for index, part in enumerate(page):
            if isinstance(part, Run) and part.kind != "box":
                result.append(part)
                last = None if part.kind == "text" else last
                continue
            before = result[last] if last is not None and index == 0 else None
            if isinstance(before, Run) and isinstance(part, Run) and abs(before.right - part.right) < 8:
                result[last or 0] = replace(before, lines=before.lines + part.lines)
                frame = part.frame
                continue
            if isinstance(before, Table) and isinstance(part, Table) and _same_columns(before, part):
                part = _without_head(part, heads.get(count))
                before, part = _row_joined(before, part)
                result[last or 0] = before
            else:
                count += part.frame != frame
            if isinstance(part, Table) and part.rows:
                heads.setdefault(count, _texts(part.rows[0]))
            frame = part.frame
            result.append(replace(part, box=count))
            last = len(result) - 1
    return result


def _without_head(part: Table, head: list[str] | None) -> Table:
    """The part of a table on a further page without its head, which is printed once more there."""
    is_again = len(part.rows) > 1 and _texts(part.rows[0]) == head
    return replace(part, rows=part.rows[1:]) if is_again else part


def _row_joined(before: Table, after: Table) -> tuple[Table, Table]:
    """Put the first row of the part behind a page end to the last row of the part before it, if it goes on there.

    It does if nothing stands in its first column and one of its cells begins in the middle of a sentence.
    """
    if not before.rows or not after.rows or len(after.columns) < 2:
        return before, after
    old = {_column(cell, before): cell for cell in before.rows[-1].cells}
    new = {_column(cell, after): cell for cell in after.rows[0].cells}
    goes_on = any(
        column in old and cell[0].text[0].islower() and not old[column][-1].text.endswith((".", "?", "!"))
        for column, cell in new.items()
    )
    if 0 in new or 0 not in old or not goes_on:
        return before, after
    cells = tuple(old.get(column, ()) + new.get(column, ()) for column in sorted({*old, *new}))
    whole = replace(before.rows[-1], cells=cells)
    return replace(before, rows=(*before.rows[:-1], whole)), replace(after, rows=after.rows[1:])


def _column(cell: Sequence[Line], table: Table) -> int:
    return max(0, sum(cell[0].x0 >= edge - 6 for edge in table.columns) - 1)


def _texts(row: TableRow) -> list[str]:
    return [line.text for cell in row.cells for line in cell]


def _same_columns(before: Table, after: Table) -> bool:
    return len(before.columns) == len(after.columns) and all(
        abs(one - other) <= 6 for one, other in zip(before.columns, after.columns, strict=True)
    )


def _drafts(parts: Sequence[Part], usual: Measures) -> list[Draft]:
    """Paragraphs in order; what interrupts an open paragraph waits until it is closed."""
    drafts: list[Draft] = []
    waiting: list[Draft] = []
    notes: list[Paragraph] = []
    joiner = Joiner(usual)
    for part in (_small_print_placed(part, notes) for part in parts):
        if isinstance(part, Table):
            waiting += [Row(row, part.box or 0) for row in part.rows]
        elif part.kind == "footnotes":
            notes += (new := _footnotes(part, notes[-1] if notes else None))
            waiting += new
        elif part.kind != "text":
            waiting += _apart(part, usual)
        else:
            for piece in _pieces(part):
                if isinstance(piece, Run):
                    joiner.add(piece)
                else:
                    joiner.close()
                    drafts += _released(joiner.closed, waiting)
                    drafts.append(piece)
        drafts += _released(joiner.closed, waiting) if joiner.closed else []
        if joiner.open is None:
            drafts += waiting
            waiting.clear()
    joiner.close()
    return drafts + _released(joiner.closed, waiting)


def _small_print_placed(part: Part, notes: Sequence[Paragraph]) -> Part:
    """Small lines at the foot of a page: the rest of the last footnote if that was left unfinished, else text."""
    if isinstance(part, Table) or part.kind != "small":
        return part
    last = notes[-1].lines[-1] if notes else None
    goes_on = last is not None and last.page == part.lines[0].page - 1 and not last.text.endswith((".", "”"))
    return replace(part, kind="footnotes" if goes_on else "text")


def _released(closed: list[Paragraph], waiting: list[Draft]) -> list[Draft]:
    """The closed paragraphs, what waited behind the first of them; both lists are emptied."""
    released: list[Draft] = [*closed[:1], *waiting, *closed[1:]]
    closed.clear()
    waiting.clear()
    return released


def _pieces(run: Run) -> list[Run | Entry]:
    """A run with the entries of a contents page taken out."""
    span = contents_span(run)
    if span is None:
        return [run]
    first, last = span
    before, after = run.lines[:first], run.lines[last:]
    found: list[Run | Entry] = [replace(run, lines=before)] if before else []
    found += [Entry(tuple(lines)) for lines in entries(run.lines[first:last], run)]
    return found + ([replace(run, lines=after)] if after else [])


def _apart(run: Run, usual: Measures) -> list[Draft]:
    """Paragraphs of a box or of sideways text: they are joined among themselves only."""
    found: list[Draft] = []
    for piece in _pieces(run):
        if isinstance(piece, Entry):
            found.append(piece)
            continue
        joiner = Joiner(usual)
        joiner.add(piece)
        joiner.close()
        found += joiner.closed
    return found


def _footnotes(run: Run, last: Paragraph | None) -> list[Paragraph]:
    """The footnotes of a page; lines without a mark at its beginning go on with the last page's last footnote."""
    found: list[Paragraph] = []
    for line in run.lines:
        first = line.words[0]
        marked = len(line.words) > 1 and _FOOTNOTE.fullmatch(first.text) and not first.text[0].isalpha()
        raised = first.size < 0.85 * line.size or line.y - first.y > 0.1 * line.size
        if marked and (raised or line.x0 <= run.left + 2):
            found.append(Paragraph([line], [run], line.x0, 0.0, kind="footnotes"))
        elif found:
            found[-1].lines.append(line)
        elif last and line.page - last.lines[-1].page <= 1:
            last.lines.append(line)
        else:
            found.append(Paragraph([line], [run], line.x0, 0.0, kind="footnotes"))
    return found


def _as_blocks(drafts: Sequence[Draft], usual: Measures, words: Vocabulary, frames: Mapping[int, Frame]) -> list[Block]:
    blocks: list[Block] = []
    headings: list[tuple[int, Look, int, int]] = []
    following = _following(drafts, usual.body)
    signed: int | None = None
    for index, (draft, after) in enumerate(zip(drafts, following, strict=True)):
        if isinstance(draft, Row):
            block = _row_block(draft, usual, words)
        elif isinstance(draft, Entry):
            block = _entry_block(draft, usual, words)
        else:
            block = _paragraph_block(draft, usual, words)
            earlier = drafts[index - 1] if index else None
            before = earlier if isinstance(earlier, Paragraph) else None
            signed = block.page if _CLOSING.match(block.text) else signed
            may_be = block.role == "paragraph" and block.page != signed  # who signs a letter heads nothing
            if may_be and is_heading(draft, block.text, usual.body, following=after, before=before):
                block = replace(block, role="heading")
                depth = draft.number.depth if draft.number else 0
                headings.append((len(blocks), look(draft, block.text), depth, draft.lines[0].page))
        if block.text:
            blocks.append(replace(block, places=_places(draft, frames)))
    places, looks, depths, pages = zip(*headings, strict=True) if headings else ((), (), (), ())
    for place, level in zip(places, levels(looks, depths, pages), strict=True):
        blocks[place] = replace(blocks[place], level=level)
    return blocks


def _places(draft: Draft, frames: Mapping[int, Frame]) -> tuple[Place, ...]:
    if isinstance(draft, Row):
        return places_of([line for cell in draft.row.cells for line in cell], frames, as_one=True)
    if isinstance(draft, Paragraph) and (draft.number or draft.bulleted):
        return places_of(draft.lines, frames, left=draft.number_left)
    return places_of(draft.lines, frames)


def _following(drafts: Sequence[Draft], body: float) -> list[Paragraph | None]:
    """For each draft the next paragraph of its kind and box.

    For one that is alone in its box, or large, and the last one in it, that is the next paragraph of the text; for the
    last one before a table, the first cell of the table.
    """
    result: list[Paragraph | None] = []
    later: dict[tuple[str, int | None], Paragraph] = {}
    held = Counter(draft.box for draft in drafts if isinstance(draft, Paragraph))
    for draft in reversed(drafts):
        if not isinstance(draft, Paragraph):
            result.append(None)
            if isinstance(draft, Row) and ("text", None) not in later:
                first = draft.row.cells[0]
                later["text", None] = Paragraph(list(first), [], first[0].x0, 0.0)
            continue
        after = later.get((draft.kind, draft.box))
        if after is None and (held[draft.box] == 1 or draft.lines[0].size >= LARGE * body):
            after = later.get(("text", None))
        result.append(after)
        later[draft.kind, draft.box] = draft
    return result[::-1]


def _paragraph_block(draft: Paragraph, usual: Measures, words: Vocabulary) -> Block:
    role: Role = "list-item" if draft.bulleted else "footnote" if draft.kind == "footnotes" else "paragraph"
    lines, number = draft.lines, draft.number.label if draft.number else None
    if role == "footnote":
        match = _FOOTNOTE.fullmatch(lines[0].words[0].text)
        if match and len(lines[0].words) > 1:
            lines, number = [lines[0].without_first(), *lines[1:]], match[1]
    text, breaks = join_lines(lines, words)
    if role == "paragraph" and _CAPTION.match(text) and len(text) < 200 and not text.endswith("."):
        role = "caption"
    return _block(text, role, lines, usual, number=number, breaks=breaks, box=draft.box)


def _row_block(draft: Row, usual: Measures, words: Vocabulary) -> Block:
    cells = []
    for cell in draft.row.cells:
        lines = [line.without_first() if bullet(line) else line for line in cell]
        cells.append(join_lines(lines, words)[0])
    lines = [line for cell in draft.row.cells for line in cell]
    return _block(" | ".join(cells), "table-row", lines, usual, box=draft.box)


def _entry_block(draft: Entry, usual: Measures, words: Vocabulary) -> Block:
    lines = list(draft.lines)
    number = printed_number(lines[0])
    label = None
    if number and number.kind == "decimal" and len(lines[0].words) > 2:
        lines[0], label = lines[0].without_first(), number.label
    text, _ = join_lines(lines, words)
    return _block(LEADER.sub(" ", text).strip(), "contents-line", lines, usual, number=label)


def _block(
    text: str,
    role: Role,
    lines: Sequence[Line],
    usual: Measures,
    *,
    number: str | None = None,
    breaks: tuple[tuple[int, int], ...] = (),
    box: int | None = None,
) -> Block:
    size = max(lines, key=lambda line: len(line.words)).size / usual.body
    bold = all(line.bold for line in lines)
    pages = lines[0].page, lines[-1].page
    return Block(text, role, *pages, number, 0, breaks, round(size, 2), bold, box)
