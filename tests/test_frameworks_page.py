"""The page on the boards' needs: each need once, the counts at its top true, every command it names there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from typer.main import get_command

from thememiner.cli.app import app

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "frameworks.md").read_text(encoding="utf-8")
NEEDS = [
    tuple(cell.strip() for cell in line.split("|")[1:-1])
    for line in PAGE.splitlines()
    if re.match(r"\| [A-Z]{3}-\d\d \|", line)
]


def commands() -> set[str]:
    """Every command with its group ("plan audits"), and the groups."""
    found = set()
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        found |= {name, *(f"{name} {below}" for below in getattr(command, "commands", {}))}
    return found


def test_the_counts_at_the_top_are_those_of_the_tables() -> None:
    said = re.search(
        r"hold (\d+) needs.*does (\d+), supports (\d+), (\d+) are not software, and (\d+)", PAGE, re.DOTALL
    )
    assert said
    by = Counter(row[2] for row in NEEDS)
    assert [int(one) for one in said.groups()] == [
        len(NEEDS),
        by["does"],
        by["supports"],
        by["not software"],
        by["not yet"],
    ]
    assert set(by) == {"does", "supports", "not software", "not yet"}


def test_each_need_of_the_frameworks_is_there_once() -> None:
    domain = ROOT.parent / "shared" / "domain" / "DOMAIN.md"
    if not domain.is_file():
        pytest.skip(f"the list of needs is not here: {domain}")
    asked = re.findall(r"^- \[ \] ([A-Z]{3}-\d\d)", domain.read_text(encoding="utf-8"), re.MULTILINE)
    assert Counter(row[0] for row in NEEDS) == Counter(asked)


@pytest.mark.parametrize("row", [row for row in NEEDS if "`" in row[3]], ids=lambda row: row[0])
def test_commands_that_a_need_names_are_there(row: tuple[str, ...]) -> None:
    there = commands()
    for words in re.findall(r"`([^`]+)`", row[3]):
        named = words.split()
        if re.fullmatch(r"[a-z-]+", named[0]) and words != "good":
            assert named[0] in there, words
            if len(named) > 1 and any(one.startswith(f"{named[0]} ") for one in there):
                assert " ".join(named[:2]) in there, words
