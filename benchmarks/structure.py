"""How much of the labelled structure of the invented corpus is read: `python benchmarks/structure.py`.

Prints, file by file, the share of labelled passages whose words were found, whose printed number and whose section kind
are right, and F1 of headings beside a baseline that takes every line in larger print for a heading. The labels were
written with the corpus, before any reader had run on it (corpus/README.md); the wording table of section kinds was
mended after these files had been seen, so its figure flatters.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from rapidfuzz import fuzz, process

from thememiner.reading import read_file, reader_for
from thememiner.reading.kinds import plain_heading
from thememiner.records import Passage

CORPUS = Path(__file__).parent.parent / "corpus"
SAME = 95.0
WIDTHS = (9, 8, 8, 10, 8)


def labels(name: str) -> dict[str, list[dict[str, str]]]:
    """Rows of one label file by review file."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (CORPUS / "expected" / name).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["file"]].append(row)
    return rows


def f1(found: set[str], wanted: set[str]) -> float:
    hits = len(found & wanted)
    return 2 * hits / (len(found) + len(wanted)) if hits else 0.0


def score(path: Path, passages: list[dict[str, str]], headings: list[dict[str, str]]) -> list[float]:
    """Passages found, numbers right, kinds right (of those found); F1 of headings, and of the baseline's."""
    read = read_file(path).passages
    matched: list[tuple[dict[str, str], Passage]] = []
    texts = [one.text for one in read]
    for row in passages:
        best = process.extractOne(row["text"], texts, scorer=fuzz.ratio, score_cutoff=SAME)
        if best is not None:
            matched.append((row, read[best[2]]))
    numbers = sum((row["paragraph"] or None) == one.paragraph for row, one in matched)
    kinds = sum(row["section_kind"] == one.section_kind for row, one in matched)
    wanted = {plain_heading(row["heading"]) for row in headings}
    found = {plain_heading(one.text) for one in read if one.is_heading}
    blocks = reader_for(path.suffix)(path).blocks
    larger = {plain_heading(block.text) for block in blocks if block.size > 1.05}
    count = len(matched) or 1
    return [len(matched) / len(passages), numbers / count, kinds / count, f1(found, wanted), f1(larger, wanted)]


def line(name: str, values: list[float]) -> str:
    """One row of the table."""
    return f"{name:<52}" + "".join(f"{one:>{width}.2f}" for one, width in zip(values, WIDTHS, strict=True))


def main() -> None:
    passages, headings = labels("passages.csv"), labels("headings.csv")
    print(f"{'file':<52}{'passages':>9}{'number':>8}{'kind':>8}{'headings':>10}{'larger':>8}")
    rows = []
    for name in sorted(passages):
        row = score(CORPUS / name, passages[name], headings[name])
        rows.append(row)
        print(line(Path(name).name[:50], row))
    print(line("mean over files", [sum(column) / len(rows) for column in zip(*rows, strict=True)]))


if __name__ == "__main__":
    main()
