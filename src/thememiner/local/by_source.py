"""What each local source says of a theme, how old it is, and in how far sources agree (triangulation, HAR-06).

A source is an audit, a return, a set of complaints: it speaks once, however many findings it has. What the words of a
finding say comes first; a grade speaks only where they do not judge, and a good grade alone is no one's word that a
theme works.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thememiner.errors import InputError
from thememiner.local.grades import says
from thememiner.records import AuditFinding, Code, Polarity, Stance

_Words = tuple[object, ...]
SourceKey = tuple[str, str]
"""File and audit: what makes findings one source."""

MONTHS = 24
"""Local evidence older than this is stale where a study's settings do not say otherwise."""

_SAYS_NOTHING_OF_PRACTICE = ("recommendation", "question")
_SAID = {
    "failing": ("says that it does not work", "say that it does not work"),
    "good": ("says that it works", "say that it works"),
    "mixed": ("speaks both ways", "speak both ways"),
    "neutral": ("does not say how well it works", "do not say how well it works"),
}
_SHORT = (("failing", "not working"), ("good", "working"), ("mixed", "both ways"), ("neutral", "not judging"))


@dataclass(frozen=True, slots=True)
class Heard:
    """A local finding with its code for one theme."""

    finding: AuditFinding
    code: Code
    stance: Stance | None = None

    @property
    def worded(self) -> Polarity:
        """What its words say of practice on the theme.

        An indicator's figure says nothing by itself: more may be better or worse; a bare grade says nothing in words.
        A row of a filled-in audit tool is
        evidence by its place, whatever the form of its words.
        """
        if self.finding.value or self.finding.only_graded:
            return "neutral"
        if self.stance and self.stance.statement in _SAYS_NOTHING_OF_PRACTICE and not self.finding.theme_id:
            return "neutral"
        return self.code.polarity

    @property
    def graded(self) -> Polarity:
        """What its grade says of practice."""
        return says(self.finding.grade_scale, self.finding.grade_rank)

    @property
    def polarity(self) -> Polarity:
        """What its words say, or where they do not judge, its grade."""
        return self.worded if self.worded != "neutral" else self.graded

    @property
    def source(self) -> str:
        """The audit it comes from; the file's name where the audit has none."""
        return self.finding.audit or self.finding.source

    @property
    def is_audit(self) -> bool:
        """Whether it comes of an audit: somebody looked at cases. Self-assessments and all other kinds are not.

        What the machine hears of another theme in a filled-in audit tool is an aside: nobody looked at cases for that.
        """
        if self.finding.theme_id:
            return self.code.theme_id == self.finding.theme_id or self.code.status != "suggested"
        kind = self.finding.source_type
        return kind == "audit" or kind.endswith("-audit")


@dataclass(frozen=True, slots=True)
class SourceView:
    """What one local source (an audit, a return, a set of complaints) says of a theme.

    ``says`` is ``failing``, ``good``, ``mixed`` or ``neutral``; ``cases`` its "k of n" as stated, ``grades`` as
    written; ``date`` the newest of its findings on the theme. ``copies`` are files with the same words, which are not
    counted again. ``current`` of its ``findings`` are not older than the limit: one source may span years.
    """

    source: str
    source_type: str
    says: str
    findings: int
    date: str
    stale: bool
    cases: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    file: str = ""
    is_audit: bool = False
    copies: tuple[str, ...] = ()
    current: int = 0


def source_of(finding: AuditFinding) -> SourceKey:
    """The source that a finding belongs to: the forms of one audit, a file for each case, are one source."""
    is_form = bool(finding.question and finding.audit)
    return "" if is_form else finding.source, finding.audit


def copies_of(findings: Sequence[AuditFinding]) -> dict[SourceKey, SourceKey]:
    """Sources that hold nothing but what one of another file holds -> that other one.

    Compared by the words of every finding with its grade, its "k of n" and its agency: two returns that answer the
    same questions differently are two sources. Of equals the one with the older date stays, so that sending an audit
    round again does not make it newer.
    """
    held: dict[SourceKey, set[_Words]] = defaultdict(set)
    dates: dict[SourceKey, str] = {}
    for one in findings:
        key = source_of(one)
        words = " ".join(one.text.casefold().split())
        held[key].add((words, one.grade.casefold(), one.cases_with, one.cases, one.agency.casefold(), one.value))
        dates[key] = max(dates.get(key, ""), one.date)
    order = sorted(held, key=lambda key: (-len(held[key]), not dates[key], dates[key], key))
    # Only sources that share a source's rarest words can hold all of it: a file may name an audit on each of its rows.
    holding: dict[_Words, dict[str, list[SourceKey]]] = defaultdict(lambda: defaultdict(list))
    often: Counter[_Words] = Counter()
    found: dict[SourceKey, SourceKey] = {}
    for key in order:
        rarest = min(held[key], key=lambda content: (often[content], str(content)))
        others = (one for file, own in holding[rarest].items() if file != key[0] for one in own)
        original = next((one for one in others if held[key] <= held[one]), None)
        if original is not None:
            found[key] = original
            continue
        often.update(held[key])
        for content in held[key]:
            holding[content][key[0]].append(key)
    return found


