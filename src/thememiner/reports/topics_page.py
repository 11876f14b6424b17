"""Topics as people see them: a row each with its badge, counts over time, and the page below the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from thememiner.codebook import Codebook
from thememiner.evidence.keyterms import log_odds
from thememiner.evidence.prevalence import cases_read, in_words
from thememiner.evidence.quotations import quote
from thememiner.records import Page, Passage, Quotation, Review
from thememiner.topic_records import KeptTopic, TopicDecision

HOLDS = 0.8
MOST_QUOTED = 3
_DECIDED = {"promoted": "promoted to", "merged": "merged into", "dismissed": "dismissed"}


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic beside the codebook.

    Args:
        returns: The share of the refits in which it returned (0 to 1), and ``badge`` how that came about.
        decision: What people decided, in words; empty where nothing was.
        is_shown: Whether it is shown as a topic: it holds still and was not dismissed.
        apart: Terms that it uses more than the other topics do.
        reviews_with: Cases that it occurs in, of ``reviews_read`` of its kind; ``in_words`` says so with its interval.
        widest_share: The share of its passages that are from one review, ``widest_review``.
        quotations: Of the passages nearest to its centre first; each was found on its page.
    """

    id: str
    name: str
    state: str
    is_shown: bool
    returns: float
    badge: str
    decision: str
    terms: tuple[str, ...]
    apart: tuple[str, ...]
    reviews_with: int
    reviews_read: int
    in_words: str
    passages: int
    widest_review: str
    widest_share: float
    theme_id: str
    theme_label: str
    nearness: float
    quotations: tuple[Quotation, ...]


TOPIC_COLUMNS = [
    "id", "name", "state", "is_shown", "badge", "returns", "decision", "terms", "apart", "reviews_with", "reviews_read",
    "in_words", "passages", "widest_review", "widest_share", "theme_id", "theme_label", "nearness", "quotations",
]  # fmt: skip


def topic_rows(
    kept: Sequence[KeptTopic],
    members: Mapping[str, Sequence[Passage]],
    corpus_reviews: Sequence[Review],
    pages: Sequence[Page],
    codebook: Codebook,
    decisions: Sequence[TopicDecision],
) -> list[TopicRow]:
    """A row for each topic: those that are shown first, then by the number of cases.

    Args:
        kept: The topics.
        members: The passages of each, by topic id, the nearest to its centre first.
        corpus_reviews: The reviews read of their kind.
        pages: The pages of these reviews.
        codebook: For the labels.
        decisions: The latest on each topic.
    """
    decided = {one.topic_id: one for one in decisions}
    apart = log_odds({name: [one.text for one in own] for name, own in members.items() if own})
    by_review: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_review[page.review_id].append(page)
    labels = {theme.id: theme.label for theme in codebook.themes}
    rows = []
    for topic in kept:
        own = members[topic.id]
        back, tried = _refits(topic)
        decision = decided.get(topic.id)
        with_it = _cases(own, corpus_reviews)
        widest, share = _widest(own)
        rows.append(
            TopicRow(
                id=topic.id,
                name=topic.name,
                state=topic.state,
                is_shown=back >= HOLDS * tried and (decision is None or decision.verdict != "dismissed"),
                returns=back / tried,
                badge=badge(topic),
                decision=_decided(decision),
                terms=tuple(topic.terms.split(";")),
                apart=tuple(one.term for one in apart.get(topic.id, ())[:6]),
                reviews_with=with_it,
                reviews_read=cases_read(corpus_reviews).total(),
                in_words=in_words(with_it, cases_read(corpus_reviews).total()),
                passages=len(own),
                widest_review=widest,
                widest_share=share,
                theme_id=topic.theme_id,
                theme_label=labels.get(topic.theme_id, topic.theme_id),
                nearness=topic.nearness,
                quotations=_quotations(own, topic.terms, by_review),
            )
        )
    return sorted(rows, key=lambda row: (not row.is_shown, -row.reviews_with, -row.passages, row.id))


def badge(topic: KeptTopic) -> str:
    """How still it holds, in words."""
    back, tried = _refits(topic)
    said = "holds still" if back >= HOLDS * tried else "not stable"
    return (
        f"{said}: returned in {back} of {tried} (other seeds {topic.seeds_back} of {topic.seeds}, reviews left out "
        f"{topic.left_out_back} of {topic.left_out}, halves {topic.halves_back} of {topic.halves})"
    )


def _refits(topic: KeptTopic) -> tuple[int, int]:
    return topic.seeds_back + topic.left_out_back + topic.halves_back, topic.seeds + topic.left_out + topic.halves


def _decided(decision: TopicDecision | None) -> str:
    if decision is None:
        return ""
    return f"{_DECIDED[decision.verdict]} {decision.theme_id}".rstrip() + f" ({decision.who}, {decision.when})"


