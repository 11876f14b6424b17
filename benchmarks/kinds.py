"""Section kinds and statements, passage by passage: `python -m benchmarks.kinds [--errors]`.

Two sets of labels, each in a part that was looked at while the rules were made and a part that was not:

- the invented corpus (labels by the writer of the texts before any reader ran): files 01 to 07, whose passages the
  stance model was fitted on, too, and 08 to 14 without the passages that come from writers W1 and W3;
- real passages (tests/data/real_passages.csv, labelled from pictures of the pages): rows whose id hashes to an even
  first byte, and the others. No model was fitted on them.

Statements of invented passages by writers that the models never saw: `python -m benchmarks.coding`.

Printed beside each: a baseline. Of kinds: telling words in the nearest heading, without inheritance. Of statements:
the commonest class, and a few plain cues. ``--errors`` lists what is wrong in the parts that may be looked at.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from thememiner.codebook import default_codebook
from thememiner.coding import CODERS, DEFAULT_CODER, Coder, CoderParts
from thememiner.encoding import load_encoder
from thememiner.reading import read_file
from thememiner.records import LEARNING_STATEMENTS, CodingUnit, Passage

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "data"
REAL_PASSAGES = ROOT / "tests" / "data" / "real_passages.csv"
FIRST_WORDS = 8

Row = dict[str, str]

_HEADING_WORDS = {
    "terms of reference": "terms-of-reference",
    "method": "method",
    "summary": "executive-summary",
    "introduction": "introduction",
    "recommendation": "recommendations",
    "good practice": "good-practice",
    "lesson": "lessons",
    "learning": "lessons",
    "finding": "findings",
    "conclusion": "conclusions",
    "analysis": "analysis",
    "chronology": "chronology",
    "appendix": "appendices",
    "contents": "contents",
}
_CUES = (
    ("question", r"\?\s*$"),
    ("recommendation", r"\b(should|must|recommend\w*)\b"),
    ("lesson", r"\b(lessons?|learning)\b"),
    ("good-practice", r"\bgood practice\b"),
    ("family-view", r"\b(mother|father|parents?|family) (said|told|felt)\b"),
    ("method", r"\b(reviewers?|panel|methodology|chronology)\b"),
    ("narrative", r"\b(19|20)\d\d\b"),
)


@dataclass(frozen=True)
class Judged:
    """One labelled passage: what it should be, what the product says, and what the baselines say."""

    row: Row
    kind: str
    statement: str
    rule: str
    plain_kind: str
    plain_statement: str

    @property
    def wrongly_counted(self) -> bool:
        """Not learning, but counted as it."""
        return self.row["statement"] not in LEARNING_STATEMENTS and self.statement in LEARNING_STATEMENTS

    @property
    def missed(self) -> bool:
        """Learning, but not counted."""
        return self.row["statement"] in LEARNING_STATEMENTS and self.statement not in LEARNING_STATEMENTS


@dataclass(frozen=True)
class Part:
    """A set of labelled passages; ``labelled`` is how many there are, found in the reading or not."""

    name: str
    labelled: int
    judged: Sequence[Judged]
    is_development: bool


def read(path: Path) -> list[Row]:
    """Rows of a label file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def _coder() -> Coder:
    return CODERS[DEFAULT_CODER](CoderParts(default_codebook(), load_encoder()))


def judge(row: Row, unit: CodingUnit) -> Judged:
    """Code one unit as the product does, and by the baselines."""
    stance = _coder().code([unit])[0].stance
    return Judged(row, unit.section_kind, stance.statement, stance.rule, plain_kind(unit.heading), plain(unit.text))


def plain_kind(heading: str) -> str:
    """Baseline: the first telling word in the heading."""
    return next((kind for word, kind in _HEADING_WORDS.items() if word in heading.lower()), "unknown")


def plain(text: str) -> str:
    """Baseline: the first plain cue that is met."""
    return next((name for name, cue in _CUES if re.search(cue, text, re.IGNORECASE)), "finding")


def match(row: Row, starts: str, passages: Sequence[Passage]) -> Passage | None:
    """The passage with the label's first words: on its page, and the nearest in wording if there are several."""
    page = int(row["page"]) if row.get("page") else None
    near = [one for one in passages if page is None or (one.page or 0) <= page <= (one.page_end or one.page or 0)]
    first = _words(" ".join(starts.split()[:FIRST_WORDS]))
    holding = [one for one in near if first in _words(one.text) and not (one.is_heading and row["heading"])]
    holding = holding or [one for one in near if first in _words(one.text)]
    if holding:
        return max(holding, key=lambda one: (first == _words(one.text)[: len(first)], fuzz.ratio(one.text, starts)))
    best = max(near, key=lambda one: fuzz.ratio(one.text, starts), default=None)
    return best if best and fuzz.ratio(best.text, starts) >= 90 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def of_files(rows: Iterable[tuple[Row, Path, str]]) -> list[Judged]:
    """Judge rows ``(row, file, its first words or text)`` with the kind and heading that are read for them."""
    found = []
    by_file: dict[Path, list[tuple[Row, str]]] = {}
    for row, path, starts in rows:
        by_file.setdefault(path, []).append((row, starts))
    for path, own in by_file.items():
        reading = read_file(path)
        kind = reading.review.kind
        for row, starts in own:
            one = match(row, starts, reading.passages)
            if one is not None:
                found.append(judge(row, CodingUnit(one.id, one.text, one.section_kind, one.heading, kind)))
    return found


