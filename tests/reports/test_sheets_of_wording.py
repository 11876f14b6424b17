"""The hindsight sheet and the voice sheet: what they quote, what they say, in which forms they are written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import default_codebook
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.records import Page
from thememiner.reports.hindsight_sheet import hindsight_report, hindsight_rows, write_hindsight
from thememiner.reports.voice_sheet import VOICE_COLUMNS, voice_rows, write_voice
from thememiner.reports.write_markdown import markdown_bytes

OWN = "The worker should have realised that the plan had drifted."
MET = "Mother met the reviewer."


def corpus(raw: str = f"{OWN} {MET}") -> Corpus:
    own, met = passage("a", OWN), replace(passage("a", MET), section_kind="family-contribution")
    codes = {own.id: (code(own.id, "plans-drift-delay"),)}
    page = Page("a", 1, "1", 0, 99, "text", raw=raw)
    return Corpus((review("a"),), (own, met), (page,), {own.id: stance(own.id)}, codes)


def hindsight_text(of: Corpus) -> str:
    return markdown_bytes(hindsight_report(of, default_codebook(), date="2026-11-24")).decode()


def test_the_hindsight_sheet_quotes_with_the_place_and_says_that_no_reason_was_found() -> None:
    text = hindsight_text(corpus())
    assert f"“{OWN}”" in text.replace("\\", "")
    assert "p. 1, para. 4.1" in text
    assert "none found" in text
    assert "| 1 | 0 of 1 |" in text
    assert "does not rank" in text


def test_words_that_are_not_on_the_page_are_not_quoted() -> None:
    text = hindsight_text(corpus(raw="Something else."))
    assert OWN not in text
    assert "could not be found on the page" in text


def test_rows_for_a_data_frame() -> None:
    (row,) = hindsight_rows(corpus())
    assert (row["facet"], row["explained"], row["words"]) == ("R", "no", "should have realised")
    (row,) = voice_rows(corpus())
    assert set(row) == set(VOICE_COLUMNS)
    assert (row["mother"], row["father"], row["seen"]) == ("contributed", "not stated", 0)


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "md"])
def test_each_form_is_written_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        write_hindsight(corpus(), default_codebook(), tmp_path / f"{name}-h.{suffix}", date="2026-11-24")
        write_voice(corpus(), (), tmp_path / f"{name}-v.{suffix}", date="2026-11-24")
    for kind in ("h", "v"):
        first, second = ((tmp_path / f"{name}-{kind}.{suffix}").read_bytes() for name in ("one", "two"))
        assert first == second


def test_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.pdf"):
        write_voice(corpus(), (), tmp_path / "voice.pdf", date="2026-11-24")
