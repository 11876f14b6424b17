"""What the desks of a meeting work on: one study's national evidence, its local evidence, and what the group decided.

`thememiner.meeting`, `planning`, `auditing` and `training` are made on it by `Study`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.codings import Codings
from thememiner.evidence.themes import Corpus, ThemeEvidence, theme_evidence
from thememiner.library import Library
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare
from thememiner.settings import Settings
from thememiner.store import Store


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """One study as it stands.

    Args:
        folder: The study's folder.
        corpus: The national reviews, without those of the study's own area.
        local: The local findings with their codings.
    """

    folder: Path
    store: Store
    library: Library
    codings: Codings
    settings: Settings
    codebook: Codebook
    corpus: Corpus
    local: LocalRecord

    def themes(self) -> list[ThemeEvidence]:
        """The national evidence, theme by theme, in the codebook's order."""
        return theme_evidence(self.corpus, self.codebook)

    def comparison(self, date: str) -> list[ComparisonRow]:
        """National beside local, with the group's judgements; in the codebook's order.

        Args:
            date: The day the age of local evidence is counted from (ISO).
        """
        return compare(self.corpus, self.local, self.codebook, date=date)
