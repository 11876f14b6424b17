from __future__ import annotations

from dataclasses import replace

import pytest

from reports.paper import board_evidence, codebook
from reports.printed import all_text
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.library_records import Fact, Recommendation
from thememiner.records import Code, Page, Passage, Review, Stance
from thememiner.reports.blocks import Heading, Table
from thememiner.reports.case_briefing import case_briefing, case_evidence

TEXTS = (
    ("The school was not told that the plan had ended.", "finding", "failing", "information-sharing"),
    ("The midwife asked about the weekend and wrote it down.", "good-practice", "good", "information-sharing"),
    ("No agency asked who else lived in the home.", "finding", "failing", "fathers-unseen-men"),
    ("The board should check that schools are told.", "recommendation", "neutral", "information-sharing"),
)
REVIEW = Review("child-k", "child-k.pdf", "0", "Child K: Overview Report", "case-review", "SCR", "Kelderwick", "", "x")
OTHER = replace(REVIEW, id="child-l", title="Child L", source="child-l.pdf")


def passage(place: int, review: str, text: str) -> Passage:
    return Passage(
        id=f"{review}:{place}",
        review_id=review,
        section_id="s",
        page=place + 2,
        page_label=str(place + 2),
        page_end=place + 2,
        paragraph=f"4.{place}",
        heading="Findings",
        section_kind="findings",
        start=0,
        end=len(text),
        text=text,
    )


def corpus(*, on_page: bool = True) -> Corpus:
    passages, pages, stances, codes = [], [], {}, {}
    for review in (REVIEW, OTHER):
        for place, (text, statement, polarity, theme) in enumerate(TEXTS):
            said = text if review is REVIEW else text.replace("The", "Another")
            one = passage(place, review.id, said)
            passages.append(one)
            raw = said if on_page else "something else"
            pages.append(Page(review.id, place + 2, str(place + 2), 0, len(said), "text", raw=raw))
            stances[one.id] = Stance(one.id, statement, polarity, "r", "")
            codes[one.id] = (Code(one.id, theme, polarity, 1, 0.9, "suggested", "r", said.split()[1]),)
    return Corpus((REVIEW, OTHER), tuple(passages), tuple(pages), stances, codes)


FACTS = (
    Fact("child-k", "board", "Kelderwick Safeguarding Children Board", "", None, "catalogue"),
    Fact("child-k", "outcome", "died", "died in hospital", 3),
    Fact("child-k", "age-band", "1-5", "aged three", 3),
    Fact("child-k", "child-age", "3y 2m", "aged three years and two months", 3),
    Fact("child-k", "subject", "Child K", "", None),
    Fact("child-k", "period-start", "2010-01-01", "from 1 January 2010", 5),
    Fact("child-k", "period-end", "2011-12", "to December 2011", 5),
    Fact("child-l", "harm", "neglect", "neglect", 9),
)


def recommendation(place: int, **changed) -> Recommendation:
    made = Recommendation(
        id=f"child-k:r{place}",
        review_id="child-k",
        number=f"Recommendation {place}",
        text=f"The board should do thing {place}.",
        page=12,
        paragraph="",
        part="recommendations",
        owner_type="board",
        addressee="The board",
        kind="audit",
        strength="",
        deadline="",
        passages="",
    )
    return replace(made, **changed)


def evidence(*, on_page: bool = True, local: bool = True, recommended=()):
    return case_evidence(
        corpus(on_page=on_page),
        codebook(),
        "child-k",
        facts=FACTS,
        recommendations=recommended,
        board=board_evidence(local=local),
    )


def blocks_under(report, start: str):
    found, inside = [], False
    for block in report.blocks:
        if isinstance(block, Heading):
            inside = block.text.startswith(start)
        elif inside:
            found.append(block)
    assert found
    return found


def text_under(report, start: str) -> str:
    return all_text(replace(report, title="", subtitle="", blocks=tuple(blocks_under(report, start))))


def test_it_has_the_seven_headings_of_a_seven_minute_briefing():
    report = case_briefing(evidence())
    assert [one.text[0] for one in report.blocks if isinstance(one, Heading)] == list("1234567")
    assert report.title == "Child K: Overview Report"


def test_what_happened_is_what_the_review_states_with_its_page_and_what_is_missing_is_said():
    assert text_under(case_briefing(evidence()), "2.") == (
        "As the review states it: age band in years: 1-5 (p. 3); outcome: died (p. 3). Not found in it: number of "
        "children and kind of harm. It covers the time from 1 January 2010 (p. 5) up to December 2011 (p. 5)."
    )


def test_the_child_s_exact_age_is_not_told():
    text = all_text(case_briefing(evidence()))
    assert "3y 2m" not in text
    assert "two months" not in text


def test_learning_is_of_this_review_only_both_ways_apart_with_its_place():
    report = case_briefing(evidence())
    failing = next(one for one in blocks_under(report, "3.") if isinstance(one, Table))
    assert [row[1] for row in failing.rows] == [
        "\u201cThe school was not told that the plan had ended.\u201d p. 2, \u00b64.0",
        "\u201cNo agency asked who else lived in the home.\u201d p. 4, \u00b64.2",
    ]
    assert "midwife" in text_under(report, "4.")
    assert "midwife" not in text_under(report, "3.")
    assert "Another" not in all_text(report)


def test_words_that_are_not_on_their_page_are_not_printed():
    text = all_text(case_briefing(evidence(on_page=False)))
    assert "was not told that the plan" not in text
    assert "(no sentence that is short enough" in text


def test_recommendations_for_a_change_of_system_come_first_and_all_are_counted():
    found = [recommendation(place) for place in range(1, 7)]
    found[5] = replace(found[5], strength="system-change", owner_type="agency")
    report = case_briefing(evidence(recommended=found))
    bullets = blocks_under(report, "5.")[1].items
    assert bullets[0] == "The board should do thing 6. (Recommendation 6, p. 12)"
    assert len(bullets) == 4
    assert "6 recommendations and questions, 5 of them to the board" in text_under(report, "5.")


def test_recommendations_of_other_reviews_are_not_its_own():
    report = case_briefing(evidence(recommended=[recommendation(1, review_id="child-l")]))
    assert text_under(report, "5.") == "No recommendation was found in it."


def test_without_local_evidence_it_says_that_nothing_is_known():
    assert "not known, and that is not assurance" in text_under(case_briefing(evidence(local=False)), "6.")


def test_a_review_that_is_no_case_review_has_no_incident():
    one = evidence()
    report = case_briefing(replace(one, review=replace(one.review, kind="inspection")))
    assert "not a review of a case (inspection report)" in text_under(report, "2.")


@pytest.mark.parametrize(
    ("wrong", "told"), [("child-kk", "did you mean child-"), ("zzz", "`thememiner reviews STUDY`")]
)
def test_an_unknown_review_is_named_with_the_nearest(wrong, told):
    with pytest.raises(InputError, match=told):
        case_evidence(corpus(), codebook(), wrong, facts=(), recommendations=(), board=board_evidence())
