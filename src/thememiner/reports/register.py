"""What the library knows, as rows: the recommendation register, facts, and case features, counted apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from thememiner.errors import InputError
from thememiner.evidence.prevalence import cases_read, in_words
from thememiner.library_records import CaseFeature, Fact, Recommendation
from thememiner.reading.quality import reading_quality
from thememiner.records import Code, Reading, Review
from thememiner.reports.spreadsheet import write_csv, write_file
from thememiner.reports.workbook import Sheet, workbook_bytes

RECOMMENDATION_COLUMNS = (
    "review_id",
    "number",
    "text",
    "page",
    "paragraph",
    "part",
    "owner_type",
    "addressee",
    "kind",
    "strength",
    "deadline",
    "themes",
    "also_at",
)
FACT_COLUMNS = ("review_id", "name", "value", "words", "page", "source")
FEATURE_COLUMNS = ("feature", "kind", "reviews_read", "present", "denied", "suspected", "not_stated", "in_words")
FEATURE_WORDS_COLUMNS = ("review_id", "feature", "presence", "words", "page", "passage_id")

QUALITY_COLUMNS = ("review_id", "score", "verdict", "reasons")

_WIDTHS = {"review_id": 28, "text": 80, "addressee": 28, "themes": 30, "also_at": 30, "deadline": 18, "part": 18}
_EXPLAINED = (
    ("number", "as printed, of the lowest printed item; the words that lead into it stand before its own in text"),
    ("page, paragraph", "the physical page, and the printed paragraph number where there is one"),
    ("part", "the part of the report it was taken from; where it is printed again is said in also_at"),
    ("owner_type", "board, agency or national; unknown where the words do not say"),
    ("kind", "what is asked for: training, procedure, audit, awareness, structure, tool, national, question or other"),
    (
        "strength",
        "reminder: people are to know or remember something; system-change: something they work in is changed",
    ),
    ("themes", "themes that its passage was coded with; empty before `thememiner code` has run"),
)

Row = dict[str, object]


def recommendation_rows(found: Iterable[Recommendation], codes: Mapping[str, Sequence[Code]]) -> list[Row]:
    """The register, in the order of the reviews and their pages.

    Args:
        found: The recommendations.
        codes: Codes by passage id, after people's decisions.
    """
    rows: list[Row] = []
    for one in found:
        themes = [code.theme_id for unit in one.passages.split(";") for code in codes.get(unit, ())]
        known: Row = {name: getattr(one, name) for name in RECOMMENDATION_COLUMNS if name != "themes"}
        rows.append({**known, "page": "" if one.page is None else one.page, "themes": ";".join(dict.fromkeys(themes))})
    return rows


def write_register(rows: Sequence[Row], path: Path) -> None:
    """Write the register as .xlsx or .csv.

    Raises:
        InputError: The suffix is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        write_csv(rows, path, RECOMMENDATION_COLUMNS)
    elif suffix == ".xlsx":
        write_file(path, _workbook(rows))
    else:
        raise InputError(str(path), f"{suffix or 'no suffix'} is not written", remedy="name it .xlsx or .csv")


def _workbook(rows: Sequence[Row]) -> bytes:
    texts = [{name: str(row[name]) for name in RECOMMENDATION_COLUMNS} for row in rows]
    explained = [{"column": name, "means": means} for name, means in _EXPLAINED]
    return workbook_bytes(
        [
            Sheet("recommendations", RECOMMENDATION_COLUMNS, texts, widths=_WIDTHS),
            Sheet("how to read", ("column", "means"), explained, widths={"column": 20, "means": 100}),
        ]
    )


def fact_rows(facts: Iterable[Fact]) -> list[Row]:
    """The facts, one row each."""
    return [{name: getattr(one, name) for name in FACT_COLUMNS} for one in facts]


def feature_words_rows(features: Iterable[CaseFeature]) -> list[Row]:
    """The case features with their words, one row for each review and feature."""
    return [{name: getattr(one, name) for name in FEATURE_WORDS_COLUMNS} for one in features]


def feature_rows(reviews: Sequence[Review], features: Sequence[CaseFeature], known: Sequence[str]) -> list[Row]:
    """Cases in which each feature is present, denied, suspected or not stated, out of the case reviews read.

    Documents about one case are one; where they disagree, present stands before suspected, suspected before denied.
    """
    cases = {one.id: one.case or one.id for one in reviews if one.kind == "case-review"}
    total = cases_read(reviews)["case-review"]
    rows: list[Row] = []
    for name in known:
        stated = {
            presence: {cases[one.review_id] for one in features if _is(one, name, presence) and one.review_id in cases}
            for presence in ("present", "suspected", "denied")
        }
        stated["suspected"] -= stated["present"]
        stated["denied"] -= stated["present"] | stated["suspected"]
        counts = {presence: len(found) for presence, found in stated.items()}
        rows.append(
            {
                "feature": name,
                "kind": "case-review",
                "reviews_read": total,
                **counts,
                "not_stated": total - sum(counts.values()),
                "in_words": in_words(counts["present"], total),
            }
        )
    return rows


def quality_rows(readings: Iterable[Reading]) -> list[Row]:
    """How far each reading can be relied on, and what took points from it, the worst first."""
    rows: list[Row] = []
    for reading in readings:
        quality = reading_quality(reading)
        reasons = [f"{one.text} (-{one.points_lost})" for one in quality.reasons if one.points_lost]
        known: Row = {"review_id": reading.review.id, "score": quality.score, "verdict": quality.verdict}
        rows.append({**known, "reasons": "; ".join(reasons)})
    return sorted(rows, key=lambda row: (row["score"], row["review_id"]))


def _is(feature: CaseFeature, name: str, presence: str) -> bool:
    return feature.feature == name and feature.presence == presence