def views_of(
    heard: Sequence[Heard], today: str, months: int = MONTHS, copies: Mapping[SourceKey, SourceKey] | None = None
) -> tuple[SourceView, ...]:
    """One view a source, the newest first and those without a date last.

    Args:
        heard: The findings on one theme, without those of copies.
        today: The ISO date from which their age is counted.
        months: The age at which evidence is stale.
        copies: From `copies_of`.
    """
    by_source: dict[SourceKey, list[Heard]] = defaultdict(list)
    for one in heard:
        by_source[source_of(one.finding)].append(one)
    doubles: dict[SourceKey, list[str]] = defaultdict(list)
    for copy, original in sorted((copies or {}).items()):
        doubles[original].append(copy[0] or copy[1])
    views = [_view(own, today, months, tuple(doubles[key])) for key, own in sorted(by_source.items())]
    return tuple(sorted(views, key=lambda one: one.date, reverse=True))


def _view(own: Sequence[Heard], today: str, months: int, copies: tuple[str, ...]) -> SourceView:
    newest = max(one.finding.date for one in own)
    current = [one for one in own if not is_old(one.finding.date, today, months)]
    findings = [one.finding for one in own]
    return SourceView(
        source=own[0].source,
        source_type=Counter(one.source_type for one in findings).most_common(1)[0][0],
        says=said_by(current or own),
        findings=len(own),
        date=newest,
        stale=not current,
        cases=stated_cases(findings),
        grades=tuple(dict.fromkeys(one.grade for one in findings if one.grade)),
        file=own[0].finding.source,
        is_audit=any(one.is_audit for one in own),
        copies=copies,
        current=len(current),
    )


def said_by(heard: Sequence[Heard]) -> Polarity:
    """What one source says with all its findings on a theme; a good grade that no words bear out says nothing."""
    sides: set[str] = set()
    for one in heard:
        sides |= {"failing", "good"} if one.polarity == "mixed" else {one.polarity} - {"neutral"}
    if sides == {"failing", "good"}:
        return "mixed"
    if sides == {"failing"}:
        return "failing"
    return "good" if sides and any(one.worded != "neutral" for one in heard) else "neutral"


def stated_cases(findings: Sequence[AuditFinding]) -> tuple[str, ...]:
    """The "4 of 6" of each finding as stated; never added up."""
    return tuple(
        f"{one.cases_with} of {one.cases}" for one in findings if one.cases_with is not None and one.cases is not None
    )


def agreement(views: Sequence[SourceView], months: int = MONTHS) -> str:
    """How far sources agree, in words: "3 of 4 sources say that it does not work; 1 says that it works"."""
    current = [one for one in views if not one.stale] or list(views)
    if not current:
        return ""
    older = len(views) - len(current)
    counts = [(kind, sum(one.says == kind for one in current)) for kind in _SAID]
    said = _counted_views([(kind, count) for kind, count in counts if count], len(current), older)
    return "; ".join([*said, *_newest_of_two_sides(current), *_what_they_rest_on(views, current, months)])


def agreement_in_short(views: Sequence[SourceView]) -> str:
    """The same for one line of a table: "2 not working, 1 working; 1 older"."""
    current = [one for one in views if not one.stale] or list(views)
    said = [f"{count} {word}" for kind, word in _SHORT if (count := sum(one.says == kind for one in current))]
    older = len(views) - len(current)
    rest = f"; {older} older" if older else "; old" if current and current[0].stale else ""
    return f"{', '.join(said)}{rest}"


def _newest_of_two_sides(views: Sequence[SourceView]) -> list[str]:
    """Where one says that it works and another that it does not, which came last: it may have been put right since."""
    last = max(views, key=lambda one: one.date)
    # A month may hold the day of another: then it is not known which came last.
    is_alone = sum(last.date.startswith(one.date) or one.date.startswith(last.date) for one in views) == 1
    if not {"failing", "good"} <= {one.says for one in views} or not all(one.date for one in views) or not is_alone:
        return []
    return [f"the newest, of {last.date}, {_SAID[last.says][0]}"]


def _counted_views(counts: Sequence[tuple[str, int]], total: int, older: int) -> list[str]:
    """For example ["2 of 3 sources say that it does not work", "1 says that it works"]."""
    kind, count = counts[0]
    if total == 1:
        return [f"the only source{' not set aside' if older else ''} {_SAID[kind][0]}"]
    if count == total:
        return [f"{'both' if total == 2 else f'all {total}'} sources {_SAID[kind][1]}"]
    first, *rest = [f"{count} {{}}{_SAID[kind][count != 1]}" for kind, count in counts]
    return [first.format(f"of {total} sources "), *(one.format("") for one in rest)]


def _what_they_rest_on(views: Sequence[SourceView], current: Sequence[SourceView], months: int) -> list[str]:
    said = []
    older, copies = len(views) - len(current), sum(len(one.copies) for one in views)
    undated = sum(not one.date for one in current)
    if older:
        said.append(f"{older} more than {months} months old set aside")
    elif current[0].stale:
        said.append(f"{'all ' if len(current) > 1 else ''}more than {months} months old")
    if undated:
        said.append(
            f"{undated} without a date, so its age is not known" if undated == 1 else f"{undated} without a date"
        )
    if copies:
        said.append(f"{copies} {'copy' if copies == 1 else 'copies'} with the same words not counted again")
    return said


@lru_cache(maxsize=64)
def cutoff(today: str, months: int = MONTHS) -> str:
    """The ISO date so many months before.

    Raises:
        InputError: ``today`` is not an ISO date.
    """
    from dateutil.relativedelta import relativedelta

    try:
        return (date.fromisoformat(today) - relativedelta(months=months)).isoformat()
    except ValueError as error:
        reason = f"{today!r} is not a date"
        raise InputError("date of the comparison", reason, remedy="write it like 2026-01-31") from error


def is_old(dated: str, today: str, months: int = MONTHS) -> bool:
    """A date that gives only month or year is compared as far as it goes; without a date age is not known."""
    return bool(dated) and dated < cutoff(today, months)[: len(dated)]
