"""The meeting's desk on a study: judgements, the board's own words, and emergent codes up to a theme that counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from invented import reading, stance
from thememiner import Study
from thememiner.coding.decisions import text_hash
from thememiner.errors import CodebookError, InputError
from thememiner.local.crosswalk import Term
from thememiner.local_records import EmergentDecision
from thememiner.records import AuditFinding, Decision, Tag
from thememiner.store import AuditFile, CodedUnit

BY = {"who": "QA group", "when": "2026-11-24"}
LABEL = "Private fostering"
SAID = {
    "child-a": ("Nobody asked who the private foster carer was.", "Supervision was not provided for five months."),
    "child-b": ("The private fostering of the child was not known to the council.", "Supervision was late."),
    "child-c": ("A private foster carer was not visited by anybody.",),
    "child-d": ("The plan was not written in words that the family knew.",),
}
AREAS = {"child-a": "Northmere", "child-b": "Tarrow", "child-c": "Tarrow", "child-d": "Morvane"}
DEFINITION = "Children who live with carers by private arrangement."


def unit(study: Study, review_id: str, place: int = 0) -> str:
    return [one.id for one in study.library.passages() if one.review_id == review_id][place]


def keep_coded(study: Study, review_id: str) -> None:
    own = [one for one in study.library.passages() if one.review_id == review_id]
    supervised = [one for one in own if "Supervision" in one.text]
    study.store.replace_codings(
        [CodedUnit(one.id, "invented") for one in own],
        [stance(one.id) for one in own],
        [Tag(one.id, "supervision-oversight", "failing", 0.9, 1, "invented", "Supervision") for one in supervised],
    )


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Four reviews of three boards and a local finding; only supervision is coded."""
    with Study.new(tmp_path / "study") as made:
        for review_id, texts in SAID.items():
            one = reading(review_id, *texts)
            made.store.add_reading(replace(one, review=replace(one.review, area=AREAS[review_id])))
            keep_coded(made, review_id)
        finding = AuditFinding("f1", "Supervision was not recorded.", "audit.csv", 2, date="2026-05-01")
        made.store.replace_audit(AuditFile("audit.csv", "x", "{}"), [finding], [])
        tag = Tag("f1", "supervision-oversight", "failing", 0.9, 1, "invented", "Supervision")
        made.store.replace_codings([CodedUnit("f1", "invented")], [stance("f1")], [tag])
        yield made


# Judgements


def test_a_judgement_keeps_what_the_machine_said_on_that_day(study: Study) -> None:
    position = {row.theme_id: row.position for row in study.comparison(date="2026-11-24")}["supervision-oversight"]
    kept = study.meeting().judge(
        "Supervision and management oversight", "Thematic audit", reason="Two reviews.", position="STRONG", **BY
    )
    assert (kept.theme_id, kept.response, kept.position) == ("supervision-oversight", "thematic audit", "strong")
    assert kept.machine_position == position == "weak"
    (later,) = [
        study.meeting().judge("supervision-oversight", "watch", reason="Old by then.", who="QA", when="2031-01-01")
    ]
    assert later.machine_position == "stale"


def test_the_latest_holds_and_the_history_stays(study: Study) -> None:
    desk = study.meeting()
    june = desk.judge("hindsight", "watch", reason="Nothing new.", who="QA", when="2026-06-01")
    march = desk.judge("hindsight", "no action", reason="None.", who="QA", when="2026-03-01")
    found = desk.judgements()
    assert found.latest == {"hindsight": june}
    assert found.history == (march, june)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"theme": "hindsite"}, "there is no theme 'hindsite'"),
        ({"response": "audit"}, "use one of: watch, assurance request"),
        ({"position": "fine"}, "use one of: not known"),
        ({"reason": "  "}, "no reason is given"),
        ({"who": ""}, "no who is given"),
        ({"when": "November"}, "'November' is not a day"),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_kept(study: Study, changed: dict[str, str], said: str) -> None:
    given = {"theme": "hindsight", "response": "watch", "reason": "Why.", "position": "", **BY} | changed
    with pytest.raises(InputError, match=said):
        study.meeting().judge(given.pop("theme"), given.pop("response"), **given)
    assert study.meeting().judgements().history == ()


