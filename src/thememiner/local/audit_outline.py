"""The paragraphs of an audit report: under which headings they stand, and which of them are findings.

An audit says how it was made, what it found and what is to be done. Only what it found is evidence of practice;
methods, introductions, recommendations and action plans are none, and are listed with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thememiner.coding.leans import heading_lean
from thememiner.coding.shapes import Found
from thememiner.coding.stance_by_words import by_words
from thememiner.local.cases import cases_in_text
from thememiner.local.columns import field_of, says_how
from thememiner.reading.blocks import Block, Role
from thememiner.reading.kinds import kind_of_heading, may_be_a_theme, plain_heading
from thememiner.records import LEARNING_STATEMENTS, Passage, Reading

Use = Literal["finding", "by words", "front", "method", "introduction", "actions", "appendix", "summary", "case"]
"""What the headings above a paragraph say of it: a finding, not one (why), or nothing: then its own words decide."""

WHY_NOT: dict[str, tuple[str, str]] = {
    "front": ("title page, contents or foot", ""),
    "method": ("says how the audit was made", "put what was found under a heading like 'Findings'"),
    "introduction": ("introduces the audit or gives its background", "put findings under a heading like 'Findings'"),
    "actions": ("says what is to be done (recommendations, actions), not what was found", ""),
    "appendix": ("stands in an appendix", "add it as a file of its own if it holds findings"),
    "summary": ("a summary of what is read further on", ""),
    "case": ("tells of a case, and says nothing of practice", "put findings under a heading like 'Findings'"),
    "by words": ("says nothing of practice that is recognised", "put findings under a heading like 'Findings'"),
    "stub": ("a fragment, or the opening of a list", ""),
}
"""Why paragraphs are left out, and what to do if they are findings all the same."""

_OWN_KINDS: tuple[tuple[Use, str], ...] = (
    (
        "actions",
        r"(smart |single agency |multi agency |agency |key |agreed |proposed |immediate )*actions?( plans?| log|"
        r" required| taken| "
        r"points?| agreed| needed| tracker)?( .*)?|next steps.*|what (needs to|should|will) (happen|change|"
        r"be done).*|way forward|follow up.*|"
        r"recommendations?\b.*|.*\brecommendations?|improvement plan.*|dissemination.*|.*\baction plan\b.*",
    ),
    (
        "method",
        r"sampl(e|ing)\b.*|what (we|auditors) (did|looked at|wanted|asked|audited|set out).*|(the )?(audit|survey|"
        r"review) (process|tool|team|method(ology)?|questions?|criteria|sample|scope|approach|"
        r"activity|arrangements)\b.*|how (we|the|this) .*|who (took part|we asked|was involved).*|participa(nts?|"
        r"tion|ting agencies).*|response rates?|"
        r"respondents|gradings? (descriptors?|criteria|definitions?|scale|key)|grade descriptors?.*|key to .*|"
        r"moderation.*|"
        r"(case|cohort) (selection|profile|characteristics)|(the )?cohort|demographics?.*|profile of .*|"
        r"ethnicity of .*|auditors?|data sources?|"
        r"(notes? on|about) (the )?(data|audit|this (audit|report)).*|method(ology|s)?\b.*|definitions?|"
        r"limitations.*|approach",
    ),
    (
        "introduction",
        r"(aims?|objectives?|rationale|purpose|background|introduction|context|scope|terms of reference|why)\b.*|"
        r"key lines of enquiry|national (context|guidance|background).*|policy context.*|statutory .*|about .*",
    ),
    (
        "case",
        r"(case|child|family) (summar(y|ies)|background|details|history|description|information)|brief (outline|"
        r"summary).*|pen pictures?",
    ),
    (
        "front",
        r"(document|version) (control|history)|distribution( list)?|contents|acknowledge?ments?|thanks|author(s)?|"
        r"sign off|approval",
    ),
    (
        "finding",
        r".*\bfindings?\b.*|results?\b.*|(key |main |areas of )?strengths?\b.*|.*\bgood practice\b.*|what.* well\b.*|"
        r"what (are we|we are) worried about.*|worries|(key |main )?(gaps|weaknesses|concerns|challenges)\b.*|"
        r"areas? (for|of|requiring) .*|"
        r"what (needs|could|must|should) .*\b(improve|better|improving)\b.*|even better if.*|.*\b(learning|"
        r"lessons)\b.*|"
        r"what (we|auditors|children|young people|parents|families|practitioners|staff) (found|saw|told us|said|"
        r"learn(ed|t)).*|"
        r"(overall )?(judge?ments?|grades?|analysis|evaluation|conclusions?|summary of gradings?)\b.*|"
        r"(key )?(messages|themes|issues)\b.*|"
        r"impact (of|on|for) .*|voice of .*|(the )?views of .*|feedback from .*|performance\b.*|observations?\b.*|"
        r"quality of .*",
    ),
)
_OWN = tuple((use, re.compile(rf"(?:{pattern})\Z")) for use, pattern in _OWN_KINDS)
_OF_KIND: dict[str, Use] = {
    "front-matter": "front",
    "contents": "front",
    "people": "front",
    "confidentiality": "front",
    "glossary": "appendix",
    "appendices": "appendix",
    "executive-summary": "summary",
    "introduction": "introduction",
    "purpose": "introduction",
    "terms-of-reference": "method",
    "method": "method",
    "recommendations": "actions",
    "board-response": "actions",
    "developments": "actions",
    "chronology": "case",
    "family-composition": "case",
    "childs-story": "finding",
}
_HOLDS_ALL: frozenset[Use] = frozenset({"appendix", "actions", "summary"})
"""What holds all that stands below it, whatever the headings in it say."""

_CASE = re.compile(
    r"(?i:case|child|family|young person|file|record)\s+(?:no\.?\s*|number\s*|study\s*)?(?:\d{1,3}|[A-Z]{1,2}\d?)\b"
)
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.;\n]{2,60}?)\s*[:–]\s+(?P<rest>\S.*)$", re.DOTALL)
_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘0-9])")
_SHORTEST = 4
"""Words below which a paragraph is no finding unless its heading says what it is."""
_LONGEST_LINE = 70
_TITLE_LINES = 8
_LONGEST_SUMMARY = 25
"""Paragraphs above which a summary cannot be one."""
_BARE_LEVEL = 9
"""Level of a line that is set like the text and yet is a heading: below all that are printed as such."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, list item or table row: its place among all of them from 1, and the headings above it."""

    number: int
    text: str
    role: Role
    box: int | None
    page: int | None
    path: tuple[str, ...]
    use: Use

    @property
    def place(self) -> str:
        """Where it stands: "page 3, paragraph 41"; in formats without pages the paragraph alone."""
        return f"page {self.page}, paragraph {self.number}" if self.page else f"paragraph {self.number}"


