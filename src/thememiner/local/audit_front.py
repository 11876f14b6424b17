"""What the front of an audit report states of all of it: title, date, agency, area, sample."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thememiner.local.audit_outline import Part, counts, label_and_value
from thememiner.local.columns import field_of, rank
from thememiner.local.dates import iso_date
from thememiner.local.source_types import kind_named
from thememiner.reading.areas import area_of
from thememiner.reading.blocks import Block
from thememiner.records import Reading

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter"
)
_DATE = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}) (?:19|20)\d\d\b(?!/)|(?:Q[1-4],? )?(?:19|20)\d\d[-/]\d\d\b)"
_BARE = re.compile(rf"^(?:[^.]{{0,100}}?[\s–,-])??\(?(?P<date>{_DATE})\)?$")
_MADE = re.compile(
    r"\b(?:audits?|audited|auditors|exercise|dip sample|survey|review|meeting|moderation)\b"
    r"[^.]{0,80}?\b(?:in|on|during|between|from)"
    rf" (?P<date>{_DATE})"
)
_LONGEST_TITLE = 150
_FIRST = 12
"""Paragraphs and headings among which the title page is looked for."""
_FIELDS = ("audit", "date", "agency", "area", "sample")


@dataclass(frozen=True, slots=True)
class Front:
    """Facts by field as written, and for each where it was found: what the mapping shows."""

    facts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def front_of(parts: Sequence[Part], reading: Reading, pairs: Iterable[tuple[str, str]]) -> Front:
    """What holds for the whole report.

    Labelled lines and forms come first, then what the title page says, then for the date what is said of when the audit
    was made, and last a year in the name of the file, if it is the only one.

    Args:
        parts: The paragraphs; those before the first finding are the front.
        reading: The reading, for its title, its area and its date of publication.
        pairs: Names and values of forms before the first finding.
    """
    front = Front()
    before = _before_findings(parts)
    labelled = [(*found, part.text) for part in before if (found := label_and_value(part.text))]
    labelled += [(own, value, f"{name}: {value}") for name, value in pairs if (own := field_of(name))]
    for name, value, text in sorted(labelled, key=lambda one: rank(one[0], one[2].partition(":")[0])):
        if name in _FIELDS and (name != "date" or iso_date(_last_of_period(value))):
            _set(front, name, _last_of_period(value) if name == "date" else value, f"'{text[:80]}'")
    lines = [one.text for one in reading.passages[:_FIRST] if len(one.text) <= _LONGEST_TITLE]
    _set(front, "audit", _title(lines, reading), "title page")
    headed = [Block(one, "heading") for one in lines]
    _set(front, "area", reading.review.area or area_of(headed, [], is_inspection=False), "title page")
    for text in lines:
        match = _BARE.match(text)
        _set(front, "date", match["date"] if match else "", f"'{text[:80]}' on the title page")
    _set(front, "date", reading.review.published, "title page")
    made = {match["date"] for part in before for match in _MADE.finditer(part.text)}
    _set(front, "date", made.pop() if len(made) == 1 else "", "said of when the audit was made")
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", reading.review.source))
    _set(front, "date", years.pop() if len(years) == 1 else "", "name of the file")
    return front


def _set(front: Front, name: str, value: str, place: str) -> None:
    if value and name not in front.facts:
        front.facts[name], front.places[name] = value, f"{value} ({place})"


def _last_of_period(value: str) -> str:
    """A date as it stands; of "6 to 17 March 2023" the last day, since only then was the audit done."""
    if iso_date(value):
        return value
    found = re.findall(_DATE, value)
    return found[-1] if found else value


def _before_findings(parts: Sequence[Part]) -> list[Part]:
    first = next((place for place, part in enumerate(parts) if part.path and not counts(part)), len(parts))
    return list(parts[:first])


def _title(lines: Sequence[str], reading: Reading) -> str:
    """The line of the title page that says what kind of evidence it is, else the title that the reader found."""
    telling = [one for one in lines if kind_named(one) and not label_and_value(one) and one[-1] not in ".;,"]
    own = reading.review.title if reading.review.title != reading.review.source else ""
    if own and kind_named(own):
        return own
    return telling[0] if telling else own if own in lines else ""
