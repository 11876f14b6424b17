"""The coder by rules: no model, no network; every tag names the rule and the very words that fired."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.codebook import Codebook
from thememiner.coding.evidence import Evidence, find_evidence
from thememiner.coding.judging import judge_theme, judge_unit
from thememiner.coding.leans import heading_lean
from thememiner.coding.polarity import clauses
from thememiner.coding.ranking import rank_themes
from thememiner.coding.sentences import WINDOW, sentence_spans, windows
from thememiner.coding.shapes import is_stated
from thememiner.coding.stance import NOT_LEARNING, OF_KIND, statement_of
from thememiner.coding.theme_index import theme_index
from thememiner.records import Coding, CodingUnit, Polarity, Stance, Statement, Tag

CAP = 3
"""One primary and up to two secondary themes (CODEBOOK 0.2); only for the codebook in the package."""


_PRAISES: frozenset[str] = frozenset({"findings", "executive-summary"})
"""Kinds of sections in which findings are judgements, one beside the other, good or not."""


class RuleCoder:
    """Codes units by the codebook's cues and phrases and, for the packaged codebook, by hand-made rules.

    Args:
        codebook: The themes.
        assume_learning: Give themes also to units that tell or state without a recognised shape of learning, for tables
            of texts that come without their context. Recognised boilerplate, method and terms of reference stay
            without themes.
    """

    def __init__(self, codebook: Codebook, *, assume_learning: bool = False) -> None:
        self._codebook = codebook
        self._index = theme_index(codebook)
        self._cap = CAP if codebook.is_default else None
        self._assume_learning = assume_learning

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in order."""
        return [self._code(unit) for unit in units]

    def _code(self, unit: CodingUnit) -> Coding:
        sentences = sentence_spans(unit.text)
        parts = clauses(unit.text, sentences)
        found = statement_of(unit, assume_learning=self._assume_learning)
        lean = heading_lean(unit.heading)
        told = unit.section_kind in OF_KIND
        stated = unit.section_kind in _PRAISES and is_stated(unit.text)
        whole = judge_unit(unit.text, parts, found.statement, lean, told=told, stated=stated)
        statement = _named(found.statement, whole.polarity, stated=stated)
        stance = Stance(unit.id, statement, whole.polarity, f"{found.rule}; {whole.rule}", found.words)
        stretches = windows(sentences, words_in=lambda start, end: len(unit.text[start:end].split()))
        conceded = [(part.start, part.end) for part in parts if part.conceded]
        evidence = find_evidence(self._index, unit.text, stretches, conceded=conceded)
        n_words = min(len(unit.text.split()), WINDOW)
        counts = found.statement not in NOT_LEARNING or (self._assume_learning and found.statement == "narrative")
        tags = []
        for ranked in rank_themes(evidence, n_words, cap=self._cap):
            own = evidence[ranked.theme_id]
            judged = judge_theme(parts, [(hit.start, hit.end) for hit in own.hits], whole)
            tags.append(
                Tag(
                    unit_id=unit.id,
                    theme_id=ranked.theme_id,
                    polarity=judged.polarity,
                    score=own.score,
                    rank=ranked.rank if counts else 0,
                    rule=_rule(own),
                    words=_words(own, unit.text),
                    doubtful=ranked.doubtful or not judged.sure,
                )
            )
        return Coding(stance, tuple(tags))


def _named(statement: Statement, polarity: Polarity, *, stated: bool) -> Statement:
    """A finding that only praises is good practice; one that tells of a case may still be making its point."""
    return "good-practice" if stated and statement == "finding" and polarity == "good" else statement


def _rule(evidence: Evidence) -> str:
    heaviest = sorted(evidence.hits, key=lambda hit: -hit.key.weight)
    return "; ".join(dict.fromkeys(f"{hit.key.source}: {hit.wording}" for hit in heaviest[:3]))


def _words(evidence: Evidence, text: str) -> str:
    return "; ".join(dict.fromkeys(text[hit.start : hit.end] for hit in evidence.hits))
