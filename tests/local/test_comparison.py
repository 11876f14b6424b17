from __future__ import annotations

from dataclasses import replace

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import parse_codebook
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare, where
from thememiner.records import AuditFinding, Code, Page, Polarity, Stance, Statement

THEMES = ("never-audited", "weak-twice", "strong", "stale", "contradictory", "silent")
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
        one = AuditFinding(f"f{number}", f"Finding {number}.", "audits.csv", number, date="2024-01")
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
        .record()
    )


def by_theme(corpus: Corpus, local: LocalRecord) -> dict[str, ComparisonRow]:
    return {row.theme_id: row for row in compare(corpus, local, BOOK, date=TODAY)}


def test_planted_gaps_are_found() -> None:
    rows = by_theme(national(one=("never-audited",), two=("never-audited", "strong")), planted())
    assert {theme: row.position for theme, row in rows.items()} == {
        "never-audited": "not known",
        "weak-twice": "weak",
        "strong": "strong",
        "stale": "stale",
        "contradictory": "contradictory",
        "silent": "not known",
    }
    gap = rows["never-audited"]
    assert [(one.reviews_with, one.reviews_read) for one in gap.national] == [(2, 2)]
    assert (gap.local, gap.sources, gap.last_dated) == ((), (), "")
    assert "not assurance" in gap.because


def test_rows_stand_in_the_order_of_the_codebook_even_without_anything() -> None:
    rows = compare(Corpus((), (), (), {}, {}), LocalRecord((), {}, {}), BOOK, date=TODAY)
    assert tuple(row.theme_id for row in rows) == THEMES
    assert {row.position for row in rows} == {"not known"}


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
