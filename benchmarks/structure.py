"""How much of the labelled structure of the invented corpus is read: `python benchmarks/structure.py`.

Prints, file by file, the share of labelled passages whose words were found, whose printed number and whose section kind
are right, and F1 of headings beside a baseline that takes every line in larger print for a heading. The labels were
written with the corpus, before any reader had run on it (corpus/README.md); the wording table of section kinds was
mended after these files had been seen, so its figure flatters.

Then, where the real inspection reports lie beside the project, hand-coded headings (tests/data/README-headings.md):
precision, recall and F1, and the share of right kinds among those found, beside the baseline's F1.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from thememiner.reading import read_file, reader_for
from thememiner.reading.kinds import plain_heading
from thememiner.records import Passage

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
REAL = (ROOT.parent / "shared" / "data" / "inspections", ROOT.parent / "shared" / "data" / "inquiries")
SEEN = frozenset(
    {
        *("ilacs-isles-of-scilly-2016", "ilacs-southwark-2022", "jtai-shropshire-2019", "send-dudley-2025"),
        *("ilacs-medway-2013", "ilacs-nottinghamshire-2024", "jtai-croydon-2016", "send-hartlepool-2023"),
    }
)
"""Files whose headings the reader's rules were mended with, or whose figures have been reported before."""
PARTLY_CODED = {"infected-blood-volume-1-p1-60": 60}
"""Files of which only the first pages were coded."""
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


class Tally(NamedTuple):
    """Headings that were found, that should have been, both, both with the right kind; and for larger print."""

    found: int
    wanted: int
    both: int
    kinds: int
    larger: int
    larger_both: int

    def values(self) -> list[float]:
        """Precision, recall, F1, share of right kinds, F1 of the baseline."""
        return [
            self.both / (self.found or 1),
            self.both / (self.wanted or 1),
            2 * self.both / (self.found + self.wanted),
            self.kinds / (self.both or 1),
            2 * self.larger_both / (self.larger + self.wanted),
        ]


def headings_of(name: str) -> Tally:
    """Compare the headings of one real file with the hand-coded ones, page by page."""
    with (ROOT / "tests" / "data" / f"headings_{name}.csv").open(encoding="utf-8", newline="") as lines:
        coded = [(int(row["page"]), plain_heading(row["heading"]), row["kind"]) for row in csv.DictReader(lines)]
    file = f"{name.removesuffix('-p1-60')}.pdf"
    path = next(folder / file for folder in REAL if (folder / file).exists())
    last = PARTLY_CODED.get(name, 10_000)
    read = [
        (one.page or 0, plain_heading(one.text), str(one.section_kind))
        for one in read_file(path).passages
        if one.is_heading and (one.page or 0) <= last
    ]
    blocks = [one for one in reader_for(".pdf")(path).blocks if (one.page or 0) <= last]
    large = [(one.page or 0, plain_heading(one.text), "") for one in blocks if one.size > 1.05]
    pairs = paired(coded, read)
    right = sum(one[2] == other[2] for one, other in pairs)
    return Tally(len(read), len(coded), len(pairs), right, len(large), len(paired(coded, large)))


Heading = tuple[int, str, str]


def paired(coded: list[Heading], found: list[Heading]) -> list[tuple[Heading, Heading]]:
    """Each coded heading with one on the same page in nearly the same words, each used once."""
    free, pairs = list(found), []
    for one in coded:
        same = next((other for other in free if other[0] == one[0] and fuzz.ratio(other[1], one[1]) >= 90), None)
        if same is not None:
            free.remove(same)
            pairs.append((one, same))
    return pairs


def real_files() -> None:
    """Print the table of the real files; of the newly labelled ones the total only, so that nobody tunes on them."""
    names = sorted(path.stem.removeprefix("headings_") for path in (ROOT / "tests" / "data").glob("headings_*.csv"))
    print(f"\n{'real file':<52}{'precision':>9}{'recall':>8}{'F1':>8}{'kind':>10}{'larger':>8}")
    for title, chosen in (("seen", SEEN), ("newly labelled", frozenset(names) - SEEN)):
        tallies = {name: headings_of(name) for name in names if name in chosen}
        for name, tally in tallies.items():
            if title == "seen":
                print(line(name, tally.values()))
        if tallies:
            total = Tally(*(sum(column) for column in zip(*tallies.values(), strict=True)))
            print(line(f"{title}: {total.wanted} headings of {len(tallies)} files", total.values()))


def main() -> None:
    passages, headings = labels("passages.csv"), labels("headings.csv")
    print(f"{'file':<52}{'passages':>9}{'number':>8}{'kind':>8}{'headings':>10}{'larger':>8}")
    rows = []
    for name in sorted(passages):
        row = score(CORPUS / name, passages[name], headings[name])
        rows.append(row)
        print(line(Path(name).name[:50], row))
    print(line("mean over files", [sum(column) / len(rows) for column in zip(*rows, strict=True)]))
    if REAL[0].is_dir():
        real_files()


if __name__ == "__main__":
    main()
