from __future__ import annotations

import pickle

import pytest

from thememiner.errors import InputError, UnreadableFileError, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Child K – “final” £5.pdf", "Child K – “final” £5.pdf"),
        ("a\u00a0space", "a\u00a0space"),
        ("\x1b[2J.pdf", "\\x1b[2J.pdf"),
        ("k\u202efdp.exe", "k\\u202efdp.exe"),
        ("one\nline\tonly", "one line only"),
        ("half \ud83d", "half \\ud83d"),
        ("not utf-8 \udcff", "not utf-8 \\udcff"),
        ("\u200b", "\\u200b"),
        ("k" * 1001, "k" * 1000 + "…"),
        ("k" * 1000, "k" * 1000),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_an_error_is_one_line_whatever_it_names() -> None:
    error = InputError("k\x1b.pdf", "is\nbroken", place="page\x07 1", remedy="mend it")
    assert str(error) == "k\\x1b.pdf, page\\x07 1: is broken; mend it"


def test_an_error_crosses_processes_with_its_parts() -> None:
    error = pickle.loads(pickle.dumps(UnreadableFileError("k.pdf", "is damaged", place="page 1", remedy="fetch it")))
    assert (error.source, error.reason, error.place, error.remedy) == ("k.pdf", "is damaged", "page 1", "fetch it")
