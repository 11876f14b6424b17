"""Bodies that recommendations are addressed to, told by their words: boards, agencies, national bodies."""

from __future__ import annotations

import re

from thememiner.library_records import OwnerType
from thememiner.reading.recommendation_words import does, names_action, subject_of_verb

_NATIONAL = re.compile(
    r"\b(?:(?:HM |UK |Welsh |Scottish |central )?governments?(?! offices? for)|department (?:for|of) (?:education|"
    r"health|justice|work|transport|levelling|culture|business|science|the)\w*|DfE|DHSC|DoH|home office|"
    r"cabinet office|home secretary|secretar(?:y|ies) of state|ministers?|ministry|parliament|legislation|"
    r"legislative|law commission|NHS England|NHSE|public health (?:england|wales)|UKHSA|ofsted|"
    r"care quality commission|CQC|HMIC(?:FRS)?|HMI|Estyn|college of policing|national police chiefs'? council|NPCC|"
    r"ACPO|national (?:panel|crime agency|college|bod(?:y|ies)|safeguarding panel|probation|healthcare|institute|"
    r"child safeguarding)|NICE|royal colleges?|general (?:medical|teaching) council|GMC|NMC|"
    r"nursing and midwifery council|social work england|HCPC|crown prosecution service|CPS|cafcass nationally|"
    r"youth justice board|ministry of (?:justice|housing|defence)|MoJ|judicial (?:college|office)|"
    r"health (?:services )?safety investigations body|child safeguarding practice review panel|PACAC|"
    r"select committee|inspectorates?|regulators?|nationally)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\b(?:[A-Z]{0,5}SCBs?|[A-Z]{0,5}SCPs?|[A-Z]{0,5}SABs?|CSPs?|CSAP|safeguarding (?:children|"
    r"adults?)?(?:'s)? ?(?:boards?|partnerships?)|safeguarding partners?(?:hips?)?|(?:safer|community safety|"
    r"local safeguarding|regional safeguarding) (?:\w+ )?(?:partnerships?|boards?)|(?:the|both|"
    r"this) (?:two )?(?:boards?|partnerships?)|boards? of (?:both|the two)|(?:statutory |"
    r"three )?safeguarding partners|board managers?|partnership managers?|(?:children's|"
    r"child) safeguarding (?:assurance )?partnership)\b|(?<!health )\bboard\b(?! of governors)|"
    r"^(?:the )?partnership\b",
    re.IGNORECASE,
)
_NOT_THE_BOARD = re.compile(
    r"\b(?:health|trust|university health|local health|and wellbeing|youth justice|trust's|governing|"
    r"integrated care|academy|college|school) boards?\b|\bboards? of (?:governors|directors|trustees)\b|"
    r"\bhealth and social care partnership\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:police|constabulary|force|trusts?|NHS|hospitals?|health|social (?:care|work(?:ers?)?|services)|CSC|"
    r"children's services|education|schools?|academ(?:y|ies)|college|nurser(?:y|ies)|GPs?|surger(?:y|ies)|"
    r"practices?|general practi\w+|midwi\w+|maternity|housing|council|local authorit(?:y|ies)|CAMHS|probation|CRC|"
    r"NPS|ambulance|CCGs?|ICBs?|PCT|clinical commissioning|integrated care|commissioners?|providers?|cafcass|"
    r"youth (?:offending|justice)|YOS|YOT|refuge|women's aid|agenc(?:y|ies)|services?|organisations?|"
    r"partner agencies|partners|adult (?:social care|services)|mental health|conference chairs?|chairs?|directors?|"
    r"managers?|heads?|teachers?|nurses?|doctors?|officers?|practitioners?|professionals|staff|leaders?|"
    r"constables?|operators?|inspectors?|ward(?:en)?s?|contractors?|landlords?|trustees|supervisors?|settings|"
    r"federation|fire|charit(?:y|ies)|employers?|authorit(?:y|ies)|departments?|teams?|units?|boards?|"
    r"partnerships?|bod(?:y|ies)|network|system|clinicians?)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:it is (?:\w+ )?recommended|(?:I|we|the (?:\w+ ){0,3}?(?:review|inquiry|panel|author|"
    r"reviewers?)) (?:\w+ )?recommends?)?,? ?(?:that )?)?(?:(?:in|within|by|before|when|whenever|where|if|"
    r"following|during|as|for|given|through|over|to|on) [^,]{3,160}, )?(?P<who>(?:(?:the|all|each|every|both|any|a|"
    r"an|those|relevant|local|partner|individual|no) )?[A-Za-z][^.;:]{1,140}?)(?:,)? (?:(?:also|jointly|together|"
    r"each|urgently|now) )?(?:should|must|shall|ought to|needs? (?:\w+ly )?to|may wish to|(?:is|are) (?:asked|"
    r"invited|encouraged|urged|required|requested|advised|to)|will|(?:to)(?= [a-z]|:?$)|(?=takes? steps|ensures?\b|"
    r"reviews? (?:its|their|the)\b|provides?\b|seeks?\b|considers?\b|develops?\b|introduces?\b|publish(?:es)?\b|"
    r"amends?\b|requires?\b|revises?\b|commissions?\b|consider\b))",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:for )?(?P<who>[A-Z][^.:;]{1,100}):\s+(?:to )?[a-z]")
