from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.evaluation import PAGE, commands, run, stamped, with_output

SMALL = (
    "Words.\n\n<!-- run: python -m a -->\n\n```\nold\n```\n\nMore.\n\n<!-- run: python -m b -->\n\n```text\nkept\n```\n"
)


def test_only_the_block_of_a_command_that_was_run_changes() -> None:
    page = with_output(SMALL, {"python -m a": "1 | 2\n\\d\n"})
    assert page == SMALL.replace("old", "1 | 2\n\\d")


def test_commands_are_chosen_by_a_word() -> None:
    assert commands(SMALL) == ["python -m a", "python -m b"]
    assert commands(SMALL, "b") == ["python -m b"]


def test_a_command_that_fails_is_not_passed_over() -> None:
    with pytest.raises(Exception, match="exit status 1"):
        run("python -c 'raise SystemExit(1)'")


def test_every_block_of_figures_on_the_page_names_its_command() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert len(commands(page)) == page.count("\n```") / 2


def test_every_command_on_the_page_is_a_benchmark_that_there_is() -> None:
    named = [re.match(r"python -m benchmarks\.(\w+)", one) for one in commands(PAGE.read_text(encoding="utf-8"))]
    assert all(one and (Path(PAGE).parents[1] / "benchmarks" / f"{one[1]}.py").is_file() for one in named)


def test_the_stamp_replaces_the_old_one() -> None:
    page = stamped("# E\n\nMeasured on some day,\nsome machine.\n\n## Next\n", "2026-11-24")
    assert page.startswith("# E\n\nMeasured on 2026-11-24,")
    assert "some machine" not in page
    assert page.endswith("\n\n## Next\n")
