"""What lets a neighbour or a search engine tell who is meant: siblings' ages, hearings, headlines, told events."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.birth_dates import DAY, MONTH
from thememiner.release.details import LOOK, Found, Look
from thememiner.release.name_words import plain

_N = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_AGE = rf"{_N}(?: (?:weeks|months|years))?"
_KIN = r"(?:half-|step)?(?:siblings|brothers|sisters|children|sons|daughters|boys|girls|kids|twins|triplets|brother|sister)"
_AGES = re.compile(
    rf"\b(?:(?:{_N}|[Tt]he|his|her|their) )?(?:\w+ )?{_KIN},? (?:(?:who )?(?:are|were) )?(?:aged |of |\()\(?{_AGE}(?:(?:, ?(?:and )?| and ){_AGE})+(?: (?:weeks|months|years))?|"
    rf"\b[Tt](?:wins|riplets) (?:of|aged) {_AGE} and (?:\w+ )?{_KIN} (?:of|aged) {_AGE}(?:(?:, ?(?:and )?| and ){_AGE})*|\baged {_AGE}(?:, {_AGE})+,? and {_AGE}",
    re.IGNORECASE,
)  # fmt: skip
_PERCENT = re.compile(r"per cent|%|\bto \d", re.IGNORECASE)
_COURT = r"(?:Crown Court|Magistrates['’]? Court|County Court|High Court|Family Court|Coroner['’]?s['’]? Court|Old Bailey|Youth Court)"
_HEARINGS = re.compile(
    rf"\b(?:R|Rex|Regina) v\.? [A-Z][\w'’-]+(?: (?:and|&) (?:others|[A-Z][\w'’-]+))?(?:, [^.;\n]{{0,80}})?|\bRe [A-Z][a-z]+ \((?:a|A) [Cc]hild\)|\b(?:HHJ|DJ|Mr Justice|Mrs Justice|Ms Justice|Recorder|Judge) [A-Z][\w'’-]+|"
    rf"\b[A-Z][\w'’-]+ {_COURT}\b|\b(?i:inquest|sentencing|trial|sentenced|hearing)\b[^.;\n]{{0,60}}?\b(?:(?:in|at) (?:the )?[A-Z][\w'’-]+(?: [A-Z]?[\w'’-]+){{0,3}}|on {DAY.pattern}|on \d{{1,2}} {MONTH})"
)
_HEADLINES = re.compile(r"[“\"](?P<is>[A-Z£][^”\"\n]{15,110})[”\"]")
_PRESS = re.compile(
    r"\b(?:press|paper|papers|newspapers?|headlines?|media|front page|journalists?|reporters?|Mercury|Gazette|Echo|Herald|Chronicle|Post|Mail|Times|Argus|Advertiser|Sun|Mirror|Express|Telegraph|Guardian|Standard|Observer|BBC|ITV|Sky News|online news)\b"
)
_NEAR = 70
_WHO = r"\b(?i:the|a|an|that|our|one) (?:(?:only|young|little|older|elderly|retired|widowed|single|former|[A-Z][a-z]+|\d{1,2}[- ]?(?:yr|year)s?[- ]olds?)(?: |-)){0,3}(?:[\w’'-]+['’]s )?(?:[\w-]+ )?(?:girl|boy|lad|lass|teenager|child|baby|toddler|mother|father|mum|dad|uncle|aunt|grandmother|grandfather|grandparents|nan|son|daughter|sister|brother|twins|family|couple|man|woman|pilot|carer|\d{1,2}[- ](?:yr|year)s?[- ]old)\b"
_DID = r",? ?(?:from [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? )?(?:who|whose) (?P<did>[^.;\n]{0,20}[^.;]{10,110})"
_TOLD = re.compile(rf"{_WHO}{_DID}")
_SETTING = re.compile(
    r"\b(?:outside|inside|at|in|from|to|off|by|over|on|with) (?:the|both|his|her|a) (?:[\w’'-]+ ){0,2}?(?:alley|lightship|crane|harbour|church|churches|chapel|bakery|baler|quay|pier|bridge|river|canal|lake|beach|cliff|tower|pub|shop|market|mosque|temple|station|farm|mill|factory|cinema|park|festival|fair|ferry|lifeboat|lighthouse|viaduct|quarry|reservoir|stables|circus|museum|library|bandstand|uniform|minibus)\b|\b(?:in|at|from|to|near|of) [A-Z][a-z]+(?: [A-Z][a-z]+)?|\bwhen the \w+ (?:burned|flooded|collapsed|exploded|fell|sank|closed)"
)
_HAPPENED = re.compile(
    r"\b(?:stabbed|shot|swam|fell|lost|burned|burnt|drowned|jumped|climbed|crashed|plays|played|sings|sang|won|rescued|bringing up|brings up|was found|found|attacked|bitten|mauled|hit by|killed|set fire|ran|drove|survived|wrestl\w+|swallowed|trapped|gave birth|works|worked|runs|ran|keeps|kept)\b"
)
_ONLY = re.compile(
    r"\bthe (?:only|first|youngest|last) (?:[\w-]+ ){0,3}?(?:in|at|under|on|of) [^.;,\n]{3,60}|\bone of (?:two|three|only \w+) [^.;,\n]{3,50} with [A-Z][\w ]+"
)
_OF_CARE = re.compile(
    r"\b(?:child|girl|boy|mother|father|family|patient|pupil|refugee|he|she|diagnosed|boys|girls|famil\w+)\b",
    re.IGNORECASE,
)
_BORING = re.compile(
    r"\b(?:time|way|one of|contact|option|agency|service|source|reason|opportunity|example|stage|point|report|record|inspection|person)\b"
)
_WORKS = re.compile(
    r"\b(?:works?|worked|working|employed|job|shifts?|mornings|evenings|nights|cleans|cleaner) (?:as an? [\w ]{2,25} )?(?:at|for|in|on) (?P<is>(?:the [\w’'-]+ (?:counter|line|shop|yard|floor|till|tills) (?:in|at|of) )?(?:the )?[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3})|"
    r"\b(?:works|worked|does (?:mornings|evenings|nights)) (?:at|in) (?P<also>the [\w’'-]+ (?:counter|shop|factory|till)[^.;,\n]{0,30})"
)
_NO_WORK = re.compile(r"^(?:the )?(?:Public|[A-Z]{2,}\b|Child|Local|Social|Early|Family|Children|Council|Partnership|MASH|Year|Key|Working|England|January|February|March|April|May|June|July|August|September|October|November|December)")  # fmt: skip


def sibling_ages(look: Look) -> Iterator[Found]:
    """The ages of several children of one family."""
    for match in _AGES.finditer(look.text):
        if not _PERCENT.search(look.text[max(0, match.start() - 25) : match.end() + 12]):
            yield Found(*match.span(), "ages of siblings", LOOK, "the ages of several children tell a family apart")


def hearings(look: Look) -> Iterator[Found]:
    """Hearings by their names, judge, town or day: they lead to the press."""
    for match in _HEARINGS.finditer(look.text):
        yield Found(*match.span(), "hearing", LOOK, "a hearing that can be looked up")


def headlines(look: Look) -> Iterator[Found]:
    """Words in quotation marks beside a word for the press."""
    for match in _HEADLINES.finditer(look.text):
        around = look.text[max(0, match.start() - _NEAR) : match.start()] + look.text[match.end() : match.end() + _NEAR]
        if _PRESS.search(around):
            yield Found(*match.span(), "headline", LOOK, "the words of a paper can be searched for")


def told_events(look: Look) -> Iterator[Found]:
    """Persons by what they did or what happened to them at a place, and whoever is the only one somewhere."""
    text = look.text.replace("\n", " ")
    for match in _TOLD.finditer(re.sub(r" {2}", " \n", text)):
        words = " ".join(match["did"].split())
        if _HAPPENED.search(words) and _SETTING.search(" ".join(match.group().split())):
            yield Found(*match.span(), "combination", LOOK, "neighbours could tell who is meant by what is told here")
    for match in _ONLY.finditer(look.text):
        if not _BORING.search(match.group()) and _OF_CARE.search(look.text[max(0, match.start() - 60) : match.end()]):
            yield Found(*match.span(), "combination", LOOK, "the only one somewhere can be found")


def workplaces(look: Look) -> Iterator[Found]:
    """Where a parent or another person of the family works, by name."""
    for match in _WORKS.finditer(look.text):
        group = "is" if match["is"] else "also"
        first = plain(match[group].removeprefix("the ").split()[0])
        is_area = first in look.document.areas or any(a <= match.start(group) < b for a, b in look.places)
        if not _NO_WORK.match(match[group]) and not is_area:
            yield Found(*match.span(group), "workplace", LOOK, "somebody is said to work there")
