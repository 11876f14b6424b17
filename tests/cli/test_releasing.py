from __future__ import annotations

from pathlib import Path

from commands import Run


def test_lists_details_and_masks_a_copy(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "paper.md"
    page.write_text("Her brother Kyle was frightened of going home.\n", encoding="utf-8")
    listed = run("check-release", str(page))
    assert '"Kyle" (identifies' in listed.out
    masked = tmp_path / "masked.md"
    run("check-release", str(page), "--mask", str(masked))
    assert "[name]" in masked.read_text(encoding="utf-8")
    assert "Kyle" in page.read_text(encoding="utf-8")


def test_a_report_says_by_itself_what_is_to_be_looked_at(study: Path, run: Run, tmp_path: Path) -> None:
    told = run("report", "board", study, tmp_path / "board.md", "--date", "2026-11-24").err.replace("\n", " ")
    assert "before it leaves: `thememiner check-release" in told or "no proof that there are none" in told
    assert "check-release" not in run("report", "board", study, tmp_path / "b.md", "--date", "2026-11-24", "-q").err
    assert "before it leaves" in run("plan", "audits", study, tmp_path / "a.xlsx", "--date", "2026-11-24").err
