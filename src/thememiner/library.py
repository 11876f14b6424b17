"""What a study has read, as people left it: files brought in, overrules applied, reviews excluded or withdrawn.

It holds no opinion on themes: it hands the other rooms the reviews, sections, passages and facts that count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from thememiner.errors import InputError, visible
from thememiner.library_records import CaseFeature, Fact, Listed, Overrule, Recommendation, Screening
from thememiner.reading import fact_filter, overrules
from thememiner.reading.case_identity import same_cases
from thememiner.reading.recommendations import find_recommendations
from thememiner.reading.recommendations_of_case import once_a_case
from thememiner.reading.screening import ScreeningSummary, excluded_reviews, screening_rows, screening_summary
from thememiner.reading.stated.feature_wordings import FEATURES
from thememiner.records import LeftOut, Page, Passage, Reading, Review, Section
from thememiner.store import AuditFile, Store, Withdrawn

Progress = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done and how many there are."""

OfReview = TypeVar("OfReview", Page, Section, Passage, Fact, CaseFeature)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: ids of new reviews or audit files, how many were known, and what was left out.

    ``replaced`` are audit files that took the place of one of the same name.
    """

    new: tuple[str, ...]
    unchanged: int
    left_out: tuple[LeftOut, ...]
    replaced: tuple[str, ...] = ()


def _how_urgent(left_out: LeftOut) -> bool:
    """A child who may be unsafe comes before all that could not be read."""
    from thememiner.local.tool_return import URGENT

    return not left_out.reason.startswith(URGENT)


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

    def add_audits(
        self, paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None, source_type: str = ""
    ) -> Added:
        """Read local findings from CSV, XLSX, DOCX or PDF. A file of a known name takes the place of the earlier one.

        Args:
            paths: The files.
            columns: Our field to the name of its column, where it is not recognised (``{"text": "Auditor notes"}``).
            source_type: What kind of evidence they are, where their own words do not say so.

        Raises:
            InputError: A file has no usable column, or there is no such kind; names what there is.
        """
        from thememiner.local.audits import audits_or_reason
        from thememiner.reading import intake, isolated

        known = {one.source: one.sha256 for one in self._store.all(AuditFile)}
        given: dict[str, str] = {}
        new: list[str] = []
        left_out: list[LeftOut] = []
        unchanged = 0
        with isolated.readers(None, 1) as workers:
            for path in map(Path, paths):
                digest, source = intake.content_hash(path), visible(path.name)
                if given.setdefault(source, digest) != digest:
                    reason = "another file of this name was given with it, and files are known by their names"
                    left_out.append(LeftOut(source, str(path.parent), reason, "rename it and add it again"))
                    continue
                if known.get(source) == digest and not columns and not source_type:
                    unchanged += 1
                    continue
                asked = workers.submit(audits_or_reason, path, columns=columns, source_type=source_type)
                reading = asked.result()
                if isinstance(reading, LeftOut):
                    self._store.note([reading])
                    left_out.append(reading)
                    continue
                mapping = json.dumps(reading.mapping, sort_keys=True)
                self._store.replace_audit(AuditFile(source, digest, mapping), reading.findings, reading.left_out)
                new.append(source)
                left_out += reading.left_out
        replaced = tuple(one for one in new if one in known and known[one] != given[one])
        return Added(tuple(new), unchanged, tuple(sorted(left_out, key=_how_urgent)), replaced)

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
        """Every review that was read, with the fields that people put right, and with its case.

        Documents about one case have the same `Review.case`, whether a catalogue says so or they themselves do.
        """
        ruled = self._holding("fact")
        reviews = [overrules.ruled_review(one, ruled.get(one.id, {})) for one in self._store.all(Review)]
        cases = same_cases(reviews, _by_review(self.facts()))
        return [replace(one, case=cases.get(one.id, one.case)) for one in reviews]

    def state_known(self) -> None:
        """Find the facts and case features of reviews that were read before these were kept."""
        from thememiner.reading.known import with_known

        for reading in list(self.readings()):
            known = with_known(reading)
            with self._store.writing() as write:
                write.insert(known.facts)
                write.insert(known.features)

    def counted(self) -> list[Review]:
        """The reviews that figures count: those that nobody excluded."""
        excluded = self.excluded()
        return [one for one in self.reviews() if one.id not in excluded]

    def excluded(self) -> dict[str, str]:
        """Ids of the reviews that people excluded, with the reason."""
        return excluded_reviews(self._store.all(Listed), self._store.all(Screening), self.reviews())

    def add_listing(self, path: Path, *, date: str, abstracts: bool = False) -> Added:
        """Take a catalogue or the repository's listing into the screening log.

        Args:
            path: The file; see `thememiner.reading.listing.read_listing`.
            date: Today (ISO): when its new entries were seen first.
            abstracts: Whether to read the entries' abstracts, as reviews of a kind of their own.

        Raises:
            UnreadableFileError: The file cannot be read, or no entry is recognised in it.
        """
        from thememiner.reading.abstracts import abstract_reading
        from thememiner.reading.known import with_known
        from thememiner.reading.listing import read_listing
        from thememiner.reading.listing_merge import merged

        listing = read_listing(path, date=date)
        known = self._store.all(Listed)
        log = merged(known, listing.entries)
        changed = {*log.new_ids, *log.changed_ids}
        with self._store.writing() as write:
            for one in log.changed_ids:
                write.delete(Listed, id=one)
            write.insert([one for one in log.entries if one.id in changed])
        self._store.note_file(path.name, listing.left_out)
        if abstracts:
            for reading in filter(None, map(abstract_reading, log.entries)):
                # A source of its own, so that what was noted on the listing stays.
                source = f"{reading.review.source}, {reading.review.id}"
                self._store.add_reading(with_known(replace(reading, review=replace(reading.review, source=source))))
        return Added(log.new_ids, len(known), listing.left_out)

    def screening(self, *, since: str = "") -> list[dict[str, str]]:
        """The screening log: each listed entry and each review, and what was decided about it.

        Args:
            since: Date of the last meeting (ISO); what was first seen later is new.
        """
        return screening_rows(self._store.all(Listed), self._store.all(Screening), self.reviews(), since=since)

    def screened(self) -> ScreeningSummary | None:
        """How many reviews were listed, included, excluded and why; None where no log is kept."""
        is_kept = self._store.count(Listed) or self._store.count(Screening)
        return screening_summary(self.screening()) if is_kept else None

    def screen(self, screenings: Sequence[Screening]) -> None:
        """Keep who was included or excluded, and why; earlier ones stay, the latest holds.

        Raises:
            InputError: There is no such entry or review, or an exclusion has no reason.
        """
        known = self.screened_ids()
        for one in screenings:
            if one.entry_id not in known:
                remedy = "`thememiner screening list` shows the ids"
                raise InputError(one.entry_id, "no listed entry or review has this id", remedy=remedy)
            if one.status == "excluded" and not one.reason.strip():
                raise InputError(one.entry_id, "is excluded without a reason", remedy="give --reason")
        with self._store.writing() as write:
            write.insert(screenings)

    def screened_ids(self) -> set[str]:
        """Ids that can be screened: of listed entries and of reviews."""
        return {one.id for one in self._store.all(Listed)} | {one.id for one in self._store.all(Review)}

    def sections(self) -> list[Section]:
        """Every section, with the kind that people gave it."""
        return [section for sections, _ in self._ruled().values() for section in sections]

    def passages(self) -> list[Passage]:
        """Every passage, of the kind of its section as people left it."""
        return [passage for _, passages in self._ruled().values() for passage in passages]

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

    def recommendations(self, conditions: Mapping[str, str] | None = None) -> list[Recommendation]:
        """What the counted reviews recommend, each recommendation of a case once; see `meeting` for the argument.

        Abstracts of a listing are left aside: what they name stands in the reports, in other words.
        """
        kept, ruled = self.meeting(conditions), self._ruled()
        reviews = [one for one in self.counted() if one.id in kept and one.kind != "abstract"]
        found = [one for review in reviews for one in find_recommendations(review, *ruled.get(review.id, ([], [])))]
        return once_a_case(found, {one.id: one.case or one.id for one in reviews})

    def readings(self) -> Iterator[Reading]:
        """All that is known of each review, as people left it."""
        ruled, pages = self._ruled(), _by_review(self._store.all(Page))
        facts, features = _by_review(self.facts()), _by_review(self.features())
        for review in self.reviews():
            sections, passages = ruled.get(review.id, ([], []))
            yield Reading(
                review=review,
                pages=tuple(pages.get(review.id, ())),
                sections=tuple(sections),
                passages=tuple(passages),
                left_out=tuple(self._store.all(LeftOut, source=review.source)),
                facts=tuple(facts.get(review.id, ())),
                features=tuple(features.get(review.id, ())),
            )

    def reading_of(self, file: Path) -> Reading:
        """The reading of the review that was read from a file.

        Raises:
            InputError: The file cannot be opened, or no review of this study was read from it.
        """
        from thememiner.reading.intake import content_hash

        digest = content_hash(file)
        found = next((one for one in self.readings() if one.review.sha256 == digest), None)
        if found is None:
            reason = "no review of this study was read from this file"
            raise InputError(file.name, reason, remedy="add it, or inspect it without a study")
        return found

    def meeting(self, conditions: Mapping[str, str] | None) -> set[str]:
        """Ids of the reviews that meet conditions on their facts and case features; all of them where there are none.

        Raises:
            InputError: A condition names no fact or case feature.
        """
        reviews, facts = self.reviews(), self.facts()
        if not conditions:
            return {one.id for one in reviews}
        dated = {one.review_id for one in facts if one.name == "published"}
        # Where a report does not say when it was published, the date on its title page stands for it.
        facts += [Fact(one.id, "published", one.published, "", None) for one in reviews if one.id not in dated]
        ids = [one.id for one in reviews]
        return fact_filter.meeting(conditions, ids, [one for one in facts if one.value], self.features(), FEATURES)

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

    def _ruled(self) -> dict[str, tuple[list[Section], list[Passage]]]:
        ruled = self._holding("section-kind")
        sections, passages = _by_review(self._store.all(Section)), _by_review(self._store.all(Passage))
        return {
            review: overrules.with_kinds(own, passages.get(review, []), ruled.get(review, {}))
            for review, own in sections.items()
        }

    def _holding(self, what: overrules.What) -> dict[str, dict[str, Overrule]]:
        return overrules.holding(self._store.all(Overrule), what)


def _by_review(records: Sequence[OfReview]) -> dict[str, list[OfReview]]:
    return {review: list(own) for review, own in groupby(records, key=lambda one: one.review_id)}
