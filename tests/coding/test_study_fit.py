from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from thememiner.coding.judged import Judged, judged_of
from thememiner.coding.study_coder import (
    DecidedCoder,
    load_study_model,
    remove_study_model,
    save_study_model,
)
from thememiner.coding.study_fit import fit_study, too_few
from thememiner.coding.study_model import examples_of, fit_study_model, folds
from thememiner.errors import InputError
from thememiner.records import Coding, CodingUnit, Decision, Stance, Tag, Verdict

THEMES = ("a", "b", "c")


def unit(number: int) -> CodingUnit:
    return CodingUnit(f"u{number}", f"text {number}")


def coding(number: int, *given: str, statement: str = "finding") -> Coding:
    stance = Stance(f"u{number}", statement, "failing", "invented")  # type: ignore[arg-type]
    tags = [Tag(f"u{number}", theme, "failing", 0.7, rank, "rule", "w") for rank, theme in enumerate(given, start=1)]
    return Coding(stance, tuple(tags))


def decision(number: int, theme: str, verdict: Verdict = "confirmed", new: str = "") -> Decision:
    return Decision(f"u{number}", theme, verdict, new, "", "Chair", "2024-05-01", "", "")


@pytest.mark.parametrize(
    ("decisions", "fits", "fits_not", "in_full"),
    [
        ([("a", "confirmed", "")], {"a"}, set(), False),
        ([("a", "confirmed", ""), ("b", "rejected", "")], {"a"}, {"b"}, True),
        ([("a", "changed", "c"), ("b", "confirmed", "")], {"b", "c"}, {"a"}, True),
        ([("a", "changed", "")], {"a"}, set(), False),
        ([("none", "confirmed", "")], set(), set(), True),
        ([("c", "added", "")], {"c"}, set(), False),
        ([("a", "rejected", ""), ("b", "changed", "a")], {"a"}, {"b"}, True),
    ],
)
def test_what_decisions_say_of_a_passage(
    decisions: list[tuple[str, Verdict, str]], fits: set[str], fits_not: set[str], in_full: bool
) -> None:
    decided = {"u0": {theme: decision(0, theme, verdict, new) for theme, verdict, new in decisions}}
    found = judged_of([("r", unit(0)), ("r", unit(1))], {"u0": coding(0, "a", "b")}, decided)
    assert [(one.fits, one.fits_not, one.in_full) for one in found] == [(fits, fits_not, in_full)]


def world(n: int, *, wrong: float, sources: int = 12, seed: int = 5) -> tuple[list[Judged], NDArray[np.float32]]:
    """Passages whose vectors say what fits; the coder gives "a" instead of "b" in a share of cases."""
    rng = np.random.default_rng(seed)
    judged, vectors = [], rng.normal(0, 0.3, size=(n, 16)).astype(np.float32)
    for number in range(n):
        right = THEMES[number % 3]
        vectors[number, number % 3] += 2
        given = "a" if right == "b" and rng.random() < wrong else right
        one = Judged(unit(number), f"r{number % sources}", coding(number, given), frozenset({right}), frozenset(), True)
        judged.append(replace(one, fits_not=frozenset({given} - {right})))
    return judged, vectors


def test_a_mistake_that_repeats_itself_is_learnt_and_the_model_kept() -> None:
    judged, vectors = world(120, wrong=0.8)
    fit = fit_study(judged, THEMES, vectors, cap=3)
    assert fit.held is not None
    assert fit.model is not None
    assert fit.held.before < 0.8 < 0.95 < fit.held.after
    assert "kept: better in 100% of the draws" in fit.said
    assert f"F1 {fit.held.before:.3f} as the coder is, {fit.held.after:.3f} with your decisions" in fit.said


def test_where_mistakes_are_chance_nothing_is_kept() -> None:
    judged, _ = world(120, wrong=0.8)
    noise = np.random.default_rng(0).normal(size=(120, 16)).astype(np.float32)
    fit = fit_study(judged, THEMES, noise, cap=3)
    assert (fit.model, "not kept" in fit.said) == (None, True)


@pytest.mark.parametrize(
    ("n", "wrong", "sources", "said"),
    [
        (30, 0.8, 12, "decided passages: 40 are needed, there are 30"),
        (120, 0.8, 3, "reviews or files that they are from: 4 are needed, there are 3"),
        (120, 0.0, 12, "themes that were taken away or added: 10 are needed, there are 0"),
    ],
)
def test_too_few_decisions_are_one_line_that_says_how_many(n: int, wrong: float, sources: int, said: str) -> None:
    judged, vectors = world(n, wrong=wrong, sources=sources)
    assert too_few(judged) == said
    fit = fit_study(judged, THEMES, vectors, cap=3)
    assert (fit.model, fit.held, said in fit.said, "\n" in fit.said) == (None, None, True, False)


