from __future__ import annotations

import csv
from pathlib import Path

import pytest

from commands import Run

WORDS = {"Delay": "came weeks late", "Records": "were not written down"}


@pytest.fixture(scope="module")
def table(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("fit") / "coded.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["ref", "text", "themes"])
        for number in range(40):
            label = list(WORDS)[number % 2]
            thing = ("letters", "visits", "results", "referrals")[number // 2 % 4]
            writer.writerow([number, f"The {thing} of team {number} {WORDS[label]}.", label])
    return path


def test_fit_then_code_with_the_same_labels(run: Run, table: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    options = ("--text", "text", "--themes", "themes", "--id", "ref", "-o", model, "--date", "2026-11-24")
    result = run("fit-table", table, *options)
    assert result.code == 0, result.err
    assert "Delay" in result.out
    assert "F1 of plain words" in result.out
    assert "5 folds" in result.err
    out = tmp_path / "out.csv"
    coded = run("code-table", table, "--id", "ref", "--text", "text", "--model", model, "-o", out)
    assert coded.code == 0, coded.err
    with out.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["theme_id"] for row in rows} == {"Delay", "Records"}
    assert {row["statement"] for row in rows} <= {"finding", "narrative", "lesson"}
    # The same data and date give the same bytes.
    again = tmp_path / "again" / "model"
    run("fit-table", table, *options[:-4], "-o", again, "--date", "2026-11-24")
    for name in ("model.safetensors", "model.json", "card.json"):
        assert (model / name).read_bytes() == (again / name).read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--text", "words", "--themes", "themes"), "has no column 'words'"),
        (("--text", "text", "--themes", "theme"), "has no column 'theme' for themes"),
        (("--text", "text", "--themes", "themes", "--group", "area"), "has no column 'area'"),
    ],
)
def test_bad_input_is_one_line(run: Run, table: Path, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    result = run("fit-table", table, *options, "-o", tmp_path / "m")
    assert result.code == 1
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_folder_that_is_no_model_is_not_written_into(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    result = run("fit-table", table, "--text", "text", "--themes", "themes", "-o", tmp_path)
    assert result.code == 1
    assert "is no model" in result.err


def test_model_and_codebook_exclude_each_other(run: Run, table: Path, tmp_path: Path) -> None:
    arguments = ("--id", "ref", "--text", "text", "--model", tmp_path, "--codebook", table, "-o", tmp_path / "o.csv")
    result = run("code-table", table, *arguments)
    assert result.code == 2
    assert "a model gives the themes it was fitted on" in " ".join(result.err.replace("│", " ").split())


def test_a_folder_without_a_model_is_named(run: Run, table: Path, tmp_path: Path) -> None:
    result = run("code-table", table, "--id", "ref", "--text", "text", "--model", tmp_path, "-o", tmp_path / "o.csv")
    assert result.code == 1
    assert "card.json" in result.err
