"""A study that was killed half-way goes on where it stopped, and ends where an undisturbed one ends."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

WRITTEN = (
    *("board.docx", "board.html", "board.md", "briefing.pptx", "next-audit.xlsx", "training.xlsx"),
    *("themes.csv", "comparison.csv", "not-read.csv", "run.json"),
)


def command(corpus: Path, out: Path) -> list[str]:
    audits = sorted(one for one in (corpus / "audits").iterdir() if one.suffix in (".csv", ".xlsx"))
    named = [part for one in audits for part in ("--audits", str(one))]
    catalogue = ["--catalogue", str(corpus / "catalogue.csv")]
    main = [sys.executable, "-m", "thememiner", "run", str(corpus / "reviews"), "--date", "2026-11-24", "-o", str(out)]
    return [*main, *catalogue, *named]


def count(out: Path, table: str) -> int:
    """Rows of a table that have landed, read from beside the running process."""
    database = out / "study" / "study.sqlite"
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        except sqlite3.OperationalError:
            return 0
    connection.close()
    return int(found)


def kill_when(corpus: Path, out: Path, reached: Callable[[], bool]) -> bool:
    """Start the job and kill it (SIGKILL) once the point is reached; whether it was."""
    with subprocess.Popen(command(corpus, out), stderr=subprocess.DEVNULL) as job:
        while job.poll() is None:
            if reached():
                job.kill()
                return True
            time.sleep(0.01)
    return False


def written(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in WRITTEN}


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    subprocess.run(command(corpus, out), check=True, stderr=subprocess.DEVNULL)
    return written(out)


def test_two_runs_write_the_same_bytes(corpus: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    subprocess.run(command(corpus, tmp_path), check=True, stderr=subprocess.DEVNULL)
    assert written(tmp_path) == undisturbed


@pytest.mark.parametrize(
    ("table", "rows"),
    [("reviews", 1), ("reviews", 7), ("reviews", 14), ("coded_units", 1), ("coded_units", 300)],
)
def test_killed_and_run_again_it_writes_what_an_undisturbed_run_writes(
    corpus: Path, tmp_path: Path, undisturbed: dict[str, bytes], table: str, rows: int
) -> None:
    assert kill_when(corpus, tmp_path, lambda: count(tmp_path, table) >= rows), "it was over before it could be killed"
    assert not (tmp_path / "board.docx").exists()
    subprocess.run(command(corpus, tmp_path), check=True, stderr=subprocess.DEVNULL)
    assert written(tmp_path) == undisturbed
