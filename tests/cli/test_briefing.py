from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from thememiner import Study
from thememiner.cli import briefing
from thememiner.errors import InputError

app = typer.Typer()
app.command("briefing")(briefing.briefing)
app.command("case")(briefing.case)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def study(coded_by_rules: Path, tmp_path: Path) -> Path:
    return shutil.copytree(coded_by_rules, tmp_path / "study")


def titles(path: Path) -> list[str]:
    from pptx import Presentation

    return [one.shapes.title.text_frame.text for one in Presentation(io.BytesIO(path.read_bytes())).slides]


def test_briefing_writes_slides_with_as_many_themes_as_asked_for(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "briefing.pptx"
    done = call("briefing", study, out, "--most", 1, "--date", "2026-06-15")
    assert done.exit_code == 0
    assert f"{out} is written" in done.stderr
    found = titles(out)
    assert found[0] == "Could it happen here?"
    assert found[-1] == "What partners are asked to do"
    assert len(found) == 7


def test_briefing_says_which_local_evidence_was_asked_for(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "briefing.md"
    assert call("briefing", study, out, "--where", "source=audit.csv", "--date", "2026-06-15").exit_code == 0
    assert "Local evidence was limited to source: audit.csv." in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["briefing.pdf", "briefing", "briefing.ppt"])
def test_another_suffix_is_refused_with_those_that_can_be_written(study: Path, tmp_path: Path, name: str) -> None:
    done = call("briefing", study, tmp_path / name)
    assert isinstance(done.exception, InputError)
    assert "name it .docx, .html, .md or .pptx" in str(done.exception)
    assert not (tmp_path / name).exists()


def test_case_writes_a_briefing_on_one_review(study: Path, tmp_path: Path) -> None:
    with Study.open(study) as opened:
        review = opened.library.reviews()[0]
    out = tmp_path / "case.md"
    assert call("case", study, review.id, out, "--date", "2026-06-15").exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith(f"# {review.title}")
    assert "## 7. Questions for the team, and next steps" in text
    assert "15 June 2026" in text


def test_case_of_a_review_that_is_not_there_names_the_nearest(study: Path, tmp_path: Path) -> None:
    done = call("case", study, "child-b", tmp_path / "case.docx")
    assert isinstance(done.exception, InputError)
    assert "did you mean child-a" in str(done.exception)
    assert not (tmp_path / "case.docx").exists()
