"""How many recommendations are found: `python benchmarks/recommendations.py`.

Precision, recall and the share of right numbers among those matched, for the register and beside it for a baseline:
lines of pypdfium2's plain text that begin with "Recommendation N", or with a number below "Recommendations".

Sources: the invented reviews (labels written with the corpus; repeats in summary and plan count once; questions for a
board are no recommendations there and are left out of what was found), and the Infected Blood Inquiry's list as others
extracted it. There a few texts are worded a little otherwise than printed, and single sub-items are numbered without
their "(i)". A found and a labelled one match when their words, without lead-in, are at least 80 % alike; each is used
once, by an assignment of the best pairs. The parts of words that only lead in are tried with and without.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file
from thememiner.reading.recommendations import find_recommendations

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
INQUIRIES = ROOT.parent / "shared" / "data" / "inquiries"
SAME = 80.0
REPEATED = 95.0

One = tuple[str, str]
"""Number and text."""


class Score(NamedTuple):
    """Counts of one source; they add up."""

    wanted: int
    found: int
    matched: int
    numbered: int

    def line(self, name: str) -> str:
        """A line of the table."""
        precision = self.matched / self.found if self.found else float("nan")
        recall = self.matched / self.wanted if self.wanted else float("nan")
        numbers = self.numbered / self.matched if self.matched else float("nan")
        return f"{name:<52}{self.wanted:>7}{self.found:>7}{precision:>11.3f}{recall:>8.3f}{numbers:>9.3f}"


def main() -> None:
    print(f"{'source':<52}{'listed':>7}{'found':>7}{'precision':>11}{'recall':>8}{'number':>9}")
    totals: dict[str, list[Score]] = defaultdict(list)
    for name, wanted in labelled().items():
        path = CORPUS / name
        for way, found in (("register", register(path)), ("baseline", baseline(path))):
            if found is not None:
                totals[way].append(score(wanted, found))
                print(totals[way][-1].line(f"{Path(name).name[:40]} {way}"))
    for way, scores in totals.items():
        print(Score(*(sum(column) for column in zip(*scores, strict=True))).line(f"invented reviews together, {way}"))
    inquiry(INQUIRIES / "infected-blood-volume-1.pdf", INQUIRIES / "infected-blood-recommendations.csv")


def inquiry(path: Path, listed: Path) -> None:
    """Print the lines of the inquiry report."""
    if not path.is_file():
        print("the inquiry report is not here")
        return
    with listed.open(encoding="utf-8-sig", newline="") as lines:
        wanted = [(row["number"], row["recommendation"]) for row in csv.DictReader(lines)]
    print(score(wanted, register(path) or []).line("infected-blood-volume-1, register"))
    print(score(wanted, baseline(path) or []).line("infected-blood-volume-1, baseline"))


def labelled() -> dict[str, list[One]]:
    """The labelled recommendations of each review, each once."""
    found: dict[str, list[One]] = defaultdict(list)
    with (CORPUS / "expected" / "recommendations.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["file"]].append((row["number"], row["text"]))
    return {name: once(ones) for name, ones in found.items()}


def once(ones: list[One]) -> list[One]:
    kept: list[One] = []
    for one in ones:
        if not any(fuzz.ratio(plain(one[1]), plain(other[1])) >= REPEATED for other in kept):
            kept.append(one)
    return kept


def register(path: Path) -> list[One] | None:
    """Number and text of what the register lists, without questions; None for a file that cannot be read here."""
    try:
        read = read_file(path)
    except UnreadableFileError as error:
        print(f"left out: {error}")
        return None
    found = find_recommendations(read.review, read.sections, read.passages)
    return [(one.number, one.text) for one in found if one.kind != "question"]


def baseline(path: Path) -> list[One] | None:
    """Lines of the plain text that look like recommendations, with the lines below them."""
    if path.suffix != ".pdf":
        return None
    document = pypdfium2.PdfDocument(path)
    lines = [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    found: list[One] = []
    is_below = False
    for line in lines:
        is_heading = bool(re.fullmatch(r"[\d.\s]*(?:the )?recommendations.{0,30}", line, re.IGNORECASE))
        is_below = is_heading or (is_below and not re.fullmatch(r"\d+\.?\s+[A-Z][^.]{3,60}", line))
        match = re.match(r"(Recommendation \d+|R\d+|(?:\d+\.|\([a-z]+\)|[a-z]\)))[:.)]?\s+(.*)", line)
        if match and (is_below or match[1].startswith("Rec")):
            found.append((match[1].strip("().") if not match[1].startswith("Rec") else match[1], match[2]))
        elif found and is_below and line and not is_heading:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
    return once(found)


def score(wanted: list[One], found: list[One]) -> Score:
    """Pair what was found with what is listed, each used once, so that the pairs together are as alike as can be."""
    if not found:
        return Score(len(wanted), 0, 0, 0)
    whole = _likeness(wanted, [one for _, one in found])
    own = _likeness(wanted, [one.rpartition(" … ")[2] for _, one in found])
    alike = np.maximum(whole, own)
    rows, columns = linear_sum_assignment(-np.where(alike >= SAME, alike, 0.0))
    cells = [(row, column) for row, column in zip(rows, columns, strict=True) if alike[row, column] >= SAME]
    pairs = [(wanted[row], found[column]) for row, column in cells]
    numbered = sum(one[0].casefold() == other[0].casefold() for one, other in pairs)
    return Score(len(wanted), len(found), len(pairs), numbered)


def _likeness(wanted: list[One], texts: list[str]) -> np.ndarray:
    return process.cdist([plain(one) for _, one in wanted], [plain(one) for one in texts], scorer=fuzz.ratio)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", text.lower().replace("’", "").replace("'", "")).split())


if __name__ == "__main__":
    main()
