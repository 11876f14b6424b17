"""The training desk of a study: plan and pack without local words, choices kept, courses, the commands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from thememiner import Study
from thememiner.cli import training as commands
from thememiner.errors import InputError
from thememiner.local.case_words import runs
from thememiner.local_records import TrainingChoice
from thememiner.reports.training_words import local
from thememiner.settings import Settings

TODAY = "2026-06-15"
WHO = {"who": "QA group", "when": "2026-06-01"}
AREAS = ("Ashby", "Brook", "Cray", "Dale", "Esk", "Northmere")
FAILED = "Safeguarding supervision was not provided to the health visitor because caseloads were high and posts vacant."
SHARED = "Information was not shared between the hospital and the school about the injury."
WORKED = "It was good practice that the school shared information with the health visitor on the same day."
LOCAL_TEXTS = (
    "The teacher in the blue portacabin was never told about the burn on the left wrist.",
    "Supervision records for the Tuesday team were found in a biscuit tin behind the photocopier.",
    "Information was not shared with the aunt who drives the number nine bus to Northmere harbour.",
)
OWN = "Information was not shared with the grandmother who keeps the lighthouse at the end of the pier."


def report(area: str, child: str, *texts: str) -> str:
    lines = "\n\n".join(f"2.{place} {one}" for place, one in enumerate(texts, start=1))
    board = f"# Serious Case Review: Child {child}\n\nPublished by the {area} Safeguarding Children Board, 2020.\n\n"
    return f"{board}## Findings\n\n{lines}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    for number, area in enumerate(AREAS):
        texts = [OWN] if area == "Northmere" else [FAILED, SHARED, *([WORKED] if number < 2 else [])]
        (folder / f"{area.lower()}.md").write_text(report(area, "ABCDEF"[number], *texts), encoding="utf-8")
    rows = "\n".join(f'"{one}",Northmere,2026-01-10,"{one[::-1]}"' for one in LOCAL_TEXTS)
    (folder / "audit.csv").write_text(f"Finding,Area,Date,Comment\n{rows}\n", encoding="utf-8")
    settings = Settings(partnership="Northmere (invented)", area="Northmere", coder="rules")
    with Study.new(folder / "study", settings=settings) as study:
        study.add_reviews(sorted(folder.glob("*.md")))
        study.add_audits([folder / "audit.csv"])
        study.code()
    return folder / "study"


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Iterator[Study]:
    shutil.copytree(made, tmp_path / "study")
    with Study.open(tmp_path / "study") as opened:
        yield opened


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    path = tmp_path / "courses.csv"
    text = "Title,Description,Themes\n=HYPERLINK(1),Neglect awareness and the graded care profile.,\n"
    path.write_text(
        f"{text}Wellbeing hour,Looking after yourself.,\nTalking,About it.,information-sharing\n,x,\n", "utf-8"
    )
    return path


def everything(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell)


def test_no_words_of_local_cases_get_into_plan_or_pack(study: Study, courses: Path, tmp_path: Path) -> None:
    training = study.training()
    training.choose("information-sharing", "briefing", reason="It reaches all schools this term.", **WHO)
    training.write_plan(tmp_path / "plan.xlsx", date=TODAY, courses=courses)
    texts = [everything(tmp_path / "plan.xlsx")]
    for theme in ("information-sharing", "supervision-oversight"):
        training.write_pack(theme, tmp_path / "pack.md", date=TODAY, courses=courses)
        texts.append((tmp_path / "pack.md").read_text(encoding="utf-8"))
    own = set().union(*map(runs, (*LOCAL_TEXTS, OWN)))
    for text in texts:
        assert not runs(text) & own
        assert "Information was not shared between the hospital and the school" in text or "caseloads" in text
    # The guard can fail: a national sentence is in there.
    assert runs(texts[0]) & runs(SHARED)


def test_local_evidence_and_own_reviews_are_counted(study: Study) -> None:
    row = next(one for one in study.training().table(TODAY) if one["theme_id"] == "information-sharing")
    assert "Learning on it in 5 of 5 case reviews" in row["need: published reviews"]
    assert "Taught by 1 of 1 published case of this area (counted, not quoted)." in row["need: this area"]
    assert "local finding" in row["need: this area"]


@pytest.mark.parametrize(("failing", "good", "is_said"), [(1, 1, True), (1, 0, False), (0, 1, False)])
def test_a_local_finding_that_says_both_is_said_to_count_twice(
    study: Study, failing: int, good: int, is_said: bool
) -> None:
    planned = study.training().plan(TODAY).planned
    need = next(one.need for one in planned if len(one.need.row.local) == 1)
    told = local(replace(need, row=replace(need.row, local_failing=failing, local_good=good)))
    assert ("counts in both" in " ".join(told)) is is_said


def test_workload_is_said_to_come_first(study: Study) -> None:
    (one,) = (one for one in study.training().plan(TODAY).planned if one.theme_id == "supervision-oversight")
    row = next(one for one in study.training().table(TODAY) if one["theme_id"] == "supervision-oversight")
    assert one.form == "not training"
    assert "5 of 5 case reviews that teach the theme speak of workload, staffing or capacity." in row["training alone?"]
    assert "(assurance request)" in row["what else, or instead"]


def test_a_choice_stands_beside_the_suggestion_and_outlives_coding(study: Study, tmp_path: Path) -> None:
    training = study.training()
    training.choose("Supervision and management oversight", "Supervision prompt", reason="Managers asked.", **WHO)
    study.code()
    row = next(one for one in training.table(TODAY) if one["theme_id"] == "supervision-oversight")
    assert (row["suggested form"], row["chosen form"]) == ("not training", "supervision prompt")
    assert row["why, who, when"] == "Managers asked. (QA group, 1 June 2026)"
    training.choose("supervision-oversight", "not training", reason="Posts first.", who="Chair", when="2026-06-10")
    assert [one.form for one in training.choices()] == ["supervision prompt", "not training"]
    training.write_pack("supervision-oversight", tmp_path / "p.md", date=TODAY)
    pack = (tmp_path / "p.md").read_text(encoding="utf-8")
    assert "not training (chosen by Chair)" in pack
    assert "Why that was suggested" in pack
    assert "Why this form" not in pack


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": " "}, "no reason is given"),
        ({"who": ""}, "nobody is named"),
        ({"form": "course"}, "not a form of training"),
        ({"theme": "supervison-oversight"}, "did you mean 'supervision-oversight'"),
        ({"when": "June"}, "is not a day"),
        ({"reason": "As was found in a biscuit tin behind the photocopier."}, "repeats words of a local finding"),
    ],
)
def test_a_choice_that_cannot_be_kept_is_refused(study: Study, change: dict[str, str], said: str) -> None:
    given = {"theme": "supervision-oversight", "form": "briefing", "reason": "r", **WHO, **change}
    with pytest.raises(InputError, match=said):
        study.training().choose(given.pop("theme"), given.pop("form"), **given)
    assert study.store.all(TrainingChoice) == []


def test_gaps_go_both_ways_and_words_stay_words(study: Study, courses: Path, tmp_path: Path) -> None:
    plan = study.training().write_plan(tmp_path / "plan.xlsx", date=TODAY, courses=courses)
    assert plan.catalogue is not None
    assert [one.title for one in plan.catalogue.without_theme] == ["Wellbeing hour"]
    assert "information-sharing" not in [one.theme_id for one in plan.without_course]
    assert [one.place for one in plan.catalogue.left_out] == ["row 5, column 'title'"]
    book = load_workbook(tmp_path / "plan.xlsx")
    cell = next(one for one in book["courses"]["B"] if str(one.value).startswith("=HYPER"))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    gaps = [row[0] for row in book["gaps"].iter_rows(values_only=True)]
    assert {"course that is on no theme", "could not be used"} <= set(gaps)
    assert "no evidence of impact" in everything(tmp_path / "plan.xlsx")


def test_the_same_study_and_day_give_the_same_bytes(study: Study, courses: Path, tmp_path: Path) -> None:
    training = study.training()
    for name in ("a", "b"):
        training.write_plan(tmp_path / f"{name}.xlsx", date=TODAY, courses=courses)
        training.write_pack("information-sharing", tmp_path / f"{name}.docx", date=TODAY)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_what_stands_first_says_how_far_it_can_be_relied_on(study: Study, tmp_path: Path) -> None:
    study.training().write_plan(tmp_path / "plan.xlsx", date=TODAY)
    first = load_workbook(tmp_path / "plan.xlsx")["plan"]["C2"].value
    assert "Codings confirmed by a person: 0 of" in first
    assert "makes none" in first
    assert "%" not in everything(tmp_path / "plan.xlsx")


def test_a_pack_has_its_parts_and_an_unknown_theme_is_refused(study: Study, tmp_path: Path) -> None:
    training = study.training()
    training.write_pack("information-sharing", tmp_path / "pack.md", date=TODAY)
    text = (tmp_path / "pack.md").read_text(encoding="utf-8")
    for part in (
        "Why it matters",
        "What works",
        "Learning outcomes",
        "Questions to discuss",
        "Use a fictional case of your own",
        "Supervision prompt",
        "7-minute briefing",
        "7. What next",
        "Evaluation form 3: about three months later",
        "For the manager",
        "Method and limits",
    ):
        assert part in text, part
    assert WORKED in text
    with pytest.raises(InputError, match="no theme 'neglekt'"):
        training.write_pack("neglekt", tmp_path / "x.docx", date=TODAY)
    with pytest.raises(InputError, match=r"is written as \.xlsx"):
        training.write_plan(tmp_path / "plan.docx", date=TODAY)


def test_a_study_without_anything_has_a_plan_that_suggests_nothing(tmp_path: Path) -> None:
    with Study.new(tmp_path / "empty") as study:
        plan = study.training().write_plan(tmp_path / "plan.xlsx", date=TODAY)
    assert {one.form for one in plan.planned} == {"none suggested", "not training"}


def test_the_commands(study: Study, courses: Path, tmp_path: Path) -> None:
    app = typer.Typer()
    app.command("plan")(commands.plan)
    app.command("pack")(commands.pack)
    app.command("choose")(commands.choose)
    call = CliRunner().invoke
    folder, day = str(study.folder), ["--date", TODAY]
    done = call(app, ["plan", folder, str(tmp_path / "p.xlsx"), "--courses", str(courses), *day])
    assert done.exit_code == 0, done.output
    assert "themes with training" in done.output
    assert "has no title" in done.output
    strict = call(app, ["plan", folder, str(tmp_path / "p.xlsx"), "--courses", str(courses), "--strict", *day])
    assert strict.exit_code == 1
    assert call(app, ["plan", folder, *day]).exit_code == 2
    chosen = call(app, ["choose", folder, "neglect", "forum", "--reason", "r", "--who", "w", *day])
    assert chosen.output.strip() == "neglect: forum"
    packed = call(app, ["pack", folder, "neglect", str(tmp_path / "p.docx"), *day])
    assert packed.exit_code == 0
    assert "form: forum" in packed.output
