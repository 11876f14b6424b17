"""The one question that needs a parse: is this a sentence or a bare phrase?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from thememiner.coding.sentences import MODEL

if TYPE_CHECKING:
    from spacy.language import Language

_FINITE = {"VBZ", "VBP", "VBD", "MD"}
_MAIN = {"ROOT", "conj", "aux", "auxpass", "ccomp"}


@lru_cache(maxsize=1)
def _parser() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])


def has_finite_verb(text: str) -> bool:
    """Whether the words make a statement ("plans are late") and not only a phrase ("the lateness of plans").

    Verbs of relative clauses ("children who are …") do not count.
    """
    return any(token.tag_ in _FINITE and _is_main(token.dep_, token.head.dep_) for token in _parser()(text))


def _is_main(dep: str, head: str) -> bool:
    return dep == "ROOT" or (dep in _MAIN and head == "ROOT")
