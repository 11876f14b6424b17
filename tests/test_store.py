from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from invented import reading
from older_studies import as_version
from thememiner.errors import StudyError
from thememiner.local_records import Judgement
from thememiner.records import AuditFinding, LeftOut, Page, Passage, Review, Stance, Tag
from thememiner.store import SCHEMA_VERSION, CodedUnit, Store, Withdrawn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study.sqlite"


def test_what_is_written_is_read_back_equal(path: Path) -> None:
    written = reading(
        "child-a", "Supervision was missed.", "The plan drifted.", left_out=(LeftOut("child-a.pdf", "page 2", "scan"),)
    )
    with Store(path) as store:
        store.add_reading(written)
    with Store(path) as store:
        assert store.all(Review) == [written.review]
        assert tuple(store.all(Passage)) == written.passages
        assert tuple(store.all(Page)) == written.pages
        assert tuple(store.all(LeftOut)) == written.left_out


def test_adding_a_reading_again_replaces_it(path: Path) -> None:
    with Store(path) as store:
        store.add_reading(reading("child-a", "First wording."))
        store.add_reading(reading("child-a", "Second wording."))
        assert [one.text for one in store.all(Passage)] == ["Second wording."]


def test_a_failed_transaction_leaves_nothing_behind(path: Path) -> None:
    def fails_half_way(store: Store) -> None:
        with store.writing() as write:
            write.insert([reading("child-a", "Text.").review])
            raise RuntimeError("power cut")

    with Store(path) as store:
        with pytest.raises(RuntimeError):
            fails_half_way(store)
        assert store.count(Review) == 0


def test_codings_are_replaced_unit_by_unit(path: Path) -> None:
    def tag(unit: str, theme: str) -> Tag:
        return Tag(unit, theme, "failing", 0.5, 1, "cue", "words")

    def mark(unit: str) -> CodedUnit:
        return CodedUnit(unit, "v1")

    with Store(path) as store:
        stances = [Stance(unit, "finding", "failing", "rule") for unit in ("u1", "u2")]
        store.replace_codings([mark("u1"), mark("u2")], stances, [tag("u1", "a"), tag("u2", "a")])
        store.replace_codings([mark("u1")], stances[:1], [tag("u1", "b")])
        assert [(one.unit_id, one.theme_id) for one in store.all(Tag)] == [("u1", "b"), ("u2", "a")]


def test_withdrawing_a_review_leaves_its_citation_record_only(path: Path) -> None:
    with Store(path) as store:
        store.add_reading(reading("child-a", "Text."))
        unit = store.all(Passage)[0].id
        store.replace_codings([CodedUnit(unit, "v1")], [Stance(unit, "finding", "failing", "r")], [])
        record = Withdrawn("child-a", "child-a.pdf", "0" * 64, "Invented", "2020", "asked by the board", "2024-01-01")
        store.withdraw(record)
        assert store.all(Withdrawn) == [record]
        assert [store.count(one) for one in (Review, Passage, Page, Stance, CodedUnit)] == [0, 0, 0, 0, 0]


def test_two_can_have_it_open_together(path: Path) -> None:
    with Store(path) as notebook, Store(path) as command_line:
        command_line.add_reading(reading("child-a", "Text."))
        assert notebook.count(Review) == 1


def test_closing_folds_the_log_into_the_file(path: Path) -> None:
    with Store(path) as store:
        store.add_reading(reading("child-a", "Text."))
    assert [one.name for one in path.parent.iterdir()] == ["study.sqlite"]


def test_a_database_of_version_1_is_upgraded_with_its_reviews(path: Path) -> None:
    with Store(path) as store:
        store.add_reading(reading("child-a", "Text."))
    with sqlite3.connect(path) as old:
        old.execute("DROP TABLE withdrawn")
        old.execute("DROP TABLE judgements")
        as_version(old, 1)
    old.close()
    with Store(path) as store:
        assert [(one.id, one.case) for one in store.all(Review)] == [("child-a", "")]
        assert [one.raw for one in store.all(Page)] == [""]
        assert store.all(Withdrawn) == []
        assert store.all(AuditFinding) == []
        assert store.all(Judgement) == []


def test_a_later_version_is_refused(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    later.close()
    with pytest.raises(StudyError, match="later thememiner"):
        Store(path)


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.write_text("this is not a database, but long enough to look at " * 20)
    with pytest.raises(StudyError, match=r"study\.sqlite: cannot be opened"):
        Store(path)
