"""Facts, case features and overrules, as commands."""

from __future__ import annotations

from pathlib import Path

from commands import Run, rows


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
    assert rows(run("reviews", study, "--facts", "harm=exploitation", "--json")) == []
    (row,) = (
        one for one in rows(run("themes", study, "--facts", "harm=physical", "--json")) if one["theme_id"] == "neglect"
    )
    assert row["reviews_read"] == 1


def test_what_cannot_be_overruled_is_one_line_that_lists_what_can(study: Path, run: Run) -> None:
    refused = run("overrule", study, "child-a", "section-kind", "Find", "analysis", "--who", "A. Chair")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "Terms of reference; Findings" in refused.err
    assert run("overrule", study, "child-b", "fact", "harm", "neglect", "--who", "A. Chair").code == 1
    assert run("overrule", study, "child-a", "fact", "harm", "neglect").code == 2
    assert run("overrule", study, "child-a", "fact", "harm", "--who", "A. Chair").code == 2
    assert run("reviews", study, "--facts", "colour=red").code == 1
