"""How well texts are coded, beside plain baselines: themes, statements, polarity.

    python -m benchmarks.coding [--data ../shared/data] [--themes] [--keep FOLDER]

Ours is the default coder with models that were fitted without the texts that are measured: without findings.csv and
paragraphs.csv for these two, without the writer for W2 and W4 (tools/fit_themes.py, tools/fit_stance.py). For T4 it is
the packaged models, which never saw that writer. The rules beneath were made on coded/training.csv and W1 and W3.
Baselines, in the same run: the codebook's cues as keywords; TF-IDF and one-vs-rest logistic regression on the rows of
shared/data that ours is fitted on; nearness to label and definition, the line chosen on training.csv. Labels are from
language models or from the writers of the texts: this is agreement, not truth. ``--themes`` adds a table by theme.
Intervals: 95 %, bootstrap over texts.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coding_baselines import Baselines
from benchmarks.coding_measures import Themes, share_line, theme_line, theme_table, themes_of
from thememiner.artefacts import artefact_folder
from thememiner.codebook import default_codebook
from thememiner.coding import Coder
from thememiner.coding.combined import STANCE, THEMES, CombinedCoder, FittedThemes
from thememiner.coding.fitted.artefact import load_model
from thememiner.coding.fitted_stance.store import load_stance_model
from thememiner.coding.rules import RuleCoder
from thememiner.coding.stance import NOT_LEARNING
from thememiner.encoding import load_encoder
from thememiner.encoding.kept import KeptVectors
from thememiner.records import Coding, CodingUnit

Row = dict[str, str]
ROOT = Path(__file__).parents[1]
DATE = "2000-01-01"
"""The models made here are thrown away: their cards' date says nothing."""


@dataclass(frozen=True)
class TestSet:
    """Coded texts; ``without`` is what the models must not have seen, the rest says with how much context they come."""

    name: str
    rows: list[Row]
    without: str
    heading: str = ""
    use_section: bool = False

    @property
    def units(self) -> list[CodingUnit]:
        """The texts as coding units."""
        return [
            CodingUnit(row["id"], row["text"], row["section_kind"] if self.use_section else "unknown", self.heading)
            for row in self.rows
        ]

    @property
    def themes(self) -> Themes:
        """The settled themes, by text."""
        return [themes_of(row) for row in self.rows]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def test_sets(data: Path) -> list[TestSet]:
    invented = read(data / "invented" / "passages.csv")
    blind = read(ROOT / "benchmarks" / "data" / "invented-T4.csv")
    findings, paragraphs = read(data / "coded" / "findings.csv"), read(data / "coded" / "paragraphs.csv")
    sets = [
        TestSet("findings", findings, "real"),
        TestSet("findings, heading 'to improve'", findings, "real", heading="What needs to improve"),
        TestSet("paragraphs", paragraphs, "real"),
    ]
    for name in ("W2", "W4"):
        rows = [row for row in invented if row["id"].startswith(name)]
        sets += [TestSet(f"invented {name}", rows, name, use_section=True)]
        sets += [TestSet(f"invented {name}, no section", rows, name)]
    sets += [TestSet("invented T4, blind", blind, "", use_section=True), TestSet("invented T4, no section", blind, "")]
    return sets


class Models:
    """Coders whose models never saw some rows; fitted when they are first asked for."""

    def __init__(self, data: Path, folder: Path) -> None:
        self._data = data
        self._folder = folder
        self._encoder = KeptVectors("minilm", load_encoder, {})

    def coder(self, without: str, *, assume_learning: bool) -> Coder:
        """The default coder, its models fitted without ``real`` (doubly coded) rows or a writer; "": as packaged."""
        themes, stance = artefact_folder(THEMES), artefact_folder(STANCE)
        if without:
            themes, stance = self._fitted(without)
        model = load_model(themes)
        return CombinedCoder(
            load_stance_model(stance),
            FittedThemes(model, model.labels, self._encoder),
            self._encoder,
            assume_learning=assume_learning,
        )

    def nearness_vectors(self) -> KeptVectors:
        """The encoder, which keeps what it has encoded."""
        return self._encoder

    def _fitted(self, without: str) -> tuple[Path, Path]:
        themes, stance = self._folder / f"themes-{without}", self._folder / f"stance-{without}"
        options = ["--data", str(self._data), "--date", DATE]
        left_out = ["--without", "findings,paragraphs"] if without == "real" else ["--without-writer", without]
        if not (themes / "card.json").is_file():
            _tool("fit_themes", [*options, *left_out, "-o", str(themes)])
        if not (stance / "card.json").is_file():
            # Without --all-coded the stance model never sees the doubly coded rows.
            stance_left_out = [] if without == "real" else ["--all-coded", "--without-writer", without]
            _tool("fit_stance", [*options, *stance_left_out, "--out", str(stance)])
        return themes, stance


