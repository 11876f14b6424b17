"""Which themes a course is on: as people say, else by words it shares with the training topics, and as the coder says.

People's word in the column ``themes`` holds. A shared topic counts as sure (one of a single word only where the coder
agrees), and so does what the coder is sure of by words of the title. What else the coder says is shown as perhaps and
covers nothing: a course text is not what the coder was made for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thememiner.codebook import Codebook, Theme
from thememiner.local.courses import Course
from thememiner.records import Coding, LeftOut, Tag

Ways = Literal["stated", "shared words", "title", "coder"]
SURE = 0.8
"""The coder is sure from this score on; chosen on the sixteen invented courses of the sample corpus."""

_STOP = frozenset(
    {"and", "the", "for", "with", "of", "in", "to", "a", "an", "on", "or", "as", "by", "from", "their", "your", "using"}
    | {"children", "child", "family", "families", "training", "safeguarding", "practice", "work", "working", "good"}
    | {"other", "own", "role", "staff", "skills", "effective"}
)
"""Words that every course has; a topic made of nothing else is never shared."""
_SUFFIXES = ("ies", "ing", "es", "ed", "s")
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A course on a theme: how that is known, the coder's score (0..1; 0: it did not say so), the words."""

    course: Course
    theme_id: str
    way: Ways
    score: float
    words: str

    @property
    def is_sure(self) -> bool:
        """Whether it counts as a course on the theme."""
        return self.way != "coder"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The courses with their themes, and what in the file could not be used."""

    name: str
    courses: tuple[Course, ...]
    matches: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]

    def by_theme(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches of each theme, in the order of the catalogue."""
        found: dict[str, list[Match]] = defaultdict(list)
        for one in self.matches:
            found[one.theme_id].append(one)
        return {theme: tuple(own) for theme, own in found.items()}

    @property
    def without_theme(self) -> tuple[Course, ...]:
        """Courses that are not known to be on any theme."""
        sure = {one.course.row for one in self.matches if one.is_sure}
        return tuple(one for one in self.courses if one.row not in sure)


def match_courses(courses: Sequence[Course], codings: Sequence[Coding], codebook: Codebook) -> list[Match]:
    """The matches, course by course and in the codebook's order.

    Args:
        courses: The courses.
        codings: What the coder says of each course's text, aligned by position.
        codebook: The themes.
    """
    found: list[Match] = []
    for course, coding in zip(courses, codings, strict=True):
        tags = {tag.theme_id: tag for tag in coding.tags if tag.assigned}
        found += [one for theme in codebook.themes if (one := _match(course, theme, tags.get(theme.id)))]
    return found


def _match(course: Course, theme: Theme, tag: Tag | None) -> Match | None:
    score = tag.score if tag else 0.0
    if course.is_ruled:
        return Match(course, theme.id, "stated", score, "") if theme.id in course.themes else None
    shared = [one for one in shared_topics(course.text, theme) if tag or len(_topic(one)) > 1]
    if shared:
        return Match(course, theme.id, "shared words", score, "; ".join(shared))
    if tag is None:
        return None
    named = [one for one in tag.words.split("; ") if one and one.casefold() in course.title.casefold()]
    if named and tag.score >= SURE:
        return Match(course, theme.id, "title", score, "; ".join(named))
    return Match(course, theme.id, "coder", score, tag.words)


def shared_topics(text: str, theme: Theme) -> list[str]:
    """The theme's training topics (and its label) of which every telling word stands in one sentence of a text."""
    parts = [_stems(part) for part in re.split(r"[.;\n]", text)]
    return [one for one in (*theme.training_topics, theme.label) if _is_shared(one, parts)]


def _is_shared(topic: str, parts: Sequence[frozenset[str]]) -> bool:
    wanted = _topic(topic)
    return bool(wanted) and any(wanted <= one for one in parts)


def _topic(topic: str) -> frozenset[str]:
    return _stems(re.sub(r"\([^)]*\)", "", topic))


def _stems(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z0-9][a-z0-9'\u2019]*", text.casefold().replace("-", " "))
    return frozenset(_stem(one) for one in found if one not in _STOP and (len(one) > 2 or one.isdigit()))


def _stem(word: str) -> str:
    plain = re.sub(r"['\u2019]s$", "", word)
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= _LEAST:
            plain = plain[: -len(suffix)]
            break
    return plain[:-1] if plain.endswith(("e", "y")) and len(plain) > _LEAST else plain
