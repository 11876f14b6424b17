from __future__ import annotations

import numpy as np
import pytest

from thememiner.codebook import Codebook, default_codebook, parse_codebook
from thememiner.coding.codebook_check import Remark, check_entries, theme_vectors
from thememiner.coding.codebook_use import Used, check_use, use_of
from thememiner.encoding import Encoder, load_encoder
from thememiner.records import Decision, Tag, Verdict

BOOK = parse_codebook(
    """
- {id: sup, label: Staff supervision, definition: Whether practitioners had reflective supervision from a manager.,
   cues: [supervision, one-to-one]}
- {id: oversight, label: Management oversight,
   definition: Whether a manager gave practitioners reflective oversight and supervision of cases., cues: [oversight]}
- {id: housing, label: Housing, definition: "Homes, rent and evictions.", cues: [housing, One-to-one]}
- {id: bare, label: Dental care, definition: Whether teeth were looked after.}
""",
    "t",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


@pytest.fixture(scope="module")
def remarks(encoder: Encoder) -> list[Remark]:
    return check_entries(BOOK, encoder)


def about(remarks: list[Remark], kind: str) -> list[tuple[tuple[str, ...], str]]:
    return [(one.themes, one.cue) for one in remarks if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("definitions overlap", [(("sup", "oversight"), "")]),
        ("cue shared", [(("sup", "housing"), "one-to-one")]),
        ("cue is a false friend", [(("sup",), "supervision")]),
        ("no cues or phrases", [(("bare",), "")]),
    ],
)
def test_remarks_on_entries_alone(
    remarks: list[Remark], kind: str, expected: list[tuple[tuple[str, ...], str]]
) -> None:
    assert about(remarks, kind) == expected


def test_what_is_told_apart_is_not_remarked_upon(encoder: Encoder) -> None:
    found = about(check_entries(default_codebook(), encoder), "definitions overlap")
    assert found == [(("parental-difficulties", "adolescent-vulnerability"), "")]


@pytest.mark.parametrize(
    ("cue", "is_friend"),
    [
        ("staff supervision", False),
        ("supervis*", True),
        ("plans", True),
        ("planet", True),
        ("DNA", True),
        ("dna", False),
    ],
)
def test_a_cue_of_one_word_may_be_a_false_friend(encoder: Encoder, cue: str, is_friend: bool) -> None:
    book = parse_codebook(f"- {{id: a, label: A, definition: d, cues: ['{cue}']}}", "t")
    assert bool(about(check_entries(book, encoder), "cue is a false friend")) is is_friend


def unit(number: int, text: str, *tags: Tag) -> Used:
    own = tuple(
        Tag(f"u{number}", one.theme_id, one.polarity, one.score, one.rank, "", "", one.doubtful) for one in tags
    )
    return Used(f"u{number}", f"review-{number % 3}", str(number), text, True, own)


def tag(theme: str, rank: int = 1, score: float = 0.9, *, doubtful: bool = False) -> Tag:
    return Tag("", theme, "failing", score, rank, "", "", doubtful)


def decision(number: int, theme: str, verdict: Verdict = "confirmed", new: str = "") -> Decision:
    return Decision(f"u{number}", theme, verdict, new, "", "Chair", "2024-05-01", "", "")


def checked(codebook: Codebook, units: list[Used], decisions: list[Decision], encoder: Encoder) -> list[Remark]:
    vectors = encoder.encode([one.text for one in units])
    return check_use(codebook, use_of(units, decisions), vectors, theme_vectors(codebook, encoder))


def test_themes_that_are_given_together(encoder: Encoder) -> None:
    both = [unit(n, f"Supervision {n}", tag("sup"), tag("oversight", 2)) for n in range(4)]
    found = checked(BOOK, [*both, unit(9, "Oversight", tag("oversight"))], [], encoder)
    said = [one for one in found if one.kind == "given together"]
    assert [one.themes for one in said] == [("sup", "oversight")]
    assert said[0].said == "4 of 4 passages with 'sup' have 'oversight', too, in 3 sources"
    assert [(one.source, one.page) for one in said[0].examples] == [
        ("review-0", "0"),
        ("review-1", "1"),
        ("review-2", "2"),
    ]
    assert about(checked(BOOK, both[:3], [], encoder), "given together") == []


