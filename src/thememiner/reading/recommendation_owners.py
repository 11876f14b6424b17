"""Whom a recommendation asks, as printed, and whether that is the board, one of its agencies or a national body."""

from __future__ import annotations

import re

from thememiner.library_records import OwnerType
from thememiner.reading.recommendation_items import Item
from thememiner.reading.recommendation_words import subject_of_verb

_NATIONAL = re.compile(
    r"\b(?:(?:HM |UK |Welsh |Scottish |central )?governments?(?! offices? for)|department (?:for|of) (?:education|health|justice|work|transport|"
    r"levelling|culture|business|science|the)\w*|DfE|DHSC|DoH|home office|cabinet office|home secretary|secretar(?:y|ies) of state|ministers?|ministry|"
    r"parliament|legislation|legislative|law commission|NHS England|NHSE|public health (?:england|wales)|UKHSA|ofsted|care quality commission|CQC|"
    r"HMIC(?:FRS)?|HMI|Estyn|college of policing|national police chiefs'? council|NPCC|ACPO|national (?:panel|crime agency|college|bod(?:y|ies)|"
    r"safeguarding panel|probation|healthcare|institute|child safeguarding)|NICE|royal colleges?|general (?:medical|teaching) council|GMC|NMC|"
    r"nursing and midwifery council|social work england|HCPC|crown prosecution service|CPS|cafcass nationally|youth justice board|"
    r"ministry of (?:justice|housing|defence)|MoJ|judicial (?:college|office)|health (?:services )?safety investigations body|"
    r"child safeguarding practice review panel|PACAC|select committee|inspectorates?|regulators?|nationally)\b",
    re.IGNORECASE,
)
_NATIONAL_HEADING = re.compile(r"\bnational(?:ly)?\b|\bgovernment\b", re.IGNORECASE)
_BOARD = re.compile(
    r"\b(?:LSCBs?|LSCPs?|SCBs?|SCPs?|SABs?|CSPs?|CSAP|safeguarding (?:children|adults?)?(?:'s)? ?(?:boards?|partnerships?)|"
    r"safeguarding partners?(?:hips?)?|(?:safer|community safety|local safeguarding|regional safeguarding) "
    r"(?:\w+ )?(?:partnerships?|boards?)|(?:the|both|this) (?:two )?(?:boards?|partnerships?)|boards? of (?:both|the two)|"
    r"(?:statutory |three )?safeguarding partners|board managers?|partnership managers?|"
    r"(?:children's|child) safeguarding (?:assurance )?partnership)\b|(?<!health )\bboard\b(?! of governors)|"
    r"^(?:the )?partnership\b",
    re.IGNORECASE,
)
_NOT_THE_BOARD = re.compile(
    r"\b(?:health|trust|university health|local health|and wellbeing|youth justice|trust's|governing|integrated care|academy|college|school) boards?\b|"
    r"\bboards? of (?:governors|directors|trustees)\b|\bhealth and social care partnership\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:police|constabulary|force|trusts?|NHS|hospitals?|health|social (?:care|work(?:ers?)?|services)|CSC|children's services|education|schools?|"
    r"academ(?:y|ies)|college|nurser(?:y|ies)|GPs?|surger(?:y|ies)|practices?|general practi\w+|midwi\w+|maternity|housing|council|"
    r"local authorit(?:y|ies)|CAMHS|probation|CRC|NPS|ambulance|CCGs?|ICBs?|PCT|clinical commissioning|integrated care|commissioners?|providers?|"
    r"cafcass|youth (?:offending|justice)|YOS|YOT|refuge|women's aid|agenc(?:y|ies)|services?|organisations?|partner agencies|partners|"
    r"adult (?:social care|services)|mental health|conference chairs?|chairs?|directors?|managers?|heads?|teachers?|nurses?|doctors?|officers?|"
    r"practitioners?|professionals|staff|supervisors?|settings|federation|fire|charit(?:y|ies)|employers?|authorit(?:y|ies)|departments?|"
    r"teams?|units?|boards?|partnerships?|bod(?:y|ies)|network|system|clinicians?)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:it is (?:\w+ )?recommended|(?:I|we|the (?:\w+ ){0,3}?(?:review|inquiry|panel|author|reviewers?)) (?:\w+ )?recommends?)?,? ?(?:that )?)?"
    r"(?:(?:in|within|by|before|when|whenever|where|if|following|during|as|for|given|through|over|to|on) [^,]{3,160}, )?"
    r"(?P<who>(?:(?:the|all|each|every|both|any|a|an|those|relevant|local|partner|individual|no) )?[A-Za-z][^.;:]{1,140}?)(?:,)? "
    r"(?:(?:also|jointly|together|each|urgently|now) )?"
    r"(?:should|must|shall|ought to|needs? to|may wish to|(?:is|are) (?:asked|invited|encouraged|urged|required|requested|advised|to)|will|"
    r"(?:to )(?=[a-z])|(?=takes? steps|ensures?\b|reviews? (?:its|their|the)\b|provides?\b|seeks?\b|considers?\b|develops?\b|introduces?\b|"
    r"publish(?:es)?\b|amends?\b|requires?\b|revises?\b|commissions?\b|consider\b))",
    re.IGNORECASE,
)  # fmt: skip
_PREFIX = re.compile(r"^(?:for )?(?P<who>[A-Z][^.:;]{1,100}):\s+(?:to )?[a-z]")
_MODAL = re.compile(r"\b(?:should|must|shall|ought|need|needs|to|is|are|be)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|to|by|from|directed (?:at|to)) (?:the )?(?P<who>.+?)[:.]?$", re.IGNORECASE)
_NOT_WHO = re.compile(
    r"^(?:it|this|that|these|those|they|there|which|what|such|he|she|consideration|steps|training|guidance|arrangements?)\b", re.IGNORECASE
)
_IMR = re.compile(r"\(imr\)|\bimrs?\b|\bsingle agency\b|\bagency (?:specific )?recommendations\b|\bindividual (?:agency|management)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\brecommendations?\b|\bquestions?\b|\bconsiderations?\b|\bfindings?\b|\baction plan\b", re.IGNORECASE)
_THEME = re.compile(r"\bpractice$|\bsystems?\b|^(?:health|education|housing) (?:and|in|of)\b|\bresponse\b", re.IGNORECASE)
_LONGEST = 130


