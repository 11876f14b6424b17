"""The commands as a user gives them: exit codes, one line for what went wrong, data on stdout, talk on stderr."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commands import Run, rows


def test_help_loads_nothing_heavy() -> None:
    heavy = "spacy pandas sklearn sqlalchemy pdfplumber numpy docx openpyxl altair pydantic"
    script = f"""
import sys
from thememiner.cli import main
try:
    main(["--help"])
except SystemExit:
    pass
print(sorted({{name.partition(".")[0] for name in sys.modules}} & set("{heavy}".split())))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_themes_counts_the_review_and_not_its_terms_of_reference(study: Path, run: Run) -> None:
    found = {row["theme_id"]: row for row in rows(run("themes", study, "--json"))}
    supervision = found["supervision-oversight"]
    assert (supervision["reviews_with"], supervision["reviews_read"], supervision["in_words"]) == (1, 1, "1 of 1")
    assert supervision["reviews_failing"] == 1
    assert supervision["reviews_recommending"] == 1
    assert supervision["local_findings"] == 1
    assert found["neglect"]["reviews_with"] == 0


def test_show_gives_the_words_and_their_place(study: Path, run: Run) -> None:
    found = rows(run("show", study, "supervision-oversight", "--json"))
    assert {row["paragraph"] for row in found} == {"2.1", "Recommendation 1"}
    assert all(row["words"] in row["text"] or ";" in str(row["words"]) for row in found)


def test_an_unknown_theme_is_one_line_with_the_nearest_name(study: Path, run: Run) -> None:
    result = run("show", study, "supervision")
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "did you mean 'supervision-oversight'" in result.err


def test_adding_again_changes_nothing(study: Path, run: Run, report: Path, audit: Path) -> None:
    assert "0 read, 1 already in the study" in run("add", "reviews", study, report).err
    assert "0 files read, 1 unchanged" in run("add", "audits", study, audit).err
    assert "0 passages and findings coded" in run("code", study).err


