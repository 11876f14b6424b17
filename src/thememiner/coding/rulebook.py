"""The hand-made rule data of this folder, read and compiled.

Wordings were written from the codebook and from development texts; whether one is strong, plain or weak was then set by
how often it was right on the development texts only (``benchmarks/coding.py`` names them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from thememiner.codebook import load_yaml
from thememiner.coding.wording import Sets, Wording, compile_wording

WEIGHTS = {"strong": 2.0, "plain": 1.0, "weak": 0.5}
"""How much one wording of each list adds to the evidence for a theme."""
THEME_FILES = (
    "working-together",
    "the-child",
    "the-family",
    "thinking-judgement",
    "planning-help",
    "organisation",
    "harm-context",
)


def rule_data(name: str) -> dict[str, Any]:
    """The parsed YAML of ``data/{name}.yaml``."""
    text = resources.files("thememiner.coding.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = load_yaml(text)
    return data


@lru_cache(maxsize=1)
def word_sets() -> Sets:
    """The named sets of words."""
    return {name: tuple(words.split("/")) for name, words in rule_data("sets").items()}


def wordings(listed: str) -> Iterator[Wording]:
    """The wordings of a block of rule data, separated by semicolons or lines."""
    for one in re.split(r"[;\n]", listed):
        if one.strip():
            yield compile_wording(one.strip(), word_sets())


@lru_cache(maxsize=1)
def theme_rules() -> dict[str, dict[str, tuple[Wording, ...]]]:
    """By theme id, the compiled wordings by list: ``strong``, ``plain``, ``weak`` and ``block``."""
    return {
        theme_id: {name: tuple(wordings(listed)) for name, listed in lists.items()}
        for file in THEME_FILES
        for theme_id, lists in rule_data(f"themes/{file}").items()
    }
