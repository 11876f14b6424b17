from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from thememiner import Study
from thememiner.errors import InputError
from thememiner.local_records import Judgement, LocalTerm, Severity
from thememiner.settings import Settings

TODAY = "2026-06-15"
BOARD = "# Serious Case Review: Child {child}\n\nPublished by the {area} Safeguarding Children Board, 2020.\n\n"
SUPERVISION = "Safeguarding supervision was not provided to the health visitor for five months."
SHARING = "Information was not shared between the hospital and the school about the injury."
FINDINGS = "## Findings\n\n{paragraphs}\n\n"
RECOMMENDED = (
    "## Recommendations\n\nRecommendation 1: The Board should audit the quality of safeguarding supervision.\n"
)
AREAS = ("Ashby", "Brook", "Cray", "Dale", "Esk", "Firth", "Glen", "Holm", "Isle", "Kirk", "Lynn", "Mere")


def written(folder: Path, number: int, *statements: str, area: str = "", name: str = "") -> Path:
    area = area or AREAS[number]
    paragraphs = "\n\n".join(f"2.{place} {one}" for place, one in enumerate(statements, start=1))
    text = BOARD.format(child=chr(65 + number), area=area) + FINDINGS.format(paragraphs=paragraphs) + RECOMMENDED
    path = folder / f"{name or area.lower()}.md"
    path.write_text(text, encoding="utf-8")
    return path


