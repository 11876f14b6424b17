"""What a heading says of the section below it: the heading variants of real reports (DOMAIN 3.2) as a table.

Patterns are tried in order, the most telling first, on the heading in lower case without numbers and punctuation.
"""

from __future__ import annotations

import re

from thememiner.records import SectionKind

_PREFIX = re.compile(
    r"^(?:(?:chapter|section|part)\s+(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"(?:\d+[a-z]|[\divx]+(?:\.\d+)*)[.)]?\s)[\s:.–—-]*",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^a-z0-9&/' ]+")

_BODY = r"(multi agency |single agency |partnership |lscb |board )?"
_FAMILY = r"(family|families|parents?|parental|mother|father|relatives|grandparents?|siblings?)"
_JUDGED = (
    r"(good|outstanding|inadequate|adequate|requires? improvement|not judged|weaknesses|serious failures|"
    r"requires? improvement to be good)"
)

_TABLE: tuple[tuple[SectionKind, str], ...] = (
    ("contents", r"(table of )?contents( page)?|index|list of (chapters|contents|figures|tables|appendices|annexes)"),
    ("appendices", r"references|bibliography|further reading|contact( us| details)?|(end)?notes"),
    # Headings that name two kinds, and those in which a telling word stands for something else.
    (
        "analysis",
        r"(response|answers?|analysis|findings|conclusions|evidence|commentary).*\b(terms of reference|lines of enquiry)\b.*|"
        r"analysis of .* and lessons.*",
    ),
    (
        "findings",
        r".*\b(good practice|strengths) and (areas|missed|poor|learning|lessons|concerns?|weaknesses|gaps)\b.*",
    ),
    (
        "introduction",
        r"(recommendations?|findings|lessons|learning) (from|of|in) (previous|earlier|other|past) .*|"
        r"(information about|about) (this|the) (local (authority )?area|local area partnership|area|local authority area)|"
        r"(previous|other) (ofsted )?inspections|other information about this area|local leadership|"
        r"(children (living|looked after)|child protection) in this area|the casework model used in this area",
    ),
    (
        "agency-sections",
        r"(individual )?(agency|management) (reviews?|reports?)( and| with) recommendations|"
        r"recommendations\b.*\b(imrs?|(individual|single) agenc(y|ies)|management reviews)\b.*|"
        r"(summary of )?(imr|(individual|single) agency|agency) recommendations?\b.*",
    ),
    ("findings", r"(analysis and findings|findings and analysis)\b.*"),
    (
        "glossary",
        r"(glossary|acronyms?|abbreviations?|terminology)\b.*|key to (the )?(family|professionals|people|terms|initials|"
        r"abbreviations)\b.*|.*\b(glossary|acronyms|abbreviations)( of terms)?( used)?",
    ),
    (
        "board-response",
        rf"{_BODY}(action|improvement) plans?\b.*|(the )?(board|partnership|lscb)'?s? response.*|next steps|"
        r"response (by|of|from) the .*(board|partnership|lscb).*|progress (on|against) .*|"
        r"(implementation|status|monitoring) of (the )?(recommendations|actions?)\b.*",
    ),
    (
        "executive-summary",
        r"executive summary.*|brief summary(?! of (the )?(case|events|facts)).*|summary( for children and young people)?|"
        r"at a glance|overview and summary|"
        r"succinct summary",
    ),
    (
        "terms-of-reference",
        r".*\bterms of reference\b.*|(the )?scope( of the review)?|(key )?lines? of (enquiry|inquiry).*|kloes?|"
        r"(specific|key|research) questions?( for the review)?|questions (for|asked by) (this|the) review|"
        r"particular issues identified.*|areas of (enquiry|inquiry)|scope and .*|"
        r"(the )?(period|time ?frame|timescale) (under|of|for) (the )?review|"
        r"(the )?(time ?frame|remit)( (of|for) .*)?|(the )?focus of (the|this) review|time ?period (under|of|for) .*|"
        r"questions (that )?(the|this) review .*|issues for the review",
    ),
    (
        "method",
        r".*\b(methodology|methodological)\b.*|methods?( and .*)?|(the )?process of (the )?review|(the )?review process|"
        r"the model used|the process|how it was done|(child practice |the )?review process.*|"
        r"purpose,? scope and method.*|sources of (data|information|evidence)|how (this|the) review was .*|"
        r"(about|information about) (this|the) (local authority |lscb )?(inspection|review).*|"
        r"how (the|this) (inspection|review) .*|.*\binspection judgements( and what they)? mean\b.*|"
        r"organisational learning and the method.*|.*\bapproach (used|taken)\b.*|"
        r"limitations( of (the|this) (review|method|methodology|report))?|how we (carried out|did) .*|"
        r"conduct of the review|review methods?|"
        r"sources",
    ),
    (
        "purpose",
        r"(introduction and )?purpose( of .*)?|statutory (framework|basis).*|legal (framework|basis).*|(the )?principles( of .*)?|"
        r"(the )?(legal|statutory|legislative) (context|framework|guidance|requirements?)\b.*|purpose (and|of|,) .*|purpose and scope",
    ),
    (
        "people",
        r"(the )?(review |scr |serious case review )?(panel|team)( members?(hip)?)?|panel and .*|membership( of .*)?|"
        r"(the )?(chair|author|lead reviewers?|reviewers?)( and .*)?|statement of independence|independence|"
        r"contributors?( to .*)?|(the )?(overview )?(report )?authors?( of .*)?|case group.*|statement by (the )?reviewers?|"
        r"((our|the) )?inspection team\b.*|contributing agencies.*|the panel and the author|about the (author|reviewer).*|"
        r"local area partnership details|(her|his) majesty's (chief )?inspectors?( of .*)?|lead inspectors?\b.*|"
        r"(national|regional) director.*|(deputy |hm )?chief inspector.*|"
        r"(the )?independent (lead )?(reviewer|author|chair)s?( and .*)?|(.* )?review panel( members?(hip)?)?|"
        r"agencies (involved|contributing|participating|that (contributed|took part))\b.*|(key )?people( mentioned)?",
    ),
    (
        "parallel-processes",
        r".*\bparallel (processes|proceedings|reviews|investigations).*|timescales?|delays?|"
        r"(other )?(criminal|legal|coronial) (proceedings|processes).*|"
        r"inquests?|coroner('s .*)?|(police|criminal|coronial) (investigations?|inquiries)",
    ),
    (
        "confidentiality",
        r"identity|(confidentiality|anonymity|anonymisation)\b.*|dissemination|(equality|diversity|race|ethnicity|"
        r"cultural,? ethnic)\b.*|(publication|dissemination) (and|of) .*|"
        r"publication|(race|culture|language|religion|ethnicity|identity)( and| or)? (race|culture|language|religion|ethnicity|identity|disability)\b.*",
    ),
    (
        "family-composition",
        r"family (structure|composition|tree|members?)|genogram|(the )?household|relevant family members.*|"
        r"who is in the family|family and significant others|(the )?family( background)?|"
        r"family and household.*|(people|persons|individuals) (referred to |named )?in (this|the) (report|review)|subjects? of the review",
    ),
    (
        "good-practice",
        r".*\b(good|effective|notable|positive|best|strong) (multi agency )?practice\b.*|(key |areas of )?strengths?|"
        r"what (has )?worked( well)?|what (was|is|went) ?(done |working |going )?well|.*\bis working well\b.*|"
        r".*'s strengths|.*\bha(s|ve) the following strengths|what is the .* doing (that is effective|well)|"
        r"strengths (in|of) (the )?practice",
    ),
    (
        "family-contribution",
        rf".*\b{_FAMILY}('s|s')?( and friends)?('s)? (and .* )?(involvement|participation|engagement|contributions?|"
        r"perspectives?|views?)\b( (in|of|to|on) .*)?|"
        rf"(the )?(perspectives?|views?|contributions?|involvement) of (the |her |his |their )?{_FAMILY}.*|family and friends|"
        rf"what (the )?{_FAMILY}( members)? (told|said).*|family voice.*|"
        r"engagement (with|of) (the )?(family|parents).*|(the )?(views?|perspectives?) of (child|baby|young person) .*|"
        r"what (child|baby|young person) [a-z0-9]+ (told|said).*|(the )?young person's (views?|perspectives?)",
    ),
    (
        "practitioner-contribution",
        r".*\bpractitioners?('s|s')? (perspectives?|views?|contributions?|involvement)\b.*|"
        r"(the )?(views?|perspectives?|involvement) of (the )?(practitioners|professionals|staff).*|(the )?(practitioner |learning )events?|"
        r"what practitioners (told|said).*|practitioners?( reflections?)?|recall (day|event)|"
        r"(professionals?|staff)('s|s')? (perspectives?|views?|reflections?)",
    ),
    (
        "childs-story",
        r"the child and (his|her|their) family|(who was|about) (child|baby|young person) .*|who .*(child|baby).* was|"
        r"a day in the life.*|pen (picture|portrait).*|(the )?child|"
        r".*\b(the )?child(ren)?('s|s')? (lived experience|story|life|world)\b.*|(child|baby) [a-z0-9]+'s (life|story)|"
        r"[a-z]+'s (life|story)|the life of .*|voice of the child|(child|baby|young person) [a-z0-9]{1,2}|"
        r"the voice of the child|(the )?(child|young person)'s voice|(the )?lived experiences? of .*|[a-z ]+ ?[a-z0-9]*'s lived experience",
    ),
    (
        "developments",
        r"developments? since.*|(improvements?|changes?) (already |since |made\b).*|what has changed.*|progress since.*|"
        r".*\bsince the (review|scoped) period.*|"
        r"developments|changes since\b.*|work already (done|undertaken)|actions? (already )?taken( since.*)?",
    ),
    (
        "recommendations",
        r".*\brecommendations?\b.*|.*\b(considerations?|questions?) for (the )?(board|partnership|partners|safeguarding).*|"
        r"proposed actions|improving systems and practice.*|areas? for priority action.*|priority actions?|"
        r"priority and immediate actions?|"
        r"actions?( for (the )?(board|partnership|partners|agencies)\b.*)?|questions for (practitioners|practice|reflection|discussion|consideration).*|points to consider",
    ),
    (
        "lessons",
        r".*\blessons?\b.*|(key |practice |organisational |the |practice and organisational |summary of )*"
        r"learning( points?| themes?| from .*| for .*| identified| \d+)?|learning (points?|themes?) \d+.*|"
        r"(conclusions?|findings|summary) and learning|what (have we|has been) learn(ed|t).*|"
        r"priorities for learning.*|what we (have )?learn(ed|t).*|emerging themes|key (practice )?themes|key messages|"
        r"(systems?|single agency|multi agency) learning",
    ),
    (
        "findings",
        r"(the |review |key |main |inspection |headline |summary of |record of )*findings?\b.*|what we found|finding \d+.*|"
        r"theme \d+.*|what .*needs? to (improve|do better)\b.*|((case|practice) study )?areas? (for|of) (improvement|development)|"
        r"what light has .*|(the )?experiences? and progress of .*|(the )?impact of leaders.*|overall effectiveness.*|"
        r"key judgements?.*|judgements?|leadership,? management and governance.*|leadership and management.*|"
        r"quality of (provision|practice)|outcomes for .*|capacity to improve.*|(the )?effectiveness of .*|what is it like to be .*|"
        r"children (who need help and protection|in care|looked after).*|inspection (outcome|judgements? about .*)|"
        rf"the (graded|overall) judge?ments?\b.*|(the |this )?(lscb|local (authority|safeguarding children board)).*\b{_JUDGED}.*|"
        rf"children's services in .*\b{_JUDGED}.*",
    ),
    (
        "conclusions",
        r".*\bconclusions?\b.*|concluding .*|predictability and preventability.*|predictab.*|preventab.*|"
        r"(could|was) (it|this|the [a-z' ]+) (have been )?(foreseen|foreseeable|predicted|predictable|prevented|preventable)|"
        r"hindsight\b.*|"
        r"(final|closing|concluding) (comments?|remarks?|thoughts?|reflections?)|was .*\b(predictable|preventable|foreseeable)\b.*",
    ),
    (
        "analysis",
        r".*\banalysis\b.*|(appraisal|critique) of .*|.*\bpractice appraisal\b.*|appraisal|areas of practice learning|"
        r"what happened,? and what we make of it|discussion|evaluation of (practice|events).*|practice episodes and analysis|"
        r"(key )?practice (issues|themes)|((the|general|overall|inquiry) )?commentary( on .*)?",
    ),
    (
        "agency-sections",
        r"(individual (management|agency) reviews?|agency reports?|health overview( report)?|imrs?|"
        r"summary of agency .*reports?)\b.*|.*\(imr\)",
    ),
    (
        "introduction",
        r"introduction( and .*| to .*)?|why (this|the) (case|review)\b.*|succinct summary of the case|"
        r"brief outline of (the )?circumstances.*|circumstances (that )?(led|leading) to .*|"
        r"background( information| history| and context| to (the|this) .*)?|"
        r"reasons? for (the|this|conducting|undertaking|holding) .*|"
        r"(the )?(decision|commissioning|rationale)( to .*| for .*)?|critical incident|"
        r"((the|national|local|national and local) )?context( of (the|this) .*)?|service information.*|"
        r"commissioning rationale|case context",
    ),
    (
        "chronology",
        r".*\bchronolog.*|(the )?facts( of the case)?|(the )?narrative\b.*|timeline\b.*|(significant|key) events.*|"
        r"(key|care|practice) (practice )?episodes?\b.*|kpe \d+.*|"
        r"summary of (agency involvement|events|the case|contact|facts)\b.*|background (prior to|and chronology|history).*|"
        r"(the )?(case|sequence of events|events)( summary)?|what happened|brief summary of .*|agency involvement.*|time period reviewed and why|"
        r"key dates|summary of (key|significant) .*|(relevant |family )?history|background and history|"
        r"what happened to .*|involvement of agencies|the incident|circumstances of the (death|incident).*|background information the facts",
    ),
    (
        "front-matter",
        r"foreword\b.*|preface\b.*|acknowledge?ments?\b.*|condolences.*|statement (by|from) the .*|copyright|"
        r"(version|document)( control| history| \d.*)?|dedication|"
        r"(a )?(message|tribute|letter) (from|to) .*|.*\bforeword|introduction (from|by) the .*chair.*",
    ),
)
_APPENDIX = re.compile(r"^(?:appendix|appendices|annex|annexe)\b(?: (?:[a-z]|\d{1,2}|[ivx]+)\b)? ?")
_OF_AN_APPENDIX = frozenset(
    {"glossary", "terms-of-reference", "method", "people", "board-response", "family-composition"}
)
_LONGEST = 110
"""Characters above which a heading is a sentence: a finding printed as one must not be read for its words."""
_LONG_TITLES = ("what is it like to be", "the experiences and progress of", "the impact of leaders")
_THEMES = re.compile(
    r"timescales?|delays?|identity|(equality|diversity|race|ethnicity|cultural)\b.*|(the )?(household|family( background)?|child)|"
    rf"voice of the child|.*\bchild(ren)?('s|s')? (lived experience|life|world)|.*\b{_FAMILY}('s|s')? (involvement|participation|"
    r"engagement)\b.*|independence|summary|hindsight|(relevant |family )?history|"
    r"(learning|lessons|findings) (from|of|in) .*\b(earlier|previous|other|past)\b.*|(earlier|previous) reviews?|"
    r"(the )?lived experiences? of .*|the voice of the child|(the )?(child|young person)('s|s')? (voice|perspectives?)|inquests?"
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})\Z")) for kind, pattern in _TABLE)


