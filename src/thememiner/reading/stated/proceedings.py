"""Parallel proceedings and how they ended, as far as the report says."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.dates import dates_in
from thememiner.reading.stated.elsewhere import is_of_other_reviews
from thememiner.reading.stated.sentences import Sentence
from thememiner.records import SectionKind

_KINDS: tuple[SectionKind, ...] = (
    "parallel-processes", "introduction", "executive-summary", "method", "family-composition", "unknown", "purpose", "confidentiality",
    "family-contribution",
)  # fmt: skip
PROCEEDINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("criminal: convicted", r"\b(?:(?:was|were|been) (?:\w+ )?(?:convicted|found guilty|sentenced|jailed)|pleaded guilty|pled guilty)\b"),
        ("criminal: acquitted", r"\b(?:acquitted|found not guilty)\b"),
        ("criminal: cautioned", r"\b(?:was|were|been) (?:\w+ )?cautioned\b"),
        ("criminal: no charge", r"\bno (?:criminal )?charges?\b|\b(?:not|insufficient evidence) to (?:charge|prosecute)|\b(?:was|were) not (?:charged|prosecuted)\b|\bno (?:criminal )?prosecution\b|\bno criminal proceedings\b|\bpolice took no further action\b|\bno further (?:police )?action was taken against\b"),
        ("criminal: pending", r"\b(?:criminal (?:proceedings|investigation|trial)|police investigation)\b.{0,30}\b(?:ongoing|continu\w+|not (?:yet )?concluded|pending|awaited)|\bawaiting trial\b|\b(?:has|have) been charged\b|\btrial is (?:awaited|pending|due|listed)\b"),
        ("inquest: opened and adjourned", r"\binquest\b.{0,30}\badjourned\b"),
        ("inquest: pending", r"\binquest\b.{0,30}\b(?:not (?:yet )?(?:been |taken )?(?:held|place|concluded)|has yet to|pending|awaited|will be held)"),
        ("inquest: held", r"\binquest\b.{0,40}\b(?:held|concluded|returned|recorded|found|heard)|\bcoroner (?:concluded|recorded|returned|found)\b"),
        ("inquest", r"\bcoroner has been (?:kept )?informed\b|\binquest\b"),
        ("family court: completed", r"\b(?:family court|care proceedings|family proceedings)\b.{0,60}\b(?:complet\w+|conclud\w+|ended|finished)"),
        ("family court: ongoing", r"\b(?:family court|care proceedings|family proceedings)\b.{0,40}\b(?:ongoing|continu\w+|not (?:yet )?concluded|in progress)"),
        ("family court", r"\bproceedings in the family court\b|\bcare proceedings (?:were|was) (?:issued|initiated|started|begun)"),
        ("IOPC: concluded", r"\b(?:IPCC|IOPC|Independent (?:Police Complaints Commission|Office for Police Conduct))\b.{0,90}\b(?:conclud\w+|completed|found)"),
        ("IOPC", r"\b(?:IPCC|IOPC|Independent (?:Police Complaints Commission|Office for Police Conduct))\b"),
        ("NHS serious incident", r"\b(?:serious (?:untoward )?incident|SUI|SI) (?:investigation|review|requiring|report)"),
        ("MAPPA review", r"\bMAPPA serious case review\b"),
        ("DHR", r"\ba domestic homicide review (?:was|is|has)\b"),
    )
)  # fmt: skip
"""Proceedings with their outcome; where one says more than another of its kind in the same sentence, it alone counts."""

_GRAVE = re.compile(
    r"\b(?:murder|manslaughter|cruelty|grievous|causing or allowing|rape|sexual|neglect|assault)\b", re.IGNORECASE
)
_BOILERPLATE = re.compile(
    r"\b(?:matter|question|one) for (?:the |HM |criminal )?(?:coroners?|courts?|criminal|police)\b|\bquestions? of\b|\bwhether\b|\?$",
    re.IGNORECASE,
)


def proceedings(told: Told, incident: str) -> Iterator[Fact]:
    """Proceedings about this case; convictions from before it are none.

    Args:
        told: The review.
        incident: Its earliest stated date of the incident, empty where unknown.
    """
    for sentence in told.of(*_KINDS, "chronology"):
        if (
            _BOILERPLATE.search(sentence.text)
            or is_of_other_reviews(_plain(sentence.text))
            or _is_earlier(sentence, incident)
        ):
            continue
        kinds: set[str] = set()
        for name, pattern in PROCEEDINGS:
            kind = name.split(":")[0]
            is_bare = ":" not in name
            if name == told.review.review_type:
                continue
            if (
                not pattern.search(sentence.text)
                or ((is_bare or kind == "inquest") and kind in kinds)
                or not _may_stand(name, sentence)
            ):
                continue
            kinds.add(kind)
            yield told.from_sentence("proceedings", name, sentence)


def _plain(text: str) -> str:
    """The sentence without words that only look like statute in a report of proceedings."""
    return re.sub(
        r"\b(?:Regulation 5|section \w+|Serious Case Review (?:was|is) required|criteria)\b",
        "",
        text,
        flags=re.IGNORECASE,
    )


def _is_earlier(sentence: Sentence, incident: str) -> bool:
    dates = dates_in(sentence.text)
    years = [date.iso[:4] for date in dates] or re.findall(r"\b(?:19|20)\d{2}\b", sentence.text)
    return bool(incident and years) and max(years) < incident[:4]


def _may_stand(name: str, sentence: Sentence) -> bool:
    """In a chronology only conviction of a grave crime is taken for one of this case."""
    return sentence.kind != "chronology" or (name.startswith("criminal: c") and bool(_GRAVE.search(sentence.text)))
