"""Combinations that could tell a family's neighbours who is meant, although no word of them is a name."""
# ruff: noqa: E501, SIM905 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from thememiner.release.birth_dates import DAY, MONTH
from thememiner.release.details import IDENTIFIES, LOOK, Found, Level, Look, Part

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
_WORDS: Mapping[str, re.Pattern[str]] = {
    "age": re.compile(
        rf"(?<!than )\b(?:aged? {_NUMBER}\b(?! (?:to|and (?:over|above|under)|or (?:over|above|under)|years? and (?:over|under)))|{_NUMBER}[- ](?:year|month|week|day)s?[- ]olds?|{_NUMBER} years and {_NUMBER} months|(?:she|he) (?:was|is) (?:only |just )?{_NUMBER}(?= when|\.|,))",
        re.IGNORECASE,
    ),
    "ethnicity": re.compile(
        r"\b(?:Somali|Eritrean|Ethiopian|Sudanese|Nigerian|Ghanaian|Congolese|Angolan|Zimbabwean|Ugandan|Kenyan|Gambian|Ivorian|Moroccan|Algerian|Egyptian|Libyan|Tunisian|Afghan|Iranian|Iraqi|Kurdish|Syrian|Yemeni|Turkish|Albanian|Kosovan|"
        r"Polish|Romanian|Bulgarian|Lithuanian|Latvian|Estonian|Slovak(?:ian)?|Czech|Hungarian|Ukrainian|Russian|Portuguese|Brazilian|Bolivian|Colombian|Ecuadorian|Jamaican|Pakistani|Bangladeshi|Indian|Sri Lankan|Tamil|Nepalese|Nepali|Gurkha|Filipino|Filipina|"
        r"Thai|Vietnamese|Chinese|Japanese|Korean|Mongolian|Tibetan|Maltese|Cypriot|Greek|Spanish|Italian|French|German|Icelandic|Fijian|Samoan|M[āa]ori|Kazakh|Georgian|Armenian|Uzbek|Yazidi|Rohingya|Roma|Romani|Gypsy|Irish Traveller|Traveller|Showmen?|"
        r"Orthodox Jewish|Haredi|Charedi|Jewish|Muslim|Hindu|Sikh|Buddhist|Jehovah['’]s Witness\w*|Mormon|Plymouth Brethren|Black African|Black Caribbean|Black British|mixed[- ](?:race|heritage|ethnicity)|White and Black \w+|dual heritage|"
        r"(?:born|from|came|arrived|moved) (?:in |from )?(?:Somalia|Eritrea|Sudan|Nigeria|Ghana|Poland|Romania|Albania|Afghanistan|Iran|Iraq|Syria|Pakistan|Bangladesh|India|Jamaica|Vietnam|Ukraine|Latvia|Lithuania|Nepal|Brazil|Portugal|Turkey|Kosovo|Congo|Zimbabwe))\b(?!-speaking worker| Safeguarding| community groups)"
    ),
    "date": re.compile(
        rf"{DAY.pattern}|\b(?:in |on |since |from |of )?{MONTH} (?:19|20)\d\d\b|\b(?:Christmas|Boxing|New Year['’]s|Easter|Mother['’]s|Father['’]s|Valentine['’]s) ?(?:Day|Eve|Sunday)?(?: (?:19|20)\d\d)?\b"
    ),
    "family": re.compile(
        rf"\b(?:(?:youngest|eldest|oldest|middle|second|third|fourth|fifth|sixth|one) (?:child )?of (?:her |his |their |the )?{_NUMBER}\b(?: (?:children|siblings|brothers|sisters))?|{_NUMBER} (?:\w+ )?(?:siblings|brothers|sisters|half-siblings|half-brothers|half-sisters)|(?:siblings|brothers|sisters|children|sons|daughters|boys|girls|triplets|twins)"
        rf",? (?:were |was |are |who were |then )?(?:aged |\()\(?{_NUMBER}(?:,? (?:and )?{_NUMBER})+|twins?\b|triplets?|quadruplets|quads\b|{_NUMBER} (?:sons|daughters|boys|girls) and {_NUMBER} (?:sons|daughters|boys|girls)|(?:family|sibling group|household) of (?:{_NUMBER})|mother of {_NUMBER}|father of {_NUMBER}|{_NUMBER}th child)\b(?! cases| audits)",
        re.IGNORECASE,
    ),
    "illness": re.compile(
        r"\b(?:cystic fibrosis|sickle cell|thalass\w+|haemophilia|muscular dystrophy|Duchenne|spinal muscular atrophy|SMA type \d|osteogenesis imperfecta|brittle bones?|Rett syndrome|Angelman\w*|Prader[- ]Willi|Williams syndrome|Fragile X|DiGeorge|Edwards['’]? syndrome|Patau|Turner syndrome|"
        r"Klinefelter|Marfan|Ehlers[- ]Danlos|neurofibromatosis|tuberous sclerosis|Batten\w*|Tay[- ]Sachs|Gaucher|phenylketonuria|PKU|metabolic disorder|mitochondrial|leukaemia|neuroblastoma|retinoblastoma|brain tumou?r|transplant|albinism|dwarfism|achondroplasia|xeroderma|epidermolysis|"
        r"hydrocephalus|spina bifida|craniosynostosis|cleft (?:lip|palate)|congenital \w+|chromosom\w+ (?:deletion|disorder|duplication)|rare (?:\w+ )?(?:disease|disorder|condition|syndrome|illness|cancer|genetic)|\w+ syndrome(?<!shaken baby syndrome)(?<!Down['’]s syndrome)(?<!withdrawal syndrome)(?<!alcohol syndrome)|Huntington\w*|motor neurone|"
        r"locked-in|tracheostomy|deaf-?blind|conjoined|amput\w+|prosthetic|wheelchair|colostomy|HIV|tuberculosis|meningitis|port[- ]wine)\b",
        re.IGNORECASE,
    ),
    "event": re.compile(
        r"\b(?:house fire|arson|drown\w*|stabb(?:ed|ing)|shot|shooting|beheaded|strangled|smothered|dog attack|mauled|fell from (?:a|the) (?:\w+ )?(?:window|balcony|cliff|bridge|roof)|balcony|car crash|coach crash|plane|explosion|earthquake|terror\w*|extradit\w+|"
        r"abduct\w+|kidnap\w+|national (?:news|press|media|newspapers?)|local (?:news|press|media|newspapers?|radio)|headlines|newspaper|television|TV (?:programme|appearance|documentary)|televised|reality show|lottery|Olympic\w*|(?:county|national) champion|"
        r"world record|murder trial|convicted of (?:murder|manslaughter)|serial|high[- ]profile|viral|murder-suicide|lifeboat|helicopter|bomb|poison\w*|Grenfell|flood(?:s|ed)?)\b",
        re.IGNORECASE,
    ),
    "occupation": re.compile(
        r"\b(?:(?:her|his|their|the|whose|a|an)(?: \w+)? (?:mother|father|mum|dad|stepfather|parent|grandfather|grandmother|uncle|partner|husband|wife)s?,?(?: is| was| worked as| works as| had been| being| who (?:is|was|worked as))?(?: an?| the)?(?: \w+){0,2} |as (?:an?|the) (?:\w+ )?)"
        r"(?:firefighter|soldier|sailor|pilot|police officer|magistrate|judge|councillor|mayor|MP|imam|vicar|priest|rabbi|pastor|headteacher|head teacher|surgeon|GP|dentist|footballer|boxer|jockey|actor|actress|singer|model|chef|lifeguard|bus driver|train driver|paramedic|"
        r"prison officer|postman|farmer|trawlerman|fisherman|undertaker|lollipop \w+|shopkeeper|landlord|landlady|publican|councillor|diplomat|footballer|wrestler|DJ|influencer|YouTuber)\b",
        re.IGNORECASE,
    ),
    "only one": re.compile(
        r"\b(?:the )?(?:only|first|sole|youngest|last) (?!child['’]s|time|one |thing|way|contact|person to|plan|seen|when|after|if|because|two|three|to |been|available|review|of)(?:[\w-]+ ){0,4}(?:famil(?:y|ies)|child|children|pupil|student|girl|boy|mother|father|couple|person|household|case|patient|survivor|triplets|twins|speaker)\b"
        r"(?: [\w-]+){0,3}? (?:in|at|on|of|within|with|from|living|ever|to (?:have|be|die|survive))\b",
        re.IGNORECASE,
    ),
}
_PLACE = re.compile(
    r"\b(?:village|hamlet|island|town|parish|estate|suburb|neighbourhood|cul-de-sac|caravan site|Traveller site|army base|barracks) of (?P<is>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)|\b(?P<also>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:village|estate|island|caravan site|Traveller site|barracks))\b|\b(?i:in|near|outside|to|from|at) (?:a (?:small )?|the )(?P<kind>(?:small |remote |rural |coastal )*(?:village|hamlet|island|fishing town|seaside town|army base|barracks|caravan site|Traveller site))\b"
)
_COUNTRY = frozenset(
    "england wales scotland britain uk ireland united-kingdom northern-ireland europe ofsted the-united-kingdom great-britain".split()
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z\"“‘(])|\n\s*\n")
_WINDOW = 2
_PERSONAL = frozenset({"age", "family", "illness", "ethnicity", "occupation", "only one"})
_REPORT_ON_MANY = re.compile(
    r"\b(?:per cent|percentage|statistic\w*|population|census|inspectors?|cohort|all children|on average|rate of|inspection)\b|%",
    re.IGNORECASE,
)


