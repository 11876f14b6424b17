"""Topics of one study: found once and kept, new passages placed in them, decided upon by people.

It calls the rooms in order, like `thememiner.codings`; it decides nothing and counts no topic as a theme.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, Theme
from thememiner.codebook_growth import with_facet, with_theme, write_codebook
from thememiner.codings import Codings
from thememiner.errors import InputError
from thememiner.evidence.keyterms import KeyTerm, log_odds
from thememiner.evidence.themes import Corpus, coded_statements, learning_statements
from thememiner.library import Progress, quiet
from thememiner.records import Passage
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.topic_map import Dot, TopicMap, topic_map
from thememiner.reports.topics_page import TopicRow, over_groups, topic_rows, topics_html
from thememiner.store import Store
from thememiner.topic_records import KeptTopic, TopicDecision, TopicRun

SAME = 0.8
"""A new search finds a topic again that was decided upon where its centre is as near as this (cosine)."""
GROUPINGS = ("topic", "theme", "year", "board", "kind")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The topics of one kind of review with the passages that lie in them now.

    Args:
        rows: One for each topic, those that hold first, then by the number of reviews.
        note: How they were found, and what they are not.
        members: Passages by topic id.
        outside: How many learning statements are in no topic.
        vectors: By passage id.
    """

    rows: tuple[TopicRow, ...]
    note: str
    members: Mapping[str, tuple[Passage, ...]]
    outside: int
    vectors: Mapping[str, NDArray[np.float32]]