def _cases(passages: Iterable[Passage], reviews: Iterable[Review]) -> int:
    ids = {one.review_id for one in passages}
    return cases_read(one for one in reviews if one.id in ids).total()


def _widest(passages: Sequence[Passage]) -> tuple[str, float]:
    """The review that most of the passages are from, and their share."""
    counts: dict[str, int] = defaultdict(int)
    for one in passages:
        counts[one.review_id] += 1
    if not counts:
        return "", 0.0
    widest = min(counts, key=lambda one: (-counts[one], one))
    return widest, counts[widest] / len(passages)


def _quotations(own: Sequence[Passage], terms: str, pages: Mapping[str, Sequence[Page]]) -> tuple[Quotation, ...]:
    """One of each review, as long as there are several."""
    words = "; ".join(terms.split(";"))
    found: dict[str, Quotation] = {}
    for passage in own:
        if passage.review_id in found:
            continue
        quotation = quote(passage, words, pages.get(passage.review_id, ()))
        if quotation is not None:
            found[passage.review_id] = quotation
        if len(found) == MOST_QUOTED:
            break
    return tuple(found.values())


def topic_table(rows: Sequence[TopicRow]) -> list[dict[str, object]]:
    """The rows for a data frame: quotations as words with their page."""
    return [
        {name: getattr(row, name) for name in TOPIC_COLUMNS} | {"quotations": [cited(one) for one in row.quotations]}
        for row in rows
    ]


def cited(quotation: Quotation) -> str:
    """The words with review and page."""
    page = "" if quotation.page is None else f", page {quotation.page}"
    return f"“{quotation.text}” ({quotation.review_id}{page})"


def over_groups(
    rows: Sequence[TopicRow], members: Mapping[str, Sequence[Passage]], reviews: Sequence[Review], by: str
) -> list[dict[str, object]]:
    """In how many cases of each year, or kind, a topic that is shown occurs: ``with`` of ``read``."""
    groups: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        groups[(review.published[:4] or "not stated") if by == "year" else review.kind].append(review)
    return [
        {
            "id": row.id,
            "name": row.name,
            by: name,
            "reviews_with": _cases(members[row.id], own),
            "reviews_read": cases_read(own).total(),
            "in_words": in_words(_cases(members[row.id], own), cases_read(own).total()),
        }
        for row in rows
        if row.is_shown
        for name, own in sorted(groups.items())
    ]


_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#111}
h2{margin-top:2rem}.state{font-size:.85rem;border:1px solid #555;border-radius:3px;padding:0 .4rem}
blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid #999}small{color:#444}td,th{padding:.1rem .6rem;
text-align:left}"""


def topics_html(rows: Sequence[TopicRow], note: str, over_time: Sequence[Mapping[str, object]], map_html: str) -> str:
    """One page that needs no network: the map, then each topic, then what is not stable or was dismissed."""
    shown, rest = [row for row in rows if row.is_shown], [row for row in rows if not row.is_shown]
    parts = [_section(row, [one for one in over_time if one["id"] == row.id]) for row in shown]
    listed = "".join(
        f"<li>{escape(row.name)} ({row.passages} passages): {escape(row.decision or row.badge)}</li>" for row in rest
    )
    # The map is a document of its own, so that neither page disturbs the other.
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Topics</title>'
        f"<style>{_STYLE}</style></head><body><h1>Topics in learning statements</h1><p>{escape(note)}</p>"
        f'<iframe sandbox="allow-scripts" title="Map of the passages" style="width:100%;height:46rem;border:0" '
        f'srcdoc="{escape(map_html, quote=True)}"></iframe>{"".join(parts)}'
        f"<h2>Not shown as topics</h2><ul>{listed or '<li>none</li>'}</ul></body></html>"
    )


def _section(row: TopicRow, years: Sequence[Mapping[str, object]]) -> str:
    quotes = "".join(f"<blockquote>{escape(cited(one))}</blockquote>" for one in row.quotations)
    counts = "; ".join(f"{one['year']}: {one['reviews_with']} of {one['reviews_read']}" for one in years)
    near = f"nearest theme: {row.theme_label} (cosine {row.nearness:.2f})"
    widest = f"{row.widest_share:.0%} of its passages are from one review ({row.widest_review})"
    return (
        f'<h2>{escape(row.name)} <span class="state">{escape(row.state)}</span></h2>'
        f"<p>In {escape(row.in_words)} reviews; {row.passages} passages. Terms: {escape(', '.join(row.terms))}. "
        f"Sets it apart: {escape(', '.join(row.apart) or 'nothing surely')}.<br><small>{escape(near)}; "
        f"{escape(row.badge)}; {escape(widest)}.{' ' + escape(row.decision) if row.decision else ''}<br>"
        f"By year of publication: {escape(counts)}</small></p>{quotes}"
    )
