"""Facts that people wrote down about the files of a folder, in a ``catalogue.csv`` beside them; they overrule ours."""

from __future__ import annotations

import csv
import typing
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from thememiner.errors import InputError
from thememiner.records import Review, ReviewKind

FILE_NAME = "catalogue.csv"

_COLUMNS = ("title", "kind", "review_type", "area", "published", "case", "board", "child")
_KINDS: frozenset[str] = frozenset(typing.get_args(ReviewKind))
_KIND_OF_TYPE: dict[str, ReviewKind] = {
    "ilacs": "inspection",
    "sif": "inspection",
    "jtai": "inspection",
    "send": "inspection",
}


def read_catalogue(path: Path) -> dict[str, dict[str, str]]:
    """Facts by bare file name: those of the columns `_COLUMNS` that it has.

    Raises:
        InputError: It is not a UTF-8 CSV with a column ``file``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if "file" not in (rows.fieldnames or ()):
                raise InputError(str(path), "has no column 'file'", place="row 1", remedy="name the files in it")
            return {Path(row["file"]).name: {name: (row.get(name) or "").strip() for name in _COLUMNS} for row in rows}
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", remedy="check the name") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is not a UTF-8 CSV file ({error})", remedy="save it as CSV UTF-8") from error


def with_facts(review: Review, facts: Mapping[str, str]) -> Review:
    """The review with the facts that are given in place of those read from it."""
    kind = facts.get("kind", "").lower()
    review_type = facts.get("review_type") or ("" if kind in _KINDS else kind.upper())
    return replace(
        review,
        title=facts.get("title") or review.title,
        kind=_kind(kind, review_type) or review.kind,
        review_type=review_type or review.review_type,
        area=facts.get("area") or review.area,
        published=iso_date(facts.get("published", "")) or review.published,
        case=facts.get("case") or review.case,
    )


def iso_date(words: str) -> str:
    """An ISO date of "2014-07-07" or "07 July 2014"; empty when it is neither."""
    for form in ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(words.strip(), form).date().isoformat()
        except ValueError:
            continue
    return words.strip() if len(words.strip()) in (4, 7) and words.strip()[:4].isdigit() else ""


def _kind(kind: str, review_type: str) -> ReviewKind | None:
    if kind in _KINDS:
        return typing.cast("ReviewKind", kind)
    return _KIND_OF_TYPE.get(kind) or _KIND_OF_TYPE.get(review_type.lower())