def test_a_decision_survives_a_rerun_and_is_counted(study: Path, run: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sheet = tmp_path / "codings.xlsx"
    assert run("decisions", "export", study, sheet).code == 0
    workbook = load_workbook(sheet)
    page = workbook["codings"]
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        cells = dict(zip(names, row, strict=True))
        if cells["theme_id"].value == "supervision-oversight" and cells["paragraph"].value == "2.1":
            cells["decision"].value = "reject"
    workbook.save(sheet)
    assert (
        "1 decisions taken in" in run("decisions", "import", study, sheet, "--who", "Chair", "--date", "2026-11-24").err
    )
    assert (
        "0 decisions taken in" in run("decisions", "import", study, sheet, "--who", "Chair", "--date", "2026-11-25").err
    )
    book = (study / "codebook.yaml").read_text("utf-8").replace("version: '0.1'", "version: '0.2'")
    (study / "codebook.yaml").write_text(book, "utf-8")
    assert "passages and findings coded" in run("code", study).err
    found = {row["theme_id"]: row for row in rows(run("themes", study, "--json"))}
    assert found["supervision-oversight"]["reviews_failing"] == 0


def test_compare_takes_an_areas_own_reports_out(study: Path, run: Run) -> None:
    result = run("compare", study, "--where", "area=Camden", "--date", "2025-01-01", "--json")
    found = {row["theme_id"]: row for row in rows(result)}
    assert found["supervision-oversight"]["position"] == "weak"
    assert found["neglect"]["position"] == "not known"
    wrong = run("compare", study, "--where", "area=Camdn", "--date", "2025-01-01")
    assert wrong.code == 1
    assert "Camden" in wrong.err


def test_compare_shows_a_line_a_theme_and_writes_all_of_it(study: Path, run: Run, tmp_path: Path) -> None:
    from thememiner import Study
    from thememiner.local_records import Judgement, LocalTerm

    judged = Judgement("supervision-oversight", "mixed", "thematic audit", "So.", "QA group", "2024-09-01", "weak")
    with Study.open(study) as opened, opened.store.writing() as write:
        write.insert([judged, replace(judged, theme_id="gone")])
        write.insert([LocalTerm("Management grip", "supervision-oversight", True, "bm", "2024-01-01")])
    shown = run("compare", study, "--date", "2025-01-01")
    (line,) = [one for one in shown.out.splitlines() if "supervision-oversight" in one]
    assert "judged mixed; decided 2024-09-01: thematic audit; audit not yet in" in line
    assert "codings confirmed by a person: 0 of" in shown.err
    assert "judged by the group, but not themes of this codebook: gone" in shown.err
    for name in ("out.xlsx", "out.csv"):
        assert f"{name} is written" in run("compare", study, "-o", tmp_path / name, "--date", "2025-01-01").err
    assert "Management grip" in (tmp_path / "out.csv").read_text("utf-8-sig")
    assert run("compare", study, "-o", tmp_path / "out.docx").code == 1


def test_the_age_of_stale_evidence_is_a_setting(study: Path, run: Run) -> None:
    text = (study / "settings.yaml").read_text("utf-8")
    (study / "settings.yaml").write_text(text.replace("stale_after_months: 24", "stale_after_months: 3"), "utf-8")
    found = {row["theme_id"]: row for row in rows(run("compare", study, "--date", "2025-01-01", "--json"))}
    assert found["supervision-oversight"]["position"] == "stale"
    assert "more than 3 months old" in found["supervision-oversight"]["because"]


def test_remove_leaves_the_citation_and_keeps_it_out(study: Path, run: Run, report: Path) -> None:
    assert run("remove", study, "child-a", "--date", "2026-11-24").code == 0
    assert rows(run("reviews", study, "--json")) == []
    again = run("add", "reviews", study, report)
    assert "was removed from this study" in again.err
    assert run("add", "reviews", study, report, "--withdrawn").code == 0


def test_read_prints_only_json_lines(report: Path, run: Run, tmp_path: Path) -> None:
    result = run("read", report, "--json", "--text-out", tmp_path / "text.txt")
    found = rows(result)
    text = (tmp_path / "text.txt").read_text(encoding="utf-8")
    assert all(text[int(str(row["start"])) : int(str(row["end"]))] == row["text"] for row in found)
    assert [row["paragraph"] for row in found if row["text"] != row["heading"]] == [
        "1.1",
        "2.1",
        "2.2",
        "3.1",
        "Recommendation 1",
    ]


def test_code_table_has_one_row_for_a_text_without_theme(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(
        "ID,TEXT\na,Supervision was not provided to the social worker.\nb,The weather was fine.\n", encoding="utf-8"
    )
    assert run("code-table", table, "--id", "ID", "--text", "TEXT", "-o", tmp_path / "out.csv").code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        written = list(csv.DictReader(lines))
    assert list(written[0]) == [
        "unit_id",
        "statement",
        "polarity",
        "theme_id",
        "theme_polarity",
        "score",
        "rank",
        "rule",
        "words",
        "doubtful",
    ]
    assert [(row["unit_id"], row["theme_id"]) for row in written] == [("a", "supervision-oversight"), ("b", "none")]


def test_code_table_names_the_columns_there_are(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("ID,WORDS\na,b\n", encoding="utf-8")
    result = run("code-table", table, "--id", "ID", "--text", "TEXT", "-o", tmp_path / "out.csv")
    assert result.code == 1
    assert "WORDS" in result.err


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_the_board_paper_is_written_in_each_form(study: Path, run: Run, tmp_path: Path, suffix: str) -> None:
    assert run("report", "board", study, tmp_path / f"board{suffix}", "--date", "2026-11-24").code == 0
    assert (tmp_path / f"board{suffix}").stat().st_size > 1000


def test_strict_turns_what_was_left_out_into_an_error(run: Run, tmp_path: Path, report: Path) -> None:
    (tmp_path / "page.pdf").write_text("<html><body>Not found</body></html>", encoding="utf-8")
    run("new", tmp_path / "s")
    lax = run("add", "reviews", tmp_path / "s", report, tmp_path / "page.pdf")
    assert (lax.code, "page.pdf: is an HTML page, not a PDF" in lax.err) == (0, True)
    assert run("add", "reviews", tmp_path / "s", report, tmp_path / "page.pdf", "--strict").code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "reviews", "no-such-study", "x.pdf"), 1),
        (("themes",), 2),
        (("frobnicate",), 2),
        (("codebook", "check", "no-such.yaml"), 1),
        (("read", "no-such.pdf"), 1),
    ],
)
def test_exit_codes(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments).code == code


