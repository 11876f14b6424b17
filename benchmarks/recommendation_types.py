"""Owner, kind and strength of recommendations against blind labels: `python -m benchmarks.recommendation_types`.

The labels (tests/data/README-recommendation-types.md) were made from the texts alone, by one coder who saw no code or
output. Beside each share stands that of always giving the commonest label. Rows without a label of their own do not
count. The cues of `kind` were mended after the invented rows had been seen; of the inquiry only totals and owners were.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.recommendations import CORPUS, INQUIRIES, ROOT, plain
from thememiner.library_records import Recommendation
from thememiner.reading import read_file
from thememiner.reading.recommendations import find_recommendations

LABELS = ROOT / "tests" / "data" / "recommendation_types.csv"
BLANK = {"owner_type": "unknown", "kind": "other", "strength": ""}
"""What each field says where it says nothing."""
Pair = tuple[dict[str, str], Recommendation]


def main() -> None:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["source"]].append(row)
    groups: dict[str, list[Pair]] = {"invented reviews": [], "infected blood": []}
    missed = 0
    for source, own in rows.items():
        is_inquiry = source.endswith(".csv")
        path = INQUIRIES / "infected-blood-volume-1.pdf" if is_inquiry else CORPUS / source
        if not path.is_file():
            print(f"not here: {path.name}")
            continue
        pairs = paired(own, path)
        missed += len(own) - len(pairs)
        groups["infected blood" if is_inquiry else "invented reviews"] += pairs
    print(f"{'group':<20}{'field':<12}{'labelled':>9}{'right':>11}{'not said':>11}{'wrong':>11}{'commonest':>11}")
    for name, pairs in groups.items():
        for field in BLANK:
            print(line(name, field, pairs))
    print(f"{missed} labelled recommendations were not found by their first words")


def paired(rows: list[dict[str, str]], path: Path) -> list[Pair]:
    """Each labelled row with the recommendation whose own words begin as it does."""
    read = read_file(path)
    found = find_recommendations(read.review, read.sections, read.passages)
    by_start = {plain(own)[:30]: one for one in found for own in (one.text, one.text.rpartition(" … ")[2])}
    keys = [(row, plain(row["starts"])[:30]) for row in rows]
    return [
        (row, one)
        for row, key in keys
        if (one := next((two for start, two in by_start.items() if start.startswith(key[: len(start)])), None))
    ]


def line(name: str, field: str, pairs: list[Pair]) -> str:
    """A line of the table; rows without a label of their own do not count."""
    blank = BLANK[field]
    said = [(row[field], str(getattr(one, field))) for row, one in pairs if row[field] != blank]
    right = sum(label == given for label, given in said)
    silent = sum(given == blank for _, given in said)
    commonest = Counter(label for label, _ in said).most_common(1)
    many = len(said) or 1
    shares = (right, silent, len(said) - right - silent, commonest[0][1] if commonest else 0)
    return f"{name:<20}{field:<12}{len(said):>9}" + "".join(f"{share / many:>11.2f}" for share in shares)


if __name__ == "__main__":
    main()
