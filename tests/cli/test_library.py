"""Facts, case features and overrules, as commands."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

from commands import Run, rows
from older_studies import as_version


def test_an_overruled_section_counts_after_coding_and_no_longer_when_taken_back(study: Path, run: Run) -> None:
    def statements() -> object:
        assert run("code", study, "--quiet").code == 0
        found = {row["theme_id"]: row for row in rows(run("themes", study, "--json"))}
        return found["supervision-oversight"]["reviews_good"], found["supervision-oversight"]["reviews_failing"]

    assert statements() == (0, 1)
    said = run("overrule", study, "child-a", "section-kind", "findings", "terms-of-reference", "--who", "A. Chair")
    assert (said.code, said.out) == (0, "")
    assert "'Findings'" in said.err
    assert "thememiner code" in said.err
    assert statements() == (0, 0)
    assert run("overrule", study, "child-a", "section-kind", "Findings", "--undo", "--who", "A. Chair").code == 0
    assert statements() == (0, 1)


def test_a_stated_fact_is_listed_as_a_persons_and_chooses_reviews(study: Path, run: Run) -> None:
    assert run("overrule", study, "child-a", "fact", "harm", "neglect; physical", "--who", "A. Chair").code == 0
    stated = [row for row in rows(run("facts", study, "--json")) if row["name"] == "harm"]
    assert [(row["value"], row["source"]) for row in stated] == [("neglect", "person"), ("physical", "person")]
    assert [row["id"] for row in rows(run("reviews", study, "--facts", "harm=neglect", "--json"))] == ["child-a"]
    assert "stated are: neglect, physical" in run("reviews", study, "--facts", "harm=exploitation", "--json").err
    (row,) = (
        one for one in rows(run("themes", study, "--facts", "harm=physical", "--json")) if one["theme_id"] == "neglect"
    )
    assert row["reviews_read"] == 1


def test_the_register_needs_no_coding_and_follows_an_overruled_section(report: Path, run: Run, tmp_path: Path) -> None:
    study, out = tmp_path / "new", tmp_path / "register.csv"
    run("new", study)
    run("add", "reviews", study, report)
    assert "1 recommendation of 1 review written" in run("recommendations", study, out).err
    with out.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["review_id"], row["number"], row["addressee"]) == ("child-a", "Recommendation 1", "The Board")
    assert row["themes"] == ""
    assert (
        run("overrule", study, "child-a", "section-kind", "Recommendations", "terms-of-reference", "--who", "QA").code
        == 0
    )
    assert "0 recommendations of 0 reviews" in run("recommendations", study, out).err
    assert run("recommendations", study, tmp_path / "register.doc").code == 1


def test_quality_is_listed_with_its_reasons(study: Path, run: Run) -> None:
    (row,) = rows(run("quality", study, "--json"))
    assert row["review_id"] == "child-a"
    assert isinstance(row["score"], int)


def test_a_sheet_shows_a_file_and_what_a_study_put_right_in_it(
    study: Path, report: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.html"
    assert run("inspect", report, "-o", out).code == 0
    assert "Reading sheet" in out.read_text(encoding="utf-8")
    run("overrule", study, "child-a", "fact", "title", "A title that a person gave", "--who", "QA")
    assert run("inspect", report, "-o", out, "--study", study).code == 0
    assert "A title that a person gave" in out.read_text(encoding="utf-8")
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nSome other words.\n", encoding="utf-8")
    assert run("inspect", other, "-o", tmp_path / "sheet.pdf").code == 1
    refused = run("inspect", other, "-o", out, "--study", study)
    assert (refused.code, refused.err.count("\n")) == (1, 1)


def test_a_study_from_before_facts_were_kept_states_them_when_it_is_opened(study: Path, run: Run) -> None:
    before = rows(run("facts", study, "--json"))
    with sqlite3.connect(study / "study.sqlite") as old:
        for table in ("facts", "case_features", "overrules", "listed", "screenings"):
            old.execute(f"DROP TABLE {table}")
        as_version(old, 2)
    old.close()
    assert before != []
    assert rows(run("facts", study, "--json")) == before


def test_what_cannot_be_overruled_is_one_line_that_lists_what_can(study: Path, run: Run) -> None:
    refused = run("overrule", study, "child-a", "section-kind", "Find", "analysis", "--who", "A. Chair")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "Terms of reference; Findings" in refused.err
    assert run("overrule", study, "child-b", "fact", "harm", "neglect", "--who", "A. Chair").code == 1
    assert run("overrule", study, "child-a", "fact", "harm", "neglect").code == 2
    assert run("overrule", study, "child-a", "fact", "harm", "--who", "A. Chair").code == 2
    assert run("reviews", study, "--facts", "colour=red").code == 1
