"""The labelled texts that the stance model is fitted on."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thememiner.reading import read_file
from thememiner.records import CodingUnit

ROOT = Path(__file__).parent.parent
TRAINING = ROOT / "models" / "training"
CORPUS = ROOT / "corpus" / "expected" / "passages.csv"
SENTENCES = TRAINING / "sentence-polarity.csv"
IMPROVE = "What needs to improve"
REAL = frozenset({"FT", "PT", "RP", "FD", "PD"})
"""Groups of real texts: a polarity, but no statement."""

Row = dict[str, str]


@dataclass(frozen=True)
class Labelled:
    """A labelled text: its group (a writer, or a set of real texts) and where it stood."""

    id: str
    group: str
    text: str
    section_kind: str
    heading: str
    statement: str
    polarity: str

    def unit(self, *, known: bool) -> CodingUnit:
        """With or without where it stood."""
        if known:
            kind = "inspection" if self.group in REAL else "case-review"
            return CodingUnit(self.id, self.text, self.section_kind, self.heading, kind)
        return CodingUnit(self.id, self.text)


def read(path: Path) -> list[Row]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def labelled(data: Path, *, all_coded: bool = False) -> list[Labelled]:
    """All labelled texts, in a fixed order.

    Args:
        data: The folder ``shared/data``.
        all_coded: Whether with the rows that figures are reported on (``coded/findings.csv``, ``paragraphs.csv``).
    """
    invented = [data / "invented" / "passages.csv", *sorted(TRAINING.glob("invented-*.csv"))]
    texts = [_invented(row) for path in invented for row in read(path)]
    texts += [_of_corpus(number, row) for number, row in enumerate(read(CORPUS)) if row["source"] == "new"]
    coded = ["training", *(["findings", "paragraphs"] if all_coded else [])]
    texts += [
        _real(row["id"], row["id"][:2], row["text"], row)
        for name in coded
        for row in read(data / "coded" / f"{name}.csv")
    ]
    return texts + list(_real_paragraphs(data))


def sentence_labels() -> dict[str, str]:
    """By id of a row of ``coded/training.csv``, one letter per sentence: falls short, good, mixed or neither."""
    return {row["id"]: row["sentences"] for row in read(SENTENCES)}


def _invented(row: Row) -> Labelled:
    return Labelled(row["id"], row["id"][:2], row["text"], row["section_kind"], "", row["statement"], row["polarity"])


def _of_corpus(number: int, row: Row) -> Labelled:
    group = "C1" if Path(row["file"]).name < "08" else "C2"
    own = (row["section_kind"], row["heading"], row["statement"], row["polarity"])
    return Labelled(f"{group}-{number:03}", group, row["text"], *own)


def _real(row_id: str, group: str, text: str, row: Row) -> Labelled:
    heading = IMPROVE if group in {"FT", "FD"} else ""
    return Labelled(row_id, group, text, "findings", heading, "", row["polarity"])


def _real_paragraphs(data: Path) -> Iterator[Labelled]:
    """Paragraphs that are kept by file and hash of their words: the words are read from the file."""
    by_file = defaultdict(list)
    for row in read(TRAINING / "real-paragraphs.csv"):
        by_file[row["file"]].append(row)
    for name, rows in sorted(by_file.items()):
        texts = {_hash(one.text): one.text for one in read_file(data / "inspections" / name).passages}
        for row in rows:
            if text := texts.get(row["sha256"]):
                yield _real(row["id"], "RP", text, row)


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
