"""Judgements, the board's own words and emergent codes as commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from thememiner.cli import emerging, meeting
from thememiner.errors import InputError

Call = Callable[..., Result]

JUDGE = ("--who", "QA group", "--date", "2026-11-24")
COMMANDS = {
    "judgements": {
        "add": meeting.add_judgement,
        "export": meeting.export_judgements,
        "import": meeting.import_judgements,
        "list": meeting.list_judgements,
    },
    "crosswalk": {
        "add": meeting.add_term,
        "remove": meeting.remove_term,
        "import": meeting.import_terms,
        "export": meeting.export_terms,
        "list": meeting.list_terms,
    },
    "emergent": {
        "add": emerging.add,
        "export": emerging.export,
        "import": emerging.import_,
        "list": emerging.list_,
        "show": emerging.show,
        "promote": emerging.promote,
        "merge": emerging.merge,
        "drop": emerging.drop,
    },
}


@pytest.fixture
def call() -> Call:
    app = typer.Typer()
    for name, commands in COMMANDS.items():
        group = typer.Typer()
        for verb, command in commands.items():
            group.command(verb)(command)
        app.add_typer(group, name=name)

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(one) for one in arguments])

    return run


def listed(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def set_cell(path: Path, sheet: str, row: int, **values: str) -> None:
    workbook = load_workbook(path)
    page = workbook[sheet]
    names = [cell.value for cell in page[1]]
    for name, value in values.items():
        page.cell(row, names.index(name) + 1).value = value
    workbook.save(path)


def test_a_judgement_is_kept_and_listed(call: Call, study: Path) -> None:
    given = ("--response", "thematic audit", "--reason", "One audit is weak.", "--position", "mixed", *JUDGE)
    added = call("judgements", "add", study, "supervision-oversight", *given)
    assert added.exit_code == 0
    assert "kept: supervision-oversight, mixed; thematic audit" in added.stderr
    (row,) = listed(call("judgements", "list", study, "--json"))
    assert (row["position"], row["response"], row["when"]) == ("mixed", "thematic audit", "2026-11-24")
    assert row["machine_position"]
    call("judgements", "add", study, "supervision-oversight", "--response", "watch", "--reason", "In hand.", *JUDGE)
    assert [one["response"] for one in listed(call("judgements", "list", study, "--json"))] == ["watch"]
    assert len(listed(call("judgements", "list", study, "--all", "--json"))) == 2
    assert "In hand." in call("judgements", "list", study).stdout


def test_the_sheet_goes_out_and_comes_back(call: Call, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "meeting.xlsx"
    assert call("judgements", "export", study, path, "--date", "2026-11-24").exit_code == 0
    assert isinstance(call("judgements", "export", study, path).exception, InputError), "it may be filled in"
    set_cell(path, "judgements", 2, response="watch", reason="Nothing yet.")
    set_cell(path, "judgements", 3, response="perhaps", reason="Nothing yet.")
    taken = call("judgements", "import", study, path, *JUDGE)
    assert taken.exit_code == 0
    assert "1 judgement taken in, 38 rows left as they were, 1 remark on rows" in taken.stderr
    assert "row 3, column 'response': 'perhaps' is not a response" in taken.stderr
    again = call("judgements", "import", study, path, "--who", "QA group", "--strict")
    assert again.exit_code == 1
    assert "0 judgements taken in, 1 known already" in again.stderr


def test_a_sheet_of_which_nothing_can_be_taken_in_is_a_failure(call: Call, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "meeting.xlsx"
    call("judgements", "export", study, path)
    for row in range(2, 42):
        set_cell(path, "judgements", row, response="perhaps")
    failed = call("judgements", "import", study, path, *JUDGE)
    assert failed.exit_code == 1
    assert "40 remarks on rows; the first 20 are listed" in failed.stderr
    assert failed.stderr.count("left out: ") == 20


def test_own_words_are_kept_listed_exported_and_imported(call: Call, study: Path, tmp_path: Path) -> None:
    assert "there are none yet" in call("crosswalk", "list", study).stderr
    added = call("crosswalk", "add", study, "Priority 1", "neglect", "hindsight", "--priority", "--who", "QA")
    assert "Priority 1 (a priority) stands for: neglect, hindsight" in added.stderr
    assert listed(call("crosswalk", "list", study, "--json")) == [
        {"term": "Priority 1", "themes": ["neglect", "hindsight"], "priority": True}
    ]
    sheet = tmp_path / "terms.xlsx"
    assert call("crosswalk", "export", study, sheet).exit_code == 0
    assert "0 terms new or changed, 0 rows left out" in call("crosswalk", "import", study, sheet, "--who", "QA").stderr
    wrong = tmp_path / "terms.csv"
    wrong.write_text("term,themes\nHomes,housng\n", encoding="utf-8")
    failed = call("crosswalk", "import", study, wrong, "--who", "QA")
    assert failed.exit_code == 1
    assert "did you mean 'poverty-housing'" in failed.stderr
    assert call("crosswalk", "remove", study, "priority 1", "--who", "QA").exit_code == 0
    assert listed(call("crosswalk", "list", study, "--json")) == []


def test_a_label_goes_from_a_statement_to_a_theme(call: Call, study: Path, tmp_path: Path) -> None:
    from thememiner import Study
    from thememiner.records import Decision

    with Study.open(study) as opened:
        unit = next(one for one in opened.library.passages() if "school nurse" in one.text)
        themes = {one.theme_id for one in opened.codings.codes().get(unit.id, ())}
        opened.decide([Decision(unit.id, one, "rejected", "", "", "QA", "2026-11-24", "", "x") for one in themes])
    sheet = tmp_path / "emergent.xlsx"
    assert call("emergent", "export", study, sheet, "--most", "50").exit_code == 0
    rows = [row[0].row for row in load_workbook(sheet)["emergent"] if "school nurse" in str(row[4].value)]
    set_cell(sheet, "emergent", rows[0], label="Same day")
    assert "1 label taken in" in call("emergent", "import", study, sheet, *JUDGE).stderr
    (row,) = listed(call("emergent", "list", study, "--json"))
    assert (row["label"], row["units"], row["reviews"], row["ready"], row["state"]) == ("Same day", 1, 1, False, "open")
    assert [one["unit_id"] for one in listed(call("emergent", "show", study, "same day", "--json"))] == [unit.id]
    early = ("emergent", "promote", study, "Same day", "--definition", "Told on the same day.", *JUDGE)
    assert "borne by 1 reviews of 0 boards" in str(call(*early).exception)
    made = call(*early, "--id", "same-day", "--force", "The board asked for it.")
    assert "same-day is a theme of" in made.stderr
    assert [one["theme_id"] for one in listed(call("emergent", "list", study, "--json"))] == ["same-day"]


def test_labels_are_added_merged_and_dropped(call: Call, study: Path) -> None:
    from thememiner import Study

    with Study.open(study) as opened:
        coded = opened.codings.codes()
        free = [
            one.id for one in opened.library.passages() if not coded.get(one.id) and one.id in opened.codings.stances()
        ]
    for unit, label in zip(free, ("One", "Two"), strict=False):
        assert call("emergent", "add", study, unit, label, *JUDGE).exit_code == 0
    assert "One is part of hindsight now" in call("emergent", "merge", study, "One", "hindsight", *JUDGE).stderr
    assert "Two is dropped" in call("emergent", "drop", study, "Two", "--note", "Too small.", *JUDGE).stderr
    assert {one["state"] for one in listed(call("emergent", "list", study, "--json"))} == {"merged", "dropped"}
