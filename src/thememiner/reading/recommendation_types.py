"""What a recommendation asks for: its one primary kind, whether it reminds or changes the system, and by when.

Precedence of kinds: a question put to the board is ``question``; what is asked of a national body is ``national``; else
the kind whose cue stands first in the words decides, because a recommendation says its main thing first ("revise the
procedure and train staff in it" is ``procedure``); none is ``other``. What people are to do in each case ("letters to
be seen by a doctor on the day") is a ``procedure``, whether it is called one or not.
"""

from __future__ import annotations

import re

from thememiner.library_records import OwnerType, RecommendationKind, Strength
from thememiner.reading.recommendation_item import Item

_CUES: tuple[tuple[RecommendationKind, str], ...] = (
    (
        "training",
        r"train(?:ed|ers?)\b|(?<!specialist )(?<!employment or )training|"
        r"train (?:all|its|their|the|staff|practitioners|\w+ers)\b|"
        r"courses?\b|induction|workshops?|learning events?|e-learning|"
        r"continuing professional development|CPD\b|teach(?:es|ing)?\b(?! staff)|curricul|competenc(?:e|ies)|"
        r"skills\b|briefings? (?:sessions?|for)",
    ),
    (
        "awareness",
        r"raise (?:the )?(?:\w+ )?awareness|awareness[- ]raising|\baware(?:ness)?\b|remind|campaign|"
        r"publici[sz]|disseminat|circulat|communicat(?:e|ed) (?:to|with|the)|promot(?:e|ed|ing)\b|"
        r"share (?:the )?(?:learning|lessons|findings)|brief(?:ed)? (?:all )?staff|leaflet|posters?|highlight",
    ),
    (
        "audit",
        r"audit|seek(?:s|ing)? (?:\w+ )?(?:assurance|evidence)|assur(?:e|ed|ance)\b(?! that they)|monitor|"
        r"evaluat|dip[- ]sampl|scrutin|inspect|report(?:ed|s)? (?:back )?(?:to|on|quarterly|annually)|count\b|"
        r"survey|quality assur|measure\b|test (?:whether|compliance|its|the)|review (?:the )?(?:effectiveness|"
        r"impact|compliance|use|implementation|progress)|find out what|demonstrate",
    ),
    (
        "tool",
        r"tool(?:s|kit)?\b|template|checklists?|forms?\b(?! of\b)|proforma|pro-forma|database|software|IT system|"
        r"electronic|scripts?|documentation|amend (?:its|the|their) records?|keep a single|"
        r"(?:record(?:ing|s)?|information|case management|alert) system|flag(?:s|ged|ging)?\b|app\b|"
        r"dashboard|risk assessment (?:model|framework)|digital|prompt\b|field\b|register\b|graded care profile",
    ),
    (
        "procedure",
        r"procedur|polic(?:y|ies)\b|protocol|guidance|pathway|guidelines|process(?:es)?\b|standards?\b|"
        r"thresholds?|practice guide|memorand|agreement\b|agree(?:s|d)? (?:a|an|the|with|one|how|what|which)|"
        r"strategy\b(?! (?:meeting|discussion))|framework|escalation|arrangements?|no (?:child|conference|core|"
        r"case|strategy|plan|parent)|require(?:s|d)? that|revise|withdraw|"
        r"(?:is|are|be|been) (?:spoken|seen|asked|told|"
        r"given|handed|obtained|signed|recorded|copied|notified)\b|"
        r"(?:should|to|and|must) (?:each )?(?:record|write|copy|"
        r"tell|state|notify|include|stop|decline|open|review it|obtain|see|ask that)\b|"
        r"(?:issue|publish|provide|set out)\b.{0,60}\b(?:guide|statement|expect)",
    ),
    (
        "structure",
        r"commission(?:s|ed|ing)?\b|appoint(?!ment)|establish|set up|create|recruit|resourc|fund(?:s|ed|ing)?\b|"
        r"staffing|capacity|supervision|protected time|"
        r"whose job it is|job of|post\b|role of|multi-agency (?:team|hub)|service for|"
        r"provision|co-?locat|governance|sub-?group|single point|named (?:person|nurse|doctor|lead|worker|"
        r"professional|gp)|lead professional|team\b|merge|structure|meeting\b|group\b",
    ),
)
_KINDS = tuple((kind, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for kind, words in _CUES)
_REMINDS = re.compile(
    r"\b(?:remind|reinforc|re-?iterat|raise (?:the )?(?:\w+ )?awareness|awareness|circulat|disseminat|publici[sz]|"
    r"highlight|promot(?:e|ed)|re-?issue|refresh|train(?:s|ed|ing)?\b|brief(?:s|ed|ing|ings)?\b|"
    r"share (?:the )?(?:learning|lessons|findings)|courses?\b|encourag|communicat(?:e|ed) (?:to|the)|(?:staff|"
    r"practitioners|professionals|officers|teachers|workers) (?:\w+ ){0,3}(?:are|is|be) (?:\w+ )?(?:aware|mindful|"
    r"familiar|clear|reminded)|understand)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:commission|revis|amend|roll(?:ed|s|ing)? out|introduc|establish|set(?:s)? up|creat|replac|redesign|"
    r"re-?structur|appoint|"
    r"recruit|fund(?:s|ed|ing)?\b|resourc|agree(?:s|d)?\b|develop|implement|adopt|audit|monitor|requir|review|"
    r"withdraw|legislat|mandat|publish|report (?:to|on)|measur|test (?:whether|its|the)|chang|extend|amalgamat|"
    r"integrat|simplif|guarantee|provid(?:e|ed) (?!training)|put in place|build|design|assurance|stop|abolish|"
    r"make (?:it )?(?:a )?|limit|cease|copy|copied|tell|told|name[ds]?\b|write|offer|arrang|ensure that (?:no|"
    r"every|each|all children|any))",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:statutory|standards?|protocols?|procedures?|pathways?|polic(?:y|ies)|records?|recorded|flag|systems?)\b",
    re.IGNORECASE,
)
"""What may be changed, and may also be only what people are reminded of."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|"
    r"Autumn|Winter|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|nine|twelve|eighteen|twenty-four|a|the next \w+|the next)"
_PERIOD = r"(?:months?|years?|financial year|business year|quarter)"
_FROM = (
    r"(?: (?:of|from|after) (?:the )?(?:publication|date of publication|this report|receipt|date of this report|"
    r"acceptance|this review)\b[^,.;]{0,40})"
)
_DEADLINE = re.compile(
    rf"\b(?:(?:by|before|no later than|not later than|until) (?:the )?(?:(?:end|beginning|start|middle|"
    rf"close) of )?(?:the )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH},? (?:\d{{4}}|this year|next year)|(?:19|"
    rf"20)\d\d(?:[/-]\d{{2,4}})?|(?:this|next|the (?:current|present|next|financial|calendar)) ?(?:financial |"
    rf"calendar |business )?year|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})|(?:within (?:the (?:next|coming) )?|(?:over|"
    rf"in) the (?:next|coming) )(?:{_COUNT} )?{_PERIOD}{_FROM}?(?! (?:of|from|after|following|before|old)\b)|"
    rf"within (?:\w+ )?(?:\w+ )?(?:working )?(?:days|weeks){_FROM}|(?:with immediate effect|as a matter of urgency|"
    rf"immediately upon publication))\b",
    re.IGNORECASE,
)
_TIME_HEADING = re.compile(
    r"^(?:immediate(?:ly)?|with immediate effect|within .*\b(?:weeks?|months?|year)|by .*\b(?:19|20)\d\d|(?:short|"
    r"medium|long)[- ]term|for immediate action)\b.*:?$",
    re.IGNORECASE,
)


def kind_of(item: Item, owner: OwnerType) -> RecommendationKind:
    """The one primary kind of an item (see the precedence above)."""
    if item.is_question:
        return "question"
    if owner == "national":
        return "national"
    found = [
        (match.start(), place, kind) for place, (kind, cue) in enumerate(_KINDS) if (match := cue.search(item.text))
    ]
    return min(found)[2] if found else "other"


def strength_of(item: Item) -> Strength:
    """Whether an item only reminds or trains, or changes how things work; empty where its words do not say."""
    if item.is_question:
        return ""
    if _CHANGES.search(item.text):
        return "system-change"
    if _REMINDS.search(item.text):
        return "reminder"
    return "system-change" if _CHANGED.search(item.text) else ""


def deadline_of(item: Item) -> str:
    """By when, as printed: in its own words, in a column, or in the heading above ("Within three months").

    Days and weeks count only from publication on: "within two working days" is what is asked for, no deadline.
    """
    if match := _DEADLINE.search(item.full_text):
        return match[0]
    if item.deadline:
        return item.deadline
    return next((one.rstrip(":") for one in reversed(item.headings) if _TIME_HEADING.match(one)), "")
