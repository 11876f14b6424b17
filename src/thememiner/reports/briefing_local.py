"""The local position in a briefing: the group's word beside the suggested one, in counts; no word of a local case.

A briefing is passed on inside many organisations, so it holds no text of local findings: file and row stand in the
notes for those who may look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thememiner.local.comparison import ComparisonRow
from thememiner.reports.board_local import both_words
from thememiner.reports.phrasing import cited_finding, counted, listed

_NOT_BROUGHT = "not known: no local evidence was brought in, and that is not assurance"
_CITED = 5
_NAMED = 3


def standing_words(row: ComparisonRow | None) -> str:
    """The position that holds, for a cell; where the group judged, its word beside thememiner's."""
    if row is None:
        return "Not known"
    if row.judgement is not None:
        return both_words(row)
    return _capital(row.position_words or row.position)


def here(row: ComparisonRow | None) -> str:
    """What is known of a theme locally, why, and what became of an earlier decision; a sentence for each."""
    if row is None:
        return f"Locally: {_NOT_BROUGHT}."
    said = row.position_words or row.position
    why = row.agreement or (row.because if row.local and not row.position_words else "")
    suggested = f"{said}: {why}" if why else said
    if row.judgement is None:
        return f"Locally: {suggested}. The group has recorded no judgement on it yet."
    parts = [both_words(row), f"What thememiner finds now: {suggested}", _capital(row.follow_up)]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def local_sources(row: ComparisonRow | None) -> str:
    """Where the local findings on a theme stand: file and row, newest first; never their words."""
    if row is None or not row.local:
        return ""
    cited = "; ".join(cited_finding(one) for one in row.local[:_CITED])
    more = f"; and {len(row.local) - _CITED} more" if len(row.local) > _CITED else ""
    return (
        f"Local findings on \u201c{row.label}\u201d ({counted(len(row.local), 'finding', 'findings')}): {cited}{more}."
    )


def reason_words(row: ComparisonRow | None) -> str:
    """Why the suggested position is what it is, and the group's reason for its own."""
    if row is None:
        return ""
    reason = f" The group\u2019s reason: {row.judgement.reason.rstrip('.')}." if row.judgement else ""
    return f"Why the local position is suggested: {row.because}.{reason}"


def also_weak(rows: Iterable[ComparisonRow], shown: Sequence[str]) -> str:
    """The themes outside the briefing of which local findings say that something did not work; empty where none."""
    labels = [row.label for row in rows if row.theme_id not in shown and row.local_failing]
    if not labels:
        return ""
    named = "; ".join(labels[:_NAMED])
    more = f"; and {len(labels) - _NAMED} more, in the notes" if len(labels) > _NAMED else ""
    these = counted(len(labels), "other theme", "other themes")
    return f"Local findings also say that something did not work well on {these}: {named}{more}."


def also_weak_in_full(rows: Iterable[ComparisonRow], shown: Sequence[str]) -> str:
    """All of them, for the notes, where the slide names only the first."""
    labels = [row.label for row in rows if row.theme_id not in shown and row.local_failing]
    return f"All other themes with such local findings: {'; '.join(labels)}." if len(labels) > _NAMED else ""


def local_asks(rows: Sequence[ComparisonRow | None], labels: Sequence[str]) -> list[tuple[str, str]]:
    """What evidence partners are asked to bring, and who; from the positions of the themes shown."""
    standings = ["not known" if row is None else row.standing for row in rows]
    unknown = [label for label, word in zip(labels, standings, strict=True) if word in ("not known", "stale")]
    divided = [label for label, word in zip(labels, standings, strict=True) if word in ("mixed", "contradictory")]
    asks = []
    if unknown:
        asks.append(
            (
                "Bring what your organisation knows (audits, supervision, complaints, views of children, families and "
                f"staff, indicators) on what is not known or stale: {_some(unknown)}.",
                "Each member",
            )
        )
    if divided:
        asks.append((f"Say what may lie behind local evidence that goes both ways: {_some(divided)}.", "Each member"))
    decided = [row.label for row in rows if row is not None and row.judgement is not None and row.follow_up]
    if decided:
        asks.append((f"Report on what was decided before: {_some(decided)}.", ""))
    return asks


def _some(labels: Sequence[str]) -> str:
    if len(labels) <= _NAMED:
        return listed(labels)
    return f"{'; '.join(labels[:_NAMED])}; and {len(labels) - _NAMED} more of these themes"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
