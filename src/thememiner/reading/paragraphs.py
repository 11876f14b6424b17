"""Paragraphs: lines joined by spacing, indentation, line length, printed numbers and bullets.

A line begins a new paragraph when it is set differently, stands off, is indented, carries a number or bullet, or when
its first word would still have fitted on the line before. Over a column or page end the words decide: an unfinished
sentence goes on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from thememiner.reading.flow import Run
from thememiner.reading.lines import Line
from thememiner.reading.numbering import Number, bullet, follows_on, is_next, is_number, printed_number

_TERMINAL = (".", "?", "!", ":", ";", ".”", ".’", "?”", "!”", "?’", ".)", ".]", '."', ".'", ".*")
_SAME_SIZE = 0.06
_CONNECTIVES = " a an and at by for from in into of on or the to with – - & "
_LABEL = re.compile(
    r"(?:chapter|part|section|appendix|annex|finding|theme)\s+(?:\d{1,2}|[A-Z]|[IVX]+)[:.]?|annex", re.I
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: font size of the body and line step in font sizes."""

    body: float
    leading: float


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, without its printed number or bullet."""

    lines: list[Line]
    runs: list[Run]
    left: float
    gap_before: float
    number: Number | None = None
    number_left: float = 0.0
    bulleted: bool = False
    kind: str = "text"
    box: int | None = None


def measures(runs: Iterable[Run]) -> Measures:
    """Font size of most characters, and the most common step between its lines."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for run in runs:
        for line in run.lines:
            sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
        for above, below in zip(run.lines, run.lines[1:], strict=False):
            if above.size == below.size:
                steps[round((below.y - above.y) / below.size, 2)] += 1
    body = sizes.most_common(1)[0][0] if sizes else 11.0
    usual = steps.most_common(1)[0][0] if steps else 1.2
    return Measures(body, min(max(usual, 0.9), 2.5))


@dataclass(slots=True)
class Joiner:
    """Joins the lines of successive runs to paragraphs; remembers the numbers that went before.

    Args:
        usual: The document's measures.
        closed: Paragraphs that are done.
        open: The paragraph that the next line may continue.
        numbers: Printed numbers so far, those of headings apart: sections are often numbered beside paragraphs.
    """

    usual: Measures
    closed: list[Paragraph] = field(default_factory=list)
    open: Paragraph | None = None
    numbers: dict[bool, list[Number]] = field(default_factory=lambda: {True: [], False: []})

    def add(self, run: Run) -> None:
        """Take the lines of a run."""
        leading = _leading(run, self.usual)
        for index, line in enumerate(run.lines):
            above = run.lines[index - 1] if index and run.lines[index - 1].page == line.page else None
            below = run.lines[index + 1] if index + 1 < len(run.lines) else None
            self._take(line, _Place(run, above, below, leading, _right_edge(run, index, leading)))

    def close(self) -> None:
        """End the open paragraph."""
        if self.open is not None:
            self.closed.append(self.open)
            self.open = None

    def _take(self, line: Line, place: _Place) -> None:
        fresh = self._is_fresh(line, place)
        number = None if bullet(line) else self._number(line, place, fresh)
        bulleted = bullet(line) and (fresh or not _hyphen_in_text(line, self.open))
        if number is not None or bulleted:
            begun = self._begin(line.without_first(), place, number, bulleted)
            begun.number_left = line.x0
            if number:
                self.numbers[self._is_large(line)].append(number)
        elif fresh or self.open is None:
            self._begin(line, place, None, bulleted=False)
        else:
            self.open.lines.append(line)
            self.open.runs.append(place.run)

    def _begin(self, line: Line, place: _Place, number: Number | None, bulleted: bool) -> Paragraph:
        self.close()
        gap = (line.y - place.above.y) / line.size if place.above else 9.0
        self.open = Paragraph([line], [place.run], line.x0, gap, number, 0.0, bulleted, place.run.kind, place.run.box)
        return self.open

    def _is_fresh(self, line: Line, place: _Place) -> bool:
        if self.open is None:
            return True
        if place.above is None:
            return not _goes_on_over_break(self.open, line, place.run)
        return not self._title_goes_on(line, place) and _begins_by_layout(self.open, line, place)

    def _title_goes_on(self, line: Line, place: _Place) -> bool:
        """Whether a line is the next one of a large title, whose lines stand further apart than those of the text."""
        above = place.above
        if above is None or above.size < 1.25 * self.usual.body or abs(above.size - line.size) > _SAME_SIZE * line.size:
            return False
        is_same = above.bold == line.bold and abs(above.x0 - line.x0) < 3 and printed_number(line) is None
        return is_same and 0 < _step(above, line) < 1.75 and not _would_have_fitted(above, line, place.right)

    def _number(self, line: Line, place: _Place, fresh: bool) -> Number | None:
        number = printed_number(line)
        if number is None:
            return None
        if place.above is None:
            fresh = fresh or _ends_sentence(self.open)
        if _is_next_sibling(self.open, line, number):
            return number
        heading = self._is_large(line)
        strength = is_number(line, number, fresh=fresh, hanging=_hangs(line, place), heading=heading)
        if strength == "strong" or (
            strength == "weak" and follows_on(number, self.numbers[heading], may_begin_anywhere=heading)
        ):
            return number
        return None

    def _is_large(self, line: Line) -> bool:
        """Whether a line is set like a heading."""
        return line.bold or line.size > 1.08 * self.usual.body