def combinations(look: Look) -> Iterator[Found]:
    """Two sentences that tell at least three of age, ethnicity, place, date, family, illness, event, occupation."""
    spans = _sentences(look.text)
    last = -1
    for first in range(len(spans)):
        start, end = spans[first][0], spans[min(first + _WINDOW, len(spans)) - 1][1]
        alone = _parts(look, *spans[first])
        parts = alone if _weight(alone) >= 3 else _parts(look, start, end)
        level = _level(parts, look.text[start:end])
        if level is None or parts[0].start < last:
            continue
        last = max(part.end for part in parts)
        kinds = ", ".join(sorted({part.mark.strip("[]") for part in parts}))
        yield Found(
            parts[0].start, last, "combination", level, f"together they could tell who is meant: {kinds}", tuple(parts)
        )


def _weight(parts: list[Part]) -> int:
    return len({part.mark for part in parts})


def _level(parts: list[Part], text: str) -> Level | None:
    kinds = {part.mark.strip("[]") for part in parts}
    personal = kinds & _PERSONAL
    if not personal or (_REPORT_ON_MANY.search(text) and len(kinds) < 4):
        return None
    if len(kinds) >= 4 or ("only one" in kinds and len(kinds) >= 3):
        return IDENTIFIES
    if len(kinds) == 3 or (
        len(kinds) == 2
        and (
            kinds & {"illness", "only one", "occupation"}
            or {"family", "place"} <= kinds
            or {"age", "event"} <= kinds
            or ({"family", "age"} <= kinds and len(parts) >= 3)
        )
    ):
        return LOOK
    return None


def _parts(look: Look, start: int, end: int) -> list[Part]:
    """The telling words of a stretch, each with its mark, in order, without overlaps."""
    found = [
        Part(match.start(), match.end(), f"[{kind}]")
        for kind, pattern in _WORDS.items()
        for match in pattern.finditer(look.text, start, end)
    ]
    for match in _PLACE.finditer(look.text, start, end):
        group = next(name for name in ("is", "also", "kind") if match[name])
        found.append(Part(*match.span(group), "[place]"))
    for left, right in look.places:
        words = look.text[left:right].lower().replace(" ", "-")
        if start <= left < end and words not in _COUNTRY and look.text[left].isupper():
            found.append(Part(left, right, "[place]"))
    kept: list[Part] = []
    for part in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [(left, right) for left, right in pairwise(cuts) if right > left]
