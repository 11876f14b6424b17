"""The lists of the paper on a check: where people and machine differ, and what could not be counted."""

from __future__ import annotations

from thememiner.coding.check_answers import Answer, Checked
from thememiner.reports.blocks import Block, Heading, Paragraph, Table
from thememiner.reports.check_outcome import CheckOutcome
from thememiner.reports.check_sheet import in_words

_LONGEST = 400


def disagreements(outcome: CheckOutcome) -> list[Block]:
    """The passages on which people, or people and the machine, differ."""
    checked = outcome.result.checked
    a, b = outcome.names
    people = [one for one in checked if _differ(one.first, one.second)]
    machine = [one for one in checked if not one.settled.is_disputed and _differ(_settled_answer(one), one.machine)]
    blocks: list[Block] = [Heading(1, "Appendix A. Where they differ", new_page=True)]
    if people:
        rows = tuple(
            (
                one.unit.place,
                _short(one.unit.text),
                in_words(one.first, outcome.codebook),
                in_words(one.second, outcome.codebook),
            )
            for one in people
        )
        blocks.append(Table("Where the two people differ", ("Where", "Words", a, b), rows, widths=(18, 42, 20, 20)))
    if machine:
        rows = tuple(
            (
                one.unit.place,
                _short(one.unit.text),
                in_words(_settled_answer(one), outcome.codebook),
                in_words(one.machine, outcome.codebook)
                + (f"\n(words: {_short(one.unit.words, 100)})" if one.machine.themes else ""),
            )
            for one in machine
        )
        columns = ("Where", "Words", "People (settled)", "Machine, and the words it went by")
        blocks.append(Table("Where the machine differs from what is settled", columns, rows, widths=(18, 42, 20, 20)))
    if not people and not machine:
        blocks.append(Paragraph("They differ nowhere."))
    return blocks


def left_out(outcome: CheckOutcome) -> list[Block]:
    """Rows and passages that could not be counted, with the reason."""
    if not outcome.left_out:
        return []
    rows = tuple((f"{one.source}, {one.place}", one.reason, one.remedy) for one in outcome.left_out)
    table = Table(
        "Rows that could not be taken as they stand", ("Where", "Why", "What to do"), rows, widths=(30, 40, 30)
    )
    return [Heading(1, "Appendix C. What could not be counted", new_page=True), table]


def _short(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text that is long."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"


def _differ(one: Answer, other: Answer) -> bool:
    return (one.learning, one.polarity, one.themes) != (other.learning, other.polarity, other.themes)


def _settled_answer(one: Checked) -> Answer:
    return Answer(bool(one.settled.learning), one.settled.polarity or "", one.settled.themes)
