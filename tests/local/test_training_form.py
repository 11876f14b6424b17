"""Which form is suggested: planted needs, each found by its rule, and near misses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import Codebook, Theme
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.library_records import Recommendation, RecommendationKind
from thememiner.local.comparison import LocalRecord, compare
from thememiner.local.training_form import NONE, form_named, latest_choices, suggested
from thememiner.local.training_need import NeedEvidence, TrainingNeed, training_needs
from thememiner.local_records import Judgement, TrainingChoice
from thememiner.records import AuditFinding, Polarity

TODAY = "2026-06-15"
EMPTY = Corpus((), (), (), {}, {})


@dataclass
class Planted:
    """Ten reviews, of which the first so many teach a theme."""

    theme: Theme = field(default_factory=lambda: Theme(id="t", label="T", definition="d", staff_groups="G2-G4"))
    failing: int = 0
    good: int = 0
    burdened: int = 0
    mentions: int = 1
    local: tuple[tuple[Polarity, str], ...] = ()
    judged: str = ""
    asked: tuple[RecommendationKind, ...] = ()

    def need(self) -> TrainingNeed:
        book = Codebook(themes=(self.theme,))
        rows = compare(self.corpus(), self.record(), book, date=TODAY, judgements=self.judgements())
        found = NeedEvidence(self.corpus(), EMPTY, rows, self.register())
        (need,) = training_needs(found, book)
        return need

    def corpus(self) -> Corpus:
        reviews = tuple(review(f"r{number}") for number in range(10))
        passages, stances, codes = [], {}, {}
        for number in range(self.failing + self.good):
            polarity: Polarity = "failing" if number < self.failing else "good"
            for mention in range(self.mentions):
                why = " because caseloads were high" if number < self.burdened else ""
                one = passage(f"r{number}", f"Something happened {mention}{why}.")
                passages.append(one)
                stances[one.id] = stance(one.id, "finding", polarity)
                codes[one.id] = (code(one.id, self.theme.id, polarity=polarity),)
        return Corpus(reviews, tuple(passages), (), stances, codes)

    def record(self) -> LocalRecord:
        findings, stances, codes = [], {}, {}
        for number, (polarity, date) in enumerate(self.local):
            one = AuditFinding(
                f"f{number}", f"Finding {number}.", f"a{number}.csv", number, date=date, source_type="audit"
            )
            findings.append(one)
            stances[one.id] = stance(one.id, "finding", polarity)
            codes[one.id] = (code(one.id, self.theme.id, polarity=polarity),)
        return LocalRecord(tuple(findings), stances, codes)

    def judgements(self) -> list[Judgement]:
        if not self.judged:
            return []
        return [Judgement(self.theme.id, self.judged, "training message", "reason", "QA group", "2026-06-01")]

    def register(self) -> list[Recommendation]:
        units = [one.id for one in self.corpus().passages]
        return [
            Recommendation(f"x{n}", unit.split(":")[0], "1", "t", 1, "", "", "board", "", kind, "", "", unit)
            for n, (unit, kind) in enumerate(zip(units, self.asked, strict=False))
        ]


def theme(**fields: object) -> Theme:
    return Theme(id="t", label="T", definition="d", **{"staff_groups": "G2-G4", **fields})  # type: ignore[arg-type]


LAUNCH = theme(training_topics=("launch briefings for new or revised procedures",))
RECORDING = Theme(id="recording-systems", label="R", definition="d")
CURIOSITY = theme(training_topics=("professional curiosity", "home visits"))
NO_TRAINING = theme(training_topics=("usually NOT a training issue",))
RECENT, OLD = "2026-01-10", "2020-01-10"


@pytest.mark.parametrize(
    ("planted", "form", "words"),
    [
        (Planted(), NONE, "That is not assurance"),
        (Planted(local=(("failing", OLD),)), NONE, "stale"),
        (Planted(local=(("failing", RECENT),), judged="strong"), NONE, "local position is: strong"),
        (Planted(failing=1), "factsheet", "single cases"),
        (Planted(failing=2), "7-minute briefing", "no current local evidence says that it is weak"),
        (Planted(failing=3), "7-minute briefing", "some cases"),
        (Planted(failing=4), "briefing", "recurs in reviews elsewhere"),
        (Planted(failing=8), "briefing", "a briefing comes first"),
        (Planted(failing=9), "multi-agency course", "recurs in most reviews elsewhere"),
        (Planted(failing=1, mentions=30), "factsheet", "single cases"),
        (Planted(theme=theme(staff_groups="G2"), failing=9), "briefing", "few staff groups"),
        (Planted(theme=RECORDING, failing=9), "briefing", "condition of work"),
        (Planted(good=3), "forum", "only what worked"),
        (Planted(good=3, local=(("failing", RECENT),)), "multi-agency course", "local position is weak"),
        (Planted(failing=1, local=(("failing", RECENT),)), "multi-agency course", "local position is weak"),
        (Planted(failing=8, local=(("good", RECENT), ("good", RECENT))), "factsheet", "says that it works"),
        (Planted(failing=8, local=(("good", RECENT),)), "briefing", "recurs in reviews elsewhere"),
        (Planted(failing=2, local=(("good", RECENT),)), "7-minute briefing", "says that it is weak"),
        (Planted(failing=8, local=(("good", RECENT),), judged="strong"), "factsheet", "it works"),
        (Planted(failing=8, local=(("good", RECENT),), judged="weak"), "multi-agency course", "weak"),
        (Planted(failing=1, local=(("good", RECENT), ("failing", RECENT))), "multi-agency course", "contradictory"),
        (Planted(theme=theme(staff_groups="G5-G8"), failing=1), "forum", "leaders"),
        (Planted(theme=theme(staff_groups="G4-G8"), failing=1), "factsheet", "single cases"),
        (Planted(theme=LAUNCH, failing=1), "briefing", "procedure"),
        (Planted(theme=CURIOSITY, failing=1), "supervision prompt", "habit"),
        (Planted(theme=theme(training_topics=("bias", "faith", "interpreters")), failing=1), "factsheet", "single"),
        (Planted(theme=NO_TRAINING, failing=9), "not training", "codebook says"),
        (Planted(failing=6, burdened=3), "not training", "workload"),
        (Planted(failing=7, burdened=3), "briefing", "recurs"),
        (Planted(failing=2, burdened=2), "7-minute briefing", "some cases"),
    ],
)  # fmt: skip
def test_each_need_gets_its_form(planted: Planted, form: str, words: str) -> None:
    found = suggested(planted.need())
    assert (found.form, words in found.rule) == (form, True), found


@pytest.mark.parametrize(
    ("failing", "burdened", "mentions", "is_enough"),
    [(4, 0, 1, True), (4, 1, 1, True), (4, 1, 9, True), (4, 2, 1, False), (9, 2, 1, True), (9, 3, 1, False)],
)
def test_training_alone_is_not_enough_from_a_quarter_of_the_cases_on(
    failing: int, burdened: int, mentions: int, is_enough: bool
) -> None:
    need = Planted(failing=failing, burdened=burdened, mentions=mentions).need()
    assert need.is_enough_alone is is_enough


@pytest.mark.parametrize(
    ("asked", "speaks_against"),
    [
        (("tool", "structure", "tool"), True),
        (("tool", "structure"), False),
        (("tool", "structure", "tool", "audit", "audit", "audit", "audit"), False),
        (("tool", "structure", "tool", "training", "training", "awareness"), False),
        (("procedure", "procedure"), False),
    ],
)
def test_what_reviews_recommend_speaks_against_training_alone(
    asked: tuple[RecommendationKind, ...], speaks_against: bool
) -> None:
    need = Planted(failing=9, asked=asked).need()
    assert bool(need.asks_for_systems) is speaks_against
    assert need.recommended[0].cases == len(asked)


def test_a_condition_as_a_theme_can_only_go_with_a_change() -> None:
    need = replace(Planted().need(), itself=None)
    assert need.is_enough_alone
    named = Planted(theme=Theme(id="recording-systems", label="R", definition="d"), failing=2).need()
    assert not named.is_enough_alone


@pytest.mark.parametrize(
    ("given", "form"),
    [("Briefing", "briefing"), (" NOT  training ", "not training"), ("seven-minute briefing", "7-minute briefing")],
)
def test_a_form_is_known_however_it_is_written(given: str, form: str) -> None:
    assert form_named(given) == form


def test_an_unknown_form_is_refused_with_the_forms_there_are() -> None:
    with pytest.raises(InputError, match=r"did you mean 'briefing'.*supervision prompt"):
        form_named("breifing")


def test_the_latest_choice_holds() -> None:
    first = TrainingChoice("t", "briefing", "r", "w", "2026-05-01")
    last = TrainingChoice("t", "not training", "r", "w", "2026-06-01")
    assert latest_choices([last, first]) == {"t": last}
    code_of_day = replace(first, when="2026-06-01")
    assert latest_choices([last, code_of_day]) == {"t": code_of_day}