class TopicDesk:
    """What a study knows of topics; made by `Study.topic_desk`."""

    def __init__(self, codebook_file: Path, store: Store, codings: Codings, codebook: Codebook, corpus: Corpus) -> None:
        self._codebook_file = codebook_file
        self._store = store
        self._codings = codings
        self._codebook = codebook
        self._corpus = corpus

    def topics(self, kind: str, *, again: bool = False, progress: Progress = quiet) -> Placed:
        """The topics in the learning statements of one kind of review; looked for the first time, or ``again``.

        Topics that are known stay where they are: passages that came since are placed in them.

        Raises:
            InputError: There are too few learning statements.
            ThememinerError: BERTopic is not installed.
        """
        runs = self._store.all(TopicRun, kind=kind)
        if again or not runs or runs[0].encoder != self._codings.encoder().name:
            self._find(kind, progress)
        return self._placed(kind)

    def _find(self, kind: str, progress: Progress) -> None:
        from thememiner.topics.suggest import topics_for

        encoder = self._codings.encoder()
        codes = {unit: [code.theme_id for code in own] for unit, own in self._corpus.codes.items()}
        statements = learning_statements(self._corpus, kind)
        found = topics_for(statements, self._codebook, encoder, codes=codes, progress=progress)
        self._codings.keep_vectors(encoder)
        kept = [
            KeptTopic(
                kind,
                one.id,
                one.name,
                one.state,
                ";".join(one.terms),
                np.array(one.centre, dtype="<f4").tobytes(),
                one.theme_id,
                one.nearness,
                *one.returns.seeds,
                *one.returns.left_out,
                *one.returns.halves,
            )
            for one in found.topics
        ]
        mean = found.mean.astype("<f4").tobytes()
        run = TopicRun(kind, encoder.name, mean, self._codebook.fingerprint, len(statements), found.note)
        with self._store.writing() as write:
            write.delete(TopicRun, kind=kind)
            write.delete(KeptTopic, kind=kind)
            write.insert([run])
            write.insert(_known_again(kept, self._decisions(kind)))

    def _placed(self, kind: str) -> Placed:
        run, kept = self._store.all(TopicRun, kind=kind)[0], self._store.all(KeptTopic, kind=kind)
        encoder = self._codings.encoder()
        passages = self._statements(kind)
        vectors = encoder.encode([one.text for one in passages])
        self._codings.keep_vectors(encoder)
        members = _place(passages, vectors, run, kept)
        own = [one for one in self._corpus.reviews if one.kind == kind]
        rows = topic_rows(kept, members, own, self._corpus.pages, self._codebook, self._decisions(kind))
        since = len(passages) - run.passages
        came = f" {since} learning statements came since and were placed in these topics." if since > 0 else ""
        if run.codebook != self._codebook.fingerprint:
            came += " The codebook has changed since: look for topics again (--again)."
        by_id = {one.id: vector for one, vector in zip(passages, vectors, strict=True)}
        return Placed(tuple(rows), run.note + came, members, len(passages) - sum(map(len, members.values())), by_id)

    def _statements(self, kind: str) -> list[Passage]:
        ids = {one for one, _, _ in learning_statements(self._corpus, kind)}
        return [one for one in self._corpus.passages if one.id in ids]

    def _decisions(self, kind: str) -> list[TopicDecision]:
        """The latest on each topic."""
        return list({one.topic_id: one for one in self._store.all(TopicDecision, kind=kind)}.values())

    def promote(
        self, kind: str, topic_id: str, *, label: str, definition: str = "", who: str, when: str, note: str = ""
    ) -> str:
        """Make a topic a theme of the study's codebook; returns the theme's id. Code the study again after it.

        The codebook file is written anew, without the comments it may have had; the old one is kept beside it.

        Raises:
            InputError: There is no such topic, or the codebook has a theme of that id.
        """
        from slugify import slugify

        topic, theme_id = self._topic(kind, topic_id), slugify(label)
        if not theme_id or theme_id in {theme.id for theme in self._codebook.themes}:
            raise InputError("topics", f"the codebook has a theme {theme_id!r}", remedy="choose another label")
        terms = tuple(topic.terms.split(";"))
        said = definition or f"Passages that speak of {', '.join(terms)}."
        theme = Theme(id=theme_id, label=label, definition=said, cues=terms)
        self._codebook = write_codebook(self._codebook_file, with_theme(self._codebook, theme), theme_id)
        self._keep(TopicDecision(kind, topic_id, "promoted", theme_id, topic.centre, who, when, note))
        return theme_id

    def merge(self, kind: str, topic_id: str, *, into: str, who: str, when: str, note: str = "") -> None:
        """Say that a topic is part of a theme: its name becomes a facet of that theme in the study's codebook.

        Raises:
            InputError: There is no such topic or theme.
        """
        topic = self._topic(kind, topic_id)
        grown = with_facet(self._codebook, into, ", ".join(topic.terms.split(";")[:3]))
        if grown is not self._codebook:
            self._codebook = write_codebook(self._codebook_file, grown, topic_id)
        self._keep(TopicDecision(kind, topic_id, "merged", into, topic.centre, who, when, note))

    def dismiss(self, kind: str, topic_id: str, *, who: str, when: str, note: str = "") -> None:
        """Say that a topic is none; later searches leave it among what was dismissed.

        Raises:
            InputError: There is no such topic.
        """
        topic = self._topic(kind, topic_id)
        self._keep(TopicDecision(kind, topic_id, "dismissed", "", topic.centre, who, when, note))

    def _topic(self, kind: str, topic_id: str) -> KeptTopic:
        kept = {one.id: one for one in self._store.all(KeptTopic, kind=kind)}
        if topic_id not in kept:
            near = difflib.get_close_matches(topic_id, kept, n=3, cutoff=0.4)
            remedy = "`thememiner topics` lists them" + (f"; near: {', '.join(near)}" if near else "")
            raise InputError("topics", f"there is no topic {topic_id!r} in reviews of kind {kind!r}", remedy=remedy)
        return kept[topic_id]

    def _keep(self, decision: TopicDecision) -> None:
        with self._store.writing() as write:
            write.insert([decision])

    def over(self, kind: str, by: str) -> list[dict[str, object]]:
        """In how many cases each topic occurs, by ``year`` of publication or by ``kind`` of review, as counts.

        Raises:
            InputError: It is asked by something else.
        """
        if by not in ("year", "kind"):
            raise InputError("topics", f"there are no counts by {by!r}", remedy="ask by year or by kind")
        placed = self.topics(kind)
        members = dict(placed.members)
        if by == "kind":
            run, kept = self._store.all(TopicRun, kind=kind)[0], self._store.all(KeptTopic, kind=kind)
            every = [
                one for other in sorted({one.kind for one in self._corpus.reviews}) for one in self._statements(other)
            ]
            members = _place(every, self._codings.encoder().encode([one.text for one in every]), run, kept)
        reviews = self._corpus.reviews if by == "kind" else [one for one in self._corpus.reviews if one.kind == kind]
        return over_groups(placed.rows, members, reviews, by)

    def key_terms(self, kind: str, by: str, *, most: int = 10) -> dict[str, tuple[KeyTerm, ...]]:
        """Terms that set a topic, theme, year, board or kind of review apart from the others of its sort.

        Raises:
            InputError: It is asked by something else.
        """
        if by not in GROUPINGS:
            raise InputError("key terms", f"there are none by {by!r}", remedy=f"ask by {', '.join(GROUPINGS)}")
        if by == "topic":
            members = self.topics(kind).members
            return log_odds({name: [one.text for one in own] for name, own in members.items()}, most=most)
        groups: dict[str, list[str]] = {}
        if by == "theme":
            for theme, coded in coded_statements(self._corpus).items():
                groups[theme] = [one.passage.text for one in coded if one.review.kind == kind]
        else:
            reviews = {one.id: one for one in self._corpus.reviews}
            kinds = sorted({one.kind for one in reviews.values()}) if by == "kind" else [kind]
            for passage in (one for other in kinds for one in self._statements(other)):
                review = reviews[passage.review_id]
                name = {"year": review.published[:4], "board": review.area, "kind": review.kind}[by]
                groups.setdefault(name or "not stated", []).append(passage.text)
        return log_odds(groups, most=most)

    def map(self, kind: str) -> TopicMap:
        """An interactive map of the passages, which a notebook shows by itself."""
        placed = self.topics(kind)
        reviews = {one.id: one for one in self._corpus.reviews}
        shown = [row for row in placed.rows if row.is_shown]
        dots = [
            Dot(row.name, reviews[one.review_id].title, one.page_label, one.text)
            for row in shown
            for one in placed.members[row.id]
        ]
        vectors = [placed.vectors[one.id] for row in shown for one in placed.members[row.id]]
        return topic_map(dots, np.array(vectors, dtype=np.float32))

    def write_map(self, kind: str, path: Path) -> None:
        """Write the map with the topics below it as one HTML file that needs no network."""
        placed = self.topics(kind)
        page = topics_html(placed.rows, placed.note, self.over(kind, "year"), self.map(kind).html())
        write_file(path, page.encode())


