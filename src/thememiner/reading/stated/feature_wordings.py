"""The closed list of case features."""

from __future__ import annotations

from thememiner.reading.stated.circumstance_wordings import CIRCUMSTANCES
from thememiner.reading.stated.feature_kind import FeatureKind
from thememiner.reading.stated.harm_wordings import HARM

KINDS: tuple[FeatureKind, ...] = (*HARM, *CIRCUMSTANCES)

FEATURES: tuple[str, ...] = tuple(kind.name for kind in KINDS)
"""Names of all case features, in the order of the list."""
