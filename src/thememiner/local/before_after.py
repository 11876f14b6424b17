"""The next audit on a theme beside the last: in how many cases practice fell short, and whether a change is shown.

Only what was asked in the same words and graded on the same scale is set side by side. A case counts once for a
question: where several agencies graded it, it fell short if any of them said so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as calendar
from math import sqrt
from typing import Literal

from thememiner.evidence.prevalence import FLOOR, wilson
from thememiner.local.audit_tool import ENOUGH, OVERALL, SHORT, falls_short
from thememiner.records import AuditFinding

Verdict = Literal["improved", "not shown", "worse"]
GAP_DAYS = 90
"""A tool that is filled in again after so long is another audit, even under the same name."""


@dataclass(frozen=True, slots=True)
class Graded:
    """In how many of the graded cases practice fell short, on one question."""

    question: str
    scale: str
    short: int
    cases: int


@dataclass(frozen=True, slots=True)
class Round:
    """One audit as it came back: its files, cases and agencies, and what each question came to.

    ``first`` and ``last`` are the days of its newest and oldest case, empty where none is dated.
    """

    name: str
    first: str
    last: str
    files: tuple[str, ...]
    cases: tuple[str, ...]
    agencies: tuple[str, ...]
    graded: tuple[Graded, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One question in two audits; ``low`` and ``high`` bound the share falling short after, less that before."""

    question: str
    words: str
    before: Graded
    after: Graded
    low: float
    high: float
    verdict: Verdict

    @property
    def is_small(self) -> bool:
        """Whether one of the audits has too few cases for percentages."""
        return min(self.before.cases, self.after.cases) < FLOOR


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The last two audits on a theme; ``before`` and ``after`` are None where there are fewer.

    ``not_compared`` says which questions were left aside and why; ``remarks`` what to know of the two samples.
    ``undated`` names audits without a date, which cannot be put in order.
    """

    theme_id: str
    before: Round | None
    after: Round | None
    changes: tuple[Change, ...] = ()
    not_compared: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    earlier: tuple[Round, ...] = ()
    undated: tuple[str, ...] = ()


def newcombe(before: tuple[int, int], after: tuple[int, int]) -> tuple[float, float]:
    """95 % interval of the difference of two independent shares (after - before), both ends in -1..1.

    Source: Newcombe (1998), Statistics in Medicine 17:873-890, method 10 (from the Wilson interval of each share,
    without continuity correction).

    Args:
        before: Count and total, the total at least 1.
        after: The same.

    Raises:
        ValueError: Counts that no sample can have.
    """
    if not before[1] or not after[1]:
        raise ValueError("a share of no cases has no difference to another")
    one, other = after[0] / after[1], before[0] / before[1]
    low_1, high_1 = wilson(*after)
    low_2, high_2 = wilson(*before)
    difference = one - other
    return (
        difference - sqrt((one - low_1) ** 2 + (high_2 - other) ** 2),
        difference + sqrt((high_1 - one) ** 2 + (other - low_2) ** 2),
    )


def before_after(
    theme_id: str, findings: Iterable[AuditFinding], known: Mapping[str, str] | None = None
) -> BeforeAfter:
    """Compare the last two audits on a theme that came back in filled-in tools.

    Args:
        theme_id: The theme.
        findings: All local findings; those of other themes or without a question are passed over.
        known: Words of questions by id, e.g. the codebook's; else those that the findings' headings carry.
    """
    rounds = rounds_of([one for one in findings if one.theme_id == theme_id and one.question], known or {})
    dated = [one for one in rounds if one.last]
    undated = tuple(one.name for one in rounds if not one.last)
    if len(dated) < 2:
        return BeforeAfter(theme_id, None, dated[0] if dated else None, undated=undated)
    *earlier, before, after = dated
    changes, aside = _changes(before, after)
    remarks = _remarks(before, after, len(changes))
    return BeforeAfter(theme_id, before, after, changes, aside, remarks, tuple(earlier), undated)


def rounds_of(findings: Sequence[AuditFinding], known: Mapping[str, str] | None = None) -> list[Round]:
    """The audits that the findings come of, the oldest first: told apart by name, and by a gap of `GAP_DAYS`."""
    by_name: dict[str, list[AuditFinding]] = defaultdict(list)
    for one in findings:
        by_name[one.audit].append(one)
    rounds = [_round(part, known or {}) for name in sorted(by_name) for part in _parted(by_name[name])]
    return sorted(rounds, key=lambda one: (one.last, one.first, one.name))


def _parted(findings: Sequence[AuditFinding]) -> list[list[AuditFinding]]:
    """The findings of one name, parted where the dates of the files leave a gap; a file stays whole."""
    days: dict[str, str] = {}
    for one in findings:
        days[one.source] = max(days.get(one.source, ""), one.date)
    parts: list[list[str]] = []
    last = ""
    for source in sorted(days, key=lambda name: (days[name], name)):
        if not parts or _days_between(last, days[source]) >= GAP_DAYS:
            parts.append([])
        parts[-1].append(source)
        last = days[source] or last
    return [[one for one in findings if one.source in part] for part in parts]


def _days_between(one: str, other: str) -> int:
    """Days between two dates as far as they are known; 0 where one is not."""
    if not one or not other:
        return 0
    first, second = (
        calendar.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]) for day in (one, other)
    )
    return (second - first).days


def _round(findings: Sequence[AuditFinding], known: Mapping[str, str]) -> Round:
    cases = sorted((one for one in findings if one.case), key=lambda one: (one.source, one.row))
    days = sorted({one.date for one in cases if one.date})
    by_question: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for one in cases:
        short = falls_short(one.grade_scale, one.grade_rank)
        if short is not None:
            seen = by_question[one.question, one.grade_scale]
            seen[one.case] = seen.get(one.case, False) or short
    return Round(
        name=findings[0].audit,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        files=tuple(sorted({one.source for one in findings})),
        cases=tuple(sorted({one.case for one in cases})),
        agencies=tuple(sorted({one.agency for one in cases if one.agency}, key=str.casefold)),
        graded=tuple(Graded(*key, sum(seen.values()), len(seen)) for key, seen in by_question.items()),
        words={one.question: known.get(one.question) or _words(one) for one in cases},
    )


def _words(finding: AuditFinding) -> str:
    """What was asked: a finding of the tool carries it in its heading."""
    return "Overall grade of the case" if finding.question == OVERALL else finding.heading.partition(" – ")[2]


def _changes(before: Round, after: Round) -> tuple[tuple[Change, ...], tuple[tuple[str, str], ...]]:
    old = {(one.question, one.scale): one for one in before.graded}
    new = {(one.question, one.scale): one for one in after.graded}
    changes = [_change(old[key], new[key], after.words) for key in new if key in old]
    changes.sort(key=lambda one: one.question == OVERALL)
    compared = {one.question for one in changes}
    words = {**before.words, **after.words}
    aside = []
    for question in dict.fromkeys([*words]):
        if question not in compared:
            aside.append((words[question], _why_not(question, before, after)))
    return tuple(changes), tuple(aside)


def _change(before: Graded, after: Graded, words: Mapping[str, str]) -> Change:
    low, high = newcombe((before.short, before.cases), (after.short, after.cases))
    verdict: Verdict = "improved" if high < 0 else "worse" if low > 0 else "not shown"
    return Change(after.question, words.get(after.question, ""), before, after, low, high, verdict)


def _why_not(question: str, before: Round, after: Round) -> str:
    graded = [{one.question for one in each.graded} for each in (before, after)]
    if question not in before.words:
        return "was asked only in the later audit"
    if question not in after.words:
        return "was asked only in the earlier audit"
    if question in graded[0] and question in graded[1]:
        return "was graded on another scale in each audit"
    return "was not graded in both audits"


def _remarks(before: Round, after: Round, compared: int) -> tuple[str, ...]:
    """What to know of the samples before a change is believed."""
    remarks = []
    both = set(before.cases) & set(after.cases)
    if both:
        remarks.append(
            f"{len(both)} cases are in both audits; the intervals take the two samples to be different cases."
        )
    if before.agencies != after.agencies:
        remarks.append(
            f"The agencies differ: {_listed(before.agencies)} in the earlier audit, {_listed(after.agencies)} in the "
            "later one."
        )
    if len(before.cases) != len(after.cases):
        remarks.append(f"The samples differ in size: {len(before.cases)} and {len(after.cases)} cases.")
    if compared > 1:
        remarks.append(
            f"{compared} questions are compared: the more are compared, the likelier that one differs by chance alone."
        )
    return tuple(remarks)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none named"


def short_words(scale: str) -> str:
    """What counts as falling short on a scale, in words."""
    return SHORT.get(scale, "below the standard")


def enough_words(scale: str) -> str:
    """What does not."""
    return ENOUGH.get(scale, "at the standard")