def addressee_of(item: Item) -> str:
    """Whom an item asks, in its own words, its lead-in's, the table's or its heading's; empty where nobody is named."""
    headed = next((who for one in reversed(item.headings) if (who := _named_by_heading(one))), "")
    if headed and (item.is_question or _is_agencies_own(item)):
        return headed
    said = (who for words in (item.text, item.lead_in) if (who := _named_in(words)))
    return next(said, "") or item.owner or headed


def owner_type_of(item: Item, addressee: str) -> OwnerType:
    """Board, agency or national body; what stands in agencies' own lists is theirs, whatever it says."""
    if "national" in item.number.lower():
        return "national"
    if _is_agencies_own(item):
        return "agency"
    own = _type_of(addressee)
    if own != "unknown" or addressee:
        return own
    for heading in reversed(item.headings):
        if _NATIONAL_HEADING.search(heading):
            return "national"
        if _BOARD.search(heading) and not _NOT_THE_BOARD.search(heading):
            return "board"
    return "unknown"


def _is_agencies_own(item: Item) -> bool:
    return item.place.part == "agency-sections" or any(_IMR.search(one) for one in item.headings)


def _type_of(words: str) -> OwnerType:
    if not words:
        return "unknown"
    is_board = bool(_BOARD.search(_NOT_THE_BOARD.sub("", words)))
    places = {"board": _BOARD.search(_NOT_THE_BOARD.sub("", words)) if is_board else None, "national": _NATIONAL.search(words)}
    first = min((match.start(), name) for name, match in places.items() if match) if any(places.values()) else None
    if first is not None:
        return "board" if first[1] == "board" else "national"
    return "agency" if _AGENCY.search(words) else "unknown"


def _named_in(words: str) -> str:
    if match := _PREFIX.match(words):
        return match["who"] if _type_of(match["who"]) != "unknown" else ""
    that = re.match(r"^(?:it is (?:\w+ )?recommended )?that ", words, re.IGNORECASE)
    match = _SUBJECT.match(words)
    who = subject_of_verb(words[that.end() :]) if that else ""
    who = who if who and _type_of(who) != "unknown" and not _MODAL.search(who) else match["who"] if match else ""
    is_body = bool(who) and len(who) < _LONGEST and not _NOT_WHO.match(who) and _type_of(who) != "unknown"
    return who if is_body and not re.match(r"(?:to|and|not|ensure|develop|review|raise|consider)\b", who, re.IGNORECASE) else ""


def _named_by_heading(heading: str) -> str:
    words = re.sub(r"\s*\(imrs?\)|^\W*\d+(?:\.\d+)*\W+", "", heading, flags=re.IGNORECASE).strip().rstrip(":")
    if match := _FOR.search(words):
        who = match["who"].strip()
        return who if _type_of(who) != "unknown" and not _ABOUT.search(who) else ""
    return words if not _ABOUT.search(words) and len(words) < 70 and _looks_like_a_body(words) else ""


def _looks_like_a_body(words: str) -> bool:
    """Whether a heading is a body's name and no subject: "Police", "Community Health Trust", not "Health visiting records"."""
    last = words.split()[-1] if words else ""
    if _THEME.search(words):
        return False
    return bool(_AGENCY.fullmatch(last) or _NATIONAL.fullmatch(words) or _BOARD.fullmatch(words)) and _type_of(words) != "unknown"