_MODAL = re.compile(r"\b(?:should|must|shall|ought|need|needs|to|is|are|be)\b", re.IGNORECASE)
_NOT_WHO = re.compile(
    r"^(?:it|this|that|these|those|they|there|which|what|such|he|she|consideration|steps|training|guidance|"
    r"arrangements?)\b",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"\bpractice$|\bsystems?\b|^(?:health|education|housing) (?:and|in|of)\b|\bresponse\b", re.IGNORECASE
)
_THING = re.compile(
    r"\b(?:reports?|plans?|polic(?:y|ies)|procedures?|guidance|strateg(?:y|ies)|training|documents?|systems?|"
    r"assessments?|arrangements?|reviews?|records?|tools?|forms?|meetings?|conferences?|process(?:es)?)$|^(?:with|"
    r"not|and|to) ",
    re.IGNORECASE,
)
"""What a body has or does, and is none itself: "the LSCB annual report should …" asks nobody."""
_OPENING = re.compile(
    r"^(?:in|within|when|whenever|where|if|before|after|during|by|for|given|following)\b", re.IGNORECASE
)
_AFTER_OPENING = re.compile(
    r"\b(?P<who>(?:the|all|each|both|every)\b(?:(?!\bthe\b)[^,.;:]){2,60}?) (?:should|must|to|is to|are to)\b",
    re.IGNORECASE,
)
_LONGEST = 130


def body_type(words: str) -> OwnerType:
    """Which kind of body the words name first; unknown where they name none."""
    if not words:
        return "unknown"
    is_board = bool(_BOARD.search(_NOT_THE_BOARD.sub("", words)))
    places = {
        "board": _BOARD.search(_NOT_THE_BOARD.sub("", words)) if is_board else None,
        "national": _NATIONAL.search(words),
    }
    first = min((match.start(), name) for name, match in places.items() if match) if any(places.values()) else None
    if first is not None:
        return "board" if first[1] == "board" else "national"
    return "agency" if _AGENCY.search(words) else "unknown"


def named_in(words: str) -> str:
    """The body that words open with ("The Police should …"), as printed; empty where they open with none."""
    if does(words) or names_action(words):
        return ""
    if match := _PREFIX.match(words):
        return match["who"] if body_type(match["who"]) != "unknown" else ""
    that = re.match(r"^(?:[^.;]{0,60}\brecommend(?:s|ed) )?that |^[^.;]{0,40}\brecommend that ", words, re.IGNORECASE)
    match = _SUBJECT.match(words)
    rest = words[that.end() :] if that else ""
    who = rest[:-1] if rest.endswith(":") and not _MODAL.search(rest) else subject_of_verb(rest)
    who = (
        who
        if who and body_type(who) != "unknown" and not _MODAL.search(who)
        else match["who"]
        if match
        else subject_of_verb(words)
    )
    if _is_body(who) and not _OPENING.match(who):
        return who
    later = _AFTER_OPENING.finditer(words) if _OPENING.match(words) else ()
    return next((match["who"] for match in later if _is_body(match["who"])), "")


def _is_body(who: str) -> bool:
    is_one = 0 < len(who) < _LONGEST and not (_NOT_WHO.match(who) or _THING.search(who) or _MODAL.search(who))
    return is_one and body_type(who) != "unknown"


def is_name_of_body(words: str) -> bool:
    """Whether a heading is a body's name and no subject: "Police", not "Health visiting records"."""
    named = [match.end() for match in _AGENCY.finditer(words)]
    if _THEME.search(words):
        return False
    return (
        bool((named and named[-1] == len(words)) or _NATIONAL.fullmatch(words) or _BOARD.fullmatch(words))
        and body_type(words) != "unknown"
    )
