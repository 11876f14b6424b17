from __future__ import annotations

from dataclasses import replace

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import parse_codebook
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare, where
from thememiner.local_records import Judgement, LocalTerm
from thememiner.records import AuditFinding, Code, Page, Polarity, Stance, Statement

THEMES = ("never-audited", "weak-twice", "strong", "stale", "contradictory", "silent", "decided")
BOOK = parse_codebook("themes:\n" + "\n".join(f"- {{id: {one}, label: {one}, definition: d}}" for one in THEMES), "t")
TODAY = "2024-06-15"


def national(**areas: tuple[str, ...]) -> Corpus:
    """Reviews by area, each with a failing finding on each of its themes."""
    reviews, passages, codes = [], [], {}
    for area, themes in areas.items():
        reviews.append(review(f"review-{area}", area=area.replace("_", " ")))
        one = passage(f"review-{area}", f"Practice in {area} drifted.")
        passages.append(one)
        codes[one.id] = tuple(code(one.id, theme, words="drifted") for theme in themes)
    pages = tuple(Page(one.review_id, 1, "1", 0, 0, "text", raw=one.text) for one in passages)
    stances = {one.id: stance(one.id) for one in passages}
    return Corpus(tuple(reviews), tuple(passages), pages, stances, codes)


class Local:
    """Collects local findings for a record."""

    def __init__(self) -> None:
        self.findings: list[AuditFinding] = []
        self.stances: dict[str, Stance] = {}
        self.codes: dict[str, tuple[Code, ...]] = {}

    def add(self, theme: str, polarity: Polarity, *, statement: Statement = "finding", **fields: object) -> Local:
        number = len(self.findings) + 1
        one = AuditFinding(
            f"f{number}", f"Finding {number}.", "audits.csv", number, date="2024-01", source_type="audit"
        )
        one = replace(one, **fields)  # type: ignore[arg-type]
        self.findings.append(one)
        self.stances[one.id] = stance(one.id, statement, polarity)
        self.codes[one.id] = (code(one.id, theme, polarity=polarity),)
        return self

    def record(self) -> LocalRecord:
        return LocalRecord(tuple(self.findings), self.stances, self.codes)


def planted() -> LocalRecord:
    return (
        Local()
        .add("weak-twice", "failing", audit="A", date="2023-04", cases_with=4, cases=6, grade="Amber")
        .add("weak-twice", "failing", audit="B", date="2024-02", cases_with=2, cases=5, area="Harrow Council")
        .add("strong", "good", audit="A", area="harrow")
        .add("strong", "good", audit="B", agency="Police")
        .add("stale", "good", date="2019-03")
        .add("contradictory", "good", audit="A")
        .add("contradictory", "failing", audit="B")
        .add("decided", "good", audit="A")
        .record()
    )


DECIDED = Judgement("decided", "weak", "thematic audit", "Two services disagreed.", "QA group", "2024-03-04", "strong")


def by_theme(corpus: Corpus, local: LocalRecord) -> dict[str, ComparisonRow]:
    return {row.theme_id: row for row in compare(corpus, local, BOOK, date=TODAY, judgements=[DECIDED])}


def test_planted_gaps_are_found() -> None:
    rows = by_theme(national(one=("never-audited",), two=("never-audited", "strong")), planted())
    assert {theme: row.position for theme, row in rows.items()} == {
        "never-audited": "not known",
        "weak-twice": "weak",
        "strong": "strong",
        "stale": "stale",
        "contradictory": "contradictory",
        "silent": "not known",
        "decided": "strong",
    }
    assert {theme: row.position_words for theme, row in rows.items()} == {
        "never-audited": "not audited; no local source speaks of it, which is not assurance",
        "weak-twice": "audited and weak",
        "strong": "audited and strong",
        "stale": "audited, but stale",
        "contradictory": "audited; sources contradict each other",
        "silent": "not audited; no local source speaks of it, which is not assurance",
        "decided": "audited and strong",
    }
    assert {theme: row.agreement for theme, row in rows.items() if row.agreement} == {
        "weak-twice": "both sources say that it does not work",
        "strong": "both sources say that it works",
        "stale": "the only source says that it works; more than 24 months old",
        "contradictory": "1 of 2 sources says that it does not work; 1 says that it works",
        "decided": "the only source says that it works",
    }
    assert {theme: row.last_audited for theme, row in rows.items() if row.last_audited} == {
        "weak-twice": "2024-02",
        "strong": "2024-01",
        "stale": "2019-03",
        "contradictory": "2024-01",
        "decided": "2024-01",
    }
    assert {theme: row.standing for theme, row in rows.items() if row.standing != row.position} == {"decided": "weak"}
    assert rows["decided"].follow_up == "decided 2024-03-04: thematic audit; audit not yet in"
    gap = rows["never-audited"]
    assert [(one.reviews_with, one.reviews_read) for one in gap.national] == [(2, 2)]
    assert (gap.local, gap.sources, gap.last_dated) == ((), (), "")
    assert "not assurance" in gap.because


