"""What was read and what was not: nothing disappears from the board paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from thememiner.records import LeftOut, Page, Review
from thememiner.reports.blocks import Block, Heading, Paragraph, Table
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.board_themes import pages_read
from thememiner.reports.phrasing import counted, kind_words, kinds_in_order

LONG = 12
"""From more than this many on, what was left out is grouped in the body and listed in an appendix."""
_COLUMNS = ("File", "Place", "Reason", "What to do")
_WIDTHS = (26, 16, 32, 26)


def left_out_section(evidence: BoardEvidence) -> list[Block]:
    """Everything that could not be used; by reason where it is much."""
    blocks: list[Block] = [
        Heading(1, "What could not be read, and what was left out"),
        Paragraph(f"{pages_read(evidence.pages)} {_quotations(evidence)}".strip()),
        *map(Paragraph, evidence.screening),
    ]
    if not evidence.left_out:
        return [*blocks, Paragraph("Nothing was left out.")]
    if len(evidence.left_out) <= LONG:
        return [*blocks, _table("What was left out", evidence.left_out)]
    return [*blocks, _by_reason(evidence)]


def left_out_appendix(evidence: BoardEvidence) -> list[Block]:
    """The whole list, where the body has it by reason only."""
    if len(evidence.left_out) <= LONG:
        return []
    title = f"Appendix {evidence.letter('left out')}. What was left out, in full"
    return [Heading(1, title, new_page=True), _table("Everything that was left out", evidence.left_out)]


def reviews_appendix(evidence: BoardEvidence) -> list[Block]:
    """The reviews that the figures count."""
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in evidence.pages:
        pages[page.review_id].append(page)
    order = kinds_in_order(evidence.cases)
    reviews = sorted(evidence.reviews, key=lambda one: (order.index(one.kind), one.id))
    return [
        Heading(1, f"Appendix {evidence.letter('reviews')}. The reviews read", new_page=True),
        Table(
            caption="The reviews that the figures count",
            columns=("Title, and id", "Kind and type", "Area", "Published", "Pages"),
            rows=tuple(_review(one, pages[one.id]) for one in reviews),
            note="Documents about one case count once. Blank pages are those without readable text.",
            widths=(44, 20, 14, 12, 10),
            numeric=frozenset({4}),
        ),
    ]


def _review(review: Review, pages: Sequence[Page]) -> tuple[str, ...]:
    kind = kind_words(review.kind, 1)
    # "Case review" and "Serious Case Review" say the same: the type is enough.
    kinds = (
        review.review_type
        if kind in review.review_type.lower()
        else f"{kind.capitalize()}\n{review.review_type}".strip()
    )
    numbered = [page for page in pages if page.number is not None]
    blank = sum(page.status == "no-text" for page in numbered)
    count = str(len(numbered)) if numbered else "none marked"
    without = f"\n({blank} blank)" if blank else ""
    title = f"{review.title}\n{review.id}" if review.title not in ("", review.id) else review.id
    return title, kinds, review.area or "not stated", review.published or "not stated", count + without


def _quotations(evidence: BoardEvidence) -> str:
    said = ""
    if evidence.quotations_failed is not None:
        failed = counted(evidence.quotations_failed, "quotation was", "quotations were")
        said = f"{failed} not found word for word on the page cited and left out."
    return said


def _table(caption: str, left_out: Sequence[LeftOut]) -> Table:
    rows = tuple((one.source, one.place or "the whole file", one.reason, one.remedy) for one in left_out)
    return Table(caption, _COLUMNS, rows, widths=_WIDTHS)


def _by_reason(evidence: BoardEvidence) -> Table:
    reasons = Counter((one.reason, one.remedy) for one in evidence.left_out)
    files: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in evidence.left_out:
        files[one.reason, one.remedy].add(one.source)
    shown = reasons.most_common(LONG)
    rest = len(evidence.left_out) - sum(count for _, count in shown)
    more = f"{rest:,} more for other reasons. " if rest else ""
    return Table(
        caption="What was left out, by reason",
        columns=("Reason", "What to do", "How many", "Files"),
        rows=tuple((*key, f"{count:,}", f"{len(files[key]):,}") for key, count in shown),
        note=f"{more}Every one is listed in Appendix {evidence.letter('left out')}.",
        widths=(44, 34, 12, 10),
        numeric=frozenset({2, 3}),
    )
