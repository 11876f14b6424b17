"""Words with a capital that no list of English words has: a surname, a nickname, a farm, a firm; for a person to look at."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.details import LOOK, Found, Look
from thememiner.release.model import common_words
from thememiner.release.name_words import CAP, ORGANISATION, PUBLISHED, can_be_name, plain

_RUN = re.compile(rf"(?<![\w@./#&-])(?P<is>{CAP}(?: {CAP})*)(?![\w@]|\.\w)")
_OF_A_COUNTRY = re.compile(r"(?:ish|ian|ese|shire|land|ise|ised|ization|isation)$")
_PARTS_OF_PLACES = re.compile(r"^(?:upon|on|le|la|of|de|and|en|in|under)$")
_SHORTEST = 3
_HEADING = 4


def unknown_capitals(look: Look) -> Iterator[Found]:
    """Each run of words with a capital in which a word stands that English does not have."""
    if "://" in look.text:
        return
    for match in _RUN.finditer(look.text):
        words = match["is"].split()
        strange = [one for one in words if _is_strange(look, one)]
        is_body = ORGANISATION.match(words[-1]) or any(one.isupper() and len(one) > 1 for one in words)
        is_body = is_body or bool(PUBLISHED.search(look.text, match.start(), match.end() + 14))
        if strange and len(words) <= _HEADING and not is_body:
            yield Found(*match.span("is"), "name", LOOK, "a word with a capital that no list of English words has")


def _is_strange(look: Look, word: str) -> bool:
    bare = plain(word)
    if len(bare) < _SHORTEST or not can_be_name(word) or bare in look.document.areas | look.document.lower:
        return False
    halves = bare.replace("’", "'").split("-")
    return not _OF_A_COUNTRY.search(bare) and not all(_is_english(one) for one in halves)


def _is_english(word: str) -> bool:
    """Whether the word, or what an ending was put to, is in the list; parts of places count as words."""
    stems = (
        word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("ing"),
        word.removesuffix("ing") + "e", word.removesuffix("ies") + "y", word.removesuffix("ly"), word.removesuffix("er"), word.removeprefix("un"),
    )  # fmt: skip
    return bool(_PARTS_OF_PLACES.match(word)) or any(one in common_words() for one in stems)
