from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reports.paper import board_evidence, codebook, left_out, with_first_label
from reports.printed import all_text, texts
from thememiner.errors import InputError
from thememiner.reports.blocks import Callout, Figure, Heading, Table
from thememiner.reports.board import board_report
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.write import WRITERS


def tables(report) -> list[Table]:
    return [block for block in report.blocks if isinstance(block, Table)]


def bare(evidence: BoardEvidence) -> BoardEvidence:
    """The same without any theme seen, for tests that need no chart (drawing one takes a second)."""
    from thememiner.evidence.prevalence import wilson

    def none(figures):
        return tuple(
            replace(one, reviews_with=0, low=0.0, high=wilson(0, one.reviews_read)[1] if one.reviews_read else 1.0)
            for one in figures
        )

    themes = tuple(
        replace(
            theme,
            prevalence=none(theme.prevalence),
            failing=none(theme.failing),
            good=none(theme.good),
            recommended=none(theme.recommended),
        )
        for theme in evidence.themes
    )
    return replace(evidence, themes=themes)


def test_sections_stand_in_their_order(report):
    found = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert [text.split(".")[0] for text in found] == [
        *"1234567",
        "Appendix A",
        "Appendix B",
        "Appendix C",
        "Appendix D",
    ]


def test_below_ten_reviews_there_is_no_percentage_anywhere(small_report):
    for suffix in (".md", ".docx"):
        from reports.printed import read_back

        assert "%" not in read_back(suffix, WRITERS[suffix](small_report))
    assert "%" not in all_text(small_report)
    figure = next(block for block in small_report.blocks if isinstance(block, Figure))
    assert "%" not in figure.svg
    assert "5 of 6" in all_text(small_report)


def test_from_ten_reviews_on_shares_come_with_their_interval_and_small_kinds_keep_counts(report):
    found = all_text(report)
    assert "12 of 14 (86\u00a0%, 60 to 96\u00a0%)".replace("\u00a0", " ") in found
    assert re.findall(r"of 3\s*\(\d", found) == []


def test_each_kind_has_its_own_n_and_kinds_are_never_added_up(report):
    found = all_text(report)
    assert "14 case reviews read." in found
    assert "3 inspection reports read." in found
    assert "Case reviews (14 read)" in found
    assert "Inspection reports (3 read)" in found
    assert re.findall(r"\b17 (?:reviews|case|reports|documents)|of 17\b", found) == []


def test_headline_and_chart_count_case_reviews_only(report):
    headline = tables(report)[1]
    assert "in case reviews" in headline.caption
    figure = next(block for block in report.blocks if isinstance(block, Figure))
    for text in (*(row[1] for row in headline.rows), *(row[1] for row in figure.data.rows)):
        assert re.match(r"\d+ of 14\b", text)


def test_inspections_alone_are_not_called_case_reviews():
    evidence = bare(board_evidence(case_reviews=0, inspections=3, local=False))
    found = all_text(board_report(evidence))
    assert "3 inspection reports read." in found
    assert re.findall(r"\d+ case reviews?", found) == []


def test_documents_about_one_case_are_said_to_count_once():
    evidence = bare(board_evidence(case_reviews=4, inspections=0, local=False))
    again = replace(evidence.reviews[0], id="summary", case=evidence.reviews[0].id)
    found = all_text(board_report(replace(evidence, reviews=(*evidence.reviews, again))))
    assert "4 case reviews read (5 documents; those about one case count once)." in found


@pytest.mark.parametrize("count", [1, 12, 13, 40])
def test_everything_left_out_is_listed(count):
    evidence = replace(bare(board_evidence(local=False, lost=0)), left_out=left_out(count))
    rows = [row for table in tables(board_report(evidence)) for row in table.rows if table.columns[0] == "File"]
    wanted = [(one.source, one.place or "the whole file", one.reason, one.remedy) for one in evidence.left_out]
    assert rows == wanted


def test_much_left_out_is_counted_by_reason_in_the_body():
    evidence = replace(bare(board_evidence(local=False, lost=0)), left_out=left_out(40))
    table = next(table for table in tables(board_report(evidence)) if "by reason" in table.caption)
    assert sum(int(row[2]) for row in table.rows) == 40
    assert table.note == "Every one is listed in Appendix D."


def test_nothing_left_out_is_said():
    found = all_text(board_report(bare(board_evidence(local=False, lost=0))))
    assert "Nothing was left out." in found


def test_how_many_codings_are_confirmed_stands_at_the_top_and_over_every_table_of_codings(report):
    evidence = board_evidence()
    said = f"{evidence.confirmed} of {evidence.codings}"
    first = next(block for block in report.blocks if isinstance(block, Callout) and block.kind == "caution")
    assert first.text.startswith(f"{said} codings have been confirmed by a person. The other")
    assert report.blocks.index(first) < 3
    coded = [table for table in tables(report) if {"Reviews", "Worked well"} & set(table.columns)]
    assert len(coded) >= 5
    assert all(f"Codings confirmed by a person: {said}." in table.caption for table in coded)
    compared = [table for table in tables(report) if "Local evidence" in table.columns]
    assert all("Codings confirmed by a person: 0 of 28." in table.caption for table in compared)


