"""The fitted stance model: statement, polarity of a passage, and polarity of what is said of each theme in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.fitted_stance.decide import SHORT, SURE, StatementDecided, decide_statement
from thememiner.coding.fitted_stance.judging_signs import judging_signs, sentence_signs
from thememiner.coding.fitted_stance.layout import Seen
from thememiner.coding.fitted_stance.linear import Linear
from thememiner.coding.judging import UNJUDGING, Judged, judge_unit
from thememiner.coding.leans import heading_lean
from thememiner.coding.polarity import Clause, clauses
from thememiner.coding.sentences import sentence_spans
from thememiner.coding.shapes import Found, is_stated
from thememiner.coding.signs import signs_of
from thememiner.coding.stance import NOT_LEARNING, OF_KIND, statement_of
from thememiner.records import CodingUnit, Polarity, Stance

Spans = Sequence[tuple[int, int]]
_STATED_IN = frozenset({"findings", "executive-summary"})
_SAID = 0.5
"""Share from which a sentence is taken to say that something fell short, or was good."""
_OUTRIGHT = 0.85
"""Share from which a sentence may say the opposite of a passage that is judged one way."""
_RULED = 0.25
"""What a rule that judges a clause adds to the share of its judgement, and takes from the other's."""
_JOINING = re.compile(r"^\W*(?:although|though|while|whilst|but|however|yet|despite|and)\b\W*", re.IGNORECASE)
"""What joins a clause to its sentence announces the other clause's judgement, not its own."""
_HEADING = 0.9
"""Share of good or mixed from which a text is taken to praise although its heading says "to improve"."""


@dataclass(frozen=True)
class StanceJudged:
    """A unit's stance with what it rests on.

    Attributes:
        stance: Statement, polarity, rule and words.
        sure: False where statement or polarity is to be called doubtful.
        statement_shares: How likely each statement is.
        polarity_shares: How likely each polarity is, before statement and heading have their say.
        sentences: Spans of its sentences.
        said: sentences x 2, how likely each says that something fell short, and that something was good.
    """

    stance: Stance
    sure: bool
    statement_shares: Mapping[str, float]
    polarity_shares: Mapping[str, float]
    sentences: Spans
    said: NDArray[np.float64]


