"""Facts and case features of the invented reviews against what a person wrote down, beside a simple baseline.

``python -m benchmarks.facts [--sentences] [--wrong]``: for each name how many were stated, found, right and wrong. Wrong counts
most: a fact that is not there says that it is unknown, a wrong one is believed. Then the small reviews of tests/data, set by set
(tests/data/README-facts.md says what they are worth). The baseline takes the first hit of the same
wordings in the first two pages (dates: the first date), and for features every wording anywhere in the text.
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from thememiner.reading import READERS, read_file
from thememiner.reading.areas import board_in
from thememiner.reading.case_features import features_from
from thememiner.reading.facts import types_in
from thememiner.reading.review_facts import facts_from
from thememiner.reading.stated.agencies import SECTORS
from thememiner.reading.stated.dates import first_date
from thememiner.reading.stated.event import HARMS
from thememiner.reading.stated.feature_wordings import KINDS
from thememiner.reading.stated.methods import METHODOLOGIES
from thememiner.reading.stated.numbers import AGE, age_of, band_of
from thememiner.reading.stated.proceedings import PROCEEDINGS
from thememiner.records import Passage, Reading, Review

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "data"
DATES = ("published", "incident", "completed", "adopted", "commissioned", "period-start")
Pairs = set[tuple[str, str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--sentences", action="store_true", help="measure the invented sentences of tests/data instead"
    )
    arguments.add_argument("--wrong", action="store_true", help="print what is wrong or missed")
    chosen = arguments.parse_args()
    if chosen.sentences:
        sentences(show=chosen.wrong)
        return
    files = sorted(path for path in (CORPUS / "reviews").iterdir() if path.suffix in READERS)
    readings = {path.name: read_file(path) for path in files}
    expected = _expected("facts.csv", "name", "value")
    found = {
        name: {(str(fact.name), fact.value) for fact in facts_from(one.review, one.sections, one.passages)}
        for name, one in readings.items()
    }
    simple = {name: set(_first_hits(one)) for name, one in readings.items()}
    _table("facts", expected, found, simple, show=chosen.wrong)
    expected = _expected("features.csv", "feature", "presence")
    found = {
        name: {(one.feature, str(one.presence)) for one in features_from(read.review, read.sections, read.passages)}
        for name, read in readings.items()
    }
    simple = {name: set(_any_wording(one)) for name, one in readings.items()}
    _table("case features", expected, found, simple, show=chosen.wrong)
    small_reviews()


def _expected(file: str, name: str, value: str) -> dict[str, Pairs]:
    rows: dict[str, Pairs] = defaultdict(set)
    with (CORPUS / "expected" / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[Path(row["file"]).name].add((row[name], row[value]))
    return rows


def _table(
    title: str, expected: dict[str, Pairs], found: dict[str, Pairs], simple: dict[str, Pairs], *, show: bool
) -> None:
    print(f"\n{title:28} stated  found  right  wrong | baseline: found right wrong")
    names = sorted({name for pairs in (*expected.values(), *found.values()) for name, _ in pairs})
    total: Counter[str] = Counter()
    for name in names:
        counts = _counts(name, expected, found, simple)
        total += counts
        _row(name, counts)
    _row("all", total)
    for file in sorted(found) if show else ():
        for kind, pairs in (("wrong", found[file] - expected[file]), ("missed", expected[file] - found[file])):
            for pair in sorted(pairs):
                print(f"{kind:7} {file[:40]:40} {pair[0]}: {pair[1]}")


def _counts(name: str, expected: dict[str, Pairs], found: dict[str, Pairs], simple: dict[str, Pairs]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for file in found:
        stated, ours, theirs = (
            {pair for pair in pairs[file] if pair[0] == name} for pairs in (expected, found, simple)
        )
        counts += Counter(stated=len(stated), found=len(ours), right=len(ours & stated), wrong=len(ours - stated))
        counts += Counter(
            {
                "baseline found": len(theirs),
                "baseline right": len(theirs & stated),
                "baseline wrong": len(theirs - stated),
            }
        )
    return counts


def _row(name: str, counts: Counter[str]) -> None:
    ours = " ".join(f"{counts[key]:6}" for key in ("stated", "found", "right", "wrong"))
    print(
        f"{name:27} {ours} |           "
        + " ".join(f"{counts[f'baseline {key}']:5}" for key in ("found", "right", "wrong"))
    )


def _first_hits(reading: Reading) -> Iterator[tuple[str, str]]:
    """The first hit of each wording in the first two pages, whatever it is said of."""
    passages = [one for one in reading.passages if (one.page or 1) <= 2][:60]
    text = "\n".join(one.text for one in passages)
    for name in DATES:
        if date := first_date(text):
            yield name, date
    if board := next((board_in(one.text) for one in passages if board_in(one.text)), ""):
        yield "board", board
    for _, name, _ in types_in(text)[:1]:
        yield "review-type", name
    if age := next((match for match in AGE.finditer(text) if match["old"] or match["unit"]), None):
        yield "child-age", age_of(age)
        yield "age-band", band_of(age_of(age))
    if died := "died" in text or "death" in text:
        yield "outcome", "died"
    if not died and "injur" in text:
        yield "outcome", "serious harm"
    for name, table in (
        ("harm", HARMS),
        ("methodology", METHODOLOGIES),
        ("agency", SECTORS),
        ("proceedings", PROCEEDINGS),
    ):
        yield from ((name, value) for value, pattern in table if pattern.search(text))


def _any_wording(reading: Reading) -> Iterator[tuple[str, str]]:
    """Every feature of which any wording stands anywhere in the text."""
    for kind in KINDS:
        if re.search("|".join(kind.wordings), reading.review.text, re.IGNORECASE):
            yield kind.name, "present"


def small_reviews() -> None:
    """The small reviews, each set written after the rules had been mended with the one before it."""
    totals: dict[int, Counter[str]] = defaultdict(Counter)
    for one in json.loads((SENTENCES / "small_reviews.json").read_text(encoding="utf-8")):
        passages = [_passage(place, *line) for place, line in enumerate(one["passages"])]
        review = Review("r", "r.pdf", "0", passages[1].text, "case-review", one["review_type"], "", "", "")
        facts = {(str(fact.name), fact.value) for fact in facts_from(review, [], passages)}
        features = {(found.feature, str(found.presence)) for found in features_from(review, [], passages)}
        for name, ours, stated in (("facts", facts, one["facts"]), ("features", features, one["features"])):
            expected = {(kind, value) for kind, value in stated}
            totals[one["set"]] += Counter({f"{name} stated": len(expected), f"{name} right": len(ours & expected)})
            totals[one["set"]] += Counter({f"{name} wrong": len(ours - expected)})
    print("\nsmall reviews     facts: stated right wrong | features: stated right wrong")
    for number, counts in sorted(totals.items()):
        facts_row, features_row = (
            " ".join(f"{counts[f'{name} {key}']:6}" for key in ("stated", "right", "wrong"))
            for name in ("facts", "features")
        )
        print(f"set {number}             {facts_row} | {features_row}")


def _passage(place: int, kind: str, text: str, page: int = 0) -> Passage:
    is_heading, kind = kind.endswith("-heading"), kind.removesuffix("-heading")
    page = page or (1 if kind == "front-matter" else 5)
    heading = text if is_heading else ""
    return Passage(f"r:{place}", "r", kind, page, str(page), page, None, heading, kind, 0, len(text), text)  # type: ignore[arg-type]


def sentences(*, show: bool) -> None:
    """The invented sentences: rows with even numbers were looked at when rules were mended, odd ones only counted."""
    for file, work in (("features_invented.csv", _feature_rows), ("facts_invented.csv", _fact_rows)):
        totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for number, (group, text, expected, found) in enumerate(work(SENTENCES / file), start=1):
            half = "odd" if number % 2 else "even"
            totals[half, group] += Counter(
                rows=1, right=found == expected, wrong=len(found - expected), missed=len(expected - found)
            )
            if show and half == "even" and found != expected:
                print(f"{text}\n    expected {sorted(expected)}, found {sorted(found)}")
        for (half, group), counts in sorted(totals.items()):
            print(
                f"{file:24} {half:5} {group:14} "
                + " ".join(f"{key} {counts[key]:3}" for key in ("rows", "right", "wrong", "missed"))
            )


Rows = Iterable[tuple[str, str, Pairs, Pairs]]


def _feature_rows(path: Path) -> Rows:
    for row in _rows(path):
        review, passages = as_review(row["section_kind"], row["text"])
        expected = {
            (name, presence) for one in row["expected"].split(";") if one for name, presence in [one.split("=")]
        }
        yield (
            row["class"],
            row["text"],
            expected,
            {(one.feature, str(one.presence)) for one in features_from(review, [], passages)},
        )


def _fact_rows(path: Path) -> Rows:
    for row in _rows(path):
        review, passages = as_review(row["section_kind"], row["text"])
        names, values = row["name"].split(";"), [one for one in row["value"].split(";") if one]
        expected = set(zip(names, values, strict=True)) if len(names) > 1 else {(names[0], one) for one in values}
        yield (
            "facts",
            row["text"],
            expected,
            {(str(one.name), one.value) for one in facts_from(review, [], passages) if one.name in names},
        )


def as_review(kind: str, text: str) -> tuple[Review, list[Passage]]:
    """A review that says nothing but this, behind a title page that names no subject."""
    review = Review("r", "r.pdf", "0", "Serious Case Review", "case-review", "SCR", "", "", text)
    title = Passage(
        "r:0", "r", "s", 1, "1", 1, None, "Serious Case Review", "front-matter", 0, 19, "Serious Case Review"
    )
    page = 1 if kind == "front-matter" else 5
    body = Passage("r:1", "r", "s", page, str(page), page, None, "", kind, 0, len(text), text)  # type: ignore[arg-type]
    return review, [title, body]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    main()