def test_the_sheet_goes_to_the_meeting_and_back_and_the_next_one_shows_what_was_decided(
    study: Study, tmp_path: Path
) -> None:
    path = tmp_path / "meeting.xlsx"
    desk = study.meeting()
    assert desk.export_judgements(path, date="2026-11-20") == len(study.codebook.themes)
    workbook = load_workbook(path)
    page = workbook["judgements"]
    names = [cell.value for cell in page[1]]
    row = next(one for one in page.iter_rows(min_row=2) if str(one[names.index("key")].value).startswith("supervision"))
    for name, value in (("response", "assurance request"), ("reason", "Only one audit."), ("position", "mixed")):
        row[names.index(name)].value = value
    workbook.save(path)
    taken = desk.import_judgements(path, **BY)
    assert (taken.new, taken.known, taken.empty) == (1, 0, len(study.codebook.themes) - 1)
    assert desk.import_judgements(path, who="QA group", when="2026-11-30").known == 1
    (kept,) = desk.judgements().history
    assert (kept.position, kept.machine_position, kept.when) == ("mixed", "weak", "2026-11-24")
    assert any("are invented" in str(one[0]) for one in load_workbook(path)["how to"].values)
    later = tmp_path / "next.xlsx"
    desk.export_judgements(later, date="2027-02-01")
    assert any("Only one audit." in str(cell.value) for one in load_workbook(later)["judgements"] for cell in one)


def test_the_same_study_gives_the_same_sheets(study: Study, tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    for path in (one, other):
        study.meeting().export_judgements(path, date="2026-11-24")
    assert one.read_bytes() == other.read_bytes()
    for path in (one, other):
        study.meeting().emergent.export(path)
    assert one.read_bytes() == other.read_bytes()


# The board's own words


def test_a_term_grows_stays_a_priority_and_is_taken_back(study: Study) -> None:
    desk = study.meeting()
    desk.add_term("Priority 1", ["neglect"], priority=True, **BY)
    grown = desk.add_term("PRIORITY 1", ["Hindsight and outcome bias"], **BY)
    assert grown == Term("PRIORITY 1", ("neglect", "hindsight"), True)
    assert desk.terms() == [grown]
    assert desk.add_term("Priority 1", ["neglect"], priority=False, **BY).priority is False
    desk.remove_term("priority 1", **BY)
    assert desk.terms() == []


def test_unknown_terms_and_themes_are_refused(study: Study) -> None:
    desk = study.meeting()
    with pytest.raises(CodebookError, match="did you mean 'neglect'"):
        desk.add_term("Priority 1", ["neglct"], **BY)
    with pytest.raises(InputError, match="there is no term 'Priority 1'; there are none"):
        desk.remove_term("Priority 1", **BY)
    with pytest.raises(InputError, match="no who is given"):
        desk.add_term("Priority 1", ["neglect"], who=" ", when="2026-11-24")
    assert desk.terms() == []


def test_terms_go_to_a_sheet_and_back_and_nothing_is_added_twice(study: Study, tmp_path: Path) -> None:
    desk, path = study.meeting(), tmp_path / "terms.xlsx"
    desk.add_term("Priority 1", ["neglect", "hindsight"], priority=True, **BY)
    assert desk.export_terms(path) == 1
    assert desk.import_terms(path, **BY) == (0, [])
    table = tmp_path / "terms.csv"
    table.write_text("term,themes\nPriority 1,neglect\nHomes,poverty-housing\nX,nothing\n", encoding="utf-8")
    count, left_out = desk.import_terms(table, **BY)
    assert (count, [one.place for one in left_out]) == (2, ["row 4, column 'themes'"])
    assert desk.terms() == [Term("Priority 1", ("neglect",), False), Term("Homes", ("poverty-housing",), False)]
    assert desk.import_terms(table, **BY)[0] == 0


# Emergent codes


def label_three(study: Study) -> None:
    desk = study.meeting().emergent
    for review_id in ("child-a", "child-b", "child-c"):
        desk.emerge(unit(study, review_id), LABEL, **BY)


def test_the_sheet_has_the_statements_without_a_theme(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "emergent.xlsx"
    desk = study.meeting().emergent
    assert desk.export(path) == 4
    texts = [row[4] for row in load_workbook(path)["emergent"].iter_rows(min_row=2, values_only=True)]
    assert texts[-1] == SAID["child-d"][0], "what stands alone comes last"
    assert not any("Supervision" in str(text) for text in texts)
    assert desk.export(path, most=2) == 2


def test_labels_are_taken_in_once_and_their_reviews_and_boards_are_counted(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "emergent.xlsx"
    desk = study.meeting().emergent
    desk.export(path)
    workbook = load_workbook(path)
    page = workbook["emergent"]
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        if "private" in str(row[names.index("text")].value):
            row[names.index("label")].value = LABEL
    workbook.save(path)
    assert (desk.import_(path, **BY).new, desk.import_(path, **BY).known) == (3, 3)
    (one,) = desk.labels()
    assert (one.label, len(one.units), one.reviews, one.boards, one.state) == (LABEL, 3, 3, 2, "ready")
    assert [it.source for it in desk.statements(LABEL)] == ["child-a", "child-b", "child-c"]


def test_a_label_of_three_reviews_becomes_a_theme_that_counts(study: Study) -> None:
    label_three(study)
    made = study.meeting().emergent.promote(LABEL.upper(), definition=DEFINITION, **BY)
    assert made == "private-fostering"
    with Study.open(study.folder) as opened:
        theme = opened.codebook.theme(made)
        assert (theme.label, theme.definition) == (LABEL, DEFINITION)
        row = next(one for one in opened.evidence() if one.theme_id == made)
        assert [(one.reviews_with, one.reviews_read) for one in row.failing] == [(3, 4)]
        assert row.confirmed == 3
        assert row.quotation is not None
    (before,) = study.folder.glob("codebook.before-*.yaml")
    assert before.name == "codebook.before-private-fostering.yaml"
    added = study.store.all(Decision)
    assert {(one.verdict, one.new_polarity, one.who) for one in added} == {("added", "failing", "QA group")}
    assert {one.text_sha256 for one in added} == {
        text_hash(SAID[name][0]) for name in ("child-a", "child-b", "child-c")
    }


def test_too_few_reviews_are_refused_unless_a_reason_is_given_and_kept(study: Study) -> None:
    desk = study.meeting().emergent
    desk.emerge(unit(study, "child-b"), LABEL, **BY)
    desk.emerge(unit(study, "child-c"), LABEL, **BY)
    with pytest.raises(InputError, match="borne by 2 reviews of 1 boards; a theme needs 3 reviews of 2 boards"):
        desk.promote(LABEL, definition=DEFINITION, **BY)
    assert desk.promote(LABEL, definition=DEFINITION, theme_id="foster", despite="Asked for.", **BY) == "foster"
    (kept,) = study.store.all(EmergentDecision)
    assert (kept.verdict, kept.note) == ("promoted", "before 3 reviews of 2 boards: Asked for.")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"definition": " "}, "no definition is given"),
        ({"theme_id": "hindsight"}, "the codebook has a theme 'hindsight'"),
        ({"theme_id": "../out"}, "is no id"),
        ({"theme_id": "none"}, "the codebook has a theme 'none'"),
        ({"who": ""}, "no who is given"),
        ({"when": "soon"}, "is not a day"),
    ],
)
def test_a_promotion_that_is_refused_changes_nothing(study: Study, changed: dict[str, str], said: str) -> None:
    label_three(study)
    before = (study.folder / "codebook.yaml").read_bytes()
    with pytest.raises(InputError, match=said):
        study.meeting().emergent.promote(LABEL, **({"definition": DEFINITION, **BY} | changed))
    assert (study.folder / "codebook.yaml").read_bytes() == before
    assert study.store.all(Decision) == study.store.all(EmergentDecision) == []


