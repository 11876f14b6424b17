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
