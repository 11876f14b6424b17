"""What the desks of a meeting work on: one study's national evidence, its local evidence, and what the group decided.

`thememiner.meeting`, `planning`, `auditing` and `training` are made on it by `Study`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.codings import Codings
from thememiner.evidence.themes import Corpus, ThemeEvidence, theme_evidence
from thememiner.library import Library
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare
from thememiner.local_records import Judgement
from thememiner.records import LeftOut
from thememiner.reports.blocks import Report
from thememiner.reports.board_evidence import BoardEvidence, gather
from thememiner.reports.briefing import BriefingEvidence, briefing
from thememiner.reports.screening_words import own_area_words, screening_words
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
        return compare(
            self.corpus,
            self.local,
            self.codebook,
            date=date,
            judgements=self.store.all(Judgement),
            months=self.settings.stale_after_months,
        )

    def own_reviews(self) -> list[str]:
        """Ids of the area's own reviews, which are not counted as national."""
        kept = {one.id for one in self.corpus.reviews}
        return [one.id for one in self.library.counted() if one.id not in kept]

    def judged_elsewhere(self) -> list[str]:
        """Themes that the group judged and the codebook does not have (any more): no row can show them."""
        known = {theme.id for theme in self.codebook.themes}
        return sorted({one.theme_id for one in self.store.all(Judgement)} - known)

    def board_evidence(self, date: str) -> BoardEvidence:
        """What the board paper says, as records; the comparison only where there is something local to compare."""
        compared = self.comparison(date) if self.local.findings or self.store.count(Judgement) else []
        found = gather(self.corpus, self.codebook, date=date, comparison=compared, left_out=self.store.all(LeftOut))
        screened = self.library.screened()
        shaping = self.settings.model_dump(exclude={"partnership", "coder"})
        return replace(
            found,
            partnership=self.settings.partnership,
            coder=self.settings.coder,
            screening=(*(screening_words(screened) if screened else ()), *own_area_words(self.own_reviews())),
            settings=tuple((name, str(value) if value else "") for name, value in shaping.items()),
        )

    def briefing(self, date: str, *, most: int = 6, where: str = "") -> Report:
        """The chair's briefing for the sub-group, as blocks; a level-1 heading begins a slide.

        Args:
            date: The day of the briefing (ISO).
            most: How many themes.
            where: Which local evidence was asked for, in words.
        """
        evidence = replace(self.board_evidence(date), where=where)
        return briefing(BriefingEvidence(evidence, self.codebook, most))