def test_when_all_are_confirmed_nothing_is_called_provisional():
    evidence = bare(board_evidence(local=False))
    done = tuple(replace(theme, confirmed=theme.statements) for theme in evidence.themes)
    found = all_text(board_report(replace(evidence, themes=done)))
    assert "provisional" not in found
    assert "who confirms" not in found


@pytest.mark.parametrize(
    ("invented", "title", "said"),
    [(True, "Child A", True), (False, "Invented review: Child A", True), (False, "Child A", False)],
)
def test_an_invented_corpus_is_called_so(invented, title, said):
    evidence = bare(board_evidence(local=False))
    reviews = (replace(evidence.reviews[0], title=title), *evidence.reviews[1:])
    found = all_text(board_report(replace(evidence, invented=invented, reviews=reviews)))
    assert ("This corpus is invented" in found) is said


def test_every_theme_is_in_the_appendix_with_those_never_seen(report):
    table = next(table for table in tables(report) if "All themes: Case reviews" in table.caption)
    assert [row[0] for row in table.rows] == [theme.label for theme in codebook().themes]
    unseen = next(row for row in table.rows if row[0] == codebook().themes[9].label)
    assert unseen[1].startswith("0 of 14")
    other = next(table for table in tables(report) if "All themes: Inspection reports" in table.caption)
    named = " ".join([*(row[0] for row in other.rows), other.note])
    assert all(theme.label in named for theme in codebook().themes)


def test_a_cut_between_equals_is_said_to_be_one(report):
    shown = tables(report)[1]
    last = shown.rows[-1][1]
    appendix = next(table for table in tables(report) if "All themes: Case reviews" in table.caption)
    equal = sum(row[1].split("\n")[0] == last.split(" (")[0] for row in appendix.rows)
    inside = sum(row[1] == last for row in shown.rows)
    assert f"{equal - inside} of them as recurrent as the last one shown" in shown.note


def test_not_known_locally_is_not_assurance(report):
    found = all_text(report)
    assert "Where the local position is not known, that is not assurance." in found
    assert "Decide whether evidence is to be sought where the local position is not known" in found


def test_themes_weak_locally_but_not_in_the_table_are_named(report):
    evidence = board_evidence()
    weak = {row.label for row in evidence.comparison if row.local_failing}
    body = next(table for table in tables(report) if "beside local evidence" in table.caption)
    rest = next(text for text in texts(report) if "did not work well on these of them" in text)
    assert {row[0] for row in body.rows} | set(re.split(r": |; ", rest.rstrip("."))) >= {
        label for label in weak if ":" not in label
    }


def test_without_local_evidence_nothing_is_said_to_be_known():
    found = all_text(board_report(bare(board_evidence(local=False))))
    assert "No local evidence was brought in" in found
    assert "That is not assurance." in found


def test_limits_are_on_the_paper(report):
    found = all_text(report)
    for words in ("published selectively", "Hindsight", "made by a machine", "Wilson", "fingerprint 1a2b3c4d5e6f7a8b"):
        assert words in found


@pytest.mark.parametrize(
    "word",
    ["caused", "failed to", "failure", "blame", "guilty", "did not attend", "disguised compliance", "hard to reach"],
)
def test_the_papers_own_words_do_not_blame(report, word):
    assert word not in all_text(report).lower()


def test_the_first_theme_shown_is_the_one_with_the_highest_lower_bound(report):
    assert tables(report)[1].rows[0][0] == "Communication and information sharing"


def test_a_quotation_that_is_not_there_is_said_to_be_missing():
    evidence = board_evidence(local=False)
    found = all_text(board_report(replace(evidence, failing_quotations={})))
    assert "(no quotation: no sentence" in found


def test_no_reviews_make_a_paper_that_says_so():
    evidence = BoardEvidence(date="2026-03-06", reviews=(), pages=(), themes=())
    found = all_text(board_report(evidence))
    assert "No review was read." in found
    assert "0 of 0 codings have been confirmed" in found


@pytest.mark.parametrize("date", ["", "6 March 2026", "2026-13-01"])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(InputError, match="is not a date"):
        board_report(replace(bare(board_evidence(local=False)), date=date))


def test_themes_counted_over_other_reviews_are_refused():
    evidence = board_evidence(local=False)
    with pytest.raises(ValueError, match="counted over"):
        replace(evidence, reviews=evidence.reviews[1:])


def test_a_label_with_markup_is_only_words():
    evidence = with_first_label(board_evidence(local=False), "<script>alert(1)</script> | x")
    report = board_report(evidence)
    assert b"<script" not in WRITERS[".html"](report)
    figure = next(block for block in report.blocks if isinstance(block, Figure))
    assert "<script" not in figure.svg