def test_a_misspelt_field_of_a_codebook_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("themes:\n- {id: a, label: A, definition: d, cuse: [x]}\n", encoding="utf-8")
    result = run("codebook", "check", path)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "theme 'a' (number 1), field 'cuse': unknown field; did you mean 'cues'?" in result.err
    assert run("new", tmp_path / "s", "--codebook", path).code == 1
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.pdf", b"", "is empty (0 bytes)"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj\n<<", "damaged|cut short|not a whole PDF|cannot be opened"),
        ("empty.docx", b"", "is empty (0 bytes)"),
        ("text.docx", b"plain words", "is not a Word file"),
    ],
)
def test_a_bad_review_is_one_line_that_names_the_file(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("read", path)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert name in result.err
    assert any(one in result.err for one in said.split("|"))


def test_an_audit_file_without_a_usable_column_is_refused_and_nothing_is_lost(
    study: Path, run: Run, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active.append(["a", "b"])
    workbook.active.append([1, 2])
    workbook.save(tmp_path / "numbers.xlsx")
    result = run("add", "audits", study, tmp_path / "numbers.xlsx")
    assert result.code == 1
    assert "numbers.xlsx" in result.err
    assert len(rows(run("themes", study, "--json"))) == 40


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[None]:
    """The rest of the test may read, but not write; as root that needs another user's rights."""
    if sys.platform == "win32":
        pytest.skip("needs the rights of POSIX systems")
    for folder in [tmp_path, *tmp_path.parents]:
        if folder != Path(folder.anchor) and folder.owner() == tmp_path.owner():
            folder.chmod(0o755)
    if os.geteuid() != 0:
        for path in [*(tmp_path / "study").iterdir(), tmp_path / "study"]:
            path.chmod(path.stat().st_mode & 0o555)
        yield
        (tmp_path / "study").chmod(0o755)
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_a_study_without_write_permission_says_so(study: Path, report: Path, run: Run, as_nobody: None) -> None:
    result = run("add", "reviews", study, report)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "study.sqlite: cannot be opened or written" in result.err
    assert "check that you may write" in result.err


def test_audit_files_of_one_name_are_not_lost_silently(study: Path, run: Run, tmp_path: Path) -> None:
    for folder, words in (("a", "Plans were not reviewed in time."), ("b", "Chronologies were missing.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "return.csv").write_text(f"Finding,Agency\n{words},Health\n", encoding="utf-8")
    both = run("add", "audits", study, tmp_path / "a" / "return.csv", tmp_path / "b" / "return.csv")
    assert "another file of this name was given with it" in both.err
    assert "rename it and add it again" in both.err
    assert "took the place" not in both.err
    assert "return.csv took the place of the file of this name" in run(
        "add", "audits", study, tmp_path / "b" / "return.csv"
    ).err.replace("\n", " ")


def test_the_kind_of_evidence_can_be_said(study: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    path.write_text("Finding,Agency\nThe family was not told who would ring.,Health\n", encoding="utf-8")
    run("add", "audits", study, path, "--source-type", "complaint")
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.audit_findings()
    assert found.set_index("source")["source_type"]["letters.csv"] == "complaint"
    wrong = run("add", "audits", study, path, "--source-type", "gossip")
    assert wrong.code == 1
    assert "complaint" in wrong.err
