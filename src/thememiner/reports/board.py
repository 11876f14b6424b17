"""The paper that the board officer sends to the board, as blocks: what was read, what it says, what it cannot say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from thememiner.reports.blocks import Block, Callout, Figure, Heading, Paragraph, Report, Table
from thememiner.reports.board_asks import asked_of_the_group, audit_section, training_section
from thememiner.reports.board_evidence import INVENTED, BoardEvidence
from thememiner.reports.board_local import local_appendix, local_section
from thememiner.reports.board_method import method_appendix, method_section
from thememiner.reports.board_reading import left_out_appendix, left_out_section, reviews_appendix
from thememiner.reports.board_themes import at_a_glance, failing_section, good_section, themes_appendix
from thememiner.reports.phrasing import long_date

TITLE = "Learning from published safeguarding reviews"


def board_report(evidence: BoardEvidence) -> Report:
    """Build the board paper.

    Raises:
        InputError: The date is not an ISO date.
    """
    said = long_date(evidence.date)
    body = (
        *_opening(evidence),
        *_purpose(evidence),
        *at_a_glance(evidence),
        *failing_section(evidence),
        *good_section(evidence),
        *local_section(evidence),
        *audit_section(evidence),
        *training_section(evidence),
        *left_out_section(evidence),
        *method_section(evidence),
        *reviews_appendix(evidence),
        *themes_appendix(evidence),
        *method_appendix(evidence),
        *local_appendix(evidence),
        *left_out_appendix(evidence),
    )
    return Report(
        title=TITLE,
        subtitle=", ".join(part for part in (evidence.partnership, f"paper of {said}") if part),
        date=evidence.date,
        author=evidence.partnership or "thememiner",
        blocks=tuple(numbered(body)),
    )


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """Number sections (appendices keep their letters), tables and figures in reading order."""
    out: list[Block] = []
    sections = tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and not block.new_page:
            sections += 1
            out.append(replace(block, text=f"{sections}. {block.text}"))
        elif isinstance(block, Table):
            tables += 1
            out.append(replace(block, caption=f"Table {tables}. {block.caption}"))
        elif isinstance(block, Figure):
            figures += 1
            out.append(replace(block, caption=f"Figure {figures}. {block.caption}"))
        else:
            out.append(block)
    return out


def _opening(evidence: BoardEvidence) -> list[Block]:
    blocks: list[Block] = []
    if evidence.says_invented:
        blocks.append(Callout("invented", INVENTED))
    unchecked = evidence.codings - evidence.confirmed
    rest = (
        f" The other {unchecked:,} are suggestions made by a machine: until a person has read them, figures and "
        "quotations that rest on them are provisional."
        if unchecked
        else ""
    )
    said = f"{evidence.confirmed:,} of {evidence.codings:,} codings have been confirmed by a person.{rest}"
    blocks.append(Callout("caution" if unchecked else "note", said))
    return blocks


def _purpose(evidence: BoardEvidence) -> list[Block]:
    asked = [
        f"Note what was read and what could not be read (sections 2 and {evidence.section('left out')}).",
        "Agree which themes call for local assurance, a thematic audit, learning and development, another response, "
        "or none (sections 3 to 5).",
        "Recognise good practice and decide how it is to be shared (section 4).",
    ]
    if any(row.standing == "not known" for row in evidence.comparison):
        asked.append("Decide whether evidence is to be sought where the local position is not known (section 5).")
    if not evidence.comparison:
        asked.append("Decide which local evidence is to be set beside these themes (section 5).")
    asked += asked_of_the_group(evidence)
    if evidence.confirmed < evidence.codings:
        asked.append("Agree who confirms the codings before figures from this paper are used elsewhere.")
    return [
        Heading(1, "Purpose, and what the group is asked to consider"),
        Paragraph(
            "This paper brings together what published reviews teach about safeguarding practice, theme by theme, with "
            "the words and the page of the review behind each theme. It prepares the group's judgement and makes none: "
            "the decisions below are the group's."
        ),
        Table(
            caption="Decisions",
            columns=("The group is asked to", "Decision", "Who, and by when"),
            rows=tuple((text, "", "") for text in asked),
            widths=(54, 26, 20),
        ),
    ]