def test_themes_that_people_decided_against_each_other(encoder: Encoder) -> None:
    units = [unit(n, f"Supervision {n}", tag("sup")) for n in range(3)]
    decisions = [
        decision(0, "sup", "changed", "oversight"),
        decision(1, "sup", "rejected"),
        decision(1, "oversight", "added"),
        decision(2, "sup"),
    ]
    found = [one for one in checked(BOOK, units, decisions, encoder) if one.kind == "decided against each other"]
    assert [(one.themes, one.said) for one in found] == [
        (("sup", "oversight"), "'sup' was taken away for 'oversight' in 2 passages")
    ]


def test_a_theme_that_is_never_given_has_its_nearest_passages(encoder: Encoder) -> None:
    units = [
        unit(0, "The children's toothache was not followed up with a dentist.", tag("sup")),
        unit(1, "The family was evicted for rent arrears.", tag("housing")),
        unit(2, "A manager did not read the record.", tag("oversight")),
    ]
    found = {one.themes[0]: one for one in checked(BOOK, units, [], encoder) if one.kind == "never given"}
    assert list(found) == ["bare"]
    assert found["bare"].examples[0].unit_id == "u0"


def test_a_theme_that_is_mostly_doubtful(encoder: Encoder) -> None:
    units = [unit(n, f"Supervision {n}", tag("sup", doubtful=n < 3)) for n in range(5)]
    assert about(checked(BOOK, units, [], encoder), "mostly doubtful") == [(("sup",), "")]
    assert about(checked(BOOK, units[1:], [], encoder), "mostly doubtful") == []


def test_a_cue_that_fires_wrongly_and_one_that_never_fires(encoder: Encoder) -> None:
    units = [
        unit(0, "Contact with the father was under supervision.", tag("housing"), tag("sup", 0, 0.1)),
        unit(1, "The supervision order ended.", tag("sup")),
        unit(2, "She had supervision each month.", tag("sup")),
    ]
    found = checked(BOOK, units, [decision(1, "sup", "rejected")], encoder)
    wrong = [one for one in found if one.kind == "cue fires wrongly"]
    assert [(one.themes, one.cue) for one in wrong] == [(("sup",), "supervision")]
    assert "people refused the theme in 1, and in 1 other themes were given" in wrong[0].said
    assert [one.unit_id for one in wrong[0].examples] == ["u1", "u0"]
    assert (("oversight",), "oversight") in about(found, "cue never fires")
    assert about(checked(BOOK, units, [], encoder), "cue fires wrongly") == []


def test_decisions_about_a_theme_that_was_renamed(encoder: Encoder) -> None:
    found = checked(
        BOOK, [unit(0, "Supervision", tag("sup"))], [decision(0, "supervision"), decision(0, "none")], encoder
    )
    said = [one for one in found if one.kind == "decisions without a theme"]
    assert [(one.themes, one.said[:27]) for one in said] == [(("supervision",), "1 decision on 'supervision'")]


def test_a_long_passage_is_cut_around_the_cue(encoder: Encoder) -> None:
    text = f"{'word ' * 100}supervision was late. {'more ' * 100}"
    units = [unit(n, text, tag("housing")) for n in range(3)]
    wrong = next(one for one in checked(BOOK, units, [], encoder) if one.kind == "cue fires wrongly")
    words = wrong.examples[0].words
    assert "supervision was late" in words
    assert (words[0], words[-1], len(words) < 320) == ("…", "…", True)


def test_nothing_coded_is_nothing_to_say_of_use(encoder: Encoder) -> None:
    found = check_use(BOOK, use_of([], []), np.zeros((0, 384), dtype=np.float32), theme_vectors(BOOK, encoder))
    assert {one.kind for one in found} == {"cue never fires"}
