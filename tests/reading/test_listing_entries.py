from __future__ import annotations

import pytest

from thememiner.reading.listing_entries import heading, published


@pytest.mark.parametrize(
    ("line", "board", "title", "when"),
    [
        ("2016 – Anyshire – Child X", "Anyshire", "Child X", "2016"),
        ("2016 - Anyshire- Child X", "Anyshire", "Child X", "2016"),
        ("2016 -Anyshire – Child X:", "Anyshire", "Child X", "2016"),
        ("**2016 – Anyshire – Child X**", "Anyshire", "Child X", "2016"),
        ("## 2016 – Anyshire – Child X", "Anyshire", "Child X", "2016"),
        ("December 2014 – Anyshire - Child BR", "Anyshire", "Child BR", "2014-12"),
        ("May 2014NSPCC on behalf of unnamed LSCB - Child C", "NSPCC on behalf of unnamed LSCB", "Child C", "2014-05"),
        ("2019 – Marle-on-Stow – Ellie and Sam", "Marle-on-Stow", "Ellie and Sam", "2019"),
        ("2019 – St. Marle – Ellie", "St. Marle", "Ellie", "2019"),
        ("2016 – Anyshire Child X", "Anyshire", "Child X", "2016"),
        ("2016 – Child X", "", "Child X", "2016"),
        ("2016 – Child X – Anyshire LSCB", "Anyshire LSCB", "Child X", "2016"),
        ("2016 – Anyshire – Child A – thematic", "Anyshire", "Child A – thematic", "2016"),
        ("Child X – Anyshire LSCB – 2016", "Anyshire LSCB", "Child X", "2016"),
        ("Anyshire Children Board: Child X (May 2016)", "Anyshire Children Board", "Child X", "2016-05"),
        ("2021 – Teddy", "", "Teddy", "2021"),
        ("Anyshire SCP – Child X", "Anyshire SCP", "Child X", ""),
        ("Anonymous – Katie", "Anonymous", "Katie", ""),
    ],
)  # fmt: skip
def test_lines_that_open_an_entry(line: str, board: str, title: str, when: str) -> None:
    found = heading(line, is_fresh=True)
    assert found is not None
    assert (found.board, found.title, found.published) == (board, title, when)


@pytest.mark.parametrize("sign", [": ", "; "])
def test_the_abstract_may_follow_on_the_same_line(sign: str) -> None:
    found = heading(f"2016 – Anyshire – Child X{sign}Death of a boy. Learning: none.", is_fresh=False)
    assert found is not None
    assert (found.title, found.lines) == ("Child X", ["Death of a boy. Learning: none."])


@pytest.mark.parametrize(
    "line",
    [
        "2015 - 2018.",
        "2015 – when the family moved",
        "2015 Mother moved to another area",
        "2015 – Mother left the home. She did not say why",
        "2015 – Mother left the home",
        "Case reviews published in 2016",
        "Anyshire SCP – Child X",
        "She was born in Anyshire in 2016",
        "Death of a boy in May 2016",
        "Keywords: infants, Anyshire, 2016",
        "",
    ],
)
def test_lines_of_an_abstract_that_open_none(line: str) -> None:
    assert heading(line, is_fresh=False) is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2016", "2016"),
        ("2016-05-31", "2016-05-31"),
        ("31/05/2016", "2016-05-31"),
        ("31st May 2016", "2016-05-31"),
        ("May 2016", "2016-05"),
        ("Sept. 2016", "2016-09"),
        ("published 2016", "2016"),
        ("2016/2017", ""),
        ("Not stated", ""),
        ("", ""),
    ],
)
def test_dates(words: str, iso: str) -> None:
    assert published(words) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Learning – the partnership should see the child",
        "The social worker – Child X was not seen – left in May.",
        "Support was offered – and refused",
        "Mother was 19 – father was older",
    ],
)
def test_sentences_with_a_dash_open_no_entry_even_after_a_blank_line(line: str) -> None:
    assert heading(line, is_fresh=True) is None
