"""Lists inside a listing's abstract: semicolons, bullets, lines or sentences, whichever the words were set in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_BULLET = re.compile(
    r"^\s*(?:[•●◦○▪■□‣⁃·➢✓►\uf0b7\uf0a7\uf0d8*]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[ivx]{1,4}\)|o(?=\s{2}))\s*"
)
_INNER_BULLET = re.compile(r"\s+[•●▪■‣\uf0b7\uf0a7\uf0d8]\s*")
_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)(?<!\b[A-Z])[.?!]"
    r"(?=\s+(?:[A-Z‘“\"']|(?:national|regional|local)\b[a-z ]{0,12}:))"
)
_NESTS = re.compile(
    r"\b(?:such as|includ(?:e|es|ing)|following|as follows|namely|e\.g\.|i\.e\.)\s*:\s*\S", re.IGNORECASE
)
_SHORT = 4
"""Words up to which what follows "such as:" is taken for an item of that inner list, and not of the outer one."""

_OPENING, _CLOSING = "([“", ")]”"


def items(text: str, *, width: int) -> tuple[str, ...]:
    """The items of a list, in order, without the marks that part them.

    Semicolons in brackets or in quotation marks part nothing. Short words after "such as:" stay with it.

    Args:
        text: What stands under the label.
        width: Length of the longest line of the abstract: a line that was broken before it had to be ends an item.
    """
    found: list[str] = []
    for chunk in _chunks(text, width):
        for one in _with_inner_lists(_parted(chunk)):
            found += _sentences(one)
    cleaned = [_cleaned(one, is_first=place == 0) for place, one in enumerate(found)]
    return tuple(one for one in cleaned if re.search(r"\w", one))


def keywords(text: str) -> tuple[str, ...]:
    """Terms parted by commas, semicolons, bullets or line ends that follow one of these."""
    joined = re.sub(r"\n\s*(?=[•●▪*])", "; ", text.strip())
    terms = re.split(r"[,;|•●▪]", " ".join(joined.split()))
    return tuple(term for one in terms if (term := one.strip(" .*-–")))


def _chunks(text: str, width: int) -> Iterator[str]:
    """Lines put together to what belongs together; each bullet and each deliberate line break begins anew."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    has_bullets = any(_BULLET.match(line) for line in lines)
    breaks = not has_bullets and _are_deliberate(lines, width)
    chunk: list[str] = []
    for line in lines:
        if chunk and (breaks or (has_bullets and _BULLET.match(line))):
            yield " ".join(chunk)
            chunk = []
        chunk.append(_BULLET.sub("", line) if has_bullets else line)
    if chunk:
        yield " ".join(chunk)


def _are_deliberate(lines: Sequence[str], width: int) -> bool:
    """Whether each line could have taken in the next one's first word, and nothing else parts the items."""
    if len(lines) < 3 or any(";" in line for line in lines):
        return False
    return all(len(one) + 1 + len(other.split()[0]) <= width for one, other in pairwise(lines))


def _parted(text: str) -> list[str]:
    """The text parted at semicolons and inner bullets that stand in no brackets and no quotation marks."""
    parts, start, depth, quoted = [], 0, 0, False
    for place, letter in enumerate(text):
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            depth = max(0, depth - 1)
        elif letter == '"':
            quoted = not quoted
        elif letter == ";" and not depth and not quoted:
            parts.append(text[start:place])
            start = place + 1
    if depth or quoted:
        # A bracket that is never closed must not swallow the rest of the list.
        return [piece for one in text.split(";") for piece in _INNER_BULLET.split(one)]
    return [piece for one in [*parts, text[start:]] for piece in _INNER_BULLET.split(one)]


def _with_inner_lists(parts: Sequence[str]) -> Iterator[str]:
    current, is_open = "", False
    for part in parts:
        if is_open and len(part.split()) <= _SHORT:
            current += f";{part}"
            is_open = not part.strip().startswith("and ")
            continue
        if current.strip():
            yield current
        current, is_open = part, bool(_NESTS.search(part))
    if current.strip():
        yield current


def _sentences(text: str) -> list[str]:
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def _cleaned(text: str, *, is_first: bool) -> str:
    words = " ".join(text.split()).strip(" ;,.")
    return words if is_first else re.sub(r"^(?:and|or)\s+(?=\S)", "", words)
