from __future__ import annotations

from thememiner.coding.decisions import codes, text_hash
from thememiner.records import Decision, Tag


def tag(theme: str, *, rank: int = 1, score: float = 0.7) -> Tag:
    return Tag("u1", theme, "failing", score, rank, "cue", "some words")


def decision(theme: str, verdict: str, *, new_theme: str = "", polarity: str = "") -> Decision:
    return Decision("u1", theme, verdict, new_theme, polarity, "Chair", "2024-05-01", "", text_hash("text"))


def of(tags: list[Tag], decisions: list[Decision]) -> list[tuple[str, str, str]]:
    return [(code.theme_id, code.status, code.polarity) for code in codes(tags, decisions).get("u1", ())]


def test_an_assigned_tag_counts_as_suggested_and_a_weak_one_does_not_count() -> None:
    assert of([tag("a"), tag("b", rank=0)], []) == [("a", "suggested", "failing")]


def test_a_rejected_tag_does_not_count_and_leaves_the_others() -> None:
    assert of([tag("a"), tag("b", rank=2)], [decision("a", "rejected")]) == [("b", "suggested", "failing")]


def test_a_changed_tag_counts_under_its_new_theme_and_polarity() -> None:
    assert of([tag("a")], [decision("a", "changed", new_theme="c", polarity="good")]) == [("c", "changed", "good")]


def test_a_changed_polarity_alone_keeps_the_theme() -> None:
    assert of([tag("a")], [decision("a", "changed", polarity="mixed")]) == [("a", "changed", "mixed")]


def test_a_confirmed_theme_counts_though_the_machine_no_longer_gives_it() -> None:
    assert of([tag("a", rank=0)], [decision("a", "confirmed")]) == [("a", "confirmed", "failing")]
    assert of([], [decision("a", "confirmed", polarity="good")]) == [("a", "confirmed", "good")]


def test_the_latest_decision_holds() -> None:
    assert of([tag("a")], [decision("a", "rejected"), decision("a", "confirmed")]) == [("a", "confirmed", "failing")]


def test_an_added_theme_stands_beside_the_machines() -> None:
    assert of([tag("a")], [decision("z", "added", polarity="good")]) == [
        ("a", "suggested", "failing"),
        ("z", "added", "good"),
    ]
