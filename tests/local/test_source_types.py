from __future__ import annotations

import pytest

from thememiner.local.source_types import SOURCE_TYPES, kind_named, source_type


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("", "", "", "neglect-audit-2023.xlsx"), "audit"),
        (("", "", "", "s11_returns.csv"), "section-11"),
        (("", "Section 11", "", "audits.xlsx"), "section-11"),
        (("ilacs/sif", "", "", "findings.csv"), "inspection"),
        (("", "", "Supervision audit", "x.csv"), "supervision-audit"),
        (("", "", "", "complaints Q1.csv"), "complaint"),
        (("", "", "", "staff-survey.csv"), "feedback-practitioners"),
        (("", "", "", "dataset.csv"), "performance"),
        (("", "", "", "notes.csv"), "audit"),
        (("", "", "", "sending-letters.csv"), "audit"),
        (("Multi-agency case audit: neglect", "", "", "x.csv"), "multi-agency-audit"),
        (("", "", "", "joint_audit_2023.docx"), "multi-agency-audit"),
        (("", "", "Single agency audit of supervision notes", "x.csv"), "supervision-audit"),
        (("", "", "Single-agency record-keeping audit", "x.csv"), "single-agency-audit"),
        (("", "", "", "Section 175 return 2022.xlsx"), "section-175"),
        (("", "", "", "s157-schools.csv"), "section-175"),
        (("", "", "Annual LADO report 2022/23", "x.docx"), "lado"),
        (("", "", "", "CDOP annual report.pdf"), "child-death-review"),
        (("Child death overview panel", "", "", "x.csv"), "child-death-review"),
        (("", "", "", "peer-challenge-letter.docx"), "peer-review"),
        (("", "", "", "jtai-letter.pdf"), "inspection"),
        (("", "", "", "near_misses.csv"), "incident"),
        (("", "", "", "Risk register.xlsx"), "risk-register"),
        (("", "", "", "practitioner forum notes.docx"), "practitioner-forum"),
        (("", "", "Training evaluation, summer term", "x.csv"), "training-evaluation"),
        (("", "", "Evaluation of courses", "x.csv"), "training-evaluation"),
        (("", "", "Survey of parents", "x.csv"), "feedback-families"),
        (("", "", "Parents’ views of conferences", "x.csv"), "feedback-families"),
        (("", "", "What young people told us: survey of young people", "x.csv"), "feedback-children"),
        (("", "", "Children’s feedback", "x.csv"), "feedback-children"),
        (("", "", "Practitioner feedback", "x.csv"), "feedback-practitioners"),
        (("", "", "Survey", "x.csv"), "survey"),
        (("", "", "Case audit feedback", "x.csv"), "audit"),
        (("", "", "Child practice reviews", "x.csv"), "audit"),
    ],
)
def test_kinds_by_name(names: tuple[str, ...], kind: str) -> None:
    assert source_type(*names) == kind


@pytest.mark.parametrize("name", SOURCE_TYPES)
def test_each_kind_is_told_by_its_own_name(name: str) -> None:
    assert kind_named(name) == name
    assert kind_named(name.replace("-", " ").capitalize()) == name


def test_what_is_not_told_is_an_audit_unless_said_otherwise() -> None:
    assert kind_named("Martian") == ""
    assert source_type("Martian", unless="performance") == "performance"
