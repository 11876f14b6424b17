"""The meeting's sheet there and back: what it shows, and what people may do to it on the way."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from invented import code, passage, review, stance
from thememiner.codebook import Codebook, Theme
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare
from thememiner.local_records import Judgement, LocalTerm
from thememiner.records import AuditFinding, Page
from thememiner.reports.filled_rows import Taken
from thememiner.reports.judgement_answers import read_judgements
from thememiner.reports.judgement_sheet import (
    COLUMNS,
    Key,
    judgement_rows,
    judgement_words,
    judgement_workbook,
)

DATE = "2026-11-24"
HINDSIGHT = "=Hindsight"
CODEBOOK = Codebook(
    themes=(
        Theme(id="supervision", label="Supervision", definition="Supervision of staff."),
        Theme(id="hindsight", label=HINDSIGHT, definition="Judged by what came after."),
        Theme(id="housing", label="Housing", definition="Where the family lives."),
    )
)
MARCH = Judgement("supervision", "strong", "watch", "The audit says so.", "QA group", "2026-03-04", "weak")
FILLED = {"position": "weak", "response": "thematic audit", "reason": "Nobody knows."}
KNOWN = {"supervision": "weak", "hindsight": "not known", "housing": "not known"}


def compared(judgements: Sequence[Judgement] = (), terms: Sequence[LocalTerm] = ()) -> list[ComparisonRow]:
    text = "Supervision was not provided for five months."
    one = passage("child-a", text)
    pages = (Page("child-a", 1, "1", 0, len(text), "text", raw=text),)
    finding = AuditFinding("f1", "Supervision was not recorded.", "audit.csv", 2, date="2026-05-01")
    coded = {one.id: (code(one.id, "supervision", words="Supervision"),), "f1": (code("f1", "supervision"),)}
    stances = {one.id: stance(one.id), "f1": stance("f1")}
    corpus = Corpus((review("child-a", text=text), review("child-b")), (one,), pages, stances, coded)
    return compare(
        corpus, LocalRecord((finding,), stances, coded, tuple(terms)), CODEBOOK, date=DATE, judgements=judgements
    )


def lines(judgements: Sequence[Judgement] = (), terms: Sequence[LocalTerm] = ()) -> list[dict[str, str]]:
    reviews = [review("child-a"), review("child-b")]
    return judgement_rows(compared(judgements, terms), reviews, date=DATE)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.xlsx"
    path.write_bytes(judgement_workbook(lines(), compared()))
    return path


def change(path: Path, how: Callable[[Worksheet], None]) -> Path:
    workbook = load_workbook(path)
    how(workbook["judgements"])
    workbook.save(path)
    return path


def column(name: str) -> int:
    return COLUMNS.index(name) + 1


def fill(row: int, **values: object) -> Callable[[Worksheet], None]:
    def how(page: Worksheet) -> None:
        for name, value in values.items():
            page.cell(row, column(name)).value = value

    return how


def read(path: Path, kept: Sequence[Judgement] = (), **by: str) -> tuple[list[Judgement], Taken]:
    said = {"who": "QA group", "when": DATE} | by
    return read_judgements(path, CODEBOOK, KNOWN, kept, **said)


def told(taken: Taken) -> list[tuple[str, str]]:
    return [(one.place, one.reason) for one in taken.left_out]


# What it shows


def test_a_row_says_what_reviews_say_with_words_on_a_page_and_what_is_known_locally() -> None:
    row = lines()[0]
    assert row["theme"] == "Supervision"
    assert row["what reviews say"] == (
        "In 1 of 2 case reviews; did not work well in 1.\n"
        "\u201cSupervision was not provided for five months.\u201d (Invented child-a, p. 1, ¶4.1)"
    )
    assert row["local position"] == compared()[0].position
    assert row["why"].startswith("Not audited; other evidence says that it does not work. The only source ")
    assert compared()[0].because in row["why"]
    assert lines()[2]["why"] == "Not audited; no local source speaks of it, which is not assurance."
    assert {row[name] for name in ("last judgement", "position", "response", "reason", "who", "date")} == {""}


def test_a_theme_that_was_not_found_says_so() -> None:
    assert lines()[2]["what reviews say"] == "Not found in the 2 case reviews that were read."


def test_the_last_judgement_stands_beside_what_thememiner_said_and_the_boards_own_words_below_the_label() -> None:
    term = LocalTerm("Priority 3", "supervision", True, "QA", "2026-01-01")
    row = lines([MARCH], [term])[0]
    assert row["theme"] == "Supervision\n(our words: Priority 3)"
    assert row["last judgement"] == (
        "QA group: strong (thememiner said: weak). The audit says so.\n"
        "Decided 2026-03-04: watch; local evidence of 2026-05-01 has come in: 1 finding (1 not working well)."
    )
    assert judgement_words(replace(MARCH, position="")) == (
        "QA group: position as thememiner said, weak. The audit says so."
    )


def test_the_same_study_gives_the_same_bytes() -> None:
    assert judgement_workbook(lines(), compared()) == judgement_workbook(lines(), compared())


def test_the_second_sheet_says_what_is_confirmed_and_that_the_sample_is_invented(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(judgement_workbook(lines(), compared(), is_invented=True))
    workbook = load_workbook(path)
    how = "\n".join(str(row[0]) for row in workbook["how to"].values)
    assert "Codings confirmed by a person: 0 of 2." in how
    assert "are invented" in how
    assert "not assurance" in how
    choices = {
        str(one.sqref).split(":")[0]: one.formula1 for one in workbook["judgements"].data_validations.dataValidation
    }
    assert "thematic audit" in choices["G2"]
    assert "contradictory" in choices["F2"]


# There and back


def test_a_filled_row_is_a_judgement_and_the_others_stay_as_they_were(sheet: Path) -> None:
    found, taken = read(change(sheet, fill(2, **FILLED)))
    assert found == [
        Judgement("supervision", "weak", "thematic audit", "Nobody knows.", "QA group", DATE, compared()[0].position)
    ]
    assert taken == Taken(1, 0, 2, ())


def test_an_untouched_sheet_says_nothing(sheet: Path) -> None:
    assert read(sheet) == ([], Taken(0, 0, 3, ()))


def test_reading_it_twice_adds_nothing_even_on_another_day(sheet: Path) -> None:
    change(sheet, fill(2, **FILLED))
    kept, _ = read(sheet)
    assert read(sheet, kept) == ([], Taken(0, 1, 2, ()))
    assert read(sheet, kept, when="2026-12-24") == ([], Taken(0, 1, 2, ()))


def test_the_same_words_in_the_sheet_of_a_later_meeting_are_said_anew(sheet: Path) -> None:
    change(sheet, fill(2, **FILLED))
    before = [replace(one, when="2026-03-04") for one in read(sheet)[0]]
    assert len(read(sheet, before)[0]) == 1


def test_reordered_deleted_and_renamed_it_says_the_same(sheet: Path) -> None:
    def shuffled(page: Worksheet) -> None:
        fill(4, response="watch", reason="Small.")(page)
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        page.delete_rows(2, 3)
        for row in (rows[2], rows[0]):
            page.append(row)
        page.insert_cols(1)
        page.cell(1, 1, "my notes")
        page.title = "after the meeting"

    found, taken = read(change(sheet, shuffled))
    assert [(one.theme_id, one.response) for one in found] == [("housing", "watch")]
    assert (taken.empty, taken.left_out) == (1, ())


def test_who_and_date_of_a_row_come_before_those_of_the_command(sheet: Path) -> None:
    change(sheet, fill(2, **FILLED, who="Chair", date="01/10/2026"))
    assert [(one.who, one.when) for one in read(sheet)[0]] == [("Chair", "2026-10-01")]


def test_a_row_with_only_who_filled_down_decides_nothing(sheet: Path) -> None:
    assert read(change(sheet, fill(3, who="Chair", date="2026-10-01"))) == ([], Taken(0, 0, 3, ()))


@pytest.mark.parametrize(
    ("changed", "place", "reason"),
    [
        ({"response": "audit it"}, "row 2, column 'response'", "'audit it' is not a response"),
        ({"response": None}, "row 2, column 'response'", "no response is given"),
        ({"position": "fine"}, "row 2, column 'position'", "'fine' is not a position"),
        ({"reason": "  "}, "row 2, column 'reason'", "no reason is given"),
        ({"reason": "=1+1"}, "row 2, column 'reason'", "holds a formula and no words"),
        ({"date": "last week"}, "row 2, column 'date'", "'last week' is not a day"),
        ({"key": "supervison/2026-11-24/x"}, "row 2, column 'key'", "there is no theme 'supervison'"),
        ({"key": None}, "row 2, column 'key'", "the row has no key"),
        ({"theme": "Housing"}, "row 2, column 'theme'", "the row shows 'Housing', but its id is that of another theme"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column_and_not_taken_in(
    sheet: Path, changed: dict[str, object], place: str, reason: str
) -> None:
    found, taken = read(change(sheet, fill(2, **(FILLED | changed))))
    assert found == []
    ((where, what),) = told(taken)
    assert where == place
    assert what.startswith(reason)


def test_nobody_named_is_named(sheet: Path) -> None:
    _, taken = read(change(sheet, fill(2, **FILLED)), who="")
    assert told(taken) == [("row 2, column 'who'", "no who is given")]


def test_edited_words_are_noted_and_the_judgement_keeps_what_the_machine_says(sheet: Path) -> None:
    change(sheet, fill(2, **FILLED, **{"local position": "strong", "theme": "Supervising"}))
    (one,), taken = read(sheet)
    assert one.machine_position == KNOWN["supervision"]
    assert [place for place, _ in told(taken)] == ["row 2, column 'theme'", "row 2, column 'local position'"]


def test_why_and_what_reviews_say_may_be_edited(sheet: Path) -> None:
    change(sheet, fill(2, **FILLED, **{"why": "we know better", "what reviews say": ""}))
    assert told(read(sheet)[1]) == []


def test_two_rows_that_judge_one_theme_differently_say_nothing_and_a_copy_says_it_once(sheet: Path) -> None:
    def copied(page: Worksheet, **changed: str) -> None:
        fill(2, **FILLED)(page)
        page.append([cell.value for cell in page[2]])
        fill(page.max_row, **changed)(page)

    once, _ = read(change(sheet, copied))
    assert len(once) == 1
    found, taken = read(change(sheet, fill(5, response="watch")))
    assert found == []
    assert told(taken) == [
        ("rows 2, 5, column 'response'", "these rows judge 'supervision' differently; none of them was taken in")
    ]


def test_words_that_look_like_a_formula_stay_words_both_ways(sheet: Path) -> None:
    page = load_workbook(sheet)["judgements"]
    assert (page.cell(3, 1).value, page.cell(3, 1).data_type, page.cell(3, 1).quotePrefix) == (HINDSIGHT, "s", True)

    def as_text(page: Worksheet) -> None:
        fill(3, response="watch", reason="+44 is a number")(page)
        page.cell(3, column("reason")).data_type = "s"
        page.cell(3, 1).data_type = "s"

    (one,), taken = read(change(sheet, as_text))
    assert (one.theme_id, one.reason, taken.left_out) == ("hindsight", "+44 is a number", ())


def test_an_answer_merged_over_several_rows_holds_for_each(sheet: Path) -> None:
    def merged(page: Worksheet) -> None:
        fill(2, **FILLED)(page)
        for name in FILLED:
            letter = page.cell(1, column(name)).column_letter
            page.merge_cells(f"{letter}2:{letter}3")

    assert [one.theme_id for one in read(change(sheet, merged))[0]] == ["supervision", "hindsight"]


def test_a_key_keeps_ids_with_strokes() -> None:
    key = Key.of("a/b", DATE, "weak")
    assert Key.parsed(str(key)) == key


@pytest.mark.parametrize("steps", [["xlsx"], ["ods", "xlsx"]])
@pytest.mark.slow
def test_what_libreoffice_saves_says_the_same(sheet: Path, tmp_path: Path, steps: list[str]) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not here")
    change(sheet, fill(2, **FILLED, date="24/11/2026"))
    change(sheet, fill(4, response="watch", reason="Line one\nline two"))
    expected = read(sheet)
    path = sheet
    for step in steps:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        out = tmp_path / f"saved-{step}-{len(steps)}"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", step, "--outdir", str(out), str(path)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        path = out / f"meeting.{step}"
    assert read(path) == expected
    assert len(expected[0]) == 2


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("Finding,Agency\nNot recorded.,Health\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column 'key'"):
        read(path)
