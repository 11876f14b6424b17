"""A long text in windows of whole sentences, so that no encoder cuts off its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_SENTENCE_ENDS = frozenset(".!?")


def windows(tokens: Sequence[str], offsets: Sequence[tuple[int, int]], *, size: int) -> list[tuple[int, int]]:
    """Cut a run of word pieces into windows that follow each other without gap or overlap.

    A window ends after the last sentence that fits; where its second half has no end of a sentence, after the last
    whole word; where there is none either, at ``size``.

    Args:
        tokens: Word pieces as BERT's tokeniser writes them (``##`` begins a piece that continues a word).
        offsets: For each, where it starts and ends in the text.
        size: Most word pieces in a window.

    Returns:
        First and one past the last token of each window; nothing for a text without tokens.
    """

    def sentence_ends(at: int) -> bool:
        # "4.12" and "p.m" have no space after the stop.
        return tokens[at - 1] in _SENTENCE_ENDS and offsets[at][0] > offsets[at - 1][1]

    def word_ends(at: int) -> bool:
        return not tokens[at].startswith("##")

    found, start = [], 0
    while len(tokens) - start > size:
        latest, earliest = start + size, start + size // 2
        end = _last(sentence_ends, latest, earliest) or _last(word_ends, latest, earliest) or latest
        found.append((start, end))
        start = end
    return [*found, (start, len(tokens))] if start < len(tokens) else found


def _last(is_place: Callable[[int], bool], latest: int, earliest: int) -> int | None:
    return next((at for at in range(latest, earliest, -1) if is_place(at)), None)