def corpus_parts() -> list[Part]:
    """The invented corpus."""
    rows = read(CORPUS / "expected" / "passages.csv")
    parts = []
    for name, is_development in (("corpus 01-07, fitted", True), ("corpus 08-14", False)):
        own = [row for row in rows if (Path(row["file"]).name < "08") is is_development]
        own = [row for row in own if is_development or not row["source"].startswith(("W1", "W3"))]
        judged = of_files((row, CORPUS / row["file"], row["text"]) for row in own)
        parts.append(Part(name, len(own), judged, is_development))
    return parts


def real_parts() -> list[Part]:
    """Real passages, where they were labelled and the files are beside the project."""
    if not (REAL_PASSAGES.is_file() and SHARED.is_dir()):
        return []
    places = {path.stem: path for folder in ("inspections", "inquiries") for path in (SHARED / folder).glob("*.pdf")}
    rows = read(REAL_PASSAGES)
    parts = []
    for name, is_development in (("real, seen", True), ("real, held out", False)):
        own = [row for row in rows if is_seen(row["id"]) is is_development]
        judged = of_files((row, places[Path(row["file"]).stem], row["starts"]) for row in own)
        parts.append(Part(name, len(own), judged, is_development))
    return [*parts, *_undoubted([one for part in parts for one in part.judged])]


def _undoubted(judged: Sequence[Judged]) -> list[Part]:
    """Real passages whose statement the coder did not call doubtful: those of inspections, and those of the inquiry."""
    doubtful = {
        row_id
        for text in (REAL_PASSAGES.parent / "README-labels.md").read_text(encoding="utf-8").splitlines()
        if text.startswith(("- finding or narrative", "- statement"))
        for row_id in re.findall(r"RP\d+", text)
    }
    sure = [one for one in judged if one.row["id"] not in doubtful]
    groups = {
        "real, inspections, sure": [one for one in sure if "infected" not in one.row["file"]],
        "real, inquiry, sure": [one for one in sure if "infected" in one.row["file"]],
    }
    return [Part(name, len(own), own, is_development=False) for name, own in groups.items()]


def is_seen(row_id: str) -> bool:
    """Whether a row of the real passages may be looked at."""
    return hashlib.sha256(row_id.encode()).digest()[0] % 2 == 0


def line(part: Part) -> str:
    """One row of the table."""
    judged = part.judged
    classes = Counter(one.row["statement"] for one in judged)
    other = [one for one in judged if one.row["statement"] not in LEARNING_STATEMENTS]
    own = [one for one in judged if one.row["statement"] in LEARNING_STATEMENTS]
    cells = [
        f"{len(judged)}/{part.labelled}",
        _share(sum(one.kind == one.row["section_kind"] for one in judged), len(judged)),
        _share(sum(one.plain_kind == one.row["section_kind"] for one in judged), len(judged)),
        _share(sum(one.statement == one.row["statement"] for one in judged), len(judged)),
        _share(sum(one.plain_statement == one.row["statement"] for one in judged), len(judged)),
        _share(max(classes.values(), default=0), len(judged)),
        _of(sum(one.wrongly_counted for one in judged), len(other)),
        _of(sum(one.missed for one in judged), len(own)),
        _of(sum(one.plain_statement in LEARNING_STATEMENTS for one in other), len(other)),
        _of(sum(one.plain_statement not in LEARNING_STATEMENTS for one in own), len(own)),
    ]
    return f"{part.name:<22}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))


_HEADS = ("found", "kind", "words", "statement", "cues", "majority", "counted", "missed", "cues:counted", "missed")
_WIDTHS = (9, 7, 7, 11, 7, 10, 16, 16, 16, 16)


def _share(hits: int, count: int) -> str:
    return f"{hits / count:.3f}" if count else "-"


def _of(hits: int, count: int) -> str:
    return f"{hits}/{count} {hits / count:.1%}" if count else "-"


def errors(part: Part) -> Iterable[str]:
    """What is wrong: expected and given kind, expected and given statement with the rule, and the first words."""
    for one in part.judged:
        row = one.row
        kind = "" if one.kind == row["section_kind"] else f"{row['section_kind']} > {one.kind}"
        said = "" if one.statement == row["statement"] else f"{row['statement']} > {one.statement} ({one.rule})"
        if kind or said:
            mark = "!" if one.wrongly_counted else "-" if one.missed else " "
            place = f"{Path(row.get('file', '')).name[:14]} p{row.get('page', '')} {row.get('heading', '')[:40]}"
            text = row.get("text") or row.get("starts", "")
            yield f"{mark} {place} | {kind} | {said} | {text[:160]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the errors in the parts that may be looked at")
    parser.add_argument("--only", default="", help="only parts whose name begins so")
    options = parser.parse_args()
    sources = {"corpus": corpus_parts, "real": real_parts}
    print(" " * 22 + "".join(f"{head:>{width}}" for head, width in zip(_HEADS, _WIDTHS, strict=True)))
    for name, parts in sources.items():
        if name.startswith(options.only[:4]) or options.only.startswith(name):
            for part in parts():
                print(line(part), flush=True)
                if options.errors and part.is_development:
                    print("\n".join(errors(part)))


if __name__ == "__main__":
    main()
