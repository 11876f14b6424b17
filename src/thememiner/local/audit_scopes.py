"""What headings, labelled lines and forms say of all below a heading: whose it is, which case, its grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thememiner.local.agencies import is_agency
from thememiner.local.audit_document_tables import DocumentTable
from thememiner.local.audit_outline import Part, case_in, label_and_value
from thememiner.local.columns import field_of

SCOPED = ("agency", "case", "grade")
"""The fields that hold below a heading."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """Facts by the headings below which they hold."""

    by_path: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def facts(self, path: tuple[str, ...]) -> dict[str, str]:
        """What holds under some headings; a grade only where it is that of a case or an agency."""
        facts: dict[str, str] = {}
        for depth in range(1, len(path) + 1):
            facts |= self.by_path.get(path[:depth], {})
        if not facts.get("case") and not facts.get("agency"):
            facts.pop("grade", None)
        return facts

    def values(self, name: str, most: int = 12) -> str:
        """The values of a field, as they stand, for the mapping."""
        stated = dict.fromkeys(scope[name] for scope in self.by_path.values() if scope.get(name))
        return ", ".join(list(stated)[:most])

    def take(self, path: tuple[str, ...], facts: Mapping[str, str]) -> None:
        """Note facts that hold below some headings; what was said first holds."""
        scope = self.by_path.setdefault(path, {})
        for name, value in facts.items():
            if name in SCOPED:
                scope.setdefault(name, value)


def scopes_of(parts: Sequence[Part], tables: Sequence[DocumentTable]) -> Scopes:
    """The facts that headings, labelled lines and forms without findings state for all below the same heading."""
    scopes = Scopes()
    for part in parts:
        for depth in range(1, len(part.path) + 1):
            scopes.take(part.path[:depth], _named_by(part.path[depth - 1]))
        stated = label_and_value(part.text)
        if stated and part.path:
            scopes.take(part.path, dict([stated]))
    for table in tables:
        if table.pairs and table.first.path and not table.has_findings:
            stated_in = {own: value for name, value, _ in table.pairs if (own := field_of(name))}
            scopes.take(table.first.path, stated_in)
    return scopes


def _named_by(heading: str) -> dict[str, str]:
    """The case or the agency that a heading names."""
    case = case_in(heading)
    facts = {"case": case} if case else {}
    bare = heading.strip().rstrip(":")
    stated = label_and_value(bare)
    if stated:
        facts |= dict([stated])
    elif is_agency(bare):
        facts["agency"] = bare
    return facts