def _tool(name: str, options: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", f"tools.{name}", *options], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def given(codings: Sequence[Coding]) -> Themes:
    return [{tag.theme_id for tag in coding.tags if tag.assigned} for coding in codings]


def primary_right(codings: Sequence[Coding], rows: Sequence[Row]) -> list[bool]:
    first = [next((tag.theme_id for tag in one.tags if tag.rank == 1), "none") for one in codings]
    return [found == row["primary"] for found, row in zip(first, rows, strict=True)]


def stance_lines(test: TestSet, codings: Sequence[Coding]) -> list[str]:
    pairs = list(zip((one.stance for one in codings), test.rows, strict=True))
    lines = []
    if "statement" in test.rows[0]:
        lines.append(share_line("statement, exact", [one.statement == row["statement"] for one, row in pairs]))
        wrong = [(one.statement in NOT_LEARNING, row["statement"] in NOT_LEARNING) for one, row in pairs]
        lines.append(share_line("learning or not", [found == right for found, right in wrong]))
        counted = [not found for found, right in wrong if right]
        lines.append(f"  {'not learning, yet counted':<28} {sum(counted)} of {len(counted)}")
    judged = [(one, row) for one, row in pairs if row.get("statement") not in NOT_LEARNING]
    lines.append(share_line("polarity (learning only)", [one.polarity == row["polarity"] for one, row in judged]))
    for polarity in ("failing", "good", "mixed", "neutral"):
        own = [one.polarity == polarity for one, row in judged if row["polarity"] == polarity]
        if own:
            lines.append(share_line(f"  of {polarity}", own))
    return lines


def report(test: TestSet, models: Models, baselines: Baselines, *, by_theme: bool) -> None:
    codings = models.coder(test.without, assume_learning=not test.use_section).code(test.units)
    rules = RuleCoder(default_codebook(), assume_learning=not test.use_section).code(test.units)
    texts, truth = [row["text"] for row in test.rows], test.themes
    print(f"{test.name}, {len(texts)} texts")
    print(theme_line("thememiner", given(codings), truth))
    print(theme_line("its rules alone", given(rules), truth))
    print(theme_line("TF-IDF + regression", baselines.regression(texts, test.without), truth))
    print(theme_line("cues as keywords", baselines.keywords(texts), truth))
    print(theme_line("nearness to definitions", baselines.nearness(texts), truth))
    if "primary_a" in test.rows[0]:
        print(
            theme_line(
                "the two coders", [coder(row, "_a") for row in test.rows], [coder(row, "_b") for row in test.rows]
            )
        )
    print(share_line("primary theme", primary_right(codings, test.rows)))
    doubts = [
        (any(tag.doubtful for tag in one.tags if tag.assigned), found == right)
        for one, found, right in zip(codings, given(codings), truth, strict=True)
    ]
    print(share_line("all themes right, not doubtful", [right for doubtful, right in doubts if not doubtful]))
    print(share_line("all themes right, doubtful", [right for doubtful, right in doubts if doubtful]))
    print("\n".join(stance_lines(test, codings)))
    if by_theme:
        print("\n".join(theme_table(given(codings), truth)))


def coder(row: Row, which: str) -> set[str]:
    """The themes that one of the two coders gave."""
    return themes_of({"primary": row[f"primary{which}"], "secondary": row[f"secondary{which}"]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--themes", action="store_true", help="a table for each theme, too")
    parser.add_argument("--keep", type=Path, help="where models are kept, so that a second run need not fit them")
    parser.add_argument("--only", default="", help="only sets whose name contains this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = Models(options.data, options.keep or Path(folder))
        baselines = Baselines(options.data, models.nearness_vectors())
        for test in test_sets(options.data):
            if options.only in test.name:
                report(test, models, baselines, by_theme=options.themes)


if __name__ == "__main__":
    main()
