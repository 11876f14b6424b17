"""What a study has read, as people left it: files brought in, overrules applied, reviews excluded or withdrawn.

It holds no opinion on themes: it hands the other rooms the reviews, sections, passages and facts that count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from thememiner.errors import InputError, visible
from thememiner.library_records import CaseFeature, Fact, Overrule
from thememiner.reading import fact_filter, overrules
from thememiner.records import LeftOut, Passage, Reading, Review, Section
from thememiner.store import AuditFile, Store, Withdrawn

FEATURES: tuple[str, ...] = ()

Progress = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done and how many there are."""

OfReview = TypeVar("OfReview", Section, Passage, Fact, CaseFeature)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: ids of new reviews or audit files, how many were known, and what was left out."""

    new: tuple[str, ...]
    unchanged: int
    left_out: tuple[LeftOut, ...]


def quiet(_: str, __: int, ___: int) -> None:
    """Show no progress."""


class Library:
    """The reviews and the local evidence of one study."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_reviews(
        self,
        paths: Iterable[str | Path],
        *,
        catalogue: str | Path | None = None,
        withdrawn: bool = False,
        pool: Executor | None = None,
        progress: Progress = quiet,
    ) -> Added:
        """Read reviews, files or folders. A file whose content is known changes nothing.

        Args:
            paths: PDF, DOCX, HTML or text files, or folders of them.
            catalogue: A ``catalogue.csv`` with facts about the files; one inside a folder is found by itself.
            withdrawn: Whether to take in again what was removed from the study.
            pool: Where to read; default one process a core.
            progress: Told after each file.
        """
        from thememiner.reading import intake, isolated

        folders = [Path(path) for path in paths]
        files, left_out = intake.files_in(folders)
        reviews = self._store.all(Review)
        new, unchanged, notes = intake.to_read(files, {one.sha256 for one in reviews}, {one.id for one in reviews})
        left_out += notes
        if not withdrawn:
            new, kept_out = intake.without_withdrawn(
                new, {one.sha256: one.reason for one in self._store.all(Withdrawn)}
            )
            left_out += kept_out
        self._store.note(left_out)
        facts = intake.facts_for(folders, Path(catalogue) if catalogue else None)
        added = []
        with isolated.readers(pool, len(new)) as workers:
            for number, (found, result) in enumerate(intake.read_all(new, workers), start=1):
                progress(found.source, number, len(new))
                if isinstance(result, Reading):
                    self._store.add_reading(intake.catalogued(result, facts))
                    added.append(found.review_id)
                    left_out += result.left_out
                else:
                    self._store.note([result])
                    left_out.append(result)
        return Added(tuple(added), unchanged, tuple(left_out))

    def add_audits(self, paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None) -> Added:
        """Read local findings from CSV or XLSX. A file whose content changed takes the place of its earlier self.

        Args:
            paths: The files.
            columns: Our field to the name of its column, where it is not recognised (``{"text": "Auditor notes"}``).

        Raises:
            InputError: A file has no usable column; names the columns it has.
        """
        from thememiner.local.audits import audits_or_reason
        from thememiner.reading import intake, isolated

        known = {one.source: one.sha256 for one in self._store.all(AuditFile)}
        new: list[str] = []
        left_out: list[LeftOut] = []
        unchanged = 0
        with isolated.readers(None, 1) as workers:
            for path in map(Path, paths):
                digest, source = intake.content_hash(path), visible(path.name)
                if known.get(source) == digest and not columns:
                    unchanged += 1
                    continue
                reading = workers.submit(audits_or_reason, path, columns=columns).result()
                if isinstance(reading, LeftOut):
                    self._store.note([reading])
                    left_out.append(reading)
                    continue
                mapping = json.dumps(reading.mapping, sort_keys=True)
                self._store.replace_audit(AuditFile(source, digest, mapping), reading.findings, reading.left_out)
                new.append(source)
                left_out += reading.left_out
        return Added(tuple(new), unchanged, tuple(left_out))

    def remove(self, review_id: str, *, reason: str, date: str) -> Withdrawn:
        """Take a withdrawn review out; its citation record and people's decisions stay.

        Raises:
            InputError: There is no such review.
        """
        review = self.review(review_id)
        record = Withdrawn(review.id, review.source, review.sha256, review.title, review.published, reason, date)
        self._store.withdraw(record)
        return record

    def reviews(self) -> list[Review]:
        """Every review that was read, with the fields that people put right."""
        ruled = self._holding("fact")
        return [overrules.ruled_review(one, ruled.get(one.id, {})) for one in self._store.all(Review)]

    def counted(self) -> list[Review]:
        """The reviews that figures count: those that nobody excluded."""
        return self.reviews()

    def sections(self) -> list[Section]:
        """Every section, with the kind that people gave it."""
        return [section for sections, _ in self._ruled() for section in sections]

    def passages(self) -> list[Passage]:
        """Every passage, of the kind of its section as people left it."""
        return [passage for _, passages in self._ruled() for passage in passages]

    def facts(self) -> list[Fact]:
        """What the reviews state about themselves and their cases."""
        own, ruled = _by_review(self._store.all(Fact)), self._holding("fact")
        ids = [one.id for one in self._store.all(Review)]
        return [fact for one in ids for fact in overrules.with_stated(own.get(one, []), ruled.get(one, {}))]

    def features(self) -> list[CaseFeature]:
        """The circumstances that the reviews state, deny or suspect."""
        own, ruled = _by_review(self._store.all(CaseFeature)), self._holding("feature")
        ids = [one.id for one in self._store.all(Review)]
        return [one for id_ in ids for one in overrules.with_presence(own.get(id_, []), ruled.get(id_, {}))]

    def meeting(self, conditions: Mapping[str, str] | None) -> set[str]:
        """Ids of the reviews that meet conditions on their facts and case features; all of them where there are none.

        Raises:
            InputError: A condition names no fact or case feature.
        """
        ids = [one.id for one in self._store.all(Review)]
        return fact_filter.meeting(conditions or {}, ids, self.facts(), self.features(), tuple(FEATURES))

    def rule(self, overrule: Overrule) -> Overrule:
        """Keep what a person put right; returns it with its target as the study spells it.

        Raises:
            InputError: There is no such review, section, fact, feature or value; lists what there is.
        """
        self.review(overrule.review_id)
        sections = self._store.all(Section, review_id=overrule.review_id)
        kept = overrules.checked(overrule, sections, FEATURES)
        with self._store.writing() as write:
            write.insert([kept])
        return kept

    def review(self, review_id: str) -> Review:
        """One review.

        Raises:
            InputError: There is no such review.
        """
        found = next((one for one in self.reviews() if one.id == review_id), None)
        if found is None:
            raise InputError(review_id, "no review in this study has this id", remedy="`thememiner reviews` lists them")
        return found

    def _ruled(self) -> list[tuple[list[Section], list[Passage]]]:
        ruled = self._holding("section-kind")
        sections, passages = _by_review(self._store.all(Section)), _by_review(self._store.all(Passage))
        return [overrules.with_kinds(own, passages.get(one, []), ruled.get(one, {})) for one, own in sections.items()]

    def _holding(self, what: overrules.What) -> dict[str, dict[str, Overrule]]:
        return overrules.holding(self._store.all(Overrule), what)


def _by_review(records: Sequence[OfReview]) -> dict[str, list[OfReview]]:
    return {review: list(own) for review, own in groupby(records, key=lambda one: one.review_id)}