def test_rows_stand_in_the_order_of_the_codebook_even_without_anything() -> None:
    rows = compare(Corpus((), (), (), {}, {}), LocalRecord((), {}, {}), BOOK, date=TODAY)
    assert tuple(row.theme_id for row in rows) == THEMES
    assert {row.position for row in rows} == {"not known"}
    assert {row.standing for row in rows} == {"not known"}


def test_a_row_shows_the_newest_first_and_never_adds_up() -> None:
    row = by_theme(national(), planted())["weak-twice"]
    assert [one.date for one in row.local] == ["2024-02", "2023-04"]
    assert row.last_dated == "2024-02"
    assert row.cases == ("2 of 5", "4 of 6")
    assert row.grades == ("Amber",)
    assert row.sources == ("B", "A")
    assert "%" not in row.because
    assert "6 of 11" not in row.because


def test_a_mixed_finding_counts_on_both_sides_and_a_recommendation_on_none() -> None:
    local = Local().add("strong", "mixed").add("strong", "failing", statement="recommendation").record()
    row = by_theme(national(), local)["strong"]
    assert (row.local_failing, row.local_good, len(row.local)) == (1, 1, 2)


def test_boilerplate_is_no_local_evidence_and_narrative_is() -> None:
    local = Local().add("strong", "good", statement="method").add("stale", "neutral", statement="narrative").record()
    rows = by_theme(national(), local)
    assert rows["strong"].position == "not known"
    assert rows["stale"].position == "stated without judgement"


def test_a_filled_in_tool_is_evidence_whatever_the_form_of_its_words() -> None:
    local = Local().add("strong", "good", statement="method", theme_id="strong", source_type="").record()
    assert by_theme(national(), local)["strong"].position_words == "audited and strong"


@pytest.mark.parametrize(
    ("kinds", "dates", "said"),
    [
        (("complaint",), ("2024-01",), "not audited; other evidence (complaint) says that it does not work"),
        (
            ("complaint", "section-11"),
            ("2024-01", "2024-01"),
            "not audited; other evidence (complaint, section 11) says that it does not work",
        ),
        (("complaint",), ("2019",), "not audited; other evidence (complaint) is stale"),
        (
            ("audit", "complaint"),
            ("2019", "2024-01"),
            "audited too long ago to count; other evidence (complaint) says that it does not work",
        ),
        (("audit", "complaint"), ("2024-01", "2019"), "audited and weak"),
    ],
)
def test_what_is_no_audit_is_not_called_one(kinds: tuple[str, ...], dates: tuple[str, ...], said: str) -> None:
    local = Local()
    for kind, date in zip(kinds, dates, strict=True):
        local.add("strong", "failing", audit=kind, source_type=kind, date=date)
    assert by_theme(national(), local.record())["strong"].position_words == said


def test_what_an_audit_of_another_theme_says_in_passing_is_no_audit_of_this_one() -> None:
    local = Local().add("strong", "failing", audit="old", source_type="audit", date="2019")
    local.add("strong", "failing", audit="of supervision", source_type="audit", date="2024-01", theme_id="stale")
    found = by_theme(national(), local.record())["strong"]
    assert found.position_words == (
        "audited too long ago to count; other evidence (audit of another theme) says that it does not work"
    )
    assert found.last_audited == "2019"


def test_the_age_of_stale_evidence_is_the_studys() -> None:
    local = Local().add("strong", "good", date="2023-12").record()
    at = THEMES.index("strong")
    assert compare(national(), local, BOOK, date=TODAY, months=6)[at].position == "strong"
    older = compare(national(), local, BOOK, date=TODAY, months=5)[at]
    assert (older.position, "more than 5 months old" in older.because) == ("stale", True)
    assert "more than 5 months old" in older.agreement


def test_a_copy_of_an_audit_changes_nothing_but_that_it_is_named() -> None:
    alone = by_theme(national(), planted())["weak-twice"]
    local = planted()
    again = tuple(
        replace(one, id=f"again-{one.id}", source="sent-again.xlsx", date="2024-06") for one in local.findings
    )
    codes = {**local.codes, **{f"again-{one}": own for one, own in local.codes.items()}}
    twice = by_theme(national(), replace(local, findings=(*local.findings, *again), codes=codes))["weak-twice"]
    assert [one.copies for one in twice.by_source] == [("sent-again.xlsx",), ("sent-again.xlsx",)]
    assert twice.agreement == f"{alone.agreement}; 2 copies with the same words not counted again"
    without = replace(twice, by_source=alone.by_source, agreement=alone.agreement)
    assert without == alone


