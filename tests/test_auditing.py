from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from filled_tools import six_cases
from thememiner import Study
from thememiner.auditing import Auditing
from thememiner.errors import CodebookError, InputError
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS
from thememiner.reports.audit_tool_sheet import ANSWERS, CASES
from thememiner.settings import Settings

TODAY = "2026-11-24"
REVIEW = """# Serious Case Review: Child {child}

Published by the {area} Safeguarding Children Board, 2020.

## Findings

2.1 Information was not shared between the hospital and the school about the injury.

2.2 The school nurse shared information with the GP promptly, which was good practice.

## Recommendations

Recommendation 1: The Board should require that {asked}.
"""
ASKED = ("hospitals share information with schools in writing", "hospitals share information on discharge")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reviews of other areas and one of the area's own, coded by the rules."""
    made = tmp_path_factory.mktemp("auditing")
    for child, area, asked in (("A", "Ashby", ASKED[0]), ("B", "Brook", ASKED[1]), ("C", "Northmere", ASKED[0])):
        path = made / f"{area.lower()}.md"
        path.write_text(REVIEW.format(child=child, area=area, asked=asked), encoding="utf-8")
    settings = Settings(partnership="Northmere (invented)", area="Northmere", coder="rules")
    with Study.new(made / "study", settings=settings) as study, ThreadPoolExecutor(1) as here:
        study.add_reviews(sorted(made.glob("*.md")), pool=here)
        study.code(pool=here)
    return made


def filled(path: Path, weak: int, date: str, reference: str, questions: int) -> None:
    """Fill in the workbook that the study wrote."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    cases, answers = six_cases(weak=weak, date=date)
    for (case, field), text in cases.items():
        book[CASES].cell(1 + case, 1 + list(CASE_FIELDS).index(field), text.replace("NM", reference))
    for (case, question, field), text in answers.items():
        row = 1 + (case - 1) * questions + question
        book[ANSWERS].cell(row, 1 + list(ANSWER_FIELDS).index(field), text)
    book.save(path)


def test_scope_and_tool_rest_on_reviews_of_other_areas(folder: Path) -> None:
    with Study.open(folder / "study") as study:
        scope, tool = study.auditing().tool("information-sharing", date=TODAY)
    assert [(one.kind, one.any.reviews_with, one.any.reviews_read) for one in scope.evidence] == [("case-review", 2, 2)]
    assert "hospital and the school" in scope.evidence[0].failing_words.text
    assert "school nurse" in scope.evidence[0].good_words.text
    asked = [one.recommendation for one in tool.questions if one.recommendation]
    assert len(asked) == 2 and all(one.startswith("The Board should require that") for one in asked)
    assert scope.local.position == "not known"
    assert tool.name == "Thematic audit: Communication and information sharing, November 2026"
    assert tool.area == "Northmere"


def test_what_a_tool_cannot_be_made_of(folder: Path, tmp_path: Path) -> None:
    with Study.open(folder / "study") as study:
        desk = study.auditing()
        with pytest.raises(CodebookError, match="no theme 'sharing'"):
            desk.tool("sharing", date=TODAY)
        with pytest.raises(InputError, match="no scale 'rag'"):
            desk.tool("neglect", date=TODAY, scale="rag")
        with pytest.raises(InputError, match="not a date"):
            desk.tool("neglect", date="soon")
        with pytest.raises(InputError, match=r"name it \.xlsx or \.docx"):
            desk.write_tool("neglect", tmp_path / "tool.pdf", date=TODAY)
        with pytest.raises(InputError, match=r"no comparison is written as .\.pdf"):
            desk.write_before_after("neglect", tmp_path / "x.pdf", date=TODAY)


@pytest.mark.parametrize(("count", "questions"), [(0, 3), (1, 1), (20, 20), (21, None)])
def test_a_codebook_with_no_questions_or_too_many(folder: Path, count: int, questions: int | None) -> None:
    with Study.open(folder / "study") as study:
        ground = study.ground()
        asked = tuple(f"Was part {number} done?" for number in range(count))
        theme = ground.codebook.theme("extra-familial-harm").model_copy(update={"audit_questions": asked})
        codebook = ground.codebook.model_copy(update={"themes": (theme, ground.codebook.theme("neglect"))})
        desk = Auditing(replace(ground, codebook=codebook))
        if questions is None:
            with pytest.raises(InputError, match="more than an auditor can answer well"):
                desk.tool(theme.id, date=TODAY)
        else:
            assert len(desk.tool(theme.id, date=TODAY)[1].questions) == questions


@pytest.mark.parametrize("theme", ["neglect", "hindsight", "poverty-housing"])
@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_theme_that_no_review_takes_up_has_a_tool_as_well(
    folder: Path, tmp_path: Path, theme: str, suffix: str
) -> None:
    with Study.open(folder / "study") as study:
        tool = study.auditing().write_tool(theme, tmp_path / f"tool{suffix}", date=TODAY, cases=2)
    assert len(tool.questions) == 3


def test_from_the_tool_to_what_came_back_to_before_and_after(folder: Path, tmp_path: Path) -> None:
    with Study.open(folder / "study") as study:
        desk = study.auditing()
        for name, weak, date in (("spring", 6, "2026-03-01"), ("autumn", 0, "2026-10-01")):
            path = tmp_path / f"{name}.xlsx"
            tool = desk.write_tool("information-sharing", path, date=TODAY, title=name)
            filled(path, weak, date, name[0].upper(), len(tool.questions))
        assert study.add_audits([tmp_path / "spring.xlsx", tmp_path / "autumn.xlsx"]).new == (
            "spring.xlsx",
            "autumn.xlsx",
        )
        with ThreadPoolExecutor(1) as here:
            study.code(pool=here)
        found = study.auditing().before_after("information-sharing")
        row = next(one for one in study.comparison(date=TODAY) if one.theme_id == "information-sharing")
    # Four of the seven questions were answered, and the overall grade.
    assert [one.verdict for one in found.changes] == ["improved"] * 5
    assert row.position != "not known" and row.last_audited == "2026-10-01"
    with Study.open(folder / "study") as study:
        study.auditing().write_before_after("information-sharing", tmp_path / "both.md", date=TODAY)
    assert "6 of 6" in (tmp_path / "both.md").read_text(encoding="utf-8")
