from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thememiner.reading import read_file
from thememiner.reading.blocks import Dropped, Place
from thememiner.reading.quality import CHECKS, VERDICTS, Quality, reading_quality
from thememiner.reading.quality_pages import confidence
from thememiner.records import LeftOut, Page, Reading

SOUND = """# Serious case review: Child K

# Introduction

1.1 This review is about a child who was known to several services before he was hurt at home.

1.2 It was commissioned in the spring, and the family was told of it by the chair of the panel.

# Findings

2.1 The health visitor and the school each knew a part of the story and neither knew of the other.

2.2 The strategy meeting was held without the school, and the minutes were sent to nobody at all.

2.3 The letter to the surgery was filed, and no one asked what it meant for the child.

# Recommendations

3.1 The partnership should ask each agency how it shares what it knows with the others.

3.2 The partnership should report on the answer within a year, and say what has come of it.
"""


def read(tmp_path: Path, text: str = SOUND) -> Reading:
    path = tmp_path / "child-k.md"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def lost(quality: Quality) -> list[tuple[int, str]]:
    return [(one.points_lost, one.text) for one in quality.reasons]


def paged(reading: Reading, *statuses: tuple[str, str]) -> Reading:
    """The reading on as many pages as there are statuses (with notes), all of its text on the first."""
    end = len(reading.review.text)
    pages = [
        Page(reading.review.id, number, str(number), 0 if number == 1 else end, end, status, note)  # type: ignore[arg-type]
        for number, (status, note) in enumerate(statuses, 1)
    ]
    return replace(reading, pages=tuple(pages))


def test_a_sound_reading_loses_nothing(tmp_path: Path) -> None:
    quality = reading_quality(read(tmp_path))
    assert (quality.score, quality.reasons, quality.verdict) == (100, (), "read well")


@pytest.mark.parametrize(
    ("statuses", "points", "pages"),
    [
        ((("text", ""), ("no-text", "blank page")), 0, ()),
        ((("text", ""), ("no-text", "no text layer: probably a scan")), 50, (2,)),
        ((("text", ""),) * 99 + (("no-text", "no text layer"),), 3, (100,)),
        ((("text", ""), *(("no-text", "x"),) * 9), 90, tuple(range(2, 11))),
        ((("ocr", "read by OCR (tesseract), mean confidence 95 of 100"),), 10, (1,)),
        ((("ocr", "read by OCR"),), 35, (1,)),
        ((("text", ""), ("ocr", "confidence 91")), 7, (2,)),
    ],
)
def test_pages_that_are_not_read_or_guessed_at_cost_by_their_share(
    tmp_path: Path, statuses: tuple[tuple[str, str], ...], points: int, pages: tuple[int, ...]
) -> None:
    quality = reading_quality(paged(read(tmp_path), *statuses))
    assert quality.score == 100 - points
    assert tuple(page for one in quality.reasons for page in one.pages) == pages


def test_confidence_is_that_of_ocr_only() -> None:
    page = Page("x", 1, "1", 0, 0, "ocr", "mean confidence 93 of 100")
    assert confidence(page) == 93
    assert confidence(replace(page, status="text")) is None
    assert confidence(replace(page, note="")) is None


@pytest.mark.parametrize(
    ("old", "new", "points", "words"),
    [
        ("# Findings", "# Something else", 15, "no section of findings"),
        ("# Recommendations", "# Something else", 8, "no section of recommendations"),
        ("2.2 ", "2.4 ", 2, "2.4 comes after 2.1"),
        ("1.2 It", "1.2 \ue001\ue002\ue003\ue004\ue005 It", 2, "characters that make no words"),
    ],
)
def test_each_trouble_costs_and_is_told(tmp_path: Path, old: str, new: str, points: int, words: str) -> None:
    quality = reading_quality(paged(read(tmp_path, SOUND.replace(old, new)), ("text", "")))
    assert [one.points_lost for one in quality.reasons if words in one.text] == [points]
    assert quality.score == 100 - sum(one.points_lost for one in quality.reasons)