def test_nothing_decided_is_too_few() -> None:
    assert fit_study([], THEMES, np.zeros((0, 16), dtype=np.float32), cap=3).model is None


def test_folds_leave_whole_sources_out() -> None:
    groups = np.array(["a"] * 9 + ["b"] * 3 + ["c"] * 3 + ["d"] * 3)
    found = folds(groups, 0)
    assert sorted(np.concatenate(found).tolist()) == list(range(18))
    assert sorted({len(set(groups[rows])) for rows in found}) == [1]


def test_undecided_themes_of_a_passage_that_was_not_read_in_full_teach_nothing() -> None:
    judged = [Judged(unit(0), "r", coding(0, "a", "b"), frozenset({"a"}), frozenset(), in_full=False)]
    found = examples_of(judged, THEMES, np.zeros((1, 4), dtype=np.float32))
    assert found.known.tolist() == [[True, False, False]]


class Fixed:
    """A coder and an encoder that say what they are told."""

    name, note = "fixed", ""

    def __init__(self, codings: list[Coding], vectors: NDArray[np.float32]) -> None:
        self._codings, self._vectors = codings, vectors

    def code(self, units: object) -> list[Coding]:
        return self._codings

    def encode(self, texts: object) -> NDArray[np.float32]:
        return self._vectors


def put_right(statement: str = "finding", themes: tuple[str, ...] = THEMES) -> Coding:
    """What comes of a passage about "b" that the coder takes for "a"."""
    judged, vectors = world(120, wrong=0.8)
    model = fit_study_model(examples_of(judged, THEMES, vectors), cap=3)
    vector = np.zeros((1, 16), dtype=np.float32)
    vector[0, 1] = 2
    given = coding(0, statement=statement) if statement != "finding" else coding(0, "a", "new")
    fixed = Fixed([given], vector)
    return DecidedCoder(fixed, model, fixed, cap=3, themes=themes).code([unit(0)])[0]


def test_the_coder_is_put_right_and_says_so() -> None:
    found = {tag.theme_id: tag for tag in put_right().tags}
    assert (found["b"].rank, found["a"].rank, found["new"].rank) == (1, 0, 2)
    assert found["b"].rule.startswith("people's decisions: 0.")
    assert found["a"].rule.startswith("rule; people's decisions: 0.")
    assert found["a"].words == "w"


def test_a_theme_that_the_codebook_no_longer_has_is_not_given() -> None:
    assert [tag.theme_id for tag in put_right(themes=("a", "c")).tags if tag.rank and tag.theme_id != "new"] == []


def test_a_passage_that_is_no_learning_gets_no_theme() -> None:
    assert [tag.rank for tag in put_right("method").tags] == [0]


def test_a_model_is_kept_in_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    judged, vectors = world(60, wrong=0.8)
    for name in ("one", "two"):
        model = fit_study_model(examples_of(judged, THEMES, vectors), cap=3)
        save_study_model(model, tmp_path / name, {"coder": "rules", "encoder": "minilm"})
    one, two = (
        sorted((path.name, path.read_bytes()) for path in (tmp_path / name).iterdir()) for name in ("one", "two")
    )
    assert one == two
    back = load_study_model(tmp_path / "one", coder="rules", encoder="minilm")
    codings = [one.coding for one in judged]
    assert np.allclose(back.probabilities(codings, vectors), model.probabilities(codings, vectors), atol=1e-4)
    assert remove_study_model(tmp_path / "one")
    assert not (tmp_path / "one").exists()
    assert not remove_study_model(tmp_path / "one")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"coder": "combined"}, "was fitted with the coder 'combined', and the study's is 'rules'"),
        ({"format": 9}, "was made by a later version"),
        ({"kind": "other"}, "is not the card of a model fitted on decisions"),
        ({"weighs": ["x"]}, "it weighs other things than this version does"),
        ({"sha256": {"model.safetensors": "0" * 64}}, "is not the file that was checked"),
        ({"sha256": None}, "is not a model that can be used"),
    ],
)
def test_a_model_that_cannot_be_used_is_refused(tmp_path: Path, change: dict[str, object], said: str) -> None:
    judged, vectors = world(60, wrong=0.8)
    model = fit_study_model(examples_of(judged, THEMES, vectors), cap=3)
    save_study_model(model, tmp_path, {"coder": "rules", "encoder": "minilm"})
    card = tmp_path / "card.json"
    card.write_text(json.dumps(json.loads(card.read_text("utf-8")) | change), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_study_model(tmp_path, coder="rules", encoder="minilm")
