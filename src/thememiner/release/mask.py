"""A copy of a file with a neutral mark in the stead of each sure detail; the copy is checked again."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.errors import InputError
from thememiner.release.check import Checked, check_file, found_in_pieces
from thememiner.release.details import IDENTIFIES, Found, Part
from thememiner.release.files import open_file


@dataclass(frozen=True, slots=True)
class Masked:
    """What was done: how many stretches were replaced, and what the copy still holds."""

    replaced: int
    remaining: Checked


def mask_file(path: str | Path, out: str | Path) -> Masked:
    """Write a masked copy; the original is never touched.

    Raises:
        InputError: The file is a PDF, the copy would lie where the original does, exists, or is of another form.
    """
    source, target = Path(path), Path(out)
    if source.suffix.lower() == ".pdf":
        remedy = "mask the Word file that it was made from and export it anew, or black it out with a redaction tool that removes the text underneath"
        raise InputError(source.name, "the words of a PDF cannot be replaced safely", remedy=remedy)
    if target.suffix.lower() != source.suffix.lower():
        raise InputError(
            str(out), "is of another form than the original", remedy=f"name it {target.stem}{source.suffix}"
        )
    if target.exists():
        raise InputError(str(out), "is there already", remedy="choose another name, or delete it")
    opened = open_file(source)
    replaced = 0
    for unit, found in zip(opened.units, found_in_pieces(opened.pieces), strict=True):
        parts = sure_parts(found)
        if parts:
            replaced += len(parts)
            unit.mask(parts)
    if opened.cleaned is None:
        raise AssertionError(f"{source.suffix} has no writer")
    content = opened.cleaned()
    try:
        target.write_bytes(content)
    except OSError as error:
        raise InputError(str(out), f"cannot be written ({error.strerror})", remedy="choose another folder") from error
    return Masked(replaced, check_file(target))


def sure_parts(found: Sequence[Found]) -> list[Part]:
    """The stretches to replace, in order and without overlaps: single details first, then parts of combinations."""
    sure = [one for one in found if one.level == IDENTIFIES]
    parts: list[Part] = []
    for one in sorted(sure, key=lambda each: each.kind == "combination"):
        for part in one.masked():
            if not any(part.start < other.end and other.start < part.end for other in parts):
                parts.append(part)
    return sorted(parts, key=lambda part: part.start)