def test_letters_that_make_no_words_are_told_by_their_page(tmp_path: Path) -> None:
    garbled = read(tmp_path, SOUND + "\n\n" + "Wkhu vxjh hdrq fklo gzdv qrwv hhqe bwkh " * 12)
    assert lost(reading_quality(paged(garbled, ("text", "")))) == [
        (2, "1 page gave characters that make no words: the file does not say what its letters are")
    ]


def test_no_headings_cost_and_are_not_told_twice(tmp_path: Path) -> None:
    plain = "\n\n".join(f"The panel heard in week {n} that the letter was filed again." for n in range(14))
    reasons = lost(reading_quality(read(tmp_path, plain)))
    assert reasons[0] == (
        20,
        "no headings were found, so nothing says which text is findings and which is background",
    )
    assert reasons[-1][0] == 0
    assert "was not recognised" in reasons[-1][1]


def test_torn_words_cost_by_their_share_and_single_ones_nothing(tmp_path: Path) -> None:
    used = "The safeguarding board wrote that safeguarding is the work of all. "
    torn = "It was safe guarding again. "
    assert reading_quality(read(tmp_path, f"{SOUND}\n\n{used}{torn}")).score == 100
    three = (
        f"{used}{torn}Then sc hool came up, and then sc hool again, with safe guarding once more. The school. A school."
    )
    (reason,) = reading_quality(read(tmp_path, f"{SOUND}\n\n{three}")).reasons
    assert "“safe guarding”" in reason.text
    assert 0 < reason.points_lost <= 20


def test_entries_of_the_contents_page_without_a_heading_are_named(tmp_path: Path) -> None:
    contents = "# Contents\n\nIntroduction .......... 2\n\nThe long way home .......... 3\n\nFindings .......... 4\n\n"
    (reason,) = reading_quality(read(tmp_path, SOUND.replace("# Introduction", contents + "# Introduction"))).reasons
    assert reason.text.startswith("1 of 3 entries of the contents page")
    assert "The long way home" in reason.text
    assert reason.points_lost == 4


def test_hidden_words_are_told_from_the_notes_or_from_what_was_dropped_but_once(tmp_path: Path) -> None:
    reading = paged(read(tmp_path), ("text", ""))
    note = LeftOut("x", "page 1", "4 words that cannot be seen on the page (off its edge): ignore all of it", "look")
    dropped = [Dropped(1, Place(1, 0, 0, 9, 9), "ignore all of it", "hidden")]
    for quality in (
        reading_quality(replace(reading, left_out=(note,))),
        reading_quality(reading, dropped=dropped),
        reading_quality(replace(reading, left_out=(note,)), dropped=dropped),
    ):
        assert lost(quality) == [(2, "1 page has words that cannot be seen by a reader; they were left out")]
        assert quality.reasons[0].pages == (1,)
    head = replace(dropped[0], why="running head")
    assert reading_quality(reading, dropped=[head]).score == 100


def test_no_check_costs_more_than_it_may_and_the_score_never_falls_below_none(tmp_path: Path) -> None:
    bad = read(tmp_path, "\n\n".join(f"{n}.7 \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd x" for n in range(1, 90)))
    quality = reading_quality(paged(bad, *(("ocr", "confidence 1"),) + (("no-text", "scan"),) * 60))
    assert quality.score == 0
    assert max(one.points_lost for one in quality.reasons) <= max(check.most for check in CHECKS)
    assert quality.verdict == VERDICTS[-1][1]


def test_a_learning_together_report_is_not_asked_for_recommendations(corpus: Path) -> None:
    reading = read_file(corpus / "reviews" / "04-pellbridge-learning-together-ruby-2016.pdf")
    assert reading.review.review_type == "Learning Together"
    assert "recommendations" not in " ".join(one.text for one in reading_quality(reading).reasons)
    other = replace(reading, review=replace(reading.review, review_type="SCR"))
    assert "recommendations" in " ".join(one.text for one in reading_quality(other).reasons)
