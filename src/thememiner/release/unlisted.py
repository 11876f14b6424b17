"""Names that no list has, by where they stand: each is only something for a person to look at."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.details import LOOK, Found, Look
from thememiner.release.name_words import CAP, ORGANISATION, can_be_name, given_names, plain

_DOES = (
    r"(?:told|said|says|asked|drew|showed|wrote|cried|laughed|played|slept|lived|lives|moved|came|went|left|rang|phoned|texted|called|visited|answered|hid|ran|wanted|wants|felt|feels|loved|loves|hated|hates|likes|liked|thought|thinks|knew|knows|saw|"
    r"spoke|described|disclosed|denied|refused|agreed|attended|presented|stayed|stays|died|was (?:born|found|seen|not seen|taken|upstairs|asleep|crying|hungry|afraid|frightened|pregnant|arrested|excluded|missing)|has (?:a|an|no|not|been|said|told)|had (?:a|an|no|not|been|said|told)|is (?:a|an|not|now|at|in|sofa|afraid|frightened))\b"
)
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), why)
    for pattern, why in (
        (rf"(?:^|(?<=[.!?:;] )|\b(?:that|when|and|but|as|if|because|while|where|,) |(?<=, )|(?<=\n))(?P<is>{CAP}) {_DOES}", "a word with a capital that does what a person does"),
        (rf"\b(?:with|told|asked|by|to|from|and|called|named|known as|answers to|answering to|nicknamed) (?P<is>{CAP}(?: {CAP})?)(?=,? (?:who|whose|on reception|in reception|not|that|and (?:his|her|their)|at the front desk)\b)", "stands where a person would"),
        (rf"\b(?:[Vv]isit|[Mm]eeting|[Ss]ession|[Ss]upervision|[Cc]ontact|[Ww]ork|[Cc]all|[Ll]ives?|[Ss]poke|[Tt]alk(?:ed)?|[Ll]iving|[Ss]taying) (?:with|to|by|from) (?P<is>{CAP}(?: {CAP})?)\b", "stands where a person would"),
        (rf"\b(?i:typed up|typed|written|taken|noted|minuted|seen|visited|supervised|chaired|covered|checked|drawn|made|sent|passed on|fostered|looked after|cared for) by (?P<is>{CAP}(?: {CAP})?)(?=[,.;:)\s]|$)", "stands where the one who did it does"),
        (rf"\b(?i:answers? to|answering to|call(?:s|ed) (?:him|her|them|me)|goes by|known as|nicknamed|was called|is called|be called) [\"“‘]?(?P<is>(?:(?:Little|Big|Young|Old|Baby|Lil|Lil['’]) )?{CAP})", "stands where a name or nickname does"),
        (rf"\b(?P<is>(?:Little|Lil['’]?|Big|Young|Old) {CAP})(?= (?:was|is|had|has|said|told|came|went|by)\b)", "has the form of a nickname"),
        (rf"\b(?P<is>{CAP} [A-Z]\.?)(?= (?:left|said|told|came|was|is|had|has|rang|and|from|who)\b|, (?:Head|head|social|team|health|school|manager|nurse)\b)", "a word with a capital and an initial"),
        (rf"\bthe (?P<is>{CAP}(?:-{CAP})?) (?:baby|twins|boys|girls|children|brothers|sisters|siblings?|sibs|family|household|lad|lads|child|case)\b", "a family called by a name"),
        (rf"^(?P<is>{CAP}) (?:sibs|siblings|family|children|twins|baby|boys|girls|case|household)$", "a family called by a name"),
        (rf"\b[Tt]he (?P<is>{CAP}-{CAP}s|{CAP}s)(?= (?:have|had|took|take|said|say|live|lived|moved|foster\w*|were|are asked|next door)\b)", "a household called by a name"),
        (rf"\b(?:Det|Detective|Police|Acting|A/|T/)? ?(?:Sgt|Sergeant|Con|Constable|Insp|Inspector|SW|HV|SSW|FSW|CSW|IRO|DSL|SENCO|CPN|PCSO|QSW|NQSW|ASYE|MGM|MGF|PGM|PGF) \(?(?P<is>{CAP})(?! (?:Service|Team|Board|Act|Forum)s?\b)", "stands after the short form of a role"),
        (rf"\b(?P<is>{CAP})['’]s (?:mum|dad|mother|father|brother|sister|nan|gran|uncle|aunt|auntie|cousin|partner|boyfriend|girlfriend|bedroom|room|house|flat|phone|school|teacher|social worker|health visitor|behaviour|wishes|voice|bruise|injur\w+|death|birth|file|plan|placement)\b", "owns what a person does"),
        (rf"\b(?i:case of|death of|murder of|baby|little|about|for|regarding|re:?) (?P<is>{CAP}(?: {CAP})?)(?=,? (?:aged|who|whose|\(\d))", "stands where a person would"),
    )
)  # fmt: skip
_LOWER_AFTER_A_ROLE = re.compile(
    r"\b(?i:mum|dad|mother|father|sw|hv|nan|nana|gran|grandad|uncle|auntie|aunt|brother|sister|bro|sis|stepdad|stepmum|partner|boyfriend|girlfriend|cousin|baby|friend|social worker|worker|foster carer|carer|teacher|nurse|twin|son|daughter)"
    r"(?: (?:called|named))?,? (?P<is>[a-z][a-z'’-]{2,})\b"
)
_LOWER = re.compile(r"(?<![\w@./#’'-])[a-zà-ž]{3,}(?:-[a-zà-ž]{2,})?(?![\w@/]|\.\w)")
_IS_SOMEBODY = re.compile(r",? (?:who|whose|(?:on|in|at) reception)\b")
_SHORTEST = 3
_ENGLISH = frozenset(
    "amir barney billy bob bonnie brad chuck clement derrick dolly ebony felicity hank hector holly jasmine jasper kitty margarita marina matt meg mike nick patsy patty randy rob robin roger sally sonny terry tom victor warren".split()  # noqa: SIM905
)
"""Given names that a common list of British words (wbritish 2020.12, public domain) also has in lower case."""


def unlisted_names(look: Look) -> Iterator[Found]:
    """Capitalised words in the place of a person, and given names that are written without a capital."""
    for pattern, why in _FORMS:
        for match in pattern.finditer(look.text):
            if _may_be_a_person(look, match["is"], match.start("is")):
                yield Found(*match.span("is"), "name", LOOK, f"{why}: is it a name?")
    yield from _without_capital(look)


def _without_capital(look: Look) -> Iterator[Found]:
    """``mum kelly`` and ``mohammed-amin``; addresses of pages and mail are other rules' matter."""
    alone, _ = given_names()
    if "://" in look.text or "@" in look.text:
        return
    for match in _LOWER_AFTER_A_ROLE.finditer(look.text):
        if plain(match["is"]) in alone:
            yield Found(*match.span("is"), "name", LOOK, "a given name without its capital, after a role or relation")
    for match in _LOWER.finditer(look.text):
        first, _, second = plain(match.group()).partition("-")
        is_name = first in alone - _ENGLISH and (not second or second in alone)
        if is_name and (len(first) > _SHORTEST or second):
            yield Found(*match.span(), "name", LOOK, "a given name without its capital")


def _may_be_a_person(look: Look, words: str, start: int) -> bool:
    parts = re.findall(CAP, words)
    lead = parts[0] if len(parts) == 1 or parts[0] not in ("Little", "Big", "Young", "Old", "Lil") else parts[1]
    known = look.document.areas | look.document.lower
    if not can_be_name(lead) or plain(lead) in known or lead.isupper() or len(lead) < _SHORTEST:
        return False
    if any(ORGANISATION.match(one) for one in parts) or (len(parts) > 1 and plain(parts[-1]) in known):
        return False
    if _IS_SOMEBODY.match(look.text[start + len(words) :]):
        return True
    return not any(left <= start < right for left, right in look.places)
