"""What a heading says of the section below it: the heading variants of real reports (DOMAIN 3.2) as a table.

Patterns are tried in order, the most telling first, on the heading in lower case without numbers and punctuation.
"""

from __future__ import annotations

import re

from thememiner.records import SectionKind

_PREFIX = re.compile(
    r"^(?:(?:chapter|section|part)\s+(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)\b|[\divx]+(?:\.\d+)*[.)]?\s)[\s:.–—-]*",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^a-z0-9&/' ]+")

_TABLE: tuple[tuple[SectionKind, str], ...] = (
    ("contents", r"(table of )?contents( page)?|index"),
    ("appendices", r"references|bibliography|further reading"),
    (
        "glossary",
        r"(glossary|acronyms?|abbreviations?|key to|terminology).*|.*\b(glossary|acronyms|abbreviations)( of terms)?( used)?",
    ),
    (
        "board-response",
        r"(multi agency |single agency |partnership |lscb |board )?(action|improvement) plans?\b.*|(the )?(board|partnership|lscb)'?s? response.*|"
        r"response (by|of|from) the .*(board|partnership|lscb).*|progress (on|against) .*",
    ),
    ("executive-summary", r"executive summary.*|brief summary(?! of (the )?(case|events|facts)).*|summary|at a glance|overview and summary"),
    (
        "terms-of-reference",
        r".*\bterms of reference\b.*|(the )?scope( of the review)?|(key )?lines? of enquiry.*|kloes?|"
        r"(specific|key|research) questions?( for the review)?|particular issues identified.*|scope and .*|"
        r"(the )?(period|time ?frame|timescale) (under|of|for) (the )?review",
    ),
    (
        "method",
        r".*\b(methodology|methodological)\b.*|methods?( and .*)?|(the )?process of (the )?review|(the )?review process|"
        r"the model used|the process|how it was done|(child practice |the )?review process.*|purpose,? scope and method.*|sources of (data|information|evidence)|how (this|the) review was .*|"
        r"(about|information about) (this|the) (inspection|review).*|how the (inspection|review) .*|"
        r"(the )?inspection judgements and what they mean|organisational learning and the method.*|"
        r".*\bapproach (used|taken)\b.*|limitations.*|how we (carried out|did) .*|conduct of the review|review methods?",
    ),
    (
        "purpose",
        r"(introduction and )?purpose( of .*)?|statutory (framework|basis).*|legal (framework|basis).*|(the )?principles( of .*)?",
    ),
    (
        "people",
        r"(the )?(review |scr |serious case review )?(panel|team)( members?(hip)?)?|panel and .*|membership.*|"
        r"(the )?(chair|author|lead reviewers?|reviewers?)( and .*)?|statement of independence|independence|contributors?.*|"
        r"(the )?(overview )?(report )?authors?( of .*)?|case group.*|statement by (the )?reviewers?|the inspection team.*|(our|the) inspection team.*|contributing agencies.*|"
        r"the chair and the panel|the panel and the author|about the (author|reviewer).*",
    ),
    (
        "parallel-processes",
        r".*parallel (processes|proceedings|reviews|investigations).*|(other )?(criminal|legal|coronial) (proceedings|processes).*|timescales?|delays?( in .*)?",
    ),
    (
        "confidentiality",
        r"identity|(confidentiality|anonymity|anonymisation).*|dissemination|equality( and diversity)?.*|(publication|dissemination) (and|of) .*",
    ),
    (
        "family-composition",
        r"family (structure|composition|tree|members?)|genogram|(the )?household|relevant family members.*|who is in the family|family and significant others|(the )?family( background)?",
    ),
    (
        "good-practice",
        r".*\b(good|effective|notable|positive|best|strong) (multi agency )?practice\b.*|strengths?|what (has )?worked( well)?|"
        r"what (was|is|went) ?(done |working |going )?well|.*\bis working well\b.*|areas of strength",
    ),
    (
        "family-contribution",
        r".*\b(family|families|parents?|parental|mother|father)('s|s')?( and friends)?('s)? (and .* )?(involvement|participation|engagement|contributions?|perspectives?|views?)\b( (in|of|to|on) .*)?|"
        r"(perspectives?|views?|contributions?|involvement) of (the )?(family|parents?|mother|father|relatives).*|family and friends|"
        r"what (the )?(family|parents?) (told|said) .*|family voice.*|what the (family|parents?|mother|father|relatives) said.*|(the )?views of (her|his|their|the) (family|parents?|mother)",
    ),
    (
        "practitioner-contribution",
        r".*\bpractitioners?('s|s')? (perspectives?|views?|contributions?|involvement)\b.*|(views?|perspectives?|involvement) of (practitioners|professionals|staff).*|"
        r"(the )?(practitioner |learning )events?|what practitioners (told|said).*|practitioners?( reflections?)?|recall (day|event)",
    ),
    (
        "childs-story",
        r"the child and (his|her|their) family|(who was|about) (child|baby|young person) .*|who .*(child|baby).* was|a day in the life.*|pen (picture|portrait).*|(the )?child|"
        r".*\b(the )?child(ren)?('s|s')? (lived experience|story|life|world)\b.*|(child|baby) [a-z0-9]+'s (life|story)|[a-z]+'s (life|story)|the life of .*",
    ),
    (
        "developments",
        r"developments? since.*|(improvements?|changes?) (already |since |made\b).*|what has changed.*|progress since.*|.*\bsince the (review|scoped) period.*",
    ),
    (
        "recommendations",
        r".*\brecommendations?\b.*|.*\b(considerations?|questions?) for (the )?(board|partnership|partners|safeguarding).*|proposed actions|"
        r"improving systems and practice.*|areas? for priority action.*|next steps|priority actions?",
    ),
    (
        "lessons",
        r".*\blessons?\b.*|(key |practice |organisational |the |practice and organisational |summary of )*learning( points?| themes?| from .*| for .*| \d+)?|"
        r"what (have we|has been) learn(ed|t).*|priorities for learning.*|what we (have )?learn(ed|t).*|emerging themes|key themes|key messages",
    ),
    (
        "findings",
        r"(the |review |key |main |summary of |record of main |record of )*findings?\b.*|findings and .*|finding \d+.*|theme \d+.*|"
        r"what (needs|need) to improve.*|areas? (for|of) (improvement|development)|what light has .*|(the )?experiences? and progress of .*|"
        r"(the )?impact of leaders.*|overall effectiveness.*|key judgements?.*|leadership,? management and governance.*|"
        r"leadership and management.*|quality of provision.*|outcomes for .*|capacity to improve.*|headline findings.*|"
        r"(the )?effectiveness of .*|what is it like to be .*|children (who need help and protection|in care|looked after).*",
    ),
    (
        "conclusions",
        r".*\bconclusions?\b.*|concluding .*|predictability and preventability.*|predictab.*|preventab.*|could (it|this|the death) have been .*|was (it|the .*) (foreseeable|predictable|preventable).*|hindsight.*|was the .* (predictable|preventable).*",
    ),
    (
        "analysis",
        r".*\banalysis\b.*|(appraisal|critique) of .*|.*\bpractice appraisal\b.*|appraisal.*|response to (the )?terms of reference|"
        r"areas of practice learning|what happened,? and what we make of it|discussion|evaluation of (practice|events).*|practice episodes and analysis",
    ),
    (
        "agency-sections",
        r"(individual (management|agency) reviews?|agency reports?|health overview( report)?|imrs?|summary of agency .*reports?).*|.*\(imr\)",
    ),
    (
        "chronology",
        r".*\bchronolog.*|(the )?facts|(the )?narrative.*|timeline.*|(significant|key) events.*|(key|care|practice) (practice )?episodes?.*|kpe \d+.*|"
        r"summary of (agency involvement|events|the case|contact|facts).*|background (prior to|and chronology|history).*|"
        r"(the )?(case|sequence of events|events)( summary)?|what happened|brief (outline|summary) of .*|agency involvement.*|outline of .*circumstances.*",
    ),
    (
        "introduction",
        r"(the )?introduction.*|why this (case|review).*|succinct summary of the case|brief outline of circumstances.*|circumstances (that )?(led|leading) to .*|background.*|reasons? for .*|"
        r"(the )?(decision|commissioning|rationale)( to .*| for .*)?|critical incident.*|context.*|service information.*|local context.*",
    ),
    (
        "front-matter",
        r"foreword.*|preface.*|acknowledge?ments?.*|condolences.*|statement (by|from) the .*|copyright|version.*|dedication",
    ),
)
_APPENDIX = re.compile(r"^(?:appendix|appendices|annex|annexe)\b(?: (?:[a-z]|\d{1,2}|[ivx]+)\b)? ?")
_OF_AN_APPENDIX = frozenset(
    {"glossary", "terms-of-reference", "method", "people", "board-response", "family-composition"}
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})\Z")) for kind, pattern in _TABLE)


def kind_of_heading(heading: str) -> SectionKind | None:
    """The kind of section that a heading opens, or None when its words do not say."""
    words = plain_heading(heading)
    if len(words) > 110:
        return None
    if is_appendix(heading):
        inner = _kind_of_words(_APPENDIX.sub("", words))
        return inner if inner in _OF_AN_APPENDIX else "appendices"
    return _kind_of_words(words)


def is_appendix(heading: str) -> bool:
    """Whether the heading opens an appendix, whatever is in it."""
    return bool(_APPENDIX.match(plain_heading(heading)))


def _kind_of_words(words: str) -> SectionKind | None:
    return next((kind for kind, pattern in _PATTERNS if pattern.match(words)), None)


def plain_heading(heading: str) -> str:
    """The heading in lower case without its number, its chapter label and its punctuation."""
    bare = _PREFIX.sub("", heading.strip() + " ").strip().lower().replace("’", "'")
    return " ".join(_NOT_WORDS.sub(" ", bare.replace("-", " ")).split())
