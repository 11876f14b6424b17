"""Measures on real files that need no reference text; each is the same count for every reader.

- Broken words: share of lower-case words that neither baseline ever shows *inside* a line three times. A word broken or
  run together at a line end, a drop cap parted from its word, or letters of two columns mixed are such words; so are
  rare words, which all readers show alike, so only the difference between readers means something.
- Heads in sentences, per 100 pages: a line that begins or ends 40 % of a file's pages stands between two words of
  running text, of which the first is no end of a sentence and the second begins with a small letter.
- Joins kept: poppler (an independent program) parts a page into blocks of lines. Two lines of one block belong
  together, so the last two words of one and the first two of the next should follow one another in the text.
  *Side by side* counts only blocks beside which another block stands over two lines or more (columns, cells of tables):
  what is lost there is interleaving. Poppler errs too (it joins lines of lists and parts of tables), for all alike.
- Numbers: paragraphs' printed numbers, as poppler's ``pdftotext -layout`` shows them at the left edge of lines: the
  run 1, 2, 3 ... (single gaps allowed). Limits: it knows running numbers only (not 4.12, whose truth the reference
  documents give), and a reader that finds a number at the wrong paragraph is not found out here (a sample shows that).
  Inspections only: in the inquiry's volume such runs are its footnotes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lxml import etree
from rapidfuzz.distance import LCSseq

from thememiner.records import Reading

POPPLER = shutil.which("pdftotext")
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*-?")
_NUMBERED = re.compile(r"^ {0,12}(\d{1,4})\.?\s+\S", re.MULTILINE)


@dataclass(frozen=True)
class Texts:
    """One file as three readers give it (the baselines by page, ours by passage), and the seconds each took."""

    path: Path
    plumber: list[str]
    pdfium: list[str]
    reading: Reading
    seconds: tuple[float, float, float]

    def of(self, reader: str) -> list[str]:
        """Texts of one reader."""
        if reader == "thememiner":
            return [one.text for one in self.reading.passages if one.section_kind != "contents"]
        return self.plumber if reader == "pdfplumber" else self.pdfium


READERS = ("pdfplumber", "pypdfium2", "thememiner")


def known_words(files: Iterable[Texts]) -> set[str]:
    """Words that stand inside the lines of the baselines three times, and the parts of those with a hyphen."""
    counts: Counter[str] = Counter()
    for texts in files:
        for page in texts.plumber + texts.pdfium:
            for line in page.splitlines():
                counts.update(word.lower() for word in _WORDS.findall(line)[1:-1])
    known = {word for word, count in counts.items() if count >= 6 and not word.endswith("-")}
    return known | {part for word in known for part in word.split("-")}


def broken(texts: Iterable[str], known: set[str]) -> float:
    """Share of lower-case words that are not known."""
    words = [word for text in texts for word in _WORDS.findall(text) if word.islower()]
    return sum(word not in known and not all(part in known for part in word.split("-")) for word in words) / len(words)


def heads_inside(texts: Texts, reader: str) -> int:
    """How often a repeated line of the page edges stands inside a sentence."""
    parts = texts.of(reader)
    joined = [" ".join(part.split()) for part in (parts if reader == "thememiner" else [" ".join(parts)])]
    patterns = [re.compile(rf"[a-z,] {head} [a-z]") for head in _repeated(texts.plumber)]
    return sum(len(pattern.findall(text)) for pattern in patterns for text in joined)


def _repeated(pages: Sequence[str]) -> list[str]:
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        edges.update({re.sub(r"\d+", "0", " ".join(line.split())) for line in lines[:2] + lines[-2:]})
    often = max(2, 0.4 * len(pages))
    chosen = [line for line, count in edges.items() if count > often and re.search(r"[^\W\d_]", line)]
    return [re.escape(line).replace("0", r"\d+") for line in chosen]


@dataclass(frozen=True)
class Join:
    """Two lines that belong together: the words at the break, and whether something stands beside them."""

    words: tuple[str, ...]
    beside: bool


def joins(path: Path) -> list[Join]:
    """Line breaks inside poppler's blocks, apart from those at a hyphen or printed three times (running heads)."""
    command = [str(POPPLER), "-bbox-layout", "-q", str(path), "-"]
    output = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    tree = etree.fromstring(output, parser)
    found = [join for page in tree.iter("{*}page") for join in _page_joins(page)]
    often = Counter(join.words for join in found)
    return [join for join in found if often[join.words] < 3]


def _page_joins(page: etree._Element) -> Iterator[Join]:
    blocks = list(page.iter("{*}block"))
    boxes = [tuple(float(block.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")) for block in blocks]
    for block, box in zip(blocks, boxes, strict=True):
        beside = any(_stands_beside(box, other) for other in boxes)
        lines = [[word.text or "" for word in line.iter("{*}word")] for line in block.iter("{*}line")]
        for above, below in pairwise(lines):
            if min(len(above), len(below)) >= 2 and not above[-1].endswith(("-", "\u2010", "/")):
                yield Join(tuple(_plain(word) for word in above[-2:] + below[:2]), beside)


def _stands_beside(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    shared = min(box[3], other[3]) - max(box[1], other[1])
    return shared > 20 and (other[0] >= box[2] or other[2] <= box[0])


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+|(?<=[a-z.,;])\d+$", "", word.lower())


def joins_kept(found: Sequence[Join], texts: Sequence[str]) -> tuple[int, int]:
    """How many joins a reader's text has, of all and of those with something beside them."""
    words = [plain for text in texts for word in text.split() if (plain := _plain(word))]
    runs = {tuple(words[index : index + 4]) for index in range(len(words))}
    kept = [join for join in found if tuple(word for word in join.words if word) in _shortened(runs, join)]
    return len(kept), sum(join.beside for join in kept)


def _shortened(runs: set[tuple[str, ...]], join: Join) -> set[tuple[str, ...]]:
    """The runs, where all four words of a join have letters or figures; else nothing can be said, and it counts."""
    return runs if all(join.words) else {tuple(word for word in join.words if word)}


def printed_numbers(path: Path) -> list[str]:
    """Running paragraph numbers as poppler shows them at the left edge."""
    command = [str(POPPLER), "-layout", "-q", str(path), "-"]
    output = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode("utf-8", "replace")
    found: list[int] = []
    for number in map(int, _NUMBERED.findall(output)):
        if 0 < number - (found[-1] if found else 0) <= 2:
            found.append(number)
    gaps = sum(after - before > 1 for before, after in pairwise(found))
    return [str(number) for number in found] if len(found) >= 10 and gaps <= 0.1 * len(found) else []


def numbers_in_order(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many of the numbers come out in their order."""
    return int(LCSseq.similarity(list(wanted), list(found)))


def plain_numbers(text: str) -> list[str]:
    """Numbers at the beginning of a plain text's lines."""
    return re.findall(r"^ *(\d{1,4})\.?(?=\s|$)", text, re.MULTILINE)