def parts_of(blocks: Sequence[Block], reading: Reading) -> list[Part]:
    """Everything but headings and footnotes, in reading order, with the headings above it.

    Args:
        blocks: What the reader of the format found.
        reading: The reading made of the same blocks; it tells headings and their levels.
    """
    levels = {one.id: (one.level, one.kind) for one in reading.sections}
    above: list[tuple[int, str]] = []
    parts = []
    for number, (block, passage) in enumerate(zip(blocks, reading.passages, strict=True), start=1):
        level, kind = levels.get(passage.section_id, (1, "unknown"))
        if number == 1 and _is_title(block):
            continue
        if heading := _heading(block, passage, level, kind):
            above = [*((own, words) for own, words in above if own < heading[0]), heading]
            continue
        path = tuple(words for _, words in above)
        in_front = not path and (kind in ("front-matter", "contents") or _is_title_line(number, passage.text))
        use = "front" if in_front or passage.section_kind in ("contents", "footnote") else use_of(path)
        text = block.text if block.role == "table-row" else passage.text
        parts.append(Part(number, text, block.role, block.box, block.page, path, use))
    return _with_short_summaries(parts)


def _with_short_summaries(parts: Sequence[Part]) -> list[Part]:
    """A summary that goes on and on has lost its end to the sizes of print: chapters below are read for themselves."""
    held = Counter(_summary_above(part) for part in parts if part.use == "summary")
    return [
        replace(part, use=use_of([one for one in part.path if one != above]))
        if part.use == "summary" and held[above := _summary_above(part)] > _LONGEST_SUMMARY and part.path[-1] != above
        else part
        for part in parts
    ]


def _summary_above(part: Part) -> str:
    return next((one for one in part.path if _use_of_heading(one) == "summary"), "")


def use_of(path: Sequence[str]) -> Use:
    """What the headings above say: the innermost that says anything, unless one above it holds all below."""
    own = [_use_of_heading(heading) for heading in path]
    holding = next((use for use in own if use in _HOLDS_ALL), None)
    innermost: Use = next((use for use in reversed(own) if use), "by words")
    return holding or innermost


