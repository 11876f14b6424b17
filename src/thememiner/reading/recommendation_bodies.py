"""Bodies that recommendations are addressed to, told by their words: boards, agencies, national bodies."""

from __future__ import annotations

import re

from thememiner.library_records import OwnerType
from thememiner.reading.recommendation_words import does, subject_of_verb

_NATIONAL = re.compile(
    r"\b(?:(?:HM |UK |Welsh |Scottish |central )?governments?(?! offices? for)|department (?:for|of) (?:education|"
    r"health|justice|work|transport|"
    r"levelling|culture|business|science|the)\w*|DfE|DHSC|DoH|home office|cabinet office|home secretary|"
    r"secretar(?:y|ies) of state|ministers?|ministry|"
    r"parliament|legislation|legislative|law commission|NHS England|NHSE|public health (?:england|wales)|UKHSA|"
    r"ofsted|care quality commission|CQC|"
    r"HMIC(?:FRS)?|HMI|Estyn|college of policing|national police chiefs'? council|NPCC|ACPO|national (?:panel|"
    r"crime agency|college|bod(?:y|ies)|"
    r"safeguarding panel|probation|healthcare|institute|child safeguarding)|NICE|royal colleges?|"
    r"general (?:medical|teaching) council|GMC|NMC|"
    r"nursing and midwifery council|social work england|HCPC|crown prosecution service|CPS|cafcass nationally|"
    r"youth justice board|"
    r"ministry of (?:justice|housing|defence)|MoJ|judicial (?:college|office)|"
    r"health (?:services )?safety investigations body|"
    r"child safeguarding practice review panel|PACAC|select committee|inspectorates?|regulators?|nationally)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\b(?:[A-Z]{0,5}SCBs?|[A-Z]{0,5}SCPs?|[A-Z]{0,5}SABs?|CSPs?|CSAP|safeguarding (?:children|"
    r"adults?)?(?:'s)? ?(?:boards?|"
    r"partnerships?)|"
    r"safeguarding partners?(?:hips?)?|(?:safer|community safety|local safeguarding|regional safeguarding) "
    r"(?:\w+ )?(?:partnerships?|boards?)|(?:the|both|this) (?:two )?(?:boards?|partnerships?)|boards? of (?:both|"
    r"the two)|"
    r"(?:statutory |three )?safeguarding partners|board managers?|partnership managers?|"
    r"(?:children's|child) safeguarding (?:assurance )?partnership)\b|(?<!health )\bboard\b(?! of governors)|"
    r"^(?:the )?partnership\b",
    re.IGNORECASE,
)
_NOT_THE_BOARD = re.compile(
    r"\b(?:health|trust|university health|local health|and wellbeing|youth justice|trust's|governing|"
    r"integrated care|academy|college|school) boards?\b|"
    r"\bboards? of (?:governors|directors|trustees)\b|\bhealth and social care partnership\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:police|constabulary|force|trusts?|NHS|hospitals?|health|social (?:care|work(?:ers?)?|services)|CSC|"
    r"children's services|education|schools?|"
    r"academ(?:y|ies)|college|nurser(?:y|ies)|GPs?|surger(?:y|ies)|practices?|general practi\w+|midwi\w+|maternity|"
    r"housing|council|"
    r"local authorit(?:y|ies)|CAMHS|probation|CRC|NPS|ambulance|CCGs?|ICBs?|PCT|clinical commissioning|"
    r"integrated care|commissioners?|providers?|"
    r"cafcass|youth (?:offending|justice)|YOS|YOT|refuge|women's aid|agenc(?:y|ies)|services?|organisations?|"
    r"partner agencies|partners|"
    r"adult (?:social care|services)|mental health|conference chairs?|chairs?|directors?|managers?|heads?|"
    r"teachers?|nurses?|doctors?|officers?|"
    r"practitioners?|professionals|staff|leaders?|constables?|operators?|inspectors?|ward(?:en)?s?|contractors?|"
    r"landlords?|"
    r"trustees|supervisors?|settings|federation|fire|charit(?:y|ies)|employers?|authorit(?:y|ies)|departments?|"
    r"teams?|units?|boards?|partnerships?|bod(?:y|ies)|network|system|clinicians?)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:it is (?:\w+ )?recommended|(?:I|we|the (?:\w+ ){0,3}?(?:review|inquiry|panel|author|"
    r"reviewers?)) (?:\w+ )?recommends?)?,? ?(?:that )?)?"
    r"(?:(?:in|within|by|before|when|whenever|where|if|following|during|as|for|given|through|over|to|"
    r"on) [^,]{3,160}, )?"
    r"(?P<who>(?:(?:the|all|each|every|both|any|a|an|those|relevant|local|partner|individual|"
    r"no) )?[A-Za-z][^.;:]{1,140}?)(?:,)? "
    r"(?:(?:also|jointly|together|each|urgently|now) )?"
    r"(?:should|must|shall|ought to|needs? (?:\w+ly )?to|may wish to|(?:is|are) (?:asked|invited|encouraged|urged|"
    r"required|"
    r"requested|advised|to)|will|"
    r"(?:to)(?= [a-z]|:?$)|(?=takes? steps|ensures?\b|reviews? (?:its|their|the)\b|provides?\b|seeks?\b|"
    r"considers?\b|develops?\b|introduces?\b|"
    r"publish(?:es)?\b|amends?\b|requires?\b|revises?\b|commissions?\b|consider\b))",
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
    r"assessments?|"
    r"arrangements?|reviews?|records?|tools?|forms?|meetings?|conferences?|process(?:es)?)$|^(?:with|not|and|to) ",
    re.IGNORECASE,
)
"""What a body has or does, and is none itself: "the LSCB annual report should …" asks nobody."""
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
    if does(words):
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
    is_one = 0 < len(who) < _LONGEST and not (_NOT_WHO.match(who) or _THING.search(who) or _MODAL.search(who))
    return who if is_one and body_type(who) != "unknown" else ""


def is_name_of_body(words: str) -> bool:
    """Whether a heading is a body's name and no subject: "Police", not "Health visiting records"."""
    named = [match.end() for match in _AGENCY.finditer(words)]
    if _THEME.search(words):
        return False
    return (
        bool((named and named[-1] == len(words)) or _NATIONAL.fullmatch(words) or _BOARD.fullmatch(words))
        and body_type(words) != "unknown"
    )