@dataclass(frozen=True)
class StanceModel:
    """Four linear models: statement, polarity, and whether a sentence says that something fell short, or was good.

    The last two see the same: they have one layout.
    """

    statement: Linear
    polarity: Linear
    falls_short: Linear
    good: Linear

    def judge(
        self, units: Sequence[CodingUnit], vectors: NDArray[np.float32], *, assume_learning: bool = False
    ) -> list[StanceJudged]:
        """Stance of each unit, in order.

        Args:
            units: The units.
            vectors: units x 384, of their whole texts by the encoder ``minilm``.
            assume_learning: Whether they come from a table of learning (see `RuleCoder`).
        """
        if not units:
            return []
        spans = [sentence_spans(unit.text) or [(0, len(unit.text))] for unit in units]
        said = self.say([unit.text[start:end] for unit, own in zip(units, spans, strict=True) for start, end in own])
        parts = np.split(said, np.cumsum([len(own) for own in spans])[:-1])
        decided, reasons = self._statements(units, vectors, learning=assume_learning)
        seen = [
            polarity_seen(unit, vector, own, part, one.found.statement)
            for unit, vector, own, part, one in zip(units, vectors, spans, parts, decided, strict=True)
        ]
        matrix = self.polarity.layout.matrix(seen)
        judged = []
        for row, (unit, shares) in enumerate(zip(units, self.polarity.shares(matrix), strict=True)):
            by_class = dict(zip(self.polarity.classes, shares.tolist(), strict=True))
            whole = _polarity(unit, decided[row], by_class, spans[row])
            if not whole.rule:
                telling = self.polarity.telling(matrix, row, whole.polarity)
                whole = Judged(whole.polarity, "most telling for its polarity", telling, sure=whole.sure)
            judged.append(_joined(unit, decided[row], reasons[row], whole, (by_class, spans[row], parts[row])))
        return judged

    def _statements(
        self, units: Sequence[CodingUnit], vectors: NDArray[np.float32], *, learning: bool
    ) -> tuple[list[StatementDecided], list[str]]:
        matrix = self.statement.layout.matrix([statement_seen(u, v) for u, v in zip(units, vectors, strict=True)])
        decided = [
            decide_statement(
                unit, statement_of(unit, assume_learning=learning), self.statement.classes, shares, learning=learning
            )
            for unit, shares in zip(units, self.statement.shares(matrix), strict=True)
        ]
        reasons = [
            self.statement.telling(matrix, row, one.found.statement) if one.by_model else one.found.words
            for row, one in enumerate(decided)
        ]
        return decided, reasons

    def say(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """How likely each sentence says that something fell short, and that something was good, sentences x 2."""
        matrix = self.falls_short.layout.matrix([sentence_seen(one) for one in sentences])
        return np.column_stack([self.falls_short.shares(matrix)[:, 1], self.good.shares(matrix)[:, 1]])

    def theme_polarity(self, text: str, judged: StanceJudged, spans: Spans) -> Judged:
        """Polarity of what is said about a theme.

        Args:
            text: The unit's text.
            judged: What `judge` said of the unit.
            spans: Where the theme's evidence stands; none: nothing but the unit as a whole is known.
        """
        whole = judged.stance.polarity
        touched = [row for row, own in enumerate(judged.sentences) if _touches(own, spans)]
        if judged.stance.statement in UNJUDGING or not touched:
            return Judged(whole, "unit as a whole", "", sure=whole != "mixed" and judged.sure)
        parts = clauses(text, [judged.sentences[row] for row in touched])
        by_clause = whole == "mixed" or {"good", "failing"} <= {part.polarity for part in parts}
        if by_clause:
            falls_short, good = self._said_by(text, [part for part in parts if _touches((part.start, part.end), spans)])
        else:
            falls_short, good = (float(most) for most in np.max([judged.said[row] for row in touched], axis=0))
        limit = _SAID if by_clause else _OUTRIGHT
        if whole == "failing" and (good < limit or falls_short >= _SAID):
            return Judged(whole, "unit as a whole", "", sure=judged.sure)
        if whole == "good" and (falls_short < limit or good >= limit):
            return Judged(whole, "unit as a whole", "", sure=judged.sure)
        found = _of_two(falls_short, good)
        if found is None or max(falls_short, good) < limit:
            return Judged(whole, "unit as a whole", "", sure=whole != "mixed" and judged.sure)
        words = "; ".join(text[slice(*judged.sentences[row])][:60] for row in touched[:2])
        return Judged(found, "what is said with its evidence", words, sure=max(falls_short, good) >= SURE)

    def _said_by(self, text: str, parts: Sequence[Clause]) -> tuple[float, float]:
        """The most that clauses say; the models know sentences, so what rules hold of a clause counts, too."""
        bare = [_JOINING.sub("", text[part.start : part.end]) for part in parts]
        said = self.say(bare) if parts else np.zeros((1, 2))
        for row, part in enumerate(parts):
            said[row] += {"failing": (_RULED, -_RULED), "good": (-_RULED, _RULED)}.get(part.polarity, (0.0, 0.0))
        falls_short, good = np.max(said, axis=0)
        return float(falls_short), float(good)


def statement_seen(unit: CodingUnit, vector: NDArray[np.float32]) -> Seen:
    """What the statement model sees of a unit."""
    return Seen(unit.text, vector, signs_of(Found(unit.text)), _context(unit))


def sentence_seen(text: str) -> Seen:
    """What the sentence models see of a sentence or clause."""
    return Seen(text, None, judging_signs(text, [(0, len(text))]))


def polarity_seen(
    unit: CodingUnit, vector: NDArray[np.float32], spans: Spans, said: NDArray[np.float64], statement: str
) -> Seen:
    """What the polarity model sees of a unit; the statement only where its section is known."""
    numbers = judging_signs(unit.text, spans) | sentence_signs(said)
    known = [] if unit.section_kind == "unknown" else [f"statement: {statement}"]
    return Seen(unit.text, vector, numbers, [*_context(unit), *known])


def _context(unit: CodingUnit) -> list[str]:
    inspected = ["review: inspection"] if unit.review_kind == "inspection" else []
    return [f"section: {unit.section_kind}", f"heading: {heading_lean(unit.heading) or 'neither'}", *inspected]


def _by_rules(unit: CodingUnit, decided: StatementDecided, spans: Spans) -> Judged:
    """Few texts as short as these are among the fitted ones, and what they judge they say outright."""
    told = unit.section_kind in OF_KIND
    states = unit.section_kind in _STATED_IN and is_stated(unit.text)
    parts = clauses(unit.text, spans)
    return judge_unit(unit.text, parts, decided.found.statement, "", told=told, stated=states)


def _polarity(unit: CodingUnit, decided: StatementDecided, shares: Mapping[str, float], spans: Spans) -> Judged:
    """Statement and heading first; ``rule`` is empty where the model decides."""
    lean = heading_lean(unit.heading)
    if decided.found.statement in (NOT_LEARNING if lean else UNJUDGING):
        return Judged("neutral", "prescribes, asks or tells without judging", "")
    if lean == "failing" and shares["good"] + shares["mixed"] < _HEADING:
        return Judged("failing", "heading: to improve", "")
    if lean == "good" and shares["failing"] + shares["mixed"] < _HEADING:
        return Judged("good", "heading: strength", "")
    if decided.found.statement == "good-practice":
        best: Polarity = "mixed" if shares["mixed"] >= _SAID else "good"
        return Judged(best, "names good practice", "", sure=best == "good" or shares["mixed"] >= SURE)
    if len(unit.text.split()) <= SHORT and (ruled := _by_rules(unit, decided, spans)).sure:
        return ruled
    best = cast("Polarity", max(shares, key=lambda one: shares[one]))
    return Judged(best, "", "", sure=shares[best] >= SURE)


def _joined(
    unit: CodingUnit,
    decided: StatementDecided,
    words: str,
    whole: Judged,
    rest: tuple[Mapping[str, float], Spans, NDArray[np.float64]],
) -> StanceJudged:
    by_class, spans, said = rest
    statement = decided.found.statement
    states = unit.section_kind in _STATED_IN and is_stated(unit.text)
    if states and statement == "finding" and whole.polarity == "good":
        statement = "good-practice"
    elif statement == "good-practice" and whole.polarity == "failing":
        statement = "finding"
    rule = f"{decided.found.rule}; {whole.rule}" + (f": {whole.words}" if whole.words else "")
    stance = Stance(unit.id, statement, whole.polarity, rule, words)
    sure = whole.sure and (decided.sure or bool(heading_lean(unit.heading)))
    return StanceJudged(stance, sure, decided.shares, by_class, spans, said)


def _touches(own: tuple[int, int], spans: Spans) -> bool:
    return any(start < own[1] and own[0] < end for start, end in spans)


def _of_two(falls_short: float, good: float) -> Polarity | None:
    if falls_short >= _SAID and good >= _SAID:
        return "mixed"
    if max(falls_short, good) < _SAID:
        return None
    return "failing" if falls_short > good else "good"
