"""Polarity of a unit as a whole and of each of its themes, from its clauses, statement and heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thememiner.coding.leans import Lean
from thememiner.coding.parsing import has_finite_verb
from thememiner.coding.polarity import Clause
from thememiner.coding.shapes import is_telling
from thememiner.records import Polarity, Statement

MIXED_SHARE = 0.3
"""Least share of the rarer judgement among the judging clauses for a unit to be called mixed."""
PASSAGE = 40
"""Words from which a text in a learning section is read as a telling passage; shorter ones say what they mean."""
SHORT = 60
"""Words below which a text may be a bare phrase."""
UNJUDGING: frozenset[str] = frozenset(
    {"recommendation", "question", "narrative", "method", "terms-of-reference", "other-boilerplate"}
)
"""Statements from which nothing is inferred about practice (CODEBOOK 0.4)."""

_MEASURE = re.compile(
    r"^\W*(?:The )?(?:\w+ )?(?:quality|timeliness|consistency|effectiveness|impact|rigour|robustness|frequency|clarity"
    r"|accuracy|sufficiency|pace|regularity|specificity|suitability|accessibility|reliability|sustainability|availability)\b"
    r"|^\W*How (?:well|effectively|consistently|far|quickly|\w+ work|direct)\b"
    r"|^\W*(?:Better|Improved|Improving|Increased|Increasing|Greater|More|Further|Clearer|Stronger) \w",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"^\W*The (?:[\w’'-]+ ){0,3}(?:response|oversight|use|understanding|identification|recognition|involvement"
    r"|provision"
    r"|tracking|application|monitoring|recording|sharing|capacity|range|arrangements?|processe?s?|systems?|engagement|participation"
    r"|support|management|planning|assessment|supervision|consideration|delivery|access|inclusion|focus|review|extent"
    r"|proportion|take-up|uptake|level|length|number|stability|gathering|analysis|evaluation|access|offer|role|progress)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"^\W*How (?!many\b|much\b)\w+", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r",?\s(?:so|so that|which|that|how|when|where|who|whose|whom|because|including|with which)\s", re.IGNORECASE
)
_PRAISED = re.compile(
    r"^\W*(?:Very )?(?:good|strong|excellent|outstanding|exemplary|positive|skilled|tenacious)\b", re.I
)
_AIM = re.compile(r",?\s(?:so that|to (?!children|young|families|the|their|a|an|those|all)\w+)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\bneeds? to (?:be|improve|ensure|address|reflect|take|have|build|develop)\b", re.IGNORECASE)
_CONCEDED = re.compile(r"\b(?:although|though|while|whilst|despite|however|there is learning)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A polarity, its rule and the words it rests on; ``sure`` is false where nothing was said outright."""

    polarity: Polarity
    rule: str
    words: str
    sure: bool = True


def judge_unit(
    text: str, clauses: Sequence[Clause], statement: Statement, lean: Lean, *, told: bool, stated: bool = False
) -> Judged:
    """Polarity of the unit as a whole.

    Args:
        text: The unit's text.
        clauses: Its clauses.
        statement: What it does.
        lean: What its heading says of all below it.
        told: Whether it stands in a section that is known to draw learning, where a plain telling of what happened is
            there because it fell short (or, under good practice, went well).
        stated: Whether it states in the present what is found, as inspectors do; in the past "well" and "clear" are
            seldom a judgement.
    """
    if statement in UNJUDGING:
        return Judged("neutral", "prescribes, asks or tells without judging", "")
    failing = [one for one in clauses if one.polarity == "failing"]
    told = told and len(text.split()) >= PASSAGE
    in_past = is_telling(text) or (told and not stated)
    good = [one for one in clauses if one.polarity == "good" and (one.outright or not in_past)]
    if lean == "failing" and not (good and has_finite_verb(text)):
        return Judged("failing", "heading: to improve", "")
    if lean == "good" and not failing:
        return Judged("good", "heading: strength", "")
    if statement == "good-practice":
        return _good_practice(text, failing, good)
    if _NEEDED.search(text) and len(text.split()) < SHORT and len(good) <= len(failing) + 1:
        return Judged("failing", "says what needs to be", text[:60])
    if len(text.split()) < SHORT and _is_bare(text):
        return _bare_phrase(text, failing)
    if told:
        return _told(clauses, failing, good)
    return _by_share(failing, good, lean)


