"""What of a file's pages could not be read, or only badly: checks for `quality`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import mean

from thememiner.reading.blocks import Dropped
from thememiner.reading.broken_words import broken_words
from thememiner.reading.quality_reason import Reason
from thememiner.records import Page, Reading

BLANK = "blank page"
"""The note of a page on which there is nothing to read."""

_CONFIDENCE = re.compile(r"confidence\D{0,12}(\d{1,3})")
_UNSTATED_CONFIDENCE = 70.0
_GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]|\(cid:\d+\)")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûüŵŷ]", re.IGNORECASE)
_FEW = 3
"""Such characters that a page may have: a symbol, a logo."""
_NO_WORDS = 0.3
"""Share of words without a vowel from which a page's letters are taken for the wrong ones."""
_UNSEEN = "cannot be seen on the page"
_PAGE = re.compile(r"page (\d+)")


def is_unread(page: Page) -> bool:
    """Whether the page has something on it that was not read."""
    return page.status == "no-text" and page.note != BLANK


def confidence(page: Page) -> float | None:
    """How sure the OCR program was of a page (0 to 100); None where it has a text layer or the note does not say."""
    found = _CONFIDENCE.search(page.note) if page.status == "ocr" else None
    return float(found[1]) if found else None


def unread(reading: Reading) -> Reason | None:
    """Pages without text."""
    pages = [page for page in reading.pages if is_unread(page)]
    if not pages:
        return None
    share = len(pages) / len(reading.pages)
    text = f"{_count(pages, 'page')} of {len(reading.pages)} could not be read: what stands there is missing"
    return Reason(text, max(3, round(100 * share)), _numbers(pages))


def by_ocr(reading: Reading) -> Reason | None:
    """Pages whose words are an OCR program's guess."""
    pages = [page for page in reading.pages if page.status == "ocr"]
    if not pages:
        return None
    sure = mean(_UNSTATED_CONFIDENCE if (one := confidence(page)) is None else one for page in pages)
    share = len(pages) / len(reading.pages)
    are = "is a picture" if len(pages) == 1 else "are pictures"
    text = (
        f"{_count(pages, 'page')} of {len(reading.pages)} {are} of text, read by an OCR program that was {sure:.0f}% "
        "sure on average: single words may be wrong"
    )
    return Reason(text, max(1, round(share * (5 + 100 - sure))), _numbers(pages))


def garbage(reading: Reading) -> Reason | None:
    """Pages whose text layer gives signs, or wrong letters, where the page shows words."""
    pages = [page for page in reading.pages if _is_garbled(reading.review.text[page.start : page.end])]
    if not pages:
        return None
    text = f"{_count(pages, 'page')} gave characters that make no words: the file does not say what its letters are"
    return Reason(text, 2 * len(pages), _numbers(pages))


def _is_garbled(text: str) -> bool:
    if len(_GARBAGE.findall(text)) > max(_FEW, 0.002 * len(text)):
        return True
    words = [word for word in _WORDS.findall(text) if not word.isupper()]
    odd = sum(not _VOWEL.search(word) for word in words)
    return len(words) >= 20 and odd > _NO_WORDS * len(words)


def broken(reading: Reading) -> Reason | None:
    """Words torn apart or run together; single ones are let pass."""
    found, looked_at = broken_words(passage.text for passage in reading.passages)
    points = round(1000 * len(found) / max(1, looked_at))
    if len(found) < 3 or points == 0:
        return None
    examples = ", ".join(f"“{one}”" for one in dict.fromkeys(item.words for item in found[:5]))
    pages = {reading.passages[item.text].page for item in found}
    text = f"{len(found)} words look torn apart or run together, such as {examples}"
    return Reason(text, points, tuple(sorted(page for page in pages if page is not None)))


def hidden(reading: Reading) -> Reason | None:
    """Words that nobody sees, as the reading's notes tell of them."""
    notes = [one for one in reading.left_out if _UNSEEN in one.reason]
    return _hidden_on(int(found[1]) for one in notes if (found := _PAGE.search(one.place)))


def hidden_words(dropped: Sequence[Dropped]) -> Reason | None:
    """The same from what the reader left out."""
    return _hidden_on(one.page for one in dropped if one.why == "hidden")


def _hidden_on(pages: Iterable[int]) -> Reason | None:
    numbers = tuple(sorted(set(pages)))
    if not numbers:
        return None
    on = "1 page has" if len(numbers) == 1 else f"{len(numbers)} pages have"
    return Reason(f"{on} words that cannot be seen by a reader; they were left out", 2 * len(numbers), numbers)


def _count(pages: Sequence[Page], word: str) -> str:
    return f"{len(pages)} {word}{'' if len(pages) == 1 else 's'}"


def _numbers(pages: Iterable[Page]) -> tuple[int, ...]:
    return tuple(page.number for page in pages if page.number is not None)
