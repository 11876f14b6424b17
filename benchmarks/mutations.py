"""Files changed at random, as damage and malice change them: bytes, objects of PDFs, parts of zip archives."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_OBJECT = re.compile(rb"\d+ 0 obj\b.*?\bendobj", re.DOTALL)
_STREAM = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?(.*?)stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_ATTRIBUTE = re.compile(rb'="[^"]{0,40}"')
_TAG = re.compile(rb"</?[\w:]+[^<>]{0,200}>")
_NUMBERS = (b"0", b"-1", b"1e38", b"nan", b"2147483648", b"-99999999999", b"65536", b".", b"999999")
_VALUES = (b"", b"0", b"-1", b"99999999999999999999", b"NaN", b"A1", b"../../x", b"\xff\xfe", b"&#0;", b"%s%n")
_HEAVIEST = 3_000_000


def flipped(content: bytes, random: Random) -> bytes:
    """Some bytes other ones."""
    data = bytearray(content)
    for _ in range(random.choice((1, 5, 50, 500))):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def cut(content: bytes, random: Random) -> bytes:
    """The end missing."""
    return content[: random.randrange(1, len(content))]


def cut_out(content: bytes, random: Random) -> bytes:
    """A piece in the middle missing."""
    start, end = _span(content, random)
    return content[:start] + content[end:]


def doubled(content: bytes, random: Random) -> bytes:
    """A piece there twice, or a hundred times."""
    start, end = _span(content, random)
    times = min(random.choice((1, 1, 100)), _HEAVIEST // max(1, end - start) + 1)
    return content[:end] + content[start:end] * times + content[end:]


def zeroed(content: bytes, random: Random) -> bytes:
    """A piece of zeros, as a disk that filled up leaves it."""
    start, end = _span(content, random)
    return content[:start] + bytes(end - start) + content[end:]


def spliced(content: bytes, random: Random) -> bytes:
    """One piece put in another's place."""
    start, end = _span(content, random)
    other, stop = _span(content, random)
    return content[:start] + content[other:stop] + content[end:]


def _span(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content))
    return start, min(len(content), start + random.choice((1, 16, 256, 4096, 65536)))


def object_removed(content: bytes, random: Random) -> bytes:
    """A PDF object that others refer to is not there."""
    match = _one_of(_OBJECT, content, random)
    return content if match is None else content[: match.start()] + content[match.end() :]


def object_bodies_swapped(content: bytes, random: Random) -> bytes:
    """Two PDF objects have each other's content."""
    one, other = _one_of(_OBJECT, content, random), _one_of(_OBJECT, content, random)
    if one is None or other is None or one.end() > other.start():
        return content
    head, tail = (match[0].split(b"obj", 1) for match in (one, other))
    return b"".join(
        (
            content[: one.start()],
            head[0] + b"obj" + tail[1],
            content[one.end() : other.start()],
            tail[0] + b"obj" + head[1],
            content[other.end() :],
        )
    )


def references_bent(content: bytes, random: Random) -> bytes:
    """References lead to other objects: rings in the page tree, fonts that are pages."""
    highest = max((int(match[1]) for match in _REFERENCE.finditer(content)), default=1)
    return _some(_REFERENCE, content, random, lambda _: b"%d 0 R" % random.randrange(highest + 2))


def numbers_extreme(content: bytes, random: Random) -> bytes:
    """Boxes, lengths and counts that no page can have."""
    places = [match.span() for match in _OBJECT.finditer(content)]
    start, end = random.choice(places) if places else (0, len(content))
    changed = _some(_NUMBER, content[start:end], random, lambda _: random.choice(_NUMBERS))
    return content[:start] + changed + content[end:]


def stream_changed(content: bytes, random: Random) -> bytes:
    """What a page draws, unpacked and changed: operators missing, doubled, with other numbers."""
    match = _one_of(_STREAM, content, random)
    if match is None:
        return content
    try:
        plain = zlib.decompress(match[2])
    except zlib.error:
        return content
    changed = random.choice((flipped, cut, cut_out, doubled, spliced, _operands))(plain or b" ", random)
    return content[: match.start()] + match[1] + b"stream\n" + changed + b"\nendstream" + content[match.end() :]


def _operands(content: bytes, random: Random) -> bytes:
    return _some(_NUMBER, content, random, lambda _: random.choice(_NUMBERS))


def part_removed(content: bytes, random: Random) -> bytes:
    """A part of a zip archive is not there."""
    return _rezipped(content, random, lambda _: None)


def part_damaged(content: bytes, random: Random) -> bytes:
    """A part of a zip archive has other bytes, packed soundly."""
    mutation = random.choice((flipped, cut, cut_out, doubled, zeroed, spliced))
    return _rezipped(content, random, lambda part: mutation(part or b" ", random))


def values_extreme(content: bytes, random: Random) -> bytes:
    """Attributes in a part have values that no program writes."""
    return _rezipped(
        content, random, lambda part: _some(_ATTRIBUTE, part, random, lambda _: b'="%s"' % random.choice(_VALUES))
    )


def tags_moved(content: bytes, random: Random) -> bytes:
    """Tags in a part stand where others stood, some there many times."""
    return _rezipped(content, random, lambda part: _tags(part, random))


def tags_moved_in_text(content: bytes, random: Random) -> bytes:
    """The same for a page that is no archive."""
    return _tags(content, random)


def _tags(part: bytes, random: Random) -> bytes:
    found = _TAG.findall(part) or [b""]
    return _some(_TAG, part, random, lambda _: random.choice(found) * random.choice((0, 1, 1, 2, 500)))


def _one_of(pattern: re.Pattern[bytes], content: bytes, random: Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(content))
    return random.choice(found) if found else None


def _some(pattern: re.Pattern[bytes], content: bytes, random: Random, other: Callable[[bytes], bytes]) -> bytes:
    """Replace from one to half of what the pattern finds."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    chosen = set(random.sample(range(len(found)), random.choice((1, 1, 3, max(1, len(found) // 2))) % (len(found) + 1)))
    pieces, end = [], 0
    for number, match in enumerate(found):
        if number in chosen:
            pieces += [content[end : match.start()], other(match[0])]
            end = match.end()
    return b"".join([*pieces, content[end:]])


def _rezipped(content: bytes, random: Random, other: Callable[[bytes], bytes | None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # Where the words are is worth more damage than the thumbnail.
    weighty = [name for name in parts if name.endswith((".xml", ".rels"))]
    chosen = random.choice(weighty or list(parts))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            changed = other(part) if name == chosen else part
            if changed is not None:
                archive.writestr(zipfile.ZipInfo(name), changed, zipfile.ZIP_DEFLATED)  # without the time of day
    return target.getvalue()


_BYTES: Sequence[Mutation] = (flipped, cut, cut_out, doubled, zeroed, spliced)
_PARTS: Sequence[Mutation] = (part_removed, part_damaged, values_extreme, tags_moved)
_OBJECTS: Sequence[Mutation] = (
    object_removed,
    object_bodies_swapped,
    references_bent,
    numbers_extreme,
    stream_changed,
    stream_changed,
)

MUTATIONS: Mapping[str, Sequence[Mutation]] = {
    ".pdf": (*_BYTES, *_OBJECTS),
    ".docx": (flipped, cut, *_PARTS, *_PARTS),
    ".xlsx": (flipped, cut, *_PARTS, *_PARTS),
    ".html": (*_BYTES, tags_moved_in_text),
    ".txt": _BYTES,
    ".csv": _BYTES,
}
"""What can be done to a file, by its suffix."""