def _good_practice(text: str, failing: Sequence[Clause], good: Sequence[Clause]) -> Judged:
    """Good, unless what fell short is conceded outright."""
    conceded = [one for one in failing if one.outright and _CONCEDED.search(text[max(0, one.start - 12) : one.end])]
    return Judged("mixed" if conceded else "good", "good practice", _words([*good, *conceded]))


def _told(clauses: Sequence[Clause], failing: Sequence[Clause], good: Sequence[Clause]) -> Judged:
    """Sections that draw learning: what is told there fell short unless it is praised, or was found not to matter."""
    dismissed = [one for one in clauses if one.polarity == "neutral" and one.words]
    if good and failing:
        return Judged("mixed", "failing and praised clauses", _words([*failing, *good]))
    if good:
        return Judged("good", "praised", _words(good))
    if dismissed and not any(one.outright for one in failing):
        return Judged("neutral", "a failing that was not found", _words(dismissed))
    if failing:
        return Judged("failing", "clauses", _words(failing))
    return Judged("failing", "told in a section that draws learning", "", sure=False)


def _by_share(failing: Sequence[Clause], good: Sequence[Clause], lean: Lean) -> Judged:
    if not failing and not good:
        return Judged(lean or "neutral", "no judging word", "", sure=False)
    rarer = min(len(failing), len(good))
    if rarer and rarer / (len(failing) + len(good)) >= MIXED_SHARE:
        return Judged("mixed", "failing and good clauses", _words([*failing, *good]))
    more = failing if len(failing) > len(good) else good
    return Judged("failing" if more is failing else "good", "clauses", _words(more))


def judge_theme(clauses: Sequence[Clause], spans: Sequence[tuple[int, int]], whole: Judged) -> Judged:
    """Polarity of what is said about a theme: that of the clauses in which its evidence stands."""
    if whole.polarity in {"neutral", "failing", "good"} and not whole.words:
        return whole
    touched = [one for one in clauses if any(start < one.end and one.start < end for start, end in spans)]
    found = {one.polarity for one in touched} - {"neutral"}
    if found == {"failing", "good"}:
        return Judged("mixed", "clauses with the evidence", _words(touched))
    if found:
        return Judged(found.pop(), "clause with the evidence", _words(touched))
    if any(one.words for one in touched):
        return Judged("neutral", "a failing that was not found", _words(touched))
    return Judged(whole.polarity, "unit as a whole", "", sure=False)


def _bare_phrase(text: str, failing: Sequence[Clause]) -> Judged:
    """No sentence: "The quality of plans", "Lack of supervision", "Strong leadership", "Voice of the child".

    Good words inside one ("The effective use of tools") say what is wanted as often as what was seen, so they do not
    make it good.
    """
    outright = [one for one in failing if one.outright]
    if outright:
        return Judged("failing", "phrase that names a failing", _words(outright))
    if _PRAISED.search(text):
        return Judged("good", "phrase that begins with praise", text[:60])
    if _MEASURE.search(text) or _AIM.search(text):
        return Judged("failing", "phrase that names what has to be better", text[:60])
    if _AREA.search(text):
        return Judged("failing", "phrase that names an area of practice", text[:60], sure=False)
    return Judged("neutral", "phrase without a judgement", "", sure=False)


def _is_bare(text: str) -> bool:
    """Whether a short text is a phrase and no sentence; verbs after "so that", "which" or "how" do not count."""
    first = re.split(r"[.;?]\s", text, maxsplit=1)[0]
    if _HOW.search(first):
        return not text.rstrip().endswith("?")
    if len(first) + 40 < len(text) and _MEASURE.search(first) is None:
        return False
    return not has_finite_verb(_SUBORDINATE.split(first, maxsplit=1)[0])


def _words(clauses: Sequence[Clause]) -> str:
    ordered = sorted(clauses, key=lambda one: one.start)
    return "; ".join(dict.fromkeys(word for one in ordered for word in one.words.split("; ") if word))