@dataclass(frozen=True, slots=True)
class _Place:
    run: Run
    above: Line | None
    below: Line | None
    leading: float
    right: float


def _leading(run: Run, usual: Measures) -> float:
    """The line step of a run in font sizes: its own where it has enough lines, else the document's."""
    steps = Counter(
        round((below.y - above.y) / below.size, 2)
        for above, below in zip(run.lines, run.lines[1:], strict=False)
        if above.size == below.size and above.page == below.page
    )
    if steps:
        step, count = steps.most_common(1)[0]
        if count >= 4 and 0.9 <= step <= 2.5:
            return min(step, 1.3 * usual.leading)
    return usual.leading


def _right_edge(run: Run, index: int, leading: float) -> float:
    """Where the lines around this one end: a quotation that is indented on the right has an edge of its own."""
    lines, start, end = run.lines, index, index
    while start and _step(lines[start - 1], lines[start]) < 1.25 * leading and index - start < 12:
        start -= 1
    while end + 1 < len(lines) and _step(lines[end], lines[end + 1]) < 1.25 * leading and end - index < 12:
        end += 1
    near = [line.x1 for line in lines[start : end + 1]]
    edge = max(near)
    width = max(1.0, edge - run.left)
    agreeing = sum(x1 > edge - 0.1 * width for x1 in near)
    return edge if agreeing >= 3 and agreeing > 0.5 * len(near) else run.right


def _step(above: Line, below: Line) -> float:
    return (below.y - above.y) / max(below.size, 1.0)


def _begins_by_layout(paragraph: Paragraph, line: Line, place: _Place) -> bool:
    above = place.above
    assert above is not None
    if _step(above, line) > 1.2 * place.leading + 0.05 or line.y <= above.y:
        return True
    if _is_set_differently(paragraph, above, line):
        return True
    heading_goes_on = line.bold == above.bold and _is_label(paragraph, line)
    if _would_have_fitted(above, line, place.right) and not heading_goes_on:
        return True
    return _is_indented(paragraph, above, line)


def _is_set_differently(paragraph: Paragraph, above: Line, line: Line) -> bool:
    if abs(line.size - above.size) > _SAME_SIZE * above.size:
        return True
    all_bold = all(before.bold for before in paragraph.lines)
    if all_bold and not line.bold:
        return not line.words[0].bold
    finished = above.text.endswith(_TERMINAL) or len(paragraph.lines) == 1
    return line.bold and not above.words[-1].bold and finished