def test_a_merged_label_counts_in_its_theme_and_becomes_a_facet(study: Study) -> None:
    label_three(study)
    assert study.meeting().emergent.merge(LABEL, "Hindsight and outcome bias", **BY) == "hindsight"
    with Study.open(study.folder) as opened:
        assert LABEL in opened.codebook.theme("hindsight").facets
        row = next(one for one in opened.evidence() if one.theme_id == "hindsight")
        assert [one.reviews_with for one in row.prevalence] == [3]
    with pytest.raises(InputError, match="was merged on 2026-11-24"):
        study.meeting().emergent.drop(LABEL, **BY)


def test_a_dropped_label_counts_nowhere_and_is_not_given_again(study: Study) -> None:
    label_three(study)
    desk = study.meeting().emergent
    desk.drop(LABEL, note="One school.", **BY)
    assert [one.state for one in desk.labels()] == ["dropped"]
    assert study.store.all(Decision) == []
    with pytest.raises(InputError, match="was dropped on 2026-11-24; choose another label"):
        desk.emerge(unit(study, "child-d"), "private fostering", **BY)


def test_a_label_is_taken_back_and_nothing_is_known_of_another(study: Study) -> None:
    desk = study.meeting().emergent
    desk.emerge(unit(study, "child-a"), LABEL, **BY)
    desk.emerge(unit(study, "child-a"), "", **BY)
    assert desk.labels() == []
    with pytest.raises(InputError, match="no statement bears the label 'Kinship'; there are none"):
        desk.statements("Kinship")
    with pytest.raises(InputError, match="has no label to take back"):
        desk.emerge(unit(study, "child-a"), " ", **BY)


def test_a_statement_that_has_a_theme_gets_no_label(study: Study) -> None:
    with pytest.raises(InputError, match="the statement has a theme by now"):
        study.meeting().emergent.emerge(unit(study, "child-a", 1), LABEL, **BY)


def test_reviews_that_are_removed_count_no_more(study: Study) -> None:
    label_three(study)
    study.remove("child-c", reason="withdrawn", date="2026-11-24")
    (one,) = study.meeting().emergent.labels()
    assert (one.reviews, one.boards, len(one.gone), one.ready) == (2, 2, 1, False)
