from __future__ import annotations

from math import log, sqrt

import pytest

from thememiner.evidence.keyterms import c_tf_idf, log_odds

DENTAL = ["Untreated decay", "decay of teeth", "decay and pain", "the dentist saw decay"]
SCHOOL = ["absence from school", "school absence", "unauthorised absence", "absence and pain"]


def words(text: str) -> list[str]:
    return text.lower().split()


def test_what_sets_a_group_apart_comes_first_and_what_both_say_does_not() -> None:
    found = log_odds({"teeth": DENTAL * 5, "school": SCHOOL * 5})
    assert found["teeth"][0].term == "decay"
    assert found["school"][0].term == "absence"
    assert "pain" not in [one.term for own in found.values() for one in own]
    assert (found["teeth"][0].texts, found["teeth"][0].elsewhere) == (20, 0)


def test_the_score_is_that_of_the_paper() -> None:
    found = log_odds({"one": ["a b"] * 30, "other": ["a c"] * 30}, terms=words)
    # 120 term uses: a prior of 12, a quarter of which is for "b".
    here = log((30 + 3) / (60 + 12 - 30 - 3))
    there = log(3 / (60 + 12 - 3))
    expected = (here - there) / sqrt(1 / (30 + 3) + 1 / 3)
    assert [(one.term, one.score) for one in found["one"]] == [("b", pytest.approx(expected))]


def test_a_word_that_one_text_repeats_counts_once() -> None:
    assert log_odds({"one": ["b " * 50], "other": ["c"] * 9}, terms=words)["one"] == ()


@pytest.mark.parametrize("groups", [{}, {"alone": DENTAL * 5}])
def test_a_group_alone_is_set_apart_from_nothing(groups: dict[str, list[str]]) -> None:
    assert all(own == () for own in log_odds(groups).values())


def test_c_tf_idf_gives_what_a_group_speaks_of() -> None:
    found = c_tf_idf({"teeth": DENTAL, "school": SCHOOL}, most=2)
    assert [found["teeth"][0].term, found["school"][0].term] == ["decay", "absence"]
    assert [len(own) for own in found.values()] == [2, 2]
