"""What kind of local evidence a file is: as a column or the user says, else guessed by its words."""

from __future__ import annotations

import re
from functools import lru_cache

_ASKED = r"(surveys?|questionnaires?|feedback|consultations?|views?|voices?|conversations?|focus groups?|interviews?)"
_CHILDREN = r"(child(ren)?s?|young (people|persons?)s?|youths?|pupils?|students?|care leavers?|looked after)"
_FAMILIES = r"(famil(y|ies)s?|parents?|parental|carers?|mothers?|fathers?|grandparents?)"
_STAFF = r"(staff|practitioners?|professionals?|workforce|managers?|social workers?|employees?)"


def _of(who: str) -> str:
    """Words that ask somebody, in either order: "survey of parents", "parents' views"."""
    return rf"{who} ((and|s) )?(\w+ ){{0,2}}?{_ASKED}|{_ASKED} (of|from|by|with|to) (the |our |all )?{who}"


SOURCE_TYPES: dict[str, str] = {
    "section-11": r"section 11|s ?11|sec 11",
    "section-175": r"section (175|157)|s ?(175|157)",
    "training-evaluation": r"(training|course|learning event|workshop)s? (\w+ )?(evaluations?|feedback|impact|surveys?)"
    r"|evaluations? of (\w+ )?(training|courses?)",
    "supervision-audit": r"supervision",
    "child-death-review": r"child deaths?|cdop|cdr|child death overview",
    "lado": r"lado|designated officers?|allegations? (against|about) (staff|adults|people|professionals)"
    r"|allegations? management",
    "incident": r"near miss(es)?|serious incidents?|serious incident notifications?|significant incidents?|"
    "incidents? (reports?"
    r"|log|register)|datix|psii|patient safety",
    "risk-register": r"risk registers?|risk logs?|register of risks",
    "peer-review": r"peer (reviews?|challenges?|audits?|inspections?)|sector led (reviews?|improvement)",
    "inspection": r"inspections?|ofsted|ilacs|sif|jtai|send|cqc|hmic|hmicfrs|hmip|inspectorate",
    "complaint": r"complaints?|compliments?",
    "practitioner-forum": r"(practitioners?|practice|reflective|learning) (\w+ )?(forums?|panels?|circles?)"
    r"|reflective (practice )?(sessions?|groups?)|case discussion (groups?|forums?)",
    "feedback-practitioners": rf"{_of(_STAFF)}|temperature checks?|health check of (staff|practice)",
    "feedback-families": _of(_FAMILIES),
    "feedback-children": _of(_CHILDREN),
    "performance": r"performance|data ?set|scorecard|dashboard|kpis?|indicators?",
    "multi-agency-audit": r"(multi ?agency|multi ?disciplinary|joint|inter ?agency|partnership) (\w+ ){0,4}?audits?"
    r"|audits? (\w+ ){0,2}?(multi ?agency|joint)|maca",
    "single-agency-audit": r"single agency (\w+ ){0,3}?audits?",
    "audit": r"audits?|dip sample|case file",
    "survey": r"surveys?|questionnaires?|feedback|consultation",
}
"""Kind -> the words that tell it, the surest first. The names are kept in studies: they do not change."""


@lru_cache(maxsize=1024)
def source_type(*names: str, unless: str = "audit") -> str:
    """The kind that the first telling name says.

    Args:
        *names: What the evidence is called, nearest first: the row's own audit, the sheet, the title, the file.
        unless: What it is where no name tells.
    """
    return next((kind for name in names if (kind := kind_named(name))), unless)


@lru_cache(maxsize=1024)
def kind_named(name: str) -> str:
    """The kind that one name says, or ''."""
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[’']", "", name.casefold())).strip()
    if words.replace(" ", "-") in SOURCE_TYPES:
        return words.replace(" ", "-")
    return next((kind for kind, telling in SOURCE_TYPES.items() if re.search(rf"\b({telling})\b", words)), "")
