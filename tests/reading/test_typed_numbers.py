from __future__ import annotations

import pytest

from thememiner.reading.typed_numbers import row_number, typed_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("4.12 The plan was not shared.", "4.12", "The plan was not shared."),
        ("4.12. The plan was not shared.", "4.12", "The plan was not shared."),
        ("(4.12) The plan was not shared.", "4.12", "The plan was not shared."),
        ("3.2.1 The plan", "3.2.1", "The plan"),
        ("12. The school told nobody.", "12", "The school told nobody."),
        ("12) The school told nobody.", "12", "The school told nobody."),
        ("(a) whether help was early", "a", "whether help was early"),
        ("(iv) whether help was early", "iv", "whether help was early"),
        ("R1 The partnership should", "R1", "The partnership should"),
        ("R1. The partnership should", "R1", "The partnership should"),
        ("KLOE2: How well was", "KLOE2", "How well was"),
        ("Recommendation 3: The board should", "Recommendation 3", "The board should"),
        ("Recommendation 3 – The board should", "Recommendation 3", "The board should"),
        ("Recommendation 108: The board should", "Recommendation 108", "The board should"),
        ("Recommendation 7 (national): The board", "Recommendation 7 (national)", "The board"),
        ("Learning point 2: Ask the child.", "Learning point 2", "Ask the child."),
        ("Key finding 1. Nobody asked.", "Key finding 1", "Nobody asked."),
        ("• Ask the child.", "", "Ask the child."),
        ("•Ask the child.", "", "Ask the child."),
        ("\uf0b7 Ask the child.", "", "Ask the child."),
    ],
)
def test_numbers_labels_and_bullets(text: str, number: str, rest: str) -> None:
    assert typed_number(text) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2014 was the day",
        "2015 saw a new service",
        "3 children were seen",
        "10. 30 p.m. was the time",
        "10.30 p.m. was the time",
        "10.30 am was the time",
        "10.30pm was the time",
        "3.5 years later the plan ended",
        "2.5 million pounds were spent",
        "4.5 per cent of families",
        "4.5 % of families",
        "2014. The plan",
        "(as he said) the plan",
        "A child was not seen",
        "I was not asked",
        "a. child",
        "Recommendation 3",
        "Recommendation 3 was not carried out",
        "Recommendations were made",
        "Finding 2a home took long",
        "Finding a place took long",
        "R1x The partnership",
        "12.",
        "",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert typed_number(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("4 How agencies worked", "4", "How agencies worked"),
        ("4.2 How agencies worked", "4.2", "How agencies worked"),
        ("Findings", None, "Findings"),
        ("2014 and after", None, "2014 and after"),
        ("4 2014", None, "4 2014"),
        ("Finding 3: Nobody asked", "Finding 3", "Nobody asked"),
        ("Finding 3", None, "Finding 3"),
    ],
)
def test_in_a_heading_a_bare_number_is_its_number(text: str, number: str | None, rest: str) -> None:
    assert typed_number(text, is_heading=True) == (number, rest)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("2 | The Board should ask the child | LSCB", "2", "The Board should ask the child | LSCB"),
        ("4 | Children's Social Care to stop", "4", "Children's Social Care to stop"),
        ("290 | Nobody asked the child", "290", "Nobody asked the child"),
        ("R3. | The Board should ask the child", "R3", "The Board should ask the child"),
        ("4.2 | Nobody asked the child", "4.2", "Nobody asked the child"),
        ("3a | Nobody asked the child", "3a", "Nobody asked the child"),
        ("2014 | Nobody asked the child", None, "2014 | Nobody asked the child"),
        ("12 | 15 | 20", None, "12 | 15 | 20"),
        ("12 | 15 children were seen", None, "12 | 15 children were seen"),
        ("2 children | Nobody asked the child", None, "2 children | Nobody asked the child"),
        ("May | Nobody asked the child", None, "May | Nobody asked the child"),
        ("2 | Met", None, "2 | Met"),
    ],
)
def test_numbers_of_rows(text: str, number: str | None, rest: str) -> None:
    assert row_number(text) == (number, rest)
