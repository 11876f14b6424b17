"""Make the tables of docs/evaluation.md anew: the page itself says by which commands.

    python -m benchmarks.evaluation --date 2026-11-24 [--only coding] [--page docs/evaluation.md]

A line ``<!-- run: python -m benchmarks.coding -->`` stands before each block of figures; the command is run and what it
prints is put into the fenced block below it. Words between the blocks stay. ``--only`` runs the commands that contain
the word. A command that fails ends all, and the page stays as it was.
"""

from __future__ import annotations

import argparse
import platform
import re
import shlex
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "evaluation.md"
BLOCK = re.compile(r"(<!-- run: (?P<command>[^\n]+?) -->\n+```[a-z]*\n)(?P<printed>.*?)(\n```)", re.DOTALL)
STAMP = re.compile(r"^Measured on .*?(?=\n\n)", re.DOTALL | re.MULTILINE)


def commands(page: str, only: str = "") -> list[str]:
    """The commands that a page names, in its order."""
    return [found["command"] for found in BLOCK.finditer(page) if only in found["command"]]


def with_output(page: str, printed: dict[str, str]) -> str:
    """The page with what commands printed in their blocks; blocks of other commands stay."""

    def put(found: re.Match[str]) -> str:
        new = printed.get(found["command"])
        return found.group() if new is None else f"{found.group(1)}{new.strip()}{found.group(4)}"

    return BLOCK.sub(put, page)


def stamped(page: str, date: str) -> str:
    """The page with the day, machine and version of a run of all its commands."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    words = (
        f"Measured on {date}, {machine}, commit {commit.stdout.strip()}; "
        "`make evaluation` runs all commands of this page anew."
    )
    return STAMP.sub(words, page, count=1)


def run(command: str) -> str:
    """What a command of the page prints; ``python`` is the one that runs this.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    words = shlex.split(command)
    if words[0] == "python":
        words[0] = sys.executable
    print(f"... {command}", file=sys.stderr, flush=True)
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, cwd=PAGE.parents[1])
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args()
    page = options.page.read_text(encoding="utf-8")
    wanted = commands(page, options.only)
    if not wanted:
        sys.exit(f"{options.page}: names no command with {options.only!r}")
    page = with_output(page, {command: run(command) for command in wanted})
    if not options.only:
        page = stamped(page, options.date)
    options.page.write_text(page, encoding="utf-8", newline="\n")
    print(f"{options.page}: {len(wanted)} blocks made anew")


if __name__ == "__main__":
    main()
