"""Quotations that are on the page they cite, or are not printed.

A quotation is looked for in the page's own text layer (`Page.raw`), not in the text that was put together from it.
Before the search both sides are normalised: Unicode compatibility forms (ligatures), soft hyphens, every kind of white
space and hyphen and every kind of quotation mark are made alike or taken out; case, letters, digits and the
remaining punctuation must agree character for character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from thememiner.records import Page, Passage, Quotation

LONGEST = 320
"""Characters of a printed quotation; a longer sentence is passed over for a shorter one."""

_IGNORED = re.compile(r"[\s\u00ad\u200b\ufeff\-\u2010-\u2015|\ufffe\x02]+")
_SINGLE = re.compile(r"[\u2018\u2019\u201a\u201b`\u00b4]")
_DOUBLE = re.compile(r"[\u201c\u201d\u201e\u201f]")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]?[A-Z0-9])")


def normalised(text: str) -> str:
    """The form in which quotation and page are compared (see the module's docstring)."""
    plain = unicodedata.normalize("NFKC", text)
    return _IGNORED.sub("", _DOUBLE.sub('"', _SINGLE.sub("'", plain)))


def is_on_page(quotation: str, page: Page) -> bool:
    """Whether the words stand on the page, after normalisation."""
    wanted = normalised(quotation)
    return bool(wanted) and wanted in normalised(page.raw)


def quote(
    passage: Passage, words: str, pages: Sequence[Page], *, tells: Callable[[str], bool] = lambda sentence: False
) -> Quotation | None:
    """The sentence of the passage that holds ``words``, if it is found on its page.

    Args:
        passage: Where the evidence stands.
        words: The evidence, as a tag gives it (several runs are separated by ``"; "``); may be empty.
        pages: The pages of the passage's review.
        tells: Of sentences that hold the evidence, one that this is true of is taken first.

    Returns:
        The quotation with the page it was found on, or None: the sentence is too long, or is on none of the pages
        that the passage covers. In a format without pages (page None) the passage itself is the proof.
    """
    candidates = sorted(_by_evidence(sentences(passage.text), words.split("; ")), key=lambda one: not tells(one))
    covered = [page for page in pages if _covers(passage, page)]
    for sentence in candidates:
        if passage.page is None:
            return Quotation(passage.id, passage.review_id, None, passage.paragraph, sentence)
        for page in covered:
            if is_on_page(sentence, page):
                return Quotation(passage.id, passage.review_id, page.number, passage.paragraph, sentence)
    return None


def sentences(text: str) -> list[str]:
    """Split at full stops that a capital follows: quoting needs whole sentences, not grammar."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _by_evidence(found: Iterable[str], runs: Sequence[str]) -> list[str]:
    """Sentences short enough to print that hold evidence, those with most of it first."""
    hits = [(sum(run.lower() in one.lower() for run in runs), one) for one in found if len(one) <= LONGEST]
    return [one for count, one in sorted(hits, key=lambda hit: -hit[0]) if count]


def _covers(passage: Passage, page: Page) -> bool:
    if passage.page is None or page.number is None:
        return False
    return passage.page <= page.number <= (passage.page_end or passage.page)
