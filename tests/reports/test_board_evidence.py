from __future__ import annotations

from dataclasses import replace

from invented import code, passage, review, stance
from reports.paper import codebook
from thememiner.evidence.themes import Corpus
from thememiner.records import LeftOut, Page
from thememiner.reports.board_evidence import gather

THEME = "information-sharing"
FAILING = "The school was not told that the plan had ended."
GOOD = "The midwife shared what she knew with the surgery on the same day."


def corpus(*statements: tuple[str, str, str]) -> Corpus:
    """One statement a review: its review's id, its text and its polarity."""
    reviews, passages, pages, stances, codes = [], [], [], {}, {}
    for review_id, text, polarity in statements:
        reviews.append(review(review_id, kind="inspection" if review_id.startswith("ins") else "case-review"))
        one = passage(review_id, text)
        passages.append(one)
        pages.append(Page(review_id, 1, "1", 0, len(text), "text", raw=text))
        stances[one.id] = stance(one.id, polarity=polarity)
        codes[one.id] = (code(one.id, THEME, polarity=polarity, words=text[4:12]),)
    return Corpus(tuple(reviews), tuple(passages), tuple(pages), stances, codes)


def test_quotations_are_of_their_own_kind_and_polarity():
    found = gather(corpus(("a", FAILING, "failing"), ("ins", GOOD, "good")), codebook(), date="2026-03-06")
    assert {key: one.text for key, one in found.failing_quotations.items()} == {("case-review", THEME): FAILING}
    assert {key: one.text for key, one in found.good_quotations.items()} == {("inspection", THEME): GOOD}


def test_a_mixed_statement_is_counted_as_both_and_quoted_as_neither():
    found = gather(corpus(("a", FAILING, "mixed")), codebook(), date="2026-03-06")
    theme = found.themes[0]
    assert (theme.failing[0].reviews_with, theme.good[0].reviews_with) == (1, 1)
    assert not found.failing_quotations
    assert not found.good_quotations


def test_words_that_are_not_on_the_page_are_not_quoted():
    read = corpus(("a", FAILING, "failing"))
    elsewhere = replace(read, pages=(replace(read.pages[0], raw="Other words."),))
    assert gather(read, codebook(), date="2026-03-06").failing_quotations
    assert not gather(elsewhere, codebook(), date="2026-03-06").failing_quotations


def test_what_was_left_out_and_the_counts_come_along():
    lost = LeftOut("a.pdf", "page 2", "is a picture")
    found = gather(corpus(("a", FAILING, "failing")), codebook(), date="2026-03-06", left_out=[lost])
    assert found.left_out == (lost,)
    assert (found.cases, found.codings, found.confirmed) == ({"case-review": 1}, 1, 0)
    assert codebook().fingerprint in found.codebook
