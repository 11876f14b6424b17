from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checks import BOOK, IDS, candidate, checked, frame, like_machine, whole
from thememiner.coding.agreement import Estimate
from thememiner.coding.check_answers import Answer
from thememiner.errors import InputError
from thememiner.evidence.checked import check_result
from thememiner.records import LeftOut
from thememiner.reports.blocks import Bullets, Callout, Heading, Paragraph, Report, Table
from thememiner.reports.check_outcome import CheckOutcome, interval, number, percent, summary
from thememiner.reports.check_report import check_report, write_check
from thememiner.reports.check_rows import check_rows

NASTY = '<script>alert(1)</script> | =cmd|"/C calc"!A0'


def outcome(reviews: int = 12, *, disputes: int = 4, frame_now: int = 0) -> CheckOutcome:
    units = [
        *frame(reviews),
        candidate(98, "plan", review="r0", text=NASTY + " was said in the meeting, more than once."),
    ]
    draw = whole(units)
    first = like_machine(draw, units)
    keys = [key for key, answer in first.items() if answer.themes]
    second = first | {key: Answer(True, "mixed", frozenset({"plan"})) for key in keys[:disputes]}
    result = check_result(draw, checked(draw, units, first, second), units, IDS)
    result = replace(result, frame_now=frame_now or result.frame_now)
    return CheckOutcome(
        result, ("Ann", "Bea"), BOOK, (LeftOut("a.xlsx", "row 3", "is filled in partly", "fill it in"),)
    )


def words(report: Report) -> str:
    parts: list[str] = []
    for block in report.blocks:
        match block:
            case Heading() | Paragraph() | Callout():
                parts.append(block.text)
            case Bullets():
                parts += block.items
            case Table():
                parts += [block.caption, *block.columns, *(cell for row in block.rows for cell in row), block.note]
    return "\n".join(parts)


def table(report: Report, caption: str) -> Table:
    return next(one for one in report.blocks if isinstance(one, Table) and caption in one.caption)


def test_people_stand_beside_the_machine() -> None:
    report = check_report(outcome(), date="2026-11-24")
    beside = table(report, "Agreement of the two people")
    assert beside.columns == ("", "Ann and Bea", "machine and Ann", "machine and Bea")
    assert beside.rows[0][2].startswith("kappa 1.00")
    assert beside.rows[0][1] == beside.rows[0][3], "the machine agrees with Ann in everything"
    assert "4 passages are disputed" in words(report)
    assert len(table(report, "Where the two people differ").rows) == 4


def test_below_ten_no_percentage_is_given() -> None:
    report = check_report(outcome(2, disputes=1), date="2026-11-24")
    said = words(replace_method(report))
    assert "kappa" in said
    plan = next(row for row in table(report, "Themes as people and machine").rows if row[0] == "Plans")
    assert plan[-2:] == ("–", "–, –")
    assert re.search(r"\d %", "\n".join(row[-1] for row in table(report, "gave no theme").rows)) is None
    assert isinstance(report.blocks[0], Callout)


def replace_method(report: Report) -> Report:
    return replace(report, blocks=tuple(one for one in report.blocks if not isinstance(one, Bullets)))


def test_a_study_that_changed_and_a_codebook_that_changed_are_said() -> None:
    same = words(check_report(outcome(), date="2026-11-24"))
    assert "changed since the draw" not in same
    changed = replace(outcome(frame_now=500), codebook_changed=True)
    said = words(check_report(changed, date="2026-11-24"))
    assert "73 passages then, 500 now" in said
    assert "The codebook changed since the draw" in said


def test_nothing_given_is_named() -> None:
    assert "Nobody gave these themes, so nothing can be said of them: Never given." in words(
        check_report(outcome(), date="2026-11-24")
    )


def test_rows_have_one_for_all_and_one_for_each_theme() -> None:
    rows = check_rows(outcome())
    assert [row["theme_id"] for row in rows] == ["all", *IDS]
    assert (rows[3]["support"], rows[3]["precision"], rows[3]["share_corrected"]) == (0, None, None)
    assert rows[1]["passages_machine"] == 36
    assert (rows[2]["people_both"], rows[2]["people_second_only"]) == (13, 4) or rows[2]["people_second_only"]


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".csv", ".xlsx"])
def test_every_form_is_written_twice_alike(tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for path in paths:
        write_check(outcome(), path, date="2026-11-24")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_words_of_others_are_never_markup_or_formulas(tmp_path: Path) -> None:
    write_check(outcome(disputes=40), tmp_path / "r.html", date="2026-11-24")
    assert "<script>" not in (tmp_path / "r.html").read_text(encoding="utf-8")
    write_check(replace(outcome(), names=("=A()", "+B")), tmp_path / "r.xlsx", date="2026-11-24")
    for page in load_workbook(tmp_path / "r.xlsx"):
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    write_check(outcome(), tmp_path / "r.csv", date="2026-11-24")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no report is written"):
        write_check(outcome(), tmp_path / "r.pdf", date="2026-11-24")


def test_the_summary_says_what_was_not_coded() -> None:
    units = frame()
    draw = whole(units)
    first = like_machine(draw, units)
    second = dict(list(first.items())[:50])
    result = check_result(draw, checked(draw, units, first, second), units, IDS)
    lines = summary(CheckOutcome(result, ("Ann", "Bea"), BOOK, ()))
    assert lines[0] == "50 of 72 drawn passages were coded by both; 22 were not and are left aside."


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.001, "below 1 %"), (0.005, "1 %"), (0.5, "50 %"), (1.0, "100 %")]
)
def test_percentages(share: float, said: str) -> None:
    assert percent(share) == said


def test_figures_in_words() -> None:
    assert interval(Estimate(0.834, 0.71, 0.92)) == "83 % (71 to 92 %)"
    assert interval(Estimate(None)) == "–"
    assert number(Estimate(0.7, 0.6, 0.8)) == "0.70 (0.60 to 0.80)"
    assert (number(Estimate(0.7)), number(Estimate(None))) == ("0.70", "not defined")
