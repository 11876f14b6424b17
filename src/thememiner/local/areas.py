"""Names of areas, so that "London Borough of Harrow", "Harrow Council" and "harrow" are one."""

from __future__ import annotations

import re
import unicodedata

_TITLES = re.compile(
    r"\b(the|royal|london|metropolitan) borough of\b|\b(city|county|borough|metropolitan district) of\b"
    r"|\b(local )?safeguarding (children|adults|childrens|adult)?\s?(s )?(board|partnership|partners)\b"
    r"|\b(lscb|lscp|scb|scp|sab|mbc|lbc|lb|cc)\b|\bchildrens (services|social care)\b|\blocal authority\b"
    r"|\b((metropolitan |london )?borough|city|county|district|unitary|metropolitan)? ?council\b"
    r"|\bcounty (?=durham)|^the\b"
)
_KINDS_AT_THE_END = re.compile(r"(?<=\w) (city|county|borough)$")


def area_key(name: str) -> str:
    """The form in which areas are compared; a name of which nothing would be left stays as it is."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace("'", "")
    words = " ".join(re.sub(r"[^a-z0-9,]+", " ", folded.replace("&", " and ")).split())
    bare = " ".join(_TITLES.sub(" ", words).split())
    bare = _KINDS_AT_THE_END.sub("", bare)
    return re.sub(r"\s*,\s*(and )?", " and ", bare).strip() or words


def same_area(one: str, other: str) -> bool:
    """Whether both are named and are one area."""
    keys = [area_key(name).replace(" and ", " ") for name in (one, other)]
    return bool(one.strip()) and keys[0] == keys[1]


def shares_area(one: str, other: str) -> bool:
    """Whether one area is the other or a part of it: a report of "Camden and Islington" is also Camden's own."""
    return bool(_parts(one) & _parts(other))


def _parts(name: str) -> set[str]:
    key = area_key(name)
    return {key, *key.split(" and ")} - {""}
