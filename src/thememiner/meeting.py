"""What the group decides at its meeting: judgements, its own words for themes, emergent codes.

It keeps what people say and checks that it is about what there is; it judges nothing. Records are only added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.emergent_desk import EmergentDesk
from thememiner.errors import InputError
from thememiner.ground import Ground
from thememiner.local import crosswalk
from thememiner.local.judgements import day, in_order, latest_judgements, position_named, response_named, stated
from thememiner.local.theme_names import folded, theme_named
from thememiner.local_records import Judgement, LocalTerm
from thememiner.records import LeftOut
from thememiner.reports import crosswalk_sheet, judgement_sheet
from thememiner.reports.board_evidence import is_invented
from thememiner.reports.filled_rows import Taken
from thememiner.reports.judgement_answers import read_judgements
from thememiner.reports.spreadsheet import write_file


@dataclass(frozen=True, slots=True)
class Judgements:
    """What was judged: the judgement that holds on each theme, and all of them by their day."""

    latest: Mapping[str, Judgement]
    history: tuple[Judgement, ...]


class Meeting:
    """What the group of one study decides; made by `Study.meeting`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store
        self._codebook: Codebook = ground.codebook

    # Judgements

    def judge(self, theme: str, response: str, *, reason: str, who: str, when: str, position: str = "") -> Judgement:
        """Keep what the group decided about a theme, with what the machine said on that day.

        Args:
            theme: Its id or its label.
            response: One of `thememiner.local.judgements.RESPONSES`.
            reason: Why, in the group's words.
            who: Who decided.
            when: The day (ISO).
            position: One of `thememiner.local.positions.POSITIONS`; empty leaves the machine's word.

        Raises:
            InputError: There is no such theme, response or position (lists what there is), or no reason is given.
        """
        theme_id, on = theme_named(theme, self._codebook).id, day(when)
        judgement = Judgement(
            theme_id=theme_id,
            position=position_named(position),
            response=response_named(response),
            reason=stated(reason, "reason", "say why, in the group's words"),
            who=stated(who, "who", "say who decided"),
            when=on,
            machine_position=self._positions(on).get(theme_id, ""),
        )
        self._keep([judgement])
        return judgement

    def judgements(self) -> Judgements:
        """The judgement that holds on each theme, and every one that was ever made."""
        kept = in_order(self._store.all(Judgement))
        return Judgements(latest_judgements(kept), tuple(kept))

    def export_judgements(self, path: str | Path, *, date: str) -> int:
        """Write the sheet for a meeting; returns the number of themes.

        Args:
            path: The workbook (.xlsx).
            date: The day of the meeting, from which the age of local evidence is counted (ISO).
        """
        on, reviews = day(date), self._ground.corpus.reviews
        rows = self._ground.comparison(on)
        lines = judgement_sheet.judgement_rows(rows, reviews, date=on)
        invented = is_invented(self._ground.corpus)
        write_file(Path(path), judgement_sheet.judgement_workbook(lines, rows, is_invented=invented))
        return len(lines)

    def import_judgements(self, path: str | Path, *, who: str, when: str) -> Taken:
        """Take in the sheet after the meeting; what is in the study already is not added again.

        Raises:
            InputError: The file is not such a sheet; names what is missing.
        """
        kept, positions = self._store.all(Judgement), self._positions(day(when))
        new, taken = read_judgements(Path(path), self._codebook, positions, kept, who=who, when=day(when))
        self._keep(new)
        return taken

    def _positions(self, date: str) -> dict[str, str]:
        return {row.theme_id: row.position for row in self._ground.comparison(date)}

    # The board's own words

    def add_term(
        self, term: str, themes: Sequence[str], *, who: str, when: str, priority: bool | None = None
    ) -> crosswalk.Term:
        """Say which themes a priority or heading of the board's own stands for, besides those it stood for before.

        Args:
            term: As it stands in the board's plan or audits.
            themes: Ids or labels.
            who: Who says so.
            when: The day (ISO).
            priority: Whether it is a priority of the board's plan; None leaves it as it was (at first: it is none).

        Raises:
            InputError: The term is empty, or there is no such theme; offers the nearest.
        """
        stated(who, "who", "say who decided")
        name = crosswalk_sheet.checked_term(term)
        before = next((one for one in self.terms() if folded(one.term) == folded(name)), None)
        new = [theme_named(one, self._codebook).id for one in themes]
        ids = tuple(dict.fromkeys([*(before.theme_ids if before else ()), *new]))
        is_priority = (before is not None and before.priority) if priority is None else priority
        said = crosswalk.Term(name, ids, is_priority)
        self._keep(crosswalk.records_of([said], self._store.all(LocalTerm), who=who, when=day(when)))
        return said

    def remove_term(self, term: str, *, who: str, when: str) -> None:
        """Take a term back.

        Raises:
            InputError: There is no such term; lists those there are.
        """
        stated(who, "who", "say who decided")
        held = {folded(one.term): one.term for one in self.terms()}
        if folded(term) not in held:
            known = f"there are: {'; '.join(held.values())}" if held else "there are none"
            raise InputError("crosswalk", f"there is no term {term!r}", remedy=known)
        self._keep([LocalTerm(held[folded(term)], "", False, who, day(when))])

    def terms(self) -> list[crosswalk.Term]:
        """The terms that hold."""
        return crosswalk.terms_of(self._store.all(LocalTerm))

    def export_terms(self, path: str | Path) -> int:
        """Write the terms to a spreadsheet (.xlsx) to be edited; returns their number."""
        terms = self.terms()
        write_file(Path(path), crosswalk_sheet.crosswalk_workbook(terms, self._codebook))
        return len(terms)

    def import_terms(self, path: str | Path, *, who: str, when: str) -> tuple[int, list[LeftOut]]:
        """Take in a table of terms (CSV or XLSX); returns how many are new or changed, and the rows left out.

        A row says all the themes of its term; a term that is not in the table stays as it is.

        Raises:
            InputError: The file cannot be read, or a column is missing; names it.
        """
        stated(who, "who", "say who decided")
        said, left_out = crosswalk_sheet.read_crosswalk(Path(path), self._codebook)
        new = crosswalk.records_of(said, self._store.all(LocalTerm), who=who, when=day(when))
        self._keep(new)
        return len({folded(one.term) for one in new}), left_out

    # Emergent codes

    @cached_property
    def emergent(self) -> EmergentDesk:
        """Codes of the group's own on statements that no theme fits."""
        return EmergentDesk(self._ground)

    def _keep(self, records: Sequence[object]) -> None:
        with self._store.writing() as write:
            write.insert(records)
