from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from filled_tools import THEME, filled_workbook, six_cases, tool
from thememiner import Study
from thememiner.cli import auditing
from thememiner.errors import InputError
from thememiner.local.tool_return import is_tool

app = typer.Typer()
app.command("audit-tool")(auditing.audit_tool)
app.command("before-after")(auditing.before_after)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_audit_tool_writes_a_tool_and_never_over_one(study: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"tool{suffix}"
    done = call("audit-tool", study, THEME, out, "--date", "2026-11-24", "--cases", "4")
    assert done.exit_code == 0 and is_tool(out)
    assert "3 questions, 4 cases" in done.stderr
    again = call("audit-tool", study, THEME, out)
    assert isinstance(again.exception, InputError) and "perhaps filled in" in str(again.exception)


def test_before_after_prints_what_changed_and_as_json(study: Path, tmp_path: Path) -> None:
    assert "is not known" in call("before-after", study, THEME).stdout
    files = []
    for name, weak, date in (("a", 6, "2026-03-01"), ("b", 0, "2026-10-01")):
        cases, answers = six_cases(weak=weak, date=date)
        cases = {key: text.replace("NM", name.upper()) for key, text in cases.items()}
        files.append(filled_workbook(tmp_path / f"{name}.xlsx", tool(name=name), cases, answers))
    with Study.open(study) as opened:
        opened.add_audits(files)
    done = call("before-after", study, THEME, "-o", tmp_path / "both.md", "--date", "2026-11-24")
    assert "5 improved" in done.stdout and "both.md is written" in done.stderr
    assert done.stdout.count("Improved: ") == 5
    rows = [json.loads(line) for line in call("before-after", study, THEME, "--json").stdout.splitlines()]
    assert [(row["before_short"], row["after_short"], row["low"]) for row in rows] == [(6, 0, None)] * 5