def counts(part: Part) -> str:
    """'' where a paragraph is a finding, else the key in `WHY_NOT`."""
    if part.use not in ("finding", "by words"):
        return part.use
    heading = " – ".join(part.path)
    lean = heading_lean(heading)
    words = part.text.split()
    if part.text.endswith(":") or (len(words) < _SHORTEST and not lean):
        return "stub"
    statement = by_words(Found(part.text), part.path[-1] if part.path else "").statement
    if statement in ("method", "terms-of-reference"):
        return "method"
    if lean:
        return ""
    if statement == "recommendation":
        return "actions"
    has_count = any(cases_in_text(one)[0] is not None for one in sentences(part.text))
    speaks = statement in LEARNING_STATEMENTS or statement in ("family-view", "practitioner-view")
    return "" if part.use == "finding" or has_count or speaks else "by words"


def sentences(text: str) -> list[str]:
    """Sentences, told by their stops: good enough to see which of them states a count."""
    return _BETWEEN.split(text)


def label_and_value(text: str) -> tuple[str, str] | None:
    """The field and the value of a line that states a fact: "Date of audit: March 2023"; None where it is none."""
    match = _LABEL.match(text)
    field = field_of(match["label"]) if match else None
    if match is None or field is None or field == "text" or len(match["rest"]) > _LONGEST_LINE * 2:
        return None
    return field, match["rest"].strip()


def label_of_finding(text: str) -> tuple[str, str]:
    """A run-in label that says how practice was ("Strengths: visits were regular.") and the rest; else '' and all."""
    match = _LABEL.match(text)
    if match and says_how(re.sub(r"\s*\d+$", "", match["label"])):
        return match["label"], match["rest"]
    return "", text


def case_in(heading: str) -> str:
    """The case that a heading names ("Case 3", "Child B"), else ''."""
    match = _CASE.match(heading.strip())
    return match[0] if match else ""


def left_out_by_reason(parts: Sequence[tuple[str, Part]]) -> Iterator[tuple[str, str, str]]:
    """Place, reason and remedy for all paragraphs left out for one reason, together."""
    for key, (reason, remedy) in WHY_NOT.items():
        own = sorted((part for why, part in parts if why == key), key=lambda one: one.number)
        if own:
            headings = list(dict.fromkeys(part.path[-1] for part in own if part.path))
            under = f" under {_quoted(headings)}" if headings else ""
            count = "1 paragraph" if len(own) == 1 else f"{len(own)} paragraphs"
            yield _places(own), f"not read as findings: {count}{under}: {reason}", remedy


def _places(parts: Sequence[Part]) -> str:
    first, last = parts[0], parts[-1]
    if first.page and last.page:
        return f"page {first.page}" if first.page == last.page else f"pages {first.page} to {last.page}"
    return first.place if len(parts) == 1 else f"paragraphs {first.number} to {last.number}"


def _quoted(headings: Sequence[str], most: int = 4) -> str:
    said = ", ".join(f"'{one[:60]}'" for one in headings[:most])
    return f"{said} and {len(headings) - most} more" if len(headings) > most else said


def _use_of_heading(heading: str) -> Use | None:
    words = plain_heading(heading)
    if heading_lean(heading):
        return "finding"
    for use, pattern in _OWN:
        if pattern.match(words):
            return use
    if may_be_a_theme(heading):
        return None
    kind = kind_of_heading(heading)
    return None if kind is None else _OF_KIND.get(kind, "finding")


def _heading(block: Block, passage: Passage, level: int, kind: str) -> tuple[int, str] | None:
    """Level and words of a heading; on a title page only one whose words say what stands below it."""
    if passage.is_heading and block.role != "table-row":
        if label_and_value(passage.text) or (kind == "front-matter" and not _is_telling(block)):
            return None
        return (block.level or 1) if kind == "front-matter" else level, passage.text
    if _is_bare_heading(block, passage.text):
        return _BARE_LEVEL, passage.text.rstrip(": ")
    return None


def _is_telling(block: Block) -> bool:
    return block.role == "heading" and _use_of_heading(block.text) not in (None, "front")


def _is_title(block: Block) -> bool:
    """Whether the first heading names the whole: "What children told us: survey of …" heads no section."""
    return block.role == "heading" and not says_how(block.text) and len(block.text.split()) > 1


def _is_title_line(number: int, text: str) -> bool:
    """Lines that stand near the top, above any heading, and are no sentences."""
    return number <= _TITLE_LINES and len(text) <= _LONGEST_LINE and not text.endswith((".", ":"))


def _is_bare_heading(block: Block, text: str) -> bool:
    """Whether a line set like the text is a heading all the same: "Areas for improvement:"."""
    words = text.rstrip(": ")
    return block.role == "paragraph" and len(words) <= _LONGEST_LINE and words[-1:] not in ".;," and says_how(words)
