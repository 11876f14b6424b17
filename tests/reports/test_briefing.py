from __future__ import annotations

from dataclasses import replace

import pytest

from reports.paper import board_evidence, codebook, comparison_row, finding, theme_row
from reports.printed import all_text
from thememiner.errors import InputError
from thememiner.local_records import Judgement
from thememiner.reports.blocks import Heading, Notes, Report, Table
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.briefing import SUFFIXES, BriefingEvidence, briefing
from thememiner.reports.briefing_local import also_weak, here, local_asks, standing_words
from thememiner.reports.slides import slides_of
from thememiner.reports.write import WRITERS


def made(*, most: int = 6, **changed) -> Report:
    return briefing(BriefingEvidence(replace(board_evidence(), **changed), codebook(), most))


def section(report: Report, heading: str) -> Report:
    """One slide's worth of blocks."""
    found, inside = [], False
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == heading
        elif inside:
            found.append(block)
    assert found
    return replace(report, blocks=tuple(found), title="", subtitle="")


def judged(row, **changed):
    said = Judgement(row.theme_id, "mixed", "thematic audit", "A reason.", "QA", "2025-12-02", "weak")
    return replace(row, judgement=replace(said, **changed), follow_up="decided in December: audit not yet in")


def test_six_themes_are_twelve_slides_each_of_which_is_whole():
    titles = [slide.title for slide in slides_of(made())]
    assert titles[:4] == [
        "Could it happen here? (invented sample)",
        "Purpose and limits",
        "The reviews covered",
        "At a glance: themes, and the local position",
    ]
    assert titles[-2:] == ["Could it happen here? Questions for the group", "What partners are asked to do"]
    assert len(titles) <= 13


@pytest.mark.parametrize("most", [1, 3, 6])
def test_as_many_themes_as_asked_for_most_recurrent_first(most):
    report = made(most=most)
    table = next(block for block in section(report, "At a glance: themes, and the local position").blocks)
    labels = [row[0] for row in table.rows]
    assert len(labels) == most
    counts = [int(row[1].split()[0]) for row in table.rows]
    assert counts == sorted(counts, reverse=True)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings[3 : 3 + most] == labels


def test_a_theme_has_both_ways_apart_with_n_of_n_words_and_place():
    report = section(made(most=1), "Communication and information sharing")
    table = next(block for block in report.blocks if isinstance(block, Table))
    failing, good = table.rows
    assert failing[:2] == ("Did not work well", "12 of 14 case reviews\n2 of 3 inspection reports")
    assert failing[2].startswith("\u201cThe health visitor recorded the concern")
    assert failing[2].endswith("Serious Case Review: Child A \u2013 Overview Report, p. 3, \u00b64.0")
    assert good[0] == "Worked well"
    assert good[1].startswith("4 of 14 case reviews")
    assert good[2].startswith("\u201cThe midwife sought")
    notes = next(block.text for block in report.blocks if isinstance(block, Notes))
    assert "12 of 14 (86 %" in notes
    assert "review kelderwick-case-review-00" in notes
    assert "thememiner show STUDY information-sharing" in notes
    assert "sheet Findings, row" in notes


def test_a_theme_without_words_on_a_page_says_so_and_one_not_found_says_that():
    board = board_evidence()
    first = board.themes[0]
    none = tuple(replace(one, reviews_with=0, low=0.0) for one in first.good)
    themes = (replace(first, good=none), *board.themes[1:])
    text = all_text(section(made(most=1, themes=themes, failing_quotations={}), first.label))
    assert "(no sentence that is short enough" in text
    assert "0 of 14 case reviews" in text
    assert "(not found in what was read)" in text


def test_no_word_of_a_local_finding_is_in_the_briefing():
    rows = tuple(
        replace(row, local=(finding(1, "Zanzibar was not told."),)) if row.local else row
        for row in board_evidence().comparison
    )
    assert "Zanzibar" not in all_text(made(comparison=rows))


def test_the_group_s_judgement_stands_beside_the_machine_s_and_its_decision_is_remembered():
    board = board_evidence()
    rows = (judged(board.comparison[0]), *board.comparison[1:])
    report = made(most=1, comparison=rows)
    label = board.comparison[0].label
    assert "The group judged in December 2025: mixed; thememiner said weak" in all_text(section(report, label))
    assert "Decided in December: audit not yet in." in all_text(section(report, label))
    assert "The group\u2019s reason: A reason." in all_text(section(report, label))
    asks = all_text(section(report, "What partners are asked to do"))
    assert f"Report on what was decided before: {label}." in asks


