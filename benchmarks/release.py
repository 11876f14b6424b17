"""The release check on planted details, and its alarms on published reports.

    python -m benchmarks.release [--planted benchmarks/data/planted-details.csv] [--errors] [--alarms N]

Planted details (CSV columns file, place, kind, words; the files lie beside the table or in a folder of its name): one
counts as found when the words of a finding in the same file and it overlap, whatever the kind; "sure" where that
finding is said to identify. Of a planted stretch of several words it is enough that a finding lies in it or around it.
Alarms: findings by kind and level for every 100 pages of the published inspection reports of ../shared/data, which name
no child; names of inspectors and directors in them are names all the same. ``--errors`` prints what was missed: only
for tables that the rules may be mended on.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.errors import InputError
from thememiner.release.check import check_file
from thememiner.release.details import IDENTIFIES, LOOK, Detail

ROOT = Path(__file__).parents[1]
PLANTED = ROOT / "benchmarks" / "data" / "planted-details.csv"
INSPECTIONS = ROOT.parent / "shared" / "data" / "inspections"


@dataclass(frozen=True, slots=True)
class Planted:
    """A detail that somebody put into a file."""

    file: str
    place: str
    kind: str
    words: str


def overlaps(planted: str, found: str) -> bool:
    """Whether two stretches of words overlap: one lies in the other, or they share an end of at least one word."""
    left, right = _bare(planted), _bare(found)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if _holds(long, short):
        return True
    return any(left[-size:] == right[:size] or right[-size:] == left[:size] for size in range(1, len(short)))


def _bare(words: str) -> list[str]:
    cleaned = "".join(
        one if one.isalnum() or one in "@/." else " " for one in words.lower().replace("’s", "").replace("'s", "")
    )
    return [word.strip(".") for word in cleaned.split() if word.strip(".")]


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    return any(list(long[at : at + len(short)]) == list(short) for at in range(len(long) - len(short) + 1))


def read_planted(table: Path) -> list[Planted]:
    """The table of planted details."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [Planted(row["file"], row.get("place") or "", row["kind"], row["words"]) for row in csv.DictReader(file)]


def _path(table: Path, name: str) -> Path:
    beside = table.parent
    places = [
        beside / name,
        beside / table.stem / name,
        beside / table.stem.removesuffix("-details") / name,
        ROOT / name,
    ]
    return next((one for one in places if one.is_file()), places[0])


def planted_scores(table: Path, *, errors: bool = False) -> None:
    by_file: dict[str, list[Planted]] = defaultdict(list)
    for planted in read_planted(table):
        by_file[planted.file].append(planted)
    total, found, sure, alarms = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for name, group in sorted(by_file.items()):
        details = check_file(_path(table, name)).details
        for planted in group:
            hits = [one for one in details if overlaps(planted.words, one.words)]
            total[planted.kind] += 1
            found[planted.kind] += bool(hits)
            sure[planted.kind] += any(one.level == IDENTIFIES for one in hits)
            if errors and not hits:
                print(f"missed: {name} | {planted.place} | {planted.kind} | {planted.words}")
        for one in _others(details, group):
            alarms[one.level] += 1
            if errors:
                print(f"besides: {name} | {one.place} | {one.kind} | {one.level} | {one.words}")
    print(f"{'kind':<32}{'planted':>8}{'found':>8}{'sure':>8}")
    for kind in sorted(total):
        print(f"{kind:<32}{total[kind]:>8}{found[kind]:>8}{sure[kind]:>8}")
    print(f"{'all':<32}{total.total():>8}{found.total():>8}{sure.total():>8}")
    print(f"findings besides the planted ones: {alarms[IDENTIFIES]} that identify, {alarms[LOOK]} to look at")


def _others(details: Sequence[Detail], group: Sequence[Planted]) -> Iterator[Detail]:
    yield from (one for one in details if not any(overlaps(planted.words, one.words) for planted in group))


def alarm_rates(most: int) -> None:
    import pypdfium2

    pages, files, counts = 0, 0, Counter[tuple[str, str]]()
    for path in sorted(INSPECTIONS.glob("*.pdf"))[:most]:
        try:
            details = check_file(path).details
        except InputError as error:
            print(f"not read: {error}")
            continue
        document = pypdfium2.PdfDocument(path)
        pages, files = pages + len(document), files + 1
        document.close()
        counts.update((one.kind, one.level) for one in details)
    print(f"{files} published inspection reports, {pages} pages")
    print(f"{'kind':<28}{'level':<14}{'found':>7}{'in 100 pages':>14}")
    for (kind, level), count in sorted(counts.items()):
        print(f"{kind:<28}{level:<14}{count:>7}{100 * count / pages:>14.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--planted", type=Path, default=PLANTED)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--alarms", type=int, default=50, metavar="N")
    options = parser.parse_args()
    if options.planted.is_file():
        planted_scores(options.planted, errors=options.errors)
    else:
        print(f"{options.planted} is not here")
    if options.alarms:
        alarm_rates(options.alarms)


if __name__ == "__main__":
    main()
