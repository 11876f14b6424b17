from __future__ import annotations

import pytest

from thememiner.codebook import default_codebook
from thememiner.errors import CodebookError
from thememiner.local.theme_names import folded, theme_named


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("hindsight", "hindsight"),
        ("Hindsight and outcome bias", "hindsight"),
        ("  hindsight  AND outcome bias ", "hindsight"),
        ("NEGLECT", "neglect"),
        ("was not brought", "was-not-brought"),
    ],
)
def test_a_theme_is_known_by_id_or_label(given: str, found: str) -> None:
    assert theme_named(given, default_codebook()).id == found


@pytest.mark.parametrize(
    ("given", "offered"),
    [
        ("voice of the child", "did you mean 'voice-lived-experience'"),
        ("neglct", "did you mean 'neglect'"),
        ("supervison", "did you mean 'supervision-oversight'"),
        ("housng", "did you mean 'poverty-housing'"),
        ("exploitation", "did you mean 'extra-familial-harm'"),
        ("zzz", "`thememiner themes STUDY` lists the ids"),
        ("", "`thememiner themes STUDY` lists the ids"),
    ],
)
def test_what_is_misspelt_is_told_the_nearest(given: str, offered: str) -> None:
    with pytest.raises(CodebookError, match="there is no theme") as raised:
        theme_named(given, default_codebook())
    assert offered in str(raised.value)


def test_words_are_compared_without_case_and_line_ends() -> None:
    assert folded(" Priority\n  ONE ") == "priority one"
