from __future__ import annotations

from dataclasses import replace

import pytest

from commands import AUDIT, REPORT
from reports.paper import board_evidence, comparison_row, theme_row
from reports.printed import all_text
from thememiner import Study
from thememiner.local.audit_firmness import Firmness
from thememiner.local.audit_parts import Part
from thememiner.local.audit_plan import AuditPlan, AuditRank
from thememiner.reports.blocks import Heading, Paragraph, Report, Table
from thememiner.reports.board import board_report
from thememiner.reports.board_asks import asked_of_the_group, audit_section, training_section
from thememiner.settings import Settings

DATE = "2026-06-15"
FIRM = Firmness(low=1, high=2, top3=0.9, top5=1.0, word="firm", best_without=1, worst_without=3)


def rank(place: int, *, state: str = "ranked", note: str = "") -> AuditRank:
    parts = (
        Part("recurrence", 0.5, "9 of 11 case reviews; and more of it", weight=25, points=12.5),
        Part("weakness", 0.0, "no local finding speaks of it", weight=25, points=0.0),
        Part("age", 1.0, "never audited", weight=15, points=15.0),
    )
    row = comparison_row(theme_row(place, {"case-review": 11}), place)
    return AuditRank(
        row, state, place if state == "ranked" else 0, tied=False, points=27.5, parts=parts, firmness=FIRM, note=note
    )


def plan(*ranks: AuditRank) -> AuditPlan:
    weights = {"recurrence": 25.0, "weakness": 25.0, "age": 15.0}
    return AuditPlan(DATE, ranks, weights, "case-review", "case reviews", 11, "firm: A", "firm for A", ())


def read(blocks) -> str:
    return all_text(Report("", "", DATE, "", tuple(blocks)))


def test_the_first_five_are_shown_with_what_gives_them_points_most_first():
    evidence = replace(board_evidence(), audit_plan=plan(*(rank(place) for place in range(1, 8))))
    table = next(block for block in audit_section(evidence) if isinstance(block, Table))
    assert [row[0] for row in table.rows] == list("12345")
    assert table.rows[0][2] == (
        "Time since the last audit: never audited.\nRecurs in reviews elsewhere: 9 of 11 case reviews."
    )
    assert table.rows[0][3].startswith("firm: place 1 to 2")
    assert "2 more themes are ranked" in table.note
    assert "Codings confirmed by a person: 0 of" in table.caption


def test_what_the_group_decided_stands_with_its_theme_and_apart_where_an_audit_is_decided():
    decided = rank(2, state="already decided", note="decided in March: audit not yet in")
    evidence = replace(board_evidence(), audit_plan=plan(rank(1, note="decided in March: watch"), decided))
    text = read(audit_section(evidence))
    assert "Decided in March: watch." in text
    assert f"already decided on and not ranked again: {decided.label} (decided in March: audit not yet in)" in text


@pytest.mark.parametrize("audit", [None, plan(), plan(rank(0, state="not for an audit"))])
def test_nothing_ranked_is_no_section_and_no_decision(audit):
    evidence = replace(board_evidence(), audit_plan=audit)
    assert audit_section(evidence) == []
    assert training_section(evidence) == []
    assert asked_of_the_group(evidence) == []
    assert "(sections 2 and 6)" in all_text(board_report(evidence))


def test_sections_after_it_are_renumbered_wherever_they_are_named():
    report = board_report(replace(board_evidence(), audit_plan=plan(rank(1))))
    headings = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert headings[5:8] == [
        "6. Which theme to audit next",
        "7. What could not be read, and what was left out",
        "8. Method and limits",
    ]
    text = all_text(report)
    assert "(sections 2 and 7)" in text
    assert "each with its reason in section 7" in text
    assert "Choose which theme is audited next, if any (section 6)." in text


@pytest.fixture
def study(tmp_path):
    (tmp_path / "child-a.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "audit.csv").write_text(AUDIT, encoding="utf-8")
    with Study.new(tmp_path / "study", settings=Settings(area="Camden", coder="rules")) as made:
        made.add_reviews([tmp_path / "child-a.md"])
        made.code()
        yield made


def test_the_paper_of_a_study_has_both_plans_only_beside_local_evidence(study, tmp_path):
    titles = [one.text for one in study.board_report(date=DATE).blocks if isinstance(one, Heading)]
    assert not [one for one in titles if "audit next" in one or "learning and development" in one]
    study.add_audits([tmp_path / "audit.csv"])
    study.code()
    titles = [one.text for one in study.board_report(date=DATE).blocks if isinstance(one, Heading)]
    assert "6. Which theme to audit next" in titles
    assert "7. What is asked of learning and development" in titles
    assert "8. What could not be read, and what was left out" in titles


def test_training_asks_say_who_chose_and_where_training_is_not_the_answer(study, tmp_path):
    study.add_audits([tmp_path / "audit.csv"])
    study.code()
    first, second = (one.need.theme for one in study.training().plan(DATE).planned[:2])
    study.training().choose(first.id, "factsheet", reason="It is short.", who="L&D group", when=DATE)
    study.training().choose(second.id, "not training", reason="It is about time.", who="L&D group", when=DATE)
    evidence = replace(study.ground().board_evidence(DATE), training_plan=study.training().plan(DATE))
    blocks = training_section(evidence)
    table = next(block for block in blocks if isinstance(block, Table))
    form = {row[0]: row[3] for row in table.rows}
    assert form[first.label].startswith("factsheet (chosen by L&D group")
    assert second.label not in form
    assert len(table.rows) <= 5
    after = blocks[blocks.index(Paragraph("Where training is not the answer:")) + 1]
    assert any(item.startswith(f"{second.label}: not training (chosen by L&D group") for item in after.items)