def kind_of_heading(heading: str) -> SectionKind | None:
    """The kind of section that a heading opens, or None when its words do not say."""
    words = plain_heading(heading)
    if len(words) > _LONGEST and not words.startswith(_LONG_TITLES):
        return None
    if is_appendix(heading):
        inner = _kind_of_words(_APPENDIX.sub("", words))
        return inner if inner in _OF_AN_APPENDIX else "appendices"
    return _kind_of_words(words)


def may_be_a_theme(heading: str) -> bool:
    """Whether the heading names a kind of section by itself, but a theme where it stands inside analysis or findings."""
    return bool(_THEMES.fullmatch(plain_heading(heading)))


def is_appendix(heading: str) -> bool:
    """Whether the heading opens an appendix, whatever is in it."""
    return bool(_APPENDIX.match(plain_heading(heading)))


def _kind_of_words(words: str) -> SectionKind | None:
    return next((kind for kind, pattern in _PATTERNS if pattern.match(words)), None)


def plain_heading(heading: str) -> str:
    """The heading in lower case without its number, its chapter label and its punctuation."""
    bare = _PREFIX.sub("", heading.strip() + " ").strip().lower().replace("’", "'")
    return " ".join(_NOT_WORDS.sub(" ", bare.replace("-", " ")).split())