def catalogued(folder: Path, **cases: str) -> Path:
    """A catalogue that says which case each file is about."""
    path = folder / "catalogue.csv"
    lines = ["file,case", *(f"{name}.md,{case}" for name, case in cases.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve reviews of other areas and one of the area's own, and one audit; coded by the rules."""
    folder = tmp_path_factory.mktemp("planning")
    files = [written(folder, number, SUPERVISION, *([SHARING] * (number < 4))) for number in range(12)]
    files.append(written(folder, 12, SHARING, area="Northmere"))
    audit = folder / "audit.csv"
    audit.write_text(
        "Finding,Area,Date\nInformation was not shared between agencies in 4 of 6 cases.,Northmere,2026-01-10\n",
        encoding="utf-8",
    )
    settings = Settings(partnership="Northmere (invented)", area="Northmere", coder="rules")
    with Study.new(folder / "study", settings=settings) as study:
        cases = {one.stem: f"case-{one.stem}" for one in files}
        study.add_reviews(files, catalogue=catalogued(folder, **cases))
        study.add_audits([audit])
        study.code()
    return folder / "study"


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Iterator[Study]:
    shutil.copytree(made, tmp_path / "study")
    with Study.open(tmp_path / "study") as opened:
        yield opened


def again(study: Study) -> Study:
    """The study opened anew, as the desks see what was written since."""
    study.close()
    return Study.open(study.folder)


def test_a_study_is_ranked(study: Study) -> None:
    ranks = study.planning().audits(TODAY)
    assert {one.theme_id for one in ranks} == {theme.id for theme in study.codebook.themes}
    by_theme = {one.theme_id: one for one in ranks}
    supervision, sharing = by_theme["supervision-oversight"], by_theme["information-sharing"]
    assert supervision.part("recurrence").reason.startswith("12 of 12")
    assert sharing.part("recurrence").reason.startswith("4 of 12")
    assert sharing.part("weakness").value > supervision.part("weakness").value == 0
    assert (sharing.part("age").value, supervision.part("age").value) == (0, 1)
    assert {ranks[0].theme_id, ranks[1].theme_id} == {"supervision-oversight", "information-sharing"}


def test_one_long_review_or_a_second_file_changes_nothing(study: Study, tmp_path: Path) -> None:
    before = study.planning().audit_table(TODAY)
    firmness = study.planning().audit_plan(TODAY)
    longer = [f"{SHARING} This was seen {number} times over that year." for number in range(40)]
    flooded = written(tmp_path, 0, SUPERVISION, *longer, area="Ashby", name="flood")
    study.remove("ashby", reason="replaced", date=TODAY)
    second = written(tmp_path, 1, SUPERVISION, SHARING, SHARING, area="Brook", name="second")
    study.add_reviews([flooded, second], catalogue=catalogued(tmp_path, flood="case-ashby", second="case-brook"))
    study.code()
    with again(study) as opened:
        assert len(opened.library.counted()) == 14
        assert opened.planning().audit_table(TODAY) == before
        after = opened.planning().audit_plan(TODAY)
        assert (after.first, after.three, after.cases) == (firmness.first, firmness.three, 12)


def test_what_people_record_moves_the_ranking(study: Study) -> None:
    with study.store.writing() as write:
        write.insert([LocalTerm("Our supervision", "supervision-oversight", True, "Board", "2026-01-01")])
        judged = Judgement("information-sharing", "weak", "thematic audit", "asked for", "Group", "2026-03-01", "mixed")
        write.insert([judged])
    with again(study) as opened:
        plan = opened.planning().audit_plan(TODAY)
    assert [one.theme_id for one in plan.decided] == ["information-sharing"]
    assert plan.ranked[0].theme_id == "supervision-oversight"
    assert plan.ranked[0].part("priority").reason == "a priority of the board: Our supervision"


def test_weights_are_the_studys(study: Study) -> None:
    path = study.folder / "settings.yaml"
    path.write_text(path.read_text() + "\naudit_weights: {recurrence: 0, sources: 100}\n".lstrip(), encoding="utf-8")
    text = path.read_text().replace("audit_weights: {}\n", "", 1)
    path.write_text(text, encoding="utf-8")
    with again(study) as opened:
        assert opened.planning().audits(TODAY)[0].theme_id == "information-sharing"
    path.write_text(text.replace("sources: 100", "source: 100"), encoding="utf-8")
    with again(study) as opened, pytest.raises(InputError, match=r"audit_weights\.source"):
        opened.planning().audits(TODAY)


def test_grades_of_people_are_kept_and_counted(study: Study) -> None:
    planning = study.planning()
    assert {one.by for one in planning.severities()} == {"nobody"}
    planning.grade("ashby", "catastrophic", "a child died", "Group", "2026-06-01")
    with pytest.raises(InputError, match="not a grade"):
        planning.grade("ashby", "bad", "x", "Group", "2026-06-01")
    graded = next(one for one in study.planning().severities() if "ashby" in one.reviews)
    assert (graded.grade, graded.by) == ("Catastrophic", "person")
    assert study.store.all(Severity)[0].who == "Group"
    sharing = next(one for one in study.planning().audits(TODAY) if one.theme_id == "information-sharing")
    assert "1 catastrophic" in sharing.part("severity").reason


def test_own_reviews_are_not_national_and_their_recommendations_stand_first(study: Study) -> None:
    supervision = next(one for one in study.planning().audits(TODAY) if one.theme_id == "supervision-oversight")
    part = supervision.part("recommendations")
    assert part.value == 0.75
    assert "1 of the area's own reviews" in part.reason
    assert "12 of the 12 case reviews elsewhere" in part.reason


def test_what_is_not_known_is_listed(study: Study) -> None:
    planning = study.planning()
    said = {one.what: one.about for one in planning.not_known(planning.audit_plan(TODAY))}
    local = next(about for what, about in said.items() if "no local finding speaks of it" in what)
    assert "Supervision" in local
    assert "Communication and information sharing" not in local
    assert any("which recommendations were carried out" in what for what in said)
    assert any("no outcome is stated" in what for what in said)
    assert any("confirmed by a person" in about for about in said.values())


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".html", ".md"])
def test_the_same_study_gives_the_same_bytes(study: Study, tmp_path: Path, suffix: str) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    study.planning().write_audits(one, date=TODAY)
    study.planning().write_audits(other, date=TODAY)
    assert one.read_bytes() == other.read_bytes()


def test_another_suffix_and_a_wrong_date_are_refused(study: Study, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.pdf"):
        study.planning().write_audits(tmp_path / "plan.pdf", date=TODAY)
    with pytest.raises(InputError, match="not a date"):
        study.planning().audits("soon")
