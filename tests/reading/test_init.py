from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from thememiner.errors import UnreadableFileError
from thememiner.reading import READERS, read_file, reader_for

HEAVY = ("docx", "lxml", "pypdfium2", "pandas", "numpy", "charset_normalizer", "slugify", "PIL")


def test_importing_the_room_loads_no_format() -> None:
    code = f"import sys, thememiner.reading; print([one for one in {HEAVY!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("suffix", READERS)
def test_every_row_names_a_function(suffix: str) -> None:
    assert callable(reader_for(suffix))


def test_identity_of_a_reading(tmp_path: Path) -> None:
    path = tmp_path / "Child K – Überblick (Final).TXT"
    path.write_bytes(b"Findings\n\nNobody asked the child.")
    review = read_file(path).review
    assert (review.id, review.source) == ("child-k-uberblick-final", path.name)
    assert review.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    other = read_file(path, review_id="k")
    assert other.review.id == "k"
    assert {one.review_id for one in (*other.passages, *other.sections, *other.pages)} == {"k"}


def test_a_name_of_signs_alone_has_an_id(tmp_path: Path) -> None:
    path = tmp_path / "–––.txt"
    path.write_text("Findings", encoding="utf-8")
    assert read_file(path).review.id == "review"


def test_a_suffix_that_is_not_read_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"k\.odt: \.odt is not read; reviews are \.pdf, \.docx"):
        read_file(tmp_path / "k.odt")


@pytest.mark.parametrize("name", ["infected-blood-volume-1.pdf"])
def test_offsets_of_a_long_real_file(shared_data: Path, name: str) -> None:
    reading = read_file(shared_data / "inquiries" / name)
    text, end = reading.review.text, 0
    sections = {one.id: one for one in reading.sections}
    assert len({one.id for one in reading.passages}) == len(reading.passages) > 1000
    for one in reading.passages:
        assert one.text == text[one.start : one.end]
        assert end <= one.start
        end = one.end
        assert sections[one.section_id].start <= one.start < one.end <= sections[one.section_id].end
