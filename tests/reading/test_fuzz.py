"""Readers on anything at all: text of any kind, and files changed at random; the worst that may happen is a reason."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from random import Random

import pytest
from benchmarks.fuzz import run
from benchmarks.mutations import MUTATIONS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thememiner.errors import InputError
from thememiner.local.audits import audits_or_reason
from thememiner.reading.catalogue import read_catalogue
from thememiner.reading.intake import Found, read_found
from thememiner.reading.listing import read_listing
from thememiner.records import LeftOut, Reading

CASES = 300
SEED = 3

# Seeded, so that a run fails or passes for what was changed; the examples directory would carry over from run to run.
anything = settings(
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PLAIN = ["\n", "\n\n", "\t", ",", ";", '"', '""', "'", "1.1 ", "(a) ", "• ", "# ", "...... 4", "Recommendation 1: "]
TAGS = ["<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "<h1>", "</h1>", "<li>", "<br>", "<sup>", "<!--", "-->"]
ODD = [
    "&#0;",
    "&nbsp;",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "<div hidden>",
    "sep=;",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\ufeff",
    "𝔘",
]
WORDS = ["The child was not seen. ", "2019", "31/02/2019", "=1+1", "Date", "Finding", "Grade", "\r", "\x0c", "\x85"]
PIECES = st.sampled_from([*PLAIN, *TAGS, *ODD, *WORDS])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-7"])


def is_sound(result: object) -> bool:
    """Whether a refusal says one line and what to do, and a reading points rightly into its own text."""
    if isinstance(result, LeftOut):
        return "defect" not in result.reason and "\n" not in result.reason and bool(result.remedy)
    if isinstance(result, Reading):
        text = result.review.text
        text.encode()
        in_place = all(one.text == text[one.start : one.end] for one in result.passages)
        return in_place and len({one.id for one in result.passages}) == len(result.passages)
    return True


@anything
@given(text=TEXTS, encoding=ENCODINGS, suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str, encoding: str, suffix: str) -> None:
    path = tmp_path / f"k{suffix}"
    path.write_bytes(text.encode(encoding, "replace"))
    assert is_sound(read_found(Found(path, path.name, "", "k")))


@anything
@given(content=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".html", ".pdf", ".docx"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"k{suffix}"
    path.write_bytes({".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04"}.get(suffix, b"") + content)
    assert is_sound(read_found(Found(path, path.name, "", "k")))


@anything
@given(text=TEXTS, encoding=ENCODINGS)
def test_any_table_is_read_or_refused(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "k.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    for read in (audits_or_reason, read_catalogue, lambda one: read_listing(one, date="2026-11-24")):
        try:
            assert is_sound(read(path))
        except InputError as error:
            assert all(one.isprintable() or unicodedata.category(one) == "Zs" for one in str(error))
            assert error.reason


@pytest.mark.parametrize("suffix", MUTATIONS)
def test_a_mutation_is_the_same_each_time(corpus: Path, suffix: str) -> None:
    """So that a case that failed can be had again."""
    content = next(path for path in sorted(corpus.rglob("*")) if path.suffix == suffix).read_bytes()
    for mutation in MUTATIONS[suffix]:
        assert mutation(content, Random(5)) == mutation(content, Random(5))


@pytest.mark.slow
def test_damaged_files_are_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # OCR has limits of its own, and would take most of the time
    bad = [
        (case.number, case.original.name, case.mutation, result.reason)
        for case, result in run(range(CASES), SEED, tmp_path)
        if result.outcome in ("broke down", "defect")
    ]
    assert bad == []