def _would_have_fitted(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line had room on the line above, so that the break was meant."""
    if not above.text.endswith(_TERMINAL) and (line.text[0].islower() or _ends_in_connective(above)):
        return False  # an unfinished sentence goes on, however early its line was broken
    return above.x1 + 0.3 * line.size + _first_width(line) < right - 0.6 * line.size


def _first_width(line: Line) -> float:
    """Width of the first word; of a letter-spaced line, its share of the line."""
    word = line.words[0]
    first = line.text.partition(" ")[0]
    if len(first) > len(word.text) == 1:
        return (line.x1 - line.x0) * len(first) / len(line.text)
    return word.x1 - word.x0


def _is_label(paragraph: Paragraph, line: Line) -> bool:
    """Whether the paragraph so far is the first half of a heading: "Chapter 4", with its title on the next line."""
    return (
        len(paragraph.lines) == 1
        and line.size == paragraph.lines[0].size
        and bool(_LABEL.fullmatch(paragraph.lines[0].text))
    )


def _ends_in_connective(above: Line) -> bool:
    return f" {above.words[-1].text.lower()} " in _CONNECTIVES


def _is_indented(paragraph: Paragraph, above: Line, line: Line) -> bool:
    shift = line.x0 - above.x0
    first = len(paragraph.lines) == 1
    if shift > 0.8 * line.size and not (first and (paragraph.number or paragraph.bulleted)):
        return above.text.endswith(_TERMINAL) or shift > 2.5 * line.size
    if shift < -0.8 * line.size and not first:
        return above.text.endswith(_TERMINAL)
    return False


def _hyphen_in_text(line: Line, paragraph: Paragraph | None) -> bool:
    """Whether a dash at a line's beginning is part of a running sentence."""
    if line.words[0].text not in "–—-─―‒*·" or paragraph is None:
        return False
    return not paragraph.lines[-1].text.endswith(_TERMINAL) and line.x0 <= paragraph.left + 1


def _ends_sentence(paragraph: Paragraph | None) -> bool:
    return paragraph is None or paragraph.lines[-1].text.endswith(_TERMINAL)


def _is_next_sibling(paragraph: Paragraph | None, line: Line, number: Number) -> bool:
    """Whether it is the next number of the open paragraph's series, in line with that paragraph's own number."""
    if paragraph is None or paragraph.number is None or number.kind != paragraph.number.kind:
        return False
    aligned_right = number.tabbed and abs(line.words[1].x0 - paragraph.left) < 3  # "10" begins left of "9"
    if abs(line.x0 - paragraph.number_left) > 3 and not aligned_right:
        return False
    if not (number.tabbed or line.words[1].text[0].isupper()):
        return False
    return is_next(number, paragraph.number)


def _hangs(line: Line, place: _Place) -> bool:
    """Whether the line below is indented to the text behind the number, or the line above stood to the right of it."""
    text = line.words[1].x0
    below, above = place.below, place.above
    if text - line.x0 < 0.8 * line.size:
        return False
    under = below is not None and abs(below.x0 - text) < 3 and _step(line, below) < 1.25 * place.leading
    return under or (above is not None and abs(above.x0 - text) < 3 and line.x0 < above.x0 - 0.8 * line.size)


def _goes_on_over_break(paragraph: Paragraph, line: Line, run: Run) -> bool:
    """Whether the first line of a column or page continues the paragraph before the break."""
    last, before = paragraph.lines[-1], paragraph.runs[-1]
    if paragraph.kind != run.kind or abs(line.size - last.size) > _SAME_SIZE * last.size:
        return False
    if line.bold != last.bold and all(one.bold for one in paragraph.lines) != line.words[0].bold:
        return False
    if bullet(line):
        return False
    full = not _would_have_fitted(last, line, before.right)
    if not last.text.endswith(_TERMINAL):
        return line.text[0].islower() or ((full or len(paragraph.lines) > 2) and not _stands_alone(paragraph))
    if not full or last.text.endswith((":", ";")):
        return False
    if paragraph.number or paragraph.bulleted:
        return abs((line.x0 - run.left) - (paragraph.left - before.left)) < 3 and line.x0 > run.left + 6
    return _is_justified(before) and before.right - last.x1 < 1.5


def _stands_alone(paragraph: Paragraph) -> bool:
    """Whether it looks like a heading: bold throughout, or larger than what its run holds otherwise."""
    return all(line.bold for line in paragraph.lines)


def _is_justified(run: Run) -> bool:
    if len(run.lines) < 5:
        return False
    return median(run.right - line.x1 for line in run.lines) < 1.5
