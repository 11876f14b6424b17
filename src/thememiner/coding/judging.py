"""Polarity of a unit as a whole and of each of its themes, from its clauses, statement and heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thememiner.coding.polarity import Clause
from thememiner.coding.stance import Lean
from thememiner.records import Polarity, Statement

MIXED_SHARE = 0.3
"""Least share of the rarer judgement among the judging clauses for a unit to be called mixed."""
UNJUDGING: frozenset[str] = frozenset(
    {"recommendation", "question", "narrative", "method", "terms-of-reference", "other-boilerplate"}
)
"""Statements from which nothing is inferred about practice (CODEBOOK 0.4)."""

_MEASURE = re.compile(
    r"^\W*(?:The\s+)?(?:overall |consistent |effective )?(?:quality|timeliness|consistency|effectiveness|impact|rigour|robustness|frequency|clarity|accuracy"
    r"|sufficiency|pace|regularity|specificity|suitability|accessibility|reliability|sustainability)\b(?:,? (?:and|or)? ?\w+){0,4} (?:of|with|in|for)\b"
    r"|^\W*How (?:well|effectively|consistently|far)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:so that|to ensure|in order to)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\bneeds? to (?:be|improve|ensure|address|reflect|take|have)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A polarity, the rule that gave it and the words it rests on; ``sure`` is false where nothing was said outright."""

    polarity: Polarity
    rule: str
    words: str
    sure: bool = True


def judge_unit(text: str, clauses: Sequence[Clause], statement: Statement, lean: Lean, *, told: bool) -> Judged:
    """Polarity of the unit as a whole.

    Args:
        text: The unit's text.
        clauses: Its clauses.
        statement: What it does.
        lean: What its heading says of all below it.
        told: Whether it stands in a section that is known to draw learning, where a plain telling of what happened is
            there because it fell short (or, under good practice, went well).
    """
    if statement in UNJUDGING:
        return Judged("neutral", "prescribes, asks or tells without judging", "")
    failing = [one for one in clauses if one.polarity == "failing"]
    good = [one for one in clauses if one.polarity == "good"]
    if lean == "failing" and not (good and _has_verb(text)):
        return Judged("failing", "heading: to improve", "")
    if statement == "good-practice":
        both = failing and good and len(failing) >= len(good)
        return Judged("mixed" if both else "good", "good practice", _words(good + (failing if both else [])))
    if _names_an_area(text):
        return Judged("failing", "names what has to be better", text[:60])
    if not failing and not good:
        if lean or told:
            return Judged(lean or "failing", "said of learning without a judging word", "", sure=False)
        return Judged("neutral", "no judging word", "", sure=False)
    rarer = min(len(failing), len(good))
    if rarer and rarer / (len(failing) + len(good)) >= MIXED_SHARE:
        return Judged("mixed", "failing and good clauses", _words(failing + good))
    return Judged(
        "failing" if len(failing) > len(good) else "good",
        "clauses",
        _words(failing if len(failing) > len(good) else good),
    )


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


def _names_an_area(text: str) -> bool:
    """A bare "The quality of …" or "… so that …": no sentence, but what somebody has to make better."""
    first = re.split(r"[.;]\s", text, maxsplit=1)[0]
    if _NEEDED.search(text) and len(text.split()) < 45:
        return True
    before_aim = _AIM.split(first, maxsplit=1)
    is_bare = not _has_verb(before_aim[0])
    return is_bare and (_MEASURE.search(first) is not None or len(before_aim) > 1)


def _has_verb(text: str) -> bool:
    """Whether a finite verb stands outside of relative clauses ("children who are …")."""
    plain = re.sub(
        r"(?i)\b(?:who|which|that|when|where|what|how|why|if|whether|because|as|including)\b[^,.;]*", " ", text
    )
    return _VERB.search(plain) is not None


def _words(clauses: Sequence[Clause]) -> str:
    ordered = sorted(clauses, key=lambda one: one.start)
    return "; ".join(dict.fromkeys(word for one in ordered for word in one.words.split("; ") if word))
