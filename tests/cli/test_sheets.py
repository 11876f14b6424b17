"""The sheets as commands."""

from __future__ import annotations

from pathlib import Path

from commands import Run
from thememiner import Study


def test_both_sheets_are_written(study: Path, run: Run, tmp_path: Path) -> None:
    for command in ("hindsight", "voice"):
        out = tmp_path / f"{command}.html"
        said = run(command, study, out, "--date", "2026-11-24")
        assert (said.code, said.out) == (0, "")
        assert "is written" in said.err
        assert "24" in out.read_text(encoding="utf-8")
    assert run("voice", study, tmp_path / "voice.pdf").code == 1


def test_the_study_gives_both_as_data_frames(study: Path) -> None:
    with Study.open(study) as opened:
        assert list(opened.hindsight()["facet"]) == []
        assert list(opened.voice()["mother"]) == ["not stated"]