def _known_again(kept: Sequence[KeptTopic], decisions: Sequence[TopicDecision]) -> list[KeptTopic]:
    """New topics with the ids of those they are, where these were decided upon; others get numbers nobody has."""
    free = {one.topic_id: one for one in decisions if one.topic_id.startswith("new-")}
    last = max((int(one.removeprefix("new-")) for one in free), default=0)
    found = []
    for topic in kept:
        if not topic.id.startswith("new-"):
            found.append(topic)
            continue
        near = {one: _cosine(topic.centre, decision.centre) for one, decision in free.items()}
        same = max(near, key=lambda one: near[one], default="")
        if same and near[same] >= SAME:
            del free[same]
        else:
            last += 1
            same = f"new-{last}"
        found.append(replace(topic, id=same))
    return found


def _cosine(one: bytes, other: bytes) -> float:
    left, right = np.frombuffer(one, dtype="<f4"), np.frombuffer(other, dtype="<f4")
    return float(left @ right) if len(left) == len(right) else -1.0


def _place(
    passages: Sequence[Passage], vectors: NDArray[np.float32], run: TopicRun, kept: Sequence[KeptTopic]
) -> dict[str, tuple[Passage, ...]]:
    from threadpoolctl import threadpool_limits

    from thememiner.topics.guided import place
    from thememiner.topics.near import unit

    if not passages:
        return {one.id: () for one in kept}
    centres = np.array([np.frombuffer(one.centre, dtype="<f4") for one in kept], dtype=np.float32)
    with threadpool_limits(limits=1):
        points = unit(vectors - np.frombuffer(run.mean, dtype="<f4"))
        labels, nearness = place(points, centres), points @ centres.T
    rows = {topic.id: np.flatnonzero(labels == row).tolist() for row, topic in enumerate(kept)}
    return {
        topic.id: tuple(passages[one] for one in sorted(rows[topic.id], key=lambda one: (-nearness[one, row], one)))
        for row, topic in enumerate(kept)
    }
