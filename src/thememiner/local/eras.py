"""Reviews by the terms of their time: figures on both sides of a break stand side by side and are never joined.

A serious case review and a local child safeguarding practice review are asked for on different grounds and written to
different guidance, so a theme that is rarer after the break is not known to have become rarer in practice. The type of
a review decides; where that names no era (a model such as SILP, or nothing) the date of publication does, if it is
plainly on one side; else the era is not known. Dates: safeguarding partners could take over from 29 June 2018 and had
to by 29 September 2019, with a year more to publish reviews under way (Working Together: transitional guidance, 2018);
Ofsted's ILACS took the place of the single inspection framework (SIF) in January 2018.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.evidence.prevalence import case_of, wilson
from thememiner.records import Prevalence, Review

NOT_KNOWN = "era not known"

Case = tuple[str, str]
"""Kind of review, and the case: what is counted."""


@dataclass(frozen=True, slots=True)
class Era:
    """One era of terms: the types of review that belong to it, and the days (ISO) between which they can appear."""

    name: str
    kind: str
    types: re.Pattern[str]
    since: str = ""
    until: str = ""

    def may_hold(self, published: str) -> bool:
        """Whether a date, however much of it is stated, can lie in the era; an empty one can."""
        is_early = bool(published and self.since) and published < self.since[: len(published)]
        is_late = bool(published and self.until) and published > self.until[: len(published)]
        return not is_early and not is_late


def _era(name: str, kind: str, types: str, since: str = "", until: str = "") -> Era:
    return Era(name, kind, re.compile(rf"\b(?:{types})\b", re.IGNORECASE), since, until)


SCR = "serious case reviews (to 2018–19)"
LCSPR = "local child safeguarding practice reviews (from 2018–19)"
ERAS: tuple[Era, ...] = (
    _era("domestic homicide reviews", "case-review", r"domestic (?:homicide|abuse related death) reviews?|dhrs?"),
    _era("safeguarding adult reviews", "case-review", r"safeguarding adults? reviews?|sars?"),
    _era("single unified safeguarding reviews (Wales)", "case-review", r"single unified safeguarding reviews?|susrs?"),
    _era(LCSPR, "case-review", r"child safeguarding practice reviews?|lcsprs?|csprs?|lsprs?", since="2018-06-29"),
    _era("child practice reviews (Wales)", "case-review", r"child practice reviews?|cprs?|welsh (?:concise|extended)"),
    _era("significant case reviews (Scotland)", "case-review", r"significant case reviews?"),
    _era("case management reviews (Northern Ireland)", "case-review", r"case management reviews?|cmrs?"),
    _era(SCR, "case-review", r"serious case reviews?|scrs?"),
    _era("joint targeted area inspections", "inspection", r"jtais?|joint targeted area inspections?"),
    _era("inspections of SEND services", "inspection", r"send"),
    _era("inspections of local authorities (ILACS, from 2018)", "inspection", r"ilacs", since="2018-01-01"),
    _era("inspections of local authorities (before ILACS)", "inspection", r"ilacs|sif", until="2017-12-31"),
)
"""In this order: the first that a review's type names, and that its date allows, is its own."""

_BY_DATE: tuple[tuple[str, str, str], ...] = ((SCR, "", "2018-06-28"), (LCSPR, "2020-09-30", ""))
_MODELS = re.compile(
    r"^(?:silp|significant incident learning process|(?:scie )?learning together|hybrid)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EraFigure:
    """A theme in the reviews of one kind from one era of terms (SCR, LCSPR); eras are never joined by a line."""

    era: str
    figure: Prevalence


def era_of(review: Review) -> str:
    """The era of terms of a review, or `NOT_KNOWN`, also where its type and its date contradict each other."""
    named = [one for one in ERAS if one.kind == review.kind and one.types.search(review.review_type)]
    if named:
        return next((one.name for one in named if one.may_hold(review.published)), NOT_KNOWN)
    if review.kind == "case-review" and _MODELS.match(review.review_type.strip()):
        return _by_date(review.published)
    return review.review_type.strip() or NOT_KNOWN


def era_figures(
    theme_id: str, with_theme: Iterable[Review], read: Sequence[Review], eras: Mapping[Case, str]
) -> tuple[EraFigure, ...]:
    """Cases with a theme / cases read, for each kind of review and era; every case counts once.

    Args:
        theme_id: The theme.
        with_theme: The reviews that have it.
        read: All reviews that were read.
        eras: From `eras_of_cases`.
    """
    total, found = _by_era(read, eras), _by_era(with_theme, eras)
    return tuple(
        EraFigure(era, Prevalence(theme_id, kind, found[kind, era], count, *wilson(found[kind, era], count)))
        for (kind, era), count in sorted(total.items(), key=lambda one: _place(*one[0]))
    )


def eras_of_cases(read: Sequence[Review]) -> dict[Case, str]:
    """Each case -> its era: where several documents tell of one case, the first known one."""
    found: dict[Case, str] = {}
    for review in read:
        case = (review.kind, case_of(review))
        if found.get(case, NOT_KNOWN) == NOT_KNOWN:
            found[case] = era_of(review)
    return found


def _by_era(reviews: Iterable[Review], eras: Mapping[Case, str]) -> Counter[tuple[str, str]]:
    return Counter((case[0], eras[case]) for case in {(str(one.kind), case_of(one)) for one in reviews})


def _place(kind: str, era: str) -> tuple[str, int, str]:
    order = [SCR, LCSPR, *(one.name for one in ERAS)]
    return kind, order.index(era) if era in order else len(order) + (era == NOT_KNOWN), era


def _by_date(published: str) -> str:
    for era, since, until in _BY_DATE:
        if len(published) == 10 and (not since or published >= since) and (not until or published <= until):
            return era
        year = published[:4]
        if len(published) in (4, 7) and ((until and year < until[:4]) or (since and year > since[:4])):
            return era
    return NOT_KNOWN
