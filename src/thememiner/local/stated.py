"""Themes that local evidence states itself, by people's word: a filled-in audit tool, and the board's own headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thememiner.codebook import Codebook
from thememiner.coding.decisions import NOTHING, latest
from thememiner.local.crosswalk import Term, terms_of
from thememiner.local.theme_names import folded
from thememiner.local_records import LocalTerm
from thememiner.records import AuditFinding, Code, Decision, Polarity, Stance

if TYPE_CHECKING:
    from thememiner.local.comparison import LocalRecord


def with_stated(
    local: LocalRecord, terms: Sequence[LocalTerm], codebook: Codebook, decisions: Iterable[Decision] = ()
) -> LocalRecord:
    """The record with the themes that its findings state; the machine's other themes stay.

    A finding has the theme of the audit tool it was written in, and the themes that the board's term it stands under
    (``heading`` or ``audit``) stands for. What a person decided about the finding itself comes before both. The
    polarity is the machine's for that theme, else that of the whole text. What a row of an audit tool is heard to say
    of another theme is kept only where it says that something did not work: an aside is no one's word that it works.

    Args:
        local: The findings with their codings.
        terms: The board's own terms.
        codebook: Themes that it does not have are passed over.
        decisions: What people decided; a theme rejected there is not given again.
    """
    known, decided = {theme.id for theme in codebook.themes}, latest(decisions)
    walk = {folded(one.term): one for one in terms_of(terms)}
    codes = dict(local.codes)
    for finding in local.findings:
        codes[finding.id] = _without_asides(finding, codes.get(finding.id, ()))
        own = decided.get(finding.id, {})
        stated = [
            (theme, why)
            for theme, why in _stated(finding, walk)
            if theme in known and theme not in own and NOTHING not in own
        ]
        if stated:
            found = {code.theme_id: code for code in codes.get(finding.id, ())}
            for theme, why in stated:
                found[theme] = _code(finding, theme, why, found.get(theme), local.stances.get(finding.id))
            codes[finding.id] = tuple(found.values())
    return replace(local, codes=codes, terms=tuple(terms))


def _stated(finding: AuditFinding, walk: Mapping[str, Term]) -> list[tuple[str, str]]:
    """Each theme that the finding states, and why; the tool's own word comes first."""
    stated: dict[str, str] = {}
    if finding.theme_id:
        stated[finding.theme_id] = "stated by the audit tool"
    for name in (finding.heading, finding.audit):
        term = walk.get(folded(name)) if name else None
        for theme in term.theme_ids if term else ():
            stated.setdefault(theme, f"stands under '{name}', which the board reads as this theme")
    return list(stated.items())


def _without_asides(finding: AuditFinding, codes: Sequence[Code]) -> tuple[Code, ...]:
    """An audit of supervision did not look at how children were heard, whatever its words touch."""
    if not finding.theme_id:
        return tuple(codes)
    return tuple(
        code
        for code in codes
        if code.theme_id == finding.theme_id or code.status != "suggested" or code.polarity in ("failing", "mixed")
    )


def _code(finding: AuditFinding, theme: str, why: str, given: Code | None, stance: Stance | None) -> Code:
    if given is not None and given.status != "suggested":
        return given
    polarity: Polarity = given.polarity if given else (stance.polarity if stance else "neutral")
    return Code(finding.id, theme, polarity, 1, 1.0, "stated", why, given.words if given else "")
