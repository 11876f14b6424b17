"""Small reviews for tests of facts and case features: lines with the kind of section they stand in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from thememiner.records import Passage, Review, ReviewKind

Pairs = set[tuple[str, str]]


def passages_of(*lines: tuple[str, str] | tuple[str, str, int], review_id: str = "r") -> list[Passage]:
    """One passage a line: (kind, text) or (kind, text, page); page 5 where none is given, 1 for front matter."""
    passages = []
    for number, line in enumerate(lines, start=1):
        kind, text = line[0], line[1]
        page = line[2] if len(line) == 3 else 1 if kind == "front-matter" else 5
        passages.append(
            Passage(f"{review_id}:{number}", review_id, kind, page, str(page), page, None, "", kind, 0, len(text), text)
        )
    return passages


def small_reviews() -> list[tuple[str, Review, list[Passage], Pairs, Pairs]]:
    """The small reviews of tests/data: id, review, passages, stated facts and stated features."""
    found = []
    for one in json.loads((Path(__file__).parent / "data" / "small_reviews.json").read_text(encoding="utf-8")):
        lines = [(line[0].removesuffix("-heading"), *line[1:]) for line in one["passages"]]
        marks = [line[0].endswith("-heading") for line in one["passages"]]
        passages = [
            replace(passage, heading=passage.text if is_heading else "")
            for passage, is_heading in zip(passages_of(*lines), marks, strict=True)
        ]
        about = review(passages[1].text, review_type=one["review_type"])
        facts, features = ({(name, value) for name, value in one[key]} for key in ("facts", "features"))
        found.append((one["id"], about, passages, facts, features))
    return found


def review(
    title: str = "Serious Case Review",
    *,
    kind: ReviewKind = "case-review",
    review_type: str = "SCR",
    area: str = "",
    published: str = "",
    case: str = "",
    review_id: str = "r",
) -> Review:
    return Review(review_id, f"{review_id}.pdf", "0", title, kind, review_type, area, published, "", case)


def values(facts: Sequence[object], name: str) -> list[str]:
    return [fact.value for fact in facts if fact.name == name]  # type: ignore[attr-defined]
