"""Whether family and practitioners took part: met, declined, did not reply, not approached, contributed in writing."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.elsewhere import is_of_other_reviews
from thememiner.reading.stated.people import Mention
from thememiner.reading.stated.sentences import Sentence
from thememiner.records import SectionKind

_KINDS: tuple[SectionKind, ...] = (
    "family-contribution", "practitioner-contribution", "method", "people", "introduction", "executive-summary", "unknown", "family-composition",
    "childs-story", "confidentiality", "front-matter", "parallel-processes", "analysis", "findings", "lessons",
)  # fmt: skip
_FAMILY_KINDS = tuple(
    one for one in _KINDS if one not in ("practitioner-contribution", "analysis", "findings", "lessons")
)
_REVIEWER = r"(?:lead reviewers?|reviewers?|(?:overview )?author|(?:independent )?chair|the review|review team|panel|writer|the board|facilitators?|us\b)"
_BY_THE_REVIEW = re.compile(rf"\b{_REVIEWER}\b", re.IGNORECASE)
_FAMILY: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "did not reply",
            r"\b(?:did not|didn[’']t|has not|have not) (?:reply|respond)\w*|\b(?:no|without) (?:reply|response)\b|\bneither (?:of them )?(?:replied|responded)\b",
        ),
        (
            "declined",
            r"\bdeclined\b(?! (?:a|the) (?!invitation|offer|opportunity))|\bdid not (?:wish|want|feel able)\b|\bdid not feel (?:that )?they (?:were able|could)\b|\bchose not to\b|\brefused to (?:meet|take part|be)|"
            r"\bunwilling to (?:meet|take part|be)\b|\bpreferred not to\b|\bfelt (?:un|not )able to\b",
        ),
        (
            "not approached",
            r"\b(?:was|were) (?:(?:thought|considered|felt|deemed) (?:to be )?)?too (?:young|unwell|ill|distressed)\b|\b(?:decided|agreed|decision) not to (?:approach|contact|involve|invite|speak)\b|"
            r"\b(?:was|were|has been|have been) not (?:approached|spoken to|contacted)|\b(?:has|have|had) not been (?:approached|contacted|invited|asked to take part)\b",
        ),
        (
            "contributed in writing",
            r"\b(?:sent|wrote) (?:a|her|his|their) (?:letter|statement|email|account|views)\b|\b(?:wrote|written) (?:to the (?:reviewer|author|chair)|contribution|statement)\b|\bin writing\b|\bpreferred to write\b",
        ),
        (
            "met",
            r"\b(?:met|spoke|spoken|seen|interviewed|visited|talked|conversations?|meetings?|contributed (?:by telephone|in person|to the review)|told|agreed to be seen|asked to meet)\b",
        ),
    )
)
_TAKING_PART = re.compile(
    r"\b(?:participat|take part|taking part|contribut|involved in (?:the|this) review|be involved|invitation)\w*",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:was|were) (?:also )?(?:seen|interviewed|visited|spoken)\b(?! by (?!the (?:author|reviewer|chair|panel)))",
    re.IGNORECASE,
)
_OF_THE_FAMILY = re.compile(
    r"\b(?:famil|parent|relative)\w*[’']?s? (?:and \w+ )?(?:involve|particip|view|contribut|perspect|engage)",
    re.IGNORECASE,
)
_FAMILY_ROLES = ("adult", "child", "family")
_STAFF = r"(?:practitioners?|professionals|staff|social workers?|health visitors?|first line managers|line managers|case group|nurses|participants|front line)"
_PRACTITIONERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("declined", rf"\b{_STAFF}\b.{{0,30}}\bdeclined to (?:be|take|meet|attend)|\bdeclined by\b.{{0,20}}\b{_STAFF}"),
        (
            "met",
            rf"\b(?:learning events?|practitioners?[’']?s? (?:event|day|workshop)s?|recall (?:event|day|session)s?|learning workshops?)\b.{{0,40}}\b(?:held|attended|took place|was)\b|"
            rf"\b(?:conversations?|interview(?:s|ed)|spoke|met|meetings) (?:were held )?(?:with |of )?(?:\w+[ -]){{0,3}}(?:members? of )?{_STAFF}\b|"
            rf"\b{_STAFF} (?:managers )?(?:(?:\w+ ){{0,4}})?(?:interviewed|met with|told (?:us|the (?:\w+ )?(?:review\w*|author|panel|chair|writer))|who came to|were asked (?:to reflect|what)|seen in the course)\b|"
            rf"\bwe asked \S+ {_STAFF}|\bthose who came to the practitioners|\bpractitioners who took part|\b{_STAFF} (?:took part|came together)\b|\b(?:sessions?|workshops?) (?:with|for) (?:\w+ ){{0,2}}{_STAFF}\b|\b{_STAFF} (?:and managers )?(?:\w+ )?attended (?:a|the|two) (?:\w+ )?(?:learning|recall|practitioner)\b|\b(?:held|hosted|ran|facilitated) (?:\w+ ){{1,3}}(?:learning|practitioner) (?:events?|workshops?)\b|\bat the (?:workshop|learning event|practitioner event)\b",
        ),
    )
)
_PLANNED = re.compile(
    r"\b(?:will|would|should|may|to be|is to)\b(?! not)(?: \w+)? (?:be|contribute|invite|meet|attend)\b", re.IGNORECASE
)


def family_participation(told: Told) -> Iterator[Fact]:
    """How people of the family took part; one fact for each way, with the first words that say so."""
    for sentence in told.of(*_FAMILY_KINDS):
        ways = list(_ways(sentence))
        if not ways or _is_no_process(sentence):
            continue
        mentions = told.people.mentions(sentence.text)
        for name, match in ways:
            if _may_count(name, sentence) and _of_family(mentions, match, sentence, name):
                yield told.from_sentence("family-participation", name, sentence)


def _may_count(way: str, sentence: Sentence) -> bool:
    """Whether the sentence is about taking part: by its section, its heading or its words."""
    is_of_family = sentence.kind in ("family-contribution", "confidentiality")
    if is_of_family or _OF_THE_FAMILY.search(sentence.passage.heading) or _BY_THE_REVIEW.search(sentence.text):
        return True
    is_process = way in ("did not reply", "not approached") or bool(_TAKING_PART.search(sentence.text))
    return is_process and way != "met" and sentence.kind == "method"


def _ways(sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in _FAMILY:
        match = pattern.search(sentence.text)
        is_of_a_worker = sentence.kind == "childs-story" and match is not None and match.group().lower() == "told"
        is_unseen = name == "met" and not _BY_THE_REVIEW.search(sentence.text) and not _is_told(sentence)
        if match and not is_unseen and not is_of_a_worker:
            yield name, match


def _is_told(sentence: Sentence) -> bool:
    return sentence.kind == "family-contribution" and bool(
        re.search(r"\b(?:told us|met (?:with )?us)\b", sentence.text)
    )


def _of_family(mentions: list[Mention], match: re.Match[str], sentence: Sentence, way: str) -> bool:
    """Whether it was somebody of the family who met, declined or wrote, and the review that was met."""
    before = [one for one in mentions if one.start < match.start() and one.role != "pronoun"]
    family = [one for one in before if one.role in _FAMILY_ROLES]
    if way in ("did not reply", "not approached", "contributed in writing", "declined"):
        if family:
            return True
        is_after_family = bool(
            re.search(r"\b(?:parents|mother|father|family)\b", sentence.before[-200:], re.IGNORECASE)
        )
        return sentence.kind in ("family-contribution", "method", "unknown") and (
            is_after_family or any(one.role in _FAMILY_ROLES for one in mentions)
        )
    text = sentence.text
    by_review = _BY_THE_REVIEW.search(text)
    if not by_review:
        return bool(family)
    behind = [one for one in mentions if one.start > match.start() and one.role in _FAMILY_ROLES]
    met_family = (
        match.group().lower() != "told"
        and bool(behind)
        and by_review.start() < match.start()
        and by_review.end() > match.start() - 60
    )
    met_review = bool(family) and by_review.start() > match.start() and by_review.start() - match.end() < 50
    return (
        met_family
        or met_review
        or (bool(family) and bool(_SEEN.search(text)) and sentence.kind in ("family-contribution", "method"))
    )


def practitioner_participation(told: Told) -> Iterator[Fact]:
    """Whether practitioners were met or declined."""
    for sentence in told.of(*_KINDS):
        for name, pattern in _PRACTITIONERS:
            match = pattern.search(sentence.text)
            if not match or _is_no_process(sentence):
                continue
            if name == "met" and _PRACTITIONERS[0][1].search(sentence.text):
                continue
            if sentence.kind not in ("introduction", "family-contribution") or _BY_THE_REVIEW.search(sentence.text):
                yield told.from_sentence("practitioner-participation", name, sentence)


def _is_no_process(sentence: Sentence) -> bool:
    return bool(_PLANNED.search(sentence.text)) or is_of_other_reviews(sentence.text)
