"""Headings that do not say by themselves what they open: what follows them, or the title of the report, decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reading.kinds import plain_heading
from thememiner.records import SectionKind

_IMPROVE = re.compile(r"areas? (for|of) (improvement|development)|what .*needs? to (improve|do better)\b.*")
_ASKS = re.compile(
    r"^(?:accelerate|act|address|agree|apply|assess|assure|audit|bring|build|challenge|clarify|commission|complete|conduct|"
    r"consider|continue|create|define|deliver|demonstrate|develop|embed|enable|ensur(?:e|ing)|establish|evaluate|expedite|"
    r"extend|hold|implement|improv(?:e|ing)|increase|introduce|maintain|make|monitor|prioritise|produce|progress|promote|"
    r"provide|publish|put|raise|reduce|refine|require|review|revise|secure|set|share|strengthen(?:ing)?|support|take|train|"
    r"undertake|update|use|work)\b|\b(?:should|must)\b|^[^.]{0,80}\bneeds? to\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"(?:the )?(?:family|families|parents?)(?: and friends)?")
_SPEAKS = re.compile(
    r"\b(?:told (?:us|the (?:review\w*|author|panel|chair))|said (?:that|she|he|they)|felt that|met (?:with )?the "
    r"(?:\w+ )?(?:review\w*|author|chair)|(?:invited|offered|written) to\b|declined|"
    r"in (?:her|his|their) (?:own )?(?:words|view))",
    re.IGNORECASE,
)
_DECISION = re.compile(r"(?:the )?(?:decision|rationale|reasons?)\b.*\breview\b.*|(?:the )?decision")
_STATUTE = re.compile(
    r"\bWorking Together\b|\b(?:Regulation|section|Chapter) \d|\bregulations?\b|\bcriteri(?:a|on)\b|"
    r"\bnot (?:an )?(?:investigation|inquiry|enquiry) into\b|\b(?:apportion|attribute) blame\b|\bAct (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_GENERIC = frozenset({"summary", "overview", "introduction", "report", "review", "board", "partnership", "family"})
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]?)?|(?:Child|Baby|Young Person) [A-Z0-9]{1,3}")


def told_by_text(heading: str, items: Sequence[str], above: Sequence[str] = ()) -> SectionKind | None:
    """The kind of section that a heading opens, where it is the texts below it that tell, else None.

    Args:
        heading: As printed.
        items: The texts from it to the next heading, without footnotes.
        above: The headings above it, as printed: what has to improve may be listed theme by theme.
    """
    if any(asks_for_action(one, items) for one in (heading, *above)):
        return "recommendations"
    words = plain_heading(heading)
    if _FAMILY.fullmatch(words):
        return "family-contribution" if _most(_SPEAKS, items) else "family-composition"
    if _DECISION.fullmatch(words) and len(items) > 1 and _most(_STATUTE, items):
        return "purpose"
    return None


def asks_for_action(heading: str, items: Sequence[str]) -> bool:
    """Whether a list of improvements says for the most part what should be done, and so recommends."""
    return bool(_IMPROVE.fullmatch(plain_heading(heading))) and _most(_ASKS, items)


def names_the_child(heading: str, title: str) -> bool:
    """Whether a heading is no more than the name under which the report's title speaks of the child."""
    if not _NAME.fullmatch(heading.strip()) or heading.strip().lower() in _GENERIC:
        return False
    return bool(re.search(rf"[–—:-]\s*(?:\w+ )?{re.escape(heading.strip())}(?:$|[\s,.;)])", title))


def _most(pattern: re.Pattern[str], items: Sequence[str]) -> bool:
    return sum(bool(pattern.search(item)) for item in items) > len(items) / 2
