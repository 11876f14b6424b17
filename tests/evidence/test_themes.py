from __future__ import annotations

from dataclasses import replace

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import parse_codebook
from thememiner.evidence.themes import Corpus, ThemeEvidence, best_quotation, coded_statements, theme_evidence
from thememiner.records import Code, Page, Passage, Stance

BOOK = parse_codebook(
    "themes:\n- {id: sup, label: Supervision, definition: d}\n- {id: plan, label: Plans, definition: d}", "t"
)


def corpus(*lines: tuple[Passage, Stance, tuple[Code, ...]]) -> Corpus:
    passages = tuple(one for one, _, _ in lines)
    reviews = tuple(review(one) for one in sorted({one.review_id for one in passages}))
    pages = tuple(
        Page(
            one.review_id, 1, "1", 0, 0, "text", raw=" ".join(p.text for p in passages if p.review_id == one.review_id)
        )
        for one in passages
    )
    return Corpus(reviews, passages, pages, {p.id: s for p, s, _ in lines}, {p.id: c for p, _, c in lines})


def line(review_id: str, text: str, theme: str, **options: str) -> tuple[Passage, Stance, tuple[Code, ...]]:
    one = passage(review_id, text)
    polarity = options.get("polarity", "failing")
    statement = options.get("statement", "finding")
    return one, stance(one.id, statement, polarity), (code(one.id, theme, polarity=polarity, words=text.split()[0]),)  # type: ignore[arg-type]


def row(found: Corpus, theme: str = "sup") -> ThemeEvidence:
    return next(one for one in theme_evidence(found, BOOK) if one.theme_id == theme)


def test_a_flood_of_mentions_in_one_review_is_one_review() -> None:
    flood = [line("a", f"Supervision was missed {number} times.", "sup") for number in range(50)]
    found = row(corpus(*flood, line("b", "Plans drifted.", "plan")))
    assert (found.prevalence[0].reviews_with, found.prevalence[0].reviews_read, found.statements) == (1, 2, 50)


def test_failing_and_good_are_counted_apart_and_mixed_in_both() -> None:
    found = row(
        corpus(
            line("a", "Supervision was missed.", "sup"),
            line("b", "Supervision was strong.", "sup", polarity="good", statement="good-practice"),
            line("c", "Supervision was regular but shallow.", "sup", polarity="mixed"),
        )
    )
    assert (found.failing[0].reviews_with, found.good[0].reviews_with, found.prevalence[0].reviews_with) == (2, 2, 3)


def test_a_recommendation_counts_as_learning_and_says_nothing_of_practice() -> None:
    found = row(corpus(line("a", "Supervision should be monthly.", "sup", statement="recommendation")))
    assert (found.prevalence[0].reviews_with, found.recommended[0].reviews_with, found.failing[0].reviews_with) == (
        1,
        1,
        0,
    )
    assert found.quotation is None


def test_terms_of_reference_and_narrative_never_count() -> None:
    found = row(
        corpus(
            line("a", "Supervision: was it given?", "sup", statement="terms-of-reference"),
            line("a", "Supervision took place on Monday.", "sup", statement="narrative"),
        )
    )
    assert found.prevalence[0].reviews_with == 0


def test_what_a_person_added_to_narrative_counts() -> None:
    one, said, codes = line("a", "Supervision took place on Monday.", "sup", statement="narrative")
    found = row(corpus((one, said, (replace(codes[0], status="added"),))))
    assert (found.prevalence[0].reviews_with, found.confirmed) == (1, 1)


def test_the_quotation_is_a_confirmed_one_before_a_surer_machine_one() -> None:
    sure = line("a", "Supervision was missed in May.", "sup")
    one, said, codes = line("b", "Supervision was late.", "sup")
    found = row(corpus(sure, (one, said, (replace(codes[0], status="confirmed", score=0.1),))))
    assert found.quotation is not None
    assert found.quotation.text == "Supervision was late."


def test_an_areas_own_reports_can_be_left_aside() -> None:
    whole = corpus(line("a", "Supervision was missed.", "sup"), line("b", "Supervision was late.", "sup"))
    assert row(whole.without(["a"])).prevalence[0].reviews_read == 1


def test_a_theme_that_nothing_teaches_has_its_row() -> None:
    assert row(corpus(line("a", "Supervision was missed.", "sup")), "plan").prevalence[0].reviews_with == 0


@pytest.mark.parametrize(
    ("text", "status", "is_quoted"),
    [
        ("It was good practice that the school shared information on the day.", "suggested", True),
        ("It was said that oversight was lacking in the service.", "suggested", False),
        ("It was said that oversight was lacking in the service.", "confirmed", True),
        ("The school did not give up and kept asking.", "suggested", False),
    ],
)
def test_what_sounds_wrong_is_no_example_of_good_practice(text: str, status: str, is_quoted: bool) -> None:
    one = passage("r", text)
    given = replace(code(one.id, "t", polarity="good", words=text.split()[1]), status=status)  # type: ignore[arg-type]
    pages = (Page("r", 1, "1", 0, 99, "text", raw=text),)
    found = Corpus((review("r"),), (one,), pages, {one.id: stance(one.id, "good-practice", "good")}, {one.id: (given,)})
    coded = coded_statements(found)["t"]
    assert (best_quotation(coded, {"r": pages}, of_good=True) is not None) is is_quoted
    assert best_quotation(coded, {"r": pages}) is not None


@pytest.mark.parametrize(
    ("texts", "of_good", "quoted"),
    [
        (
            ["The plan had fourteen actions. There was no review of the plan and it was ineffective."],
            False,
            "There was no review of the plan and it was ineffective.",
        ),
        (["The plan had two actions.", "The plan was poor."], False, "The plan was poor."),
        (["The plan had two actions.", "The plan was good practice."], False, "The plan had two actions."),
        (["The plan had two actions.", "The plan was good practice."], True, "The plan was good practice."),
        (["The plan was kept. This plan was poor."], False, "The plan was kept."),
        (["The plan was good practice but its review was poor.", "The plan was poor."], False, "The plan was poor."),
    ],
)
def test_a_sentence_that_itself_judges_is_quoted_before_one_that_tells(
    texts: list[str], of_good: bool, quoted: str
) -> None:
    polarity = "good" if of_good else "failing"
    lines = []
    for text in texts:
        one = passage("r", text)
        given = code(one.id, "t", polarity=polarity, words="plan")  # type: ignore[arg-type]
        lines.append((one, stance(one.id, "finding", polarity), (given,)))  # type: ignore[arg-type]
    found = corpus(*lines)
    words = best_quotation(coded_statements(found)["t"], {"r": found.pages}, of_good=of_good)
    assert words is not None
    assert words.text == quoted


def test_a_surer_code_is_quoted_before_a_sentence_that_judges() -> None:
    one = passage("r", "The plan had two actions.")
    other = passage("r", "The plan was poor.")
    confirmed = replace(code(one.id, "t", words="plan"), status="confirmed")
    found = corpus((one, stance(one.id), (confirmed,)), (other, stance(other.id), (code(other.id, "t", words="plan"),)))
    words = best_quotation(coded_statements(found)["t"], {"r": found.pages})
    assert words is not None
    assert words.text == "The plan had two actions."