def test_without_local_evidence_nothing_is_known_and_that_is_no_assurance():
    report = briefing(BriefingEvidence(board_evidence(local=False), codebook()))
    glance = section(report, "At a glance: themes, and the local position")
    assert {row[2] for row in glance.blocks[0].rows} == {"Not known"}
    assert "that is not assurance" in all_text(glance)
    assert "Bring what your organisation knows" in all_text(section(report, "What partners are asked to do"))


@pytest.mark.parametrize(
    ("kinds", "said", "unsaid"),
    [
        ({"case_reviews": 4, "inspections": 0}, "Case reviews are of the gravest cases", "Inspection reports tell"),
        ({"case_reviews": 0, "inspections": 4}, "Inspection reports tell", "gravest"),
    ],
)
def test_the_limits_are_those_of_what_was_read(kinds, said, unsaid):
    text = all_text(section(briefing(BriefingEvidence(board_evidence(**kinds), codebook())), "Purpose and limits"))
    assert said in text
    assert unsaid not in text


def test_below_ten_there_is_no_percentage():
    report = briefing(BriefingEvidence(board_evidence(case_reviews=9, inspections=0), codebook()))
    themes = [all_text(section(report, block.text)) for block in report.blocks if isinstance(block, Heading)][3:-2]
    assert len(themes) == 6
    assert not [text for text in themes if "%" in text]


def test_nothing_read_makes_a_briefing_that_says_so():
    board = BoardEvidence(date="2026-03-06", reviews=(), pages=(), themes=())
    text = all_text(briefing(BriefingEvidence(board, codebook())))
    assert "No review was read." in text
    assert "No learning on any theme of the codebook was found" in text


def test_it_says_that_it_is_invented_and_how_much_a_person_confirmed():
    first = slides_of(made())[0]
    said = " ".join(text for box in first.boxes for text in box.items)
    assert "This corpus is invented" in said
    assert "Codings confirmed by a person: 77 of 642." in said


def test_fewer_than_one_theme_is_refused():
    with pytest.raises(InputError, match="0 themes"):
        BriefingEvidence(board_evidence(), codebook(), 0)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_evidence_gives_the_same_bytes(suffix):
    assert WRITERS[suffix](made()) == WRITERS[suffix](made())


READ = {"case-review": 14}
WEAK, UNKNOWN = comparison_row(theme_row(0, READ), 0), comparison_row(theme_row(1, READ), 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (None, "Not known"),
        (UNKNOWN, "Not known"),
        (WEAK, "Weak"),
        (replace(WEAK, position_words="audited and weak"), "Audited and weak"),
        (judged(WEAK), "The group judged in December 2025: mixed; thememiner said weak"),
    ],
)
def test_the_standing_says_who_says_so(row, said):
    assert standing_words(row) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (None, "Locally: not known: no local evidence was brought in, and that is not assurance."),
        (UNKNOWN, "Locally: not known. The group has recorded no judgement on it yet."),
        (
            replace(WEAK, position_words="audited and weak", agreement="both sources say that it does not work"),
            "Locally: audited and weak: both sources say that it does not work. The group has recorded no judgement on "
            "it yet.",
        ),
    ],
)
def test_here_says_what_is_known(row, said):
    assert here(row) == said


def test_other_weak_themes_are_named_up_to_three():
    rows = [comparison_row(theme_row(place, READ), place) for place in range(0, 15, 3)]
    assert also_weak(rows[:1], [rows[0].theme_id]) == ""
    text = also_weak(rows, [rows[0].theme_id])
    assert text.startswith("Local findings also say that something did not work well on 4 other themes: ")
    assert text.endswith("; and 1 more, in the notes.")


@pytest.mark.parametrize(
    ("standing", "asked"),
    [
        ("not known", "Bring what"),
        ("stale", "Bring what"),
        ("mixed", "Say what may lie"),
        ("contradictory", "Say what may lie"),
        ("weak", ""),
        ("strong", ""),
    ],
)
def test_asks_follow_the_position(standing, asked):
    asks = local_asks([replace(WEAK, position=standing)], ["A theme"])
    assert [text[: len(asked)] for text, _ in asks] == ([asked] if asked else [])
