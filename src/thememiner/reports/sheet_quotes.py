"""Words on a sheet and where they stand: quoted only where they are found on the page they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from thememiner.evidence.quotations import is_on_page, quote
from thememiner.records import Page, Passage

Pages = Mapping[str, Sequence[Page]]


def pages_by_review(pages: Iterable[Page]) -> Pages:
    """The pages of each review."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        found[page.review_id].append(page)
    return found


def quoted(passage: Passage, words: str, pages: Pages) -> str:
    """The sentence that holds the words; the words alone where it is too long; a note where neither is on the page."""
    mine = pages.get(passage.review_id, ())
    if found := quote(passage, words, mine):
        return f"“{found.text}”"
    covered = [page for page in mine if page.number is not None and _covers(passage, page.number)]
    if passage.page is None or any(is_on_page(words, page) for page in covered):
        return f"“… {words} …”"
    return "(the words could not be found on the page as printed: read them there)"


def place_of(page: int | None, paragraph: str | None) -> str:
    """Page and paragraph, as far as there are any."""
    parts = [f"p. {page}" if page is not None else "", f"para. {paragraph}" if paragraph else ""]
    return ", ".join(part for part in parts if part) or "no page"


def _covers(passage: Passage, number: int) -> bool:
    return passage.page is not None and passage.page <= number <= (passage.page_end or passage.page)
