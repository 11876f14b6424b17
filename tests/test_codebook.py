from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.codebook import default_codebook, load_codebook, parse_codebook
from thememiner.errors import CodebookError

MINIMAL = "themes:\n- {id: a, label: A, definition: about a}\n"


def test_the_packaged_codebook_is_the_agreed_one() -> None:
    book = default_codebook()
    assert (len(book.themes), book.version, book.is_default) == (40, "0.1", True)


def test_only_id_label_and_definition_are_required() -> None:
    book = parse_codebook(MINIMAL, "mine.yaml")
    assert [theme.id for theme in book.themes] == ["a"]
    assert not book.is_default


def test_a_bare_list_of_themes_is_a_codebook() -> None:
    assert parse_codebook("- {id: a, label: A, definition: about a}", "mine.yaml").theme("a").label == "A"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "themes:\n- {id: a, label: A, definition: d, cue: [x]}",
            "theme 'a' (number 1), field 'cue': unknown field; did you mean 'cues'?",
        ),
        ("themes:\n- {id: a, label: A}", "theme 'a' (number 1), field 'definition': is missing"),
        ("themes:\n- {label: A, definition: d}", "theme number 1, field 'id': is missing"),
        (
            "themes:\n- {id: a, label: A, definition: d}\n- {id: a, label: B, definition: e}",
            "theme 'a': id is used twice",
        ),
        ("themes:\n- {id: none, label: A, definition: d}", "theme 'none': the id 'none' means that no theme fits"),
        (
            "themes:\n- {id: a, label: A, definition: d, confused_with: [{theme: b}]}",
            "field 'confused_with': no theme 'b'",
        ),
        (
            "groups: [{id: g, label: G}]\nthemes:\n- {id: a, label: A, definition: d, group: h}",
            "field 'group': no group 'h'",
        ),
        ("them: []", "field 'themes': has no themes"),
        ("themes: [", "is not valid YAML"),
        ("", "field 'themes': has no themes"),
    ],
)
def test_a_fault_is_named_by_theme_and_field(text: str, said: str) -> None:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text, "mine.yaml")
    assert str(caught.value).startswith("mine.yaml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"nothing\.yaml: cannot be read"):
        load_codebook(tmp_path / "nothing.yaml")


def test_the_fingerprint_changes_with_any_cue() -> None:
    changed = MINIMAL.replace("about a", "about another")
    assert parse_codebook(MINIMAL, "x").fingerprint != parse_codebook(changed, "x").fingerprint


def test_an_unknown_theme_suggests_the_nearest() -> None:
    with pytest.raises(CodebookError, match="did you mean 'hindsight'"):
        default_codebook().theme("hindsite")
