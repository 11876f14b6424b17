"""National beside local in the board paper: both words where the group judged, sources, eras, decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reports.paper import board_evidence
from reports.printed import all_text, words
from thememiner.evidence.prevalence import wilson
from thememiner.local.comparison import ComparisonRow, EraFigure
from thememiner.local_records import Judgement
from thememiner.records import Prevalence
from thememiner.reports.blocks import Block, Report, Table
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.board_local import both_words, local_appendix, local_section


def judged(position: str = "weak", machine: str = "mixed", when: str = "2026-03-04") -> Judgement:
    return Judgement("t", position, "thematic audit", "Heard from three services.", "QA group", when, machine)


def evidence(**changes: Any) -> BoardEvidence:
    """The board paper's evidence, its first theme changed."""
    plain = board_evidence(lost=0)
    first, *rest = plain.comparison
    return replace(plain, comparison=(replace(first, **changes), *rest))


def printed(blocks: list[Block]) -> str:
    return all_text(Report("t", "", "2026-03-06", "a", tuple(blocks)))


def named(blocks: list[Block], caption: str) -> Table:
    return next(one for one in blocks if isinstance(one, Table) and caption in one.caption)


def row(**changes: Any) -> ComparisonRow:
    return replace(board_evidence(lost=0).comparison[0], **changes)


@pytest.mark.parametrize(
    ("judgement", "position", "said"),
    [
        (judged(), "mixed", "The group judged in March 2026: weak; thememiner said mixed"),
        (judged(), "strong", "The group judged in March 2026: weak; thememiner said mixed and says strong now"),
        (judged(machine=""), "strong", "The group judged in March 2026: weak; thememiner said strong"),
        (
            judged(position=""),
            "mixed",
            "The group recorded no position of its own in March 2026; thememiner said mixed",
        ),
        (None, "mixed", ""),
    ],
)
def test_both_words_stand_side_by_side(judgement: Judgement | None, position: str, said: str) -> None:
    assert both_words(row(judgement=judgement, position=position)) == said


def test_the_local_section_shows_what_holds_why_and_what_came_of_it() -> None:
    found = printed(
        local_section(
            evidence(
                judgement=judged(),
                position="mixed",
                position_words="audited and mixed",
                agreement="2 of 3 sources say that it does not work; 1 says that it works",
                last_audited="2025-03-14",
                follow_up="decided 2026-03-04: thematic audit; audit not yet in",
                local_terms=("Priority 2",),
            )
        )
    )
    assert "The group judged in March 2026: weak; thememiner said mixed." in found
    assert "Audited and mixed: 2 of 3 sources say that it does not work; 1 says that it works" in found
    assert "Last audited: 2025-03-14" in found
    assert "Decided 2026-03-04: thematic audit; audit not yet in." in found
    assert "own words: Priority 2" in found
    assert "Weak: every judgement that is not too old says" in found
    assert "Mixed: judgements go both ways" in found


def test_the_appendix_gives_the_reason_in_full() -> None:
    changed = evidence(agreement="the only source says that it does not work", because="2 findings; graded Red")
    assert "Weak: 2 findings; graded Red" in printed(local_appendix(changed))
    assert "Weak: the only source says that it does not work" in printed(local_section(changed))


def test_a_judged_theme_far_down_the_list_is_shown_too() -> None:
    plain = board_evidence(lost=0)
    *rest, last = plain.comparison
    changed = replace(last, judgement=judged(), follow_up="decided 2026-03-04: thematic audit; audit not yet in")
    table = named(local_section(replace(plain, comparison=(*rest, changed))), "What the group concluded")
    assert [line[0] for line in table.rows] == [last.label]
    assert table.rows[0][2:] == (
        "Heard from three services.",
        "Decided 2026-03-04: thematic audit; audit not yet in.",
    )


def test_without_judgements_there_is_no_table_of_them() -> None:
    assert "What the group concluded" not in printed(local_section(evidence()))


def eras(count: int) -> tuple[EraFigure, ...]:
    figure = Prevalence("t", "case-review", 1, 4, *wilson(1, 4))
    return tuple(EraFigure(f"era {number}", figure) for number in range(count))


@pytest.mark.parametrize(("count", "columns"), [(2, 3), (4, 5), (5, 2)])
def test_eras_stand_side_by_side_without_share_or_trend(count: int, columns: int) -> None:
    plain = board_evidence(lost=0)
    blocks = local_section(replace(plain, comparison=tuple(replace(one, eras=eras(count)) for one in plain.comparison)))
    table = named(blocks, "by the terms under which the reviews were written")
    assert len(table.columns) == columns
    cells = words(" ".join(cell for line in table.rows for cell in line[1:]))
    assert cells.count("1 of 4") == count * len(table.rows)
    assert "%" not in cells
    assert "says nothing of whether practice changed" in table.note
    for trend in ("rose", "fell", "increas", "decreas", "rising", "falling"):
        assert trend not in printed([table]).lower()


def test_one_era_needs_no_table() -> None:
    plain = board_evidence(lost=0)
    blocks = local_section(replace(plain, comparison=tuple(replace(one, eras=eras(1)) for one in plain.comparison)))
    assert "by the terms under which" not in printed(blocks)


def test_where_nothing_local_is_known_it_says_so_once() -> None:
    changed = evidence(
        local=(),
        position="not known",
        position_words="not audited; no local source speaks of it, which is not assurance",
        because="no local finding speaks of it; that is not assurance",
    )
    label, table = changed.comparison[0].label, named(local_appendix(changed), "local evidence")
    (cell,) = [line[3] for line in table.rows if line[0] == label]
    assert cell == "Not audited; no local source speaks of it, which is not assurance"
