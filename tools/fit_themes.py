"""Fit models/safeguarding-themes, byte for byte.

    python -m tools.fit_themes --data ../shared/data -o models/safeguarding-themes --date 2026-11-24
    python -m tools.fit_themes --without-writer W2 W4 --without findings,paragraphs -o /tmp/honest --date 2026-11-24

Fitted on all coded rows there are: coded/, invented/ and models/training/. The second form leaves out what is to be
measured. Rows whose statement is no learning are left out, since their themes are empty whatever they talk of.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from thememiner.artefacts import file_sha256
from thememiner.codebook import default_codebook
from thememiner.coding.fitted.artefact import save_model
from thememiner.coding.fitted.card import About, DataSource, make_card
from thememiner.coding.fitted.linear import Fitted, fit_and_score
from thememiner.coding.stance import NOT_LEARNING
from thememiner.encoding import load_encoder
from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file

ROOT = Path(__file__).parents[1]
NAME = "safeguarding-themes"

MODEL_CODERS = "language models with the project's codebook as brief"
LIMITS = (
    "All labels were made by language models: agreement with them is consistency, not truth.",
    "The rules were made on coded/training.csv and the writers W1 and W3: how far rules are trusted is learnt from the "
    "other rows, and scores on these parts flatter.",
    "Scores on invented parts are with other passages of the same writer seen; leave the writer out to measure.",
)


class Coded(NamedTuple):
    """A text with its themes; ``part`` is where it comes from."""

    part: str
    text: str
    themes: tuple[str, ...]


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def themes_of(row: dict[str, str]) -> tuple[str, ...]:
    """Themes of a row, the primary first."""
    listed = [one.strip() for one in (row["primary"], *row["secondary"].split(";"))]
    return tuple(dict.fromkeys(one for one in listed if one not in {"", "none"}))


def from_coded(data: Path, without: Sequence[str]) -> Iterator[Coded]:
    """The real rows that came with the task."""
    for name in ("training", "findings", "paragraphs"):
        if name not in without:
            for row in read(data / "coded" / f"{name}.csv"):
                part = {"FT": "training findings", "PT": "training paragraphs"}.get(row["id"][:2], name)
                yield Coded(part, row["text"], themes_of(row))


def from_invented(paths: Sequence[Path], without: Sequence[str]) -> Iterator[Coded]:
    """Invented passages that are learning or somebody's view of it."""
    for path in paths:
        for row in read(path) if path.is_file() else ():
            writer = row["id"].split("-")[0]
            if writer not in without and row["statement"] not in NOT_LEARNING:
                yield Coded(f"invented {writer}", row["text"], themes_of(row))


def from_inspections(path: Path, folder: Path) -> Iterator[Coded]:
    """Rows of which the project keeps no words: found again in the reports by their hash."""
    rows = read(path)
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append(row)
    missed = 0
    for name, own in sorted(by_file.items()):
        texts = texts_by_hash(folder / name)
        for row in own:
            if row["sha256"] in texts:
                yield Coded("real paragraphs", texts[row["sha256"]], themes_of(row))
            missed += row["sha256"] not in texts
    print(f"{path.name}: {len(rows) - missed} of {len(rows)} texts found again, {missed} not found")


def texts_by_hash(path: Path) -> dict[str, str]:
    """Passages of a report by the sha256 of their words, white space made single."""
    try:
        passages = read_file(path).passages
    except UnreadableFileError as error:
        print(error)
        return {}
    single = [" ".join(one.text.split()) for one in passages]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in single}


def fit(rows: Sequence[Coded]) -> Fitted:
    """Fit on these rows."""
    seen = {"training findings", "training paragraphs", "invented W1", "invented W3"}
    fresh = [row.part not in seen for row in rows]
    # Sums over several threads come in another order, and so with other last digits.
    with threadpool_limits(limits=1):
        return fit_and_score(
            [row.text for row in rows],
            [row.themes for row in rows],
            codebook=default_codebook(),
            encoder=load_encoder(threads=1),
            fresh=fresh if any(fresh) else None,
        )


def sources_of(rows: Sequence[Coded], files: dict[str, Path]) -> list[DataSource]:
    """What a card says of the parts."""
    found = []
    for name in sorted({row.part for row in rows}):
        path = files[name]
        count = sum(row.part == name for row in rows)
        found.append(DataSource(f"{name} ({path.name})", count, file_sha256(path), MODEL_CODERS))
    return found


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--without-writer", nargs="*", default=[], help="writers of invented passages to leave out")
    parser.add_argument("--without", default="", help="files of coded/ to leave out: findings,paragraphs,training")
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "models" / NAME)
    parser.add_argument("--date", required=True, help="for the card")
    options = parser.parse_args()
    training = ROOT / "models" / "training"
    invented = [options.data / "invented" / "passages.csv", *sorted(training.glob("invented-*.csv"))]
    real = training / "real-paragraphs.csv"
    rows = [
        *from_coded(options.data, options.without.split(",")),
        *from_invented(invented, options.without_writer),
        *from_inspections(real, options.data / "inspections"),
    ]
    fitted = fit(rows)
    coded = options.data / "coded"
    files = {"real paragraphs": real, "findings": coded / "findings.csv", "paragraphs": coded / "paragraphs.csv"}
    files |= {f"training {one}": coded / "training.csv" for one in ("findings", "paragraphs")}
    for path in invented:
        files |= {f"invented {row['id'].split('-')[0]}": path for row in read(path)}
    parts = {name: np.array([row.part == name for row in rows]) for name in files}
    sources = sources_of(rows, files)
    about = About(NAME, options.date, "tools/fit_themes.py", sources, parts=parts, limits=LIMITS)
    card = make_card(fitted, about)
    save_model(fitted.model, options.out, card)
    print(options.out, card["scores"])


if __name__ == "__main__":
    main()
