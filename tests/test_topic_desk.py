"""Topics in a study: kept, decided upon, placed; the command, the page and the map."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from threadpoolctl import threadpool_limits
from typer.testing import CliRunner

from thememiner import Study
from thememiner.errors import InputError
from thememiner.topic_desk import TopicDesk
from thememiner.topic_records import KeptTopic

pytestmark = pytest.mark.filterwarnings("ignore:Tensorflow not installed:ImportWarning")
WHO = {"who": "QA chair", "when": "2026-11-24"}
SENTENCES = {
    "Supervision": "Supervision of the {} was not provided for {} months and nobody noticed the gap in oversight.",
    "School": "The {} did not know that the child had missed school for {} months without an education plan.",
    "Teeth": "The {} did not follow up dental appointments to which the child was not brought for {} months.",
    "Recording": "The records of the {} were incomplete and were not entered on the system for {} months.",
}
WHOSE = ("health visitor", "social worker", "school nurse", "midwife", "housing officer")


def review(number: int) -> str:
    lines = [f"# Serious Case Review: Child {'ABCDEF'[number]}", "", "## Findings", ""]
    for place, text in enumerate(SENTENCES.values()):
        lines += [f"{place + 1}.1 {text.format(WHOSE[number % 5], number + 3)}", ""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A coded study of five invented reviews in which topics were looked for once."""
    folder = tmp_path_factory.mktemp("topics")
    for number in range(5):
        (folder / f"review-{number}.md").write_text(review(number), encoding="utf-8")
    with Study.new(folder / "study") as study:
        study.add_reviews(sorted(folder.glob("*.md")))
        study.code()
        study.topics()
    return folder / "study"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "study"))


def desk(study: Study) -> TopicDesk:
    return study.topic_desk()


def test_five_reviews_give_topics_and_the_page_says_that_they_are_few(folder: Path) -> None:
    with Study.open(folder) as study:
        frame, placed = study.topics(), desk(study).topics("case-review")
    assert {"supervision-oversight", "out-of-sight-education"} <= set(frame["id"])
    first = frame.set_index("id").loc["supervision-oversight"]
    assert first["in_words"] == "5 of 5"
    assert first["badge"].startswith("holds still: returned in ")
    assert first["widest_share"] == pytest.approx(0.2)
    assert len(first["quotations"]) == 3
    assert "With so few passages" in placed.note


def test_the_same_topics_come_without_looking_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thememiner.topics.suggest.topics_for", lambda *_, **__: pytest.fail("looked again"))
    with Study.open(folder) as study:
        assert study.topics().equals(study.topics())


def test_a_new_review_is_placed_and_moves_nothing(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "review-5.md"
    new.write_text(review(5), encoding="utf-8")
    with Study.open(folder) as study:
        before = study.topics().set_index("id")
        study.add_reviews([new])
        study.code()
        after = study.topics().set_index("id")
        assert " came since and were placed" in desk(study).topics("case-review").note
    assert after.loc["supervision-oversight", "in_words"] == "6 of 6"
    assert list(before["nearness"].sort_index()) == list(after["nearness"].sort_index())


def test_a_dismissed_topic_is_not_shown_and_not_after_looking_again(folder: Path) -> None:
    with Study.open(folder) as study:
        desk(study).dismiss("case-review", "supervision-oversight", **WHO)
    for again in (False, True):
        with Study.open(folder) as study:
            row = study.topics(again=again).set_index("id").loc["supervision-oversight"]
            assert (bool(row["is_shown"]), row["decision"]) == (False, "dismissed (QA chair, 2026-11-24)")


def test_a_promoted_topic_becomes_a_theme_and_the_old_codebook_is_kept(folder: Path) -> None:
    with Study.open(folder) as study:
        theme = desk(study).promote("case-review", "supervision-oversight", label="Gaps in supervision", **WHO)
    with Study.open(folder) as study:
        assert study.codebook.theme(theme).label == "Gaps in supervision"
        assert "The codebook has changed" in desk(study).topics("case-review").note
    assert (folder / "codebook.before-gaps-in-supervision.yaml").is_file()


def test_a_merged_topic_becomes_a_facet(folder: Path) -> None:
    with Study.open(folder) as study:
        before = len(study.codebook.theme("hindsight").facets)
        desk(study).merge("case-review", "supervision-oversight", into="hindsight", **WHO)
    with Study.open(folder) as study:
        assert len(study.codebook.theme("hindsight").facets) == before + 1
        assert (
            study.topics().set_index("id").loc["supervision-oversight", "decision"].startswith("merged into hindsight")
        )


def test_what_is_not_there_is_explained(folder: Path) -> None:
    with Study.open(folder) as study:
        with pytest.raises(InputError, match=r"there is no topic 'supervision'.*near: supervision-oversight"):
            desk(study).dismiss("case-review", "supervision", **WHO)
        with pytest.raises(InputError, match="ask by year or by kind"):
            desk(study).over("case-review", "weekday")
        with pytest.raises(InputError, match="the codebook has a theme 'hindsight'"):
            desk(study).promote("case-review", "supervision-oversight", label="Hindsight", **WHO)
        with pytest.raises(InputError, match="different passages are too few"):
            study.topics(kind="inquiry")


def test_counts_and_key_terms(folder: Path) -> None:
    with Study.open(folder) as study:
        over = desk(study).over("case-review", "kind")
        terms = desk(study).key_terms("case-review", "topic")
    assert {row["kind"]: row["in_words"] for row in over if row["id"] == "supervision-oversight"} == {
        "case-review": "5 of 5"
    }
    assert "supervision" in [one.term for one in terms["supervision-oversight"]]


def test_the_page_needs_no_network_and_two_maps_are_the_same(folder: Path, tmp_path: Path) -> None:
    with Study.open(folder) as study:
        desk(study).write_map("case-review", tmp_path / "map.html")
        one, other = desk(study).map("case-review"), desk(study).map("case-review")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert one == other
    assert "<script src=" not in page
    assert "&lt;script src=" not in page
    assert "Supervision and management oversight" in page
    assert "<iframe" in one._repr_html_()


def test_the_command_decides_and_lists(folder: Path) -> None:
    from thememiner.cli.app import app

    run = CliRunner().invoke
    dismissed = run(app, ["topics", str(folder), "dismiss", "supervision-oversight", "--who", "QA chair"])
    listed = run(app, ["topics", str(folder)])
    assert dismissed.exit_code == 0
    assert "not shown: supervision-oversight" in listed.output
    assert run(app, ["topics", str(folder), "dismiss"]).exit_code == 2
    assert run(app, ["topics", str(folder), "--terms", "topic"]).exit_code == 0
    assert run(app, ["topics", str(folder), "--by", "year"]).exit_code == 0


@pytest.mark.parametrize("threads", [1, 2])
def test_topics_looked_for_again_are_the_same_whatever_the_number_of_threads(folder: Path, threads: int) -> None:
    with Study.open(folder) as study, threadpool_limits(limits=threads):
        before = study.store.all(KeptTopic)
        study.topics(again=True)
        assert study.store.all(KeptTopic) == before
