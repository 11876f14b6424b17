from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reading import hostile
from thememiner.guarded import GuardedExecutor, WorkerLostError
from thememiner.reading.intake import Found, read_all
from thememiner.reading.isolated import lost, readers, seconds_for
from thememiner.records import LeftOut, Reading


@pytest.mark.parametrize(
    ("name", "size", "seconds"),
    [
        ("k.txt", 1_000_000, 30.0),
        ("k.xlsx", 2_000_000, 60.0),
        ("k.pdf", 5_000_000, 10.0),
        ("k.docx", 900_000_000, 10800.0),
    ],
)
def test_a_large_file_gets_more_time(tmp_path: Path, name: str, size: int, seconds: float) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(size)
    assert seconds_for(path) == pytest.approx(seconds)


def test_every_page_gets_time_for_recognition(tmp_path: Path) -> None:
    path = tmp_path / "K.PDF"
    hostile.pages(path, 300)
    assert 900 < seconds_for(Found(path, "k.pdf", "", "k")) < 1000


def test_a_file_that_is_not_there_gets_none(tmp_path: Path) -> None:
    assert seconds_for(tmp_path / "gone.pdf") == 0


def test_an_executor_that_was_handed_in_reads_and_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "k.txt"
    path.write_text("Nobody asked the child.")
    with ThreadPoolExecutor(1) as own:
        with readers(own, 3) as pool:
            assert pool is own
            ((_, result),) = read_all([Found(path, "k.txt", "", "k")], pool)
        assert own.submit(len, "k").result() == 1
    assert isinstance(result, Reading)


def test_even_one_file_on_one_core_is_guarded() -> None:
    with readers(None, 1) as pool:
        assert isinstance(pool, GuardedExecutor)


@pytest.mark.parametrize("file", [Found(Path("x") / "k.pdf", "deep/k.pdf", "", "k"), Path("deep/k.pdf")])
def test_what_stands_in_the_place_of_a_lost_file(file: Found | Path) -> None:
    note = lost(WorkerLostError("took too long"), file)
    assert note == LeftOut("deep/k.pdf" if isinstance(file, Found) else "k.pdf", "", "took too long", note.remedy)
    assert note.remedy
