from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from thememiner.cli import planning
from thememiner.errors import InputError

app = typer.Typer()
app.command("audits")(planning.audits)
app.command("list")(planning.severities)
app.command("set")(planning.grade)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def study(coded_by_rules: Path, tmp_path: Path) -> Path:
    return shutil.copytree(coded_by_rules, tmp_path / "study")


def test_plan_audits_writes_a_file_and_says_how_firm_it_is(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    done = call("audits", study, out, "--date", "2026-06-15")
    assert done.exit_code == 0
    assert out.read_bytes()[:2] == b"PK"
    assert "39 themes ranked" in done.stderr
    assert "1 cases are too few" not in done.stderr
    assert "1 case is too few" in done.stderr


def test_plan_audits_as_json_is_a_line_for_each_theme_and_part(study: Path) -> None:
    done = call("audits", study, "--json", "--date", "2026-06-15")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 40 * 7
    assert {row["state"] for row in rows} == {"ranked", "not for an audit"}


def test_plan_audits_needs_a_file_or_json(study: Path) -> None:
    assert call("audits", study).exit_code == 2
    assert call("audits", study, "--json", "--date", "June").exit_code == 2


def test_a_case_is_graded_and_listed(study: Path) -> None:
    before = json.loads(call("list", study, "--json").stdout)
    assert (before["case"], before["by"]) == ("child-a", "nobody")
    done = call("set", study, "child-a", "severe", "--reason", "in hospital for a week", "--who", "Group")
    assert (done.exit_code, done.stderr.strip()) == (0, "child-a: severe")
    after = json.loads(call("list", study, "--json").stdout)
    assert (after["grade"], after["by"]) == ("Severe", "person")
    assert "Severe" in call("list", study).stdout


def test_a_grade_without_a_reason_is_refused(study: Path) -> None:
    refused = call("set", study, "child-a", "severe", "--who", "Group")
    assert isinstance(refused.exception, InputError)
    assert "--reason" in str(refused.exception)
