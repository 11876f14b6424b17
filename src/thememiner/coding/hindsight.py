"""How a passage speaks with hindsight: the four facets of the codebook's theme 16, and whether a reason is given.

The facets are ``M`` (a method promises to avoid hindsight: a flag), ``R`` (the reviewer judges by what became known
later, by certainty of what would have happened, or by blame), ``P`` (reasoning about foresight and prevention) and
``D`` (practitioners or family reflect after the event). ``careful`` marks words that weigh what was known at the time.

Every sentence is read by itself. Quotations, headings, questions, recommendations and what only quotes a policy never
count; sections on method, purpose and terms of reference give ``M`` and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.rulebook import rule_data, word_sets
from thememiner.coding.wording import Wording, compile_wording
from thememiner.reading.stated.sentences import spans
from thememiner.records import CodingUnit, Polarity

HindsightFacet = Literal["M", "R", "P", "D", "careful"]

FACETS: Mapping[HindsightFacet, str] = {
    "M": "method promises to avoid hindsight",
    "R": "reviewer's own hindsight",
    "P": "foresight and prevention",
    "D": "later reflection of practitioners or family",
    "careful": "weighed by what was known at the time",
}

_ONLY_METHOD = frozenset({"method", "terms-of-reference", "purpose", "introduction", "confidentiality", "people"})
_NEVER = frozenset(
    {"contents", "glossary", "front-matter", "recommendations", "board-response", "footnote", "developments"}
    | {"appendices", "parallel-processes"}
)
_ANSWERS = frozenset({"analysis", "findings", "conclusions", "lessons"})
_OF_OTHERS = frozenset({"family-contribution", "practitioner-contribution"})
_QUOTED = re.compile(r"“[^”]{8,}(?:”|$)|\"[^\"]{8,}\"|(?<!\w)‘[^‘\n]{8,}?’(?!\w)|(?<!\w)'[^'\n]{8,}?'(?!\w)")
_CLOSES = re.compile(r"[^“”]*”")
_POLICY = re.compile(
    r"\b(?:policy|guidance|procedures?|statutory|Working Together|principles?) (?:\w+ )?"
    r"(?:states?|says?|asks?|requires?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hindsight:
    """One facet found in one sentence, ``text[start:end]`` of the unit.

    ``reason`` has the words that give an explanation, in the passage or the next one; only for ``R``, empty if none.
    """

    unit_id: str
    facet: HindsightFacet
    words: str
    start: int
    end: int
    reason: str = ""

    @property
    def explained(self) -> bool:
        """Whether a reason is given near it."""
        return bool(self.reason)


def find_hindsight(unit: CodingUnit, following: str = "") -> tuple[Hindsight, ...]:
    """Every facet in every sentence of a unit, each facet once a sentence.

    Args:
        unit: The passage.
        following: The passage after it in the same section: a reason may stand there.
    """
    if unit.section_kind in _NEVER or unit.text.strip() == unit.heading.strip():
        return ()
    plain, found = _without_quotations(unit.text), []
    for start, end in spans(unit.text):
        facets = _facets(unit.text[start:end], plain[start:end], unit.section_kind)
        for facet, words in facets.items():
            reason = explanation(unit.text, following, own=words) if facet == "R" else ""
            found.append(Hindsight(unit.id, facet, words, start, end, reason))
    return tuple(found)


def hindsight_polarity(unit: CodingUnit) -> Polarity:
    """How a text stands to hindsight itself (CODEBOOK 16), whatever it says of the practice that it judges.

    Failing: it judges by what became known later and gives no reason; mixed: it gives one. Good: it weighs what was
    known at the time. Reasoning about foresight, and what people see afterwards, is none of these.
    """
    found = find_hindsight(unit)
    careful = any(one.facet == "careful" for one in found)
    own = [one for one in found if one.facet == "R"]
    if own:
        return "mixed" if careful or any(one.explained for one in own) else "failing"
    return "good" if careful else "neutral"


def explanation(text: str, following: str = "", *, own: str = "") -> str:
    """The first words that say why, or what was known at the time: in the passage, else in the next; empty if none.

    Args:
        text: The passage.
        following: The next passage.
        own: Words that are the judgement itself, and no reason for it.
    """
    for part in (text, following):
        for hit in _index().find(_without_quotations(part)):
            words = part[hit.start : hit.end]
            if hit.key in ("explains", "careful") and words not in own:
                return words
    return ""


def _facets(sentence: str, plain: str, kind: str) -> dict[HindsightFacet, str]:
    """The facets of a sentence; in ``plain`` quotations are struck out."""
    if _POLICY.search(sentence):
        return {}
    hits = _live(_index().find(plain))
    if sentence.rstrip().endswith("?"):
        # "Could the death have been foreseen? The panel thinks not." Terms of reference only ask.
        asked = _words(hits, "foresight", sentence) if kind in _ANSWERS else ""
        return {"P": asked} if asked else {}
    if promise := _words(hits, "method", sentence):
        return {"M": promise}
    if kind in _ONLY_METHOD:
        return {"M": "hindsight"} if "hindsight" in plain else {}
    spoken = _of_others(sentence, kind, hits)
    return _of_the_reviewer(hits, sentence) if spoken is None else spoken


def _of_the_reviewer(hits: list[Hit[str]], sentence: str) -> dict[HindsightFacet, str]:
    own, foresight = _words(hits, "own", sentence), _words(hits, "foresight", sentence)
    if own and "would" in own and _words(hits, "hedged", sentence):
        # "It cannot be said that it would have been prevented" claims nothing.
        own, foresight = "", foresight or own
    found: dict[HindsightFacet, str] = {"R": own, "P": foresight, "careful": _words(hits, "careful", sentence)}
    return {facet: words for facet, words in found.items() if words}


def _of_others(sentence: str, kind: str, hits: list[Hit[str]]) -> dict[HindsightFacet, str] | None:
    """What a practitioner or relative says; None if nobody but the reviewer speaks."""
    said = _words(hits, "tellers", sentence) and not _words(hits, "asked", sentence)
    if not said and kind not in _OF_OTHERS:
        return None
    # What they say may stand in quotation marks; it is theirs all the same.
    later = _words(_live(_index().find(sentence)), "reflect", sentence)
    weak = ("reflect-own",) if kind in _OF_OTHERS else ()
    for key in (*weak, "own", "foresight"):
        later = later or _words(hits, key, sentence)
    found: dict[HindsightFacet, str] = {"D": later, "careful": _words(hits, "careful", sentence)}
    return {facet: words for facet, words in found.items() if words}


def _words(hits: list[Hit[str]], key: str, sentence: str) -> str:
    found = [sentence[hit.start : hit.end] for hit in hits if hit.key == key]
    return max(found, key=len, default="")


def _live(hits: list[Hit[str]]) -> list[Hit[str]]:
    blocks = [hit for hit in hits if hit.key == "block"]
    return [
        hit
        for hit in hits
        if hit.key == "method" or not any(hit.start < one.end and one.start < hit.end for one in blocks)
    ]


def _without_quotations(text: str) -> str:
    """The text with quotations struck out, also one that began in the passage before; offsets stay."""
    first = _CLOSES.match(text)
    plain = "~" * first.end() + text[first.end() :] if first else text
    return _QUOTED.sub(lambda found: "~" * len(found.group()), plain)


@lru_cache(maxsize=1)
def _index() -> WordingIndex[str]:
    data = dict(rule_data("hindsight"))
    sets = {**word_sets(), **{name: tuple(words.split("/")) for name, words in data.pop("sets").items()}}
    listed = [(key, one.strip()) for key, block in data.items() for one in re.split(r"[;\n]", block) if one.strip()]
    compiled: list[tuple[str, Wording]] = [(key, compile_wording(one, sets)) for key, one in listed]
    compiled.append(("tellers", compile_wording("<teller> ..4 <reflecting>", sets)))
    compiled.append(("tellers", compile_wording("<reflecting> one/<teller>", sets)))
    return WordingIndex(compiled)
