"""What the README tells people to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from thememiner.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"(?:corpus|docs|notebooks)/[\w./-]*\w", README))))
def test_every_file_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("line", re.findall(r"^(?:uv run )?thememiner (.*)$", README, re.MULTILINE))
def test_every_command_it_names_exists(line: str) -> None:
    command = typer.main.get_command(app)
    words = iter(line.split())
    while hasattr(command, "commands"):
        command = command.commands[next(words)]
    assert command.help