def test_the_latest_judgement_holds_and_an_empty_position_leaves_the_machines() -> None:
    later = replace(DECIDED, position="", response="watch", when="2024-05-01")
    rows = compare(national(), planted(), BOOK, date=TODAY, judgements=[later, DECIDED])
    row = rows[THEMES.index("decided")]
    assert (row.standing, row.judgement) == ("strong", later)
    assert row.follow_up == "decided 2024-05-01: watch; nothing local has come in since"


def test_themes_that_people_stated_are_no_confirmed_codings() -> None:
    local = planted()
    stated = {one: tuple(replace(c, status="stated") for c in codes) for one, codes in local.codes.items()}
    row = by_theme(national(one=("strong",)), replace(local, codes=stated))["strong"]
    assert (row.confirmed, row.codings) == (0, 3)


def test_the_boards_own_words_stand_with_their_theme() -> None:
    terms = (
        LocalTerm("Priority 1", "strong", True, "bm", "2024-01-01"),
        LocalTerm("Old", "", False, "bm", "2024-01-01"),
    )
    rows = by_theme(national(), replace(planted(), terms=terms))
    assert {theme: row.local_terms for theme, row in rows.items() if row.local_terms} == {"strong": ("Priority 1",)}


def test_eras_are_those_of_the_reviews_read() -> None:
    corpus = national(one=("strong",), two=())
    later = replace(corpus.reviews[1], review_type="LCSPR", published="2022")
    row = by_theme(replace(corpus, reviews=(corpus.reviews[0], later)), planted())["strong"]
    assert [(one.figure.reviews_with, one.figure.reviews_read) for one in row.eras] == [(1, 1), (0, 1)]


def test_codings_and_confirmations_are_counted_on_both_sides() -> None:
    local = planted()
    confirmed = {one: tuple(replace(c, status="confirmed") for c in codes) for one, codes in local.codes.items()}
    row = by_theme(national(one=("strong",)), replace(local, codes=confirmed))["strong"]
    assert (row.confirmed, row.codings) == (2, 3)


def test_a_date_that_is_none_is_refused_even_without_findings() -> None:
    with pytest.raises(InputError, match="'2024' is not a date"):
        compare(national(), LocalRecord((), {}, {}), BOOK, date="2024")


def test_an_areas_own_reports_are_not_national_and_other_areas_findings_not_local() -> None:
    corpus = national(Harrow=("strong",), London_Borough_of_Harrow=("strong",), Harrow_and_Arwel=("strong",), Else=())
    kept, local = where(corpus, planted(), {"area": "HARROW"})
    assert [one.id for one in kept.reviews] == ["review-Else"]
    assert [one.review_id for one in kept.passages] == ["review-Else"]
    assert [one.id for one in local.findings] == ["f2", "f3"]
    row = by_theme(kept, local)["strong"]
    assert [(one.reviews_with, one.reviews_read) for one in row.national] == [(0, 1)]
    assert len(row.local) == 1


def test_reviews_without_an_area_stay_national() -> None:
    corpus = Corpus((review("a"), review("b", area="harrow")), (), (), {}, {})
    assert [one.id for one in where(corpus, planted(), {"area": "harrow"})[0].reviews] == ["a"]


def test_other_conditions_leave_the_national_side_alone() -> None:
    corpus = national(Harrow=("strong",))
    kept, local = where(corpus, planted(), {"agency": " police", "audit": "b"})
    assert kept.reviews == corpus.reviews
    assert [one.id for one in local.findings] == ["f4"]
    assert where(corpus, planted(), {}) == (corpus, planted())


def test_without_any_local_findings_an_area_still_takes_its_reports_out() -> None:
    kept, local = where(national(Harrow=("strong",), Else=()), LocalRecord((), {}, {}), {"area": "harrow"})
    assert ([one.id for one in kept.reviews], local.findings) == (["review-Else"], ())


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"area": "harow"}, r"condition area: none has area 'harow'; there are: (harrow|Harrow Council)"),
        ({"agency": "Housing"}, "none has agency 'Housing'; there are: Police"),
        ({"audit": "A", "agency": "Police"}, "none has agency 'Police'; none of them names its agency"),
        ({"district": "x"}, "cannot be narrowed by 'district'; use one of area, agency, source, audit"),
    ],
)
def test_a_condition_that_nothing_meets_names_what_there_is(conditions: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        where(national(), planted(), conditions)
