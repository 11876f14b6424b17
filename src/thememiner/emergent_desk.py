"""Codes of the group's own on statements that no theme fits, from the first label to a theme of the codebook.

Records are only added. What becomes a theme counts by decisions (`Decision`), as if people had added it one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from thememiner.codebook import Codebook, Theme
from thememiner.codebook_growth import with_facet, with_theme, write_codebook
from thememiner.coding.decisions import NOTHING, latest, same_decision, text_hash
from thememiner.codings import CODEBOOK_FILE
from thememiner.errors import InputError
from thememiner.evidence.prevalence import case_of
from thememiner.ground import Ground
from thememiner.local.alike import Alike, Stated, in_groups
from thememiner.local.areas import area_key
from thememiner.local.emergent import BOARDS, CASES, Emergent, decided, emergent_of, holding
from thememiner.local.judgements import day, stated
from thememiner.local.theme_names import folded, theme_named
from thememiner.local_records import EmergentCode, EmergentDecision
from thememiner.records import LEARNING_STATEMENTS, AuditFinding, Decision, Review
from thememiner.reports import emergent_sheet
from thememiner.reports.board_evidence import is_invented
from thememiner.reports.decision_sheet import Shown, shown
from thememiner.reports.filled_rows import Taken
from thememiner.reports.spreadsheet import write_file


class EmergentDesk:
    """The emergent codes of one study; made by `Meeting.emergent`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store
        self._codebook: Codebook = ground.codebook

    def emerge(self, unit_id: str, label: str, *, who: str, when: str, note: str = "") -> EmergentCode:
        """Give a label of the group's own to a statement that no theme fits; an empty one takes it back.

        Raises:
            InputError: There is no such unit, it has a theme, or the label is a theme or was decided upon.
        """
        if label.strip():
            text = emergent_sheet.checked_unit(unit_id, self._known)
            label = emergent_sheet.checked_label(label, self._known)
        elif unit_id in self._known.codes:
            text = self._known.texts.get(unit_id, "")
        else:
            raise InputError("emergent", f"{unit_id!r} has no label to take back", remedy="look at `emergent list`")
        one = EmergentCode(unit_id, label, note, stated(who, "who", "say who decided"), day(when), text_hash(text))
        self._keep([one])
        return one

    def labels(self) -> list[Emergent]:
        """The labels with what bears them, those of most boards and reviews first."""
        codes, decisions = self._store.all(EmergentCode), self._store.all(EmergentDecision)
        return emergent_of(codes, decisions, texts=self._known.texts, reviews=self._reviews)

    def statements(self, label: str) -> list[Shown]:
        """The statements that bear a label.

        Raises:
            InputError: There is no such label; lists those there are.
        """
        units = set(self._label(label).units)
        return [one for one in self._shown if one.unit_id in units]

    def export(self, path: str | Path, *, most: int = 0) -> int:
        """Write the statements without a theme to a spreadsheet (.xlsx), the most telling first; returns the rows.

        Args:
            path: The workbook.
            most: How many at most; 0: all.
        """
        units = self._without_theme()
        order = self._in_groups(units)[: most or None]
        rows = emergent_sheet.emergent_rows(units, order, {unit: one.label for unit, one in self._known.codes.items()})
        content = emergent_sheet.emergent_workbook(
            rows,
            [one.label for one in self.labels() if one.decision is None],
            settled=sum(units[one.unit_id].settled for one in order),
            is_invented=is_invented(self._ground.corpus),
        )
        write_file(Path(path), content)
        return len(rows)

    def _without_theme(self) -> dict[str, Shown]:
        """The learning statements of reviews that no theme was given to, in reading order."""
        return {
            one.unit_id: one
            for one in self._shown
            if one.stance.statement in LEARNING_STATEMENTS and not one.codes and one.unit_id in self._reviews
        }

    def _in_groups(self, units: Mapping[str, Shown]) -> list[Alike]:
        if not units:
            return []
        stated_ = [
            Stated(unit, case_of(self._reviews[unit]), area_key(self._reviews[unit].area), folded(one.text))
            for unit, one in units.items()
        ]
        encoder = self._ground.codings.encoder()
        vectors = encoder.encode([one.text for one in units.values()])
        self._ground.codings.keep_vectors(encoder)
        return in_groups(stated_, vectors)

    def import_(self, path: str | Path, *, who: str, when: str) -> Taken:
        """Take in the labels of a filled-in sheet; what the study has already is not added again.

        Raises:
            InputError: The file is not such a sheet; names what is missing.
        """
        new, taken = emergent_sheet.read_emergent(Path(path), self._known, who=who, when=day(when))
        self._keep(new)
        return taken

    def promote(
        self, label: str, *, definition: str, who: str, when: str, theme_id: str = "", despite: str = ""
    ) -> str:
        """Make an emergent label a theme of the study's codebook; returns its id. Code the study again after it.

        The statements that bear it are kept as decisions (``added``), with the polarity that they have as a whole, so
        that they count at once. The codebook before is kept beside the new one.

        Args:
            label: The label; the theme is called so.
            definition: What the theme is.
            who: Who decides.
            when: The day (ISO).
            theme_id: The theme's id; made of the label where it is empty.
            despite: Why it is promoted before three reviews of two boards speak of it.

        Raises:
            InputError: There is no such label, too few reviews or boards bear it, or the codebook has the theme.
        """
        one = self._undecided(label)
        _check_ready(one, despite)
        said = stated(definition, "definition", "say what the theme is")
        theme = Theme(id=self._new_id(theme_id or one.label, theme_id), label=one.label, definition=said)
        note = "" if one.ready else f"before {CASES} reviews of {BOARDS} boards: {despite.strip()}"
        decision = _verdict(one, "promoted", theme.id, who=who, when=when, note=note)
        self._write_codebook(with_theme(self._codebook, theme), theme.id)
        self._count(one, decision)
        return theme.id

    def _new_id(self, words: str, given: str) -> str:
        """An id for a theme: small letters, digits and hyphens, since it is part of a file's name, too."""
        from slugify import slugify

        theme_id: str = slugify(words)
        if not theme_id or given not in ("", theme_id):
            raise InputError("emergent", f"{words!r} is no id", remedy="use small letters, digits and hyphens")
        if theme_id in {NOTHING, *(theme.id for theme in self._codebook.themes)}:
            raise InputError("emergent", f"the codebook has a theme {theme_id!r}", remedy="give another id")
        return theme_id

    def merge(self, label: str, into: str, *, who: str, when: str, note: str = "") -> str:
        """Say that an emergent label is part of a theme; returns the theme's id. Code the study again after it.

        The label becomes a facet of the theme, and the statements that bear it are kept as decisions (``added``).

        Raises:
            InputError: There is no such label or theme.
        """
        one, theme_id = self._undecided(label), theme_named(into, self._codebook).id
        decision = _verdict(one, "merged", theme_id, who=who, when=when, note=note)
        grown = with_facet(self._codebook, theme_id, one.label)
        if grown is not self._codebook:
            self._write_codebook(grown, f"{theme_id}-facet")
        self._count(one, decision)
        return theme_id

    def drop(self, label: str, *, who: str, when: str, note: str = "") -> None:
        """Say that nothing is to become of an emergent label; its codes stay in the study.

        Raises:
            InputError: There is no such label.
        """
        one = self._undecided(label)
        self._keep([_verdict(one, "dropped", "", who=who, when=when, note=note)])

    def _count(self, one: Emergent, decision: EmergentDecision) -> None:
        """Keep what became of a label, and its statements as decisions on the theme, in one transaction."""
        known = latest(self._store.all(Decision))
        units = {unit.unit_id: unit for unit in self._shown}
        added = [_added(units[unit], decision) for unit in one.units if unit in units]
        new = [it for it in added if not same_decision(it, known.get(it.unit_id, {}).get(it.theme_id))]
        with self._store.writing() as write:
            write.insert([decision])
            write.insert(new)
        self._forget()

    def _label(self, label: str) -> Emergent:
        labels = {folded(one.label): one for one in self.labels()}
        if folded(label) not in labels:
            known = f"there are: {'; '.join(one.label for one in labels.values())}" if labels else "there are none"
            raise InputError("emergent", f"no statement bears the label {label!r}", remedy=known)
        return labels[folded(label)]

    def _undecided(self, label: str) -> Emergent:
        one = self._label(label)
        if one.decision is not None:
            reason = f"the label {one.label!r} was {one.decision.verdict} on {one.decision.when}"
            raise InputError("emergent", reason, remedy="nothing was changed")
        return one

    # What there is

    @cached_property
    def _reviews(self) -> dict[str, Review]:
        """The review of each passage that counts, the area's own among them."""
        reviews = {one.id: one for one in self._ground.library.counted()}
        passages = self._ground.library.passages()
        return {one.id: reviews[one.review_id] for one in passages if one.review_id in reviews}

    @cached_property
    def _shown(self) -> list[Shown]:
        codings = self._ground.codings
        passages = [one for one in self._ground.library.passages() if one.id in self._reviews]
        settled = frozenset(unit for unit, own in latest(self._store.all(Decision)).items() if NOTHING in own)
        return shown(passages, self._store.all(AuditFinding), codings.stances(), codings.codes(), settled)

    @cached_property
    def _known(self) -> emergent_sheet.Known:
        codes = self._store.all(EmergentCode)
        return emergent_sheet.Known(
            self._codebook,
            {one.unit_id: one.text for one in self._shown},
            frozenset(one.unit_id for one in self._shown if one.codes),
            holding(codes),
            decided(self._store.all(EmergentDecision)),
        )

    def _write_codebook(self, codebook: Codebook, why: str) -> None:
        self._codebook = write_codebook(self._ground.folder / CODEBOOK_FILE, codebook, why)

    def _keep(self, records: Sequence[object]) -> None:
        with self._store.writing() as write:
            write.insert(records)
        self._forget()

    def _forget(self) -> None:
        """What was read of the study before something was kept is read anew."""
        for name in ("_known", "_shown"):
            self.__dict__.pop(name, None)


def _check_ready(one: Emergent, despite: str) -> None:
    if not one.ready and not despite.strip():
        reason = (
            f"the label {one.label!r} is borne by {one.reviews} reviews of {one.boards} boards; a theme needs {CASES} "
            f"reviews of {BOARDS} boards"
        )
        raise InputError("emergent", reason, remedy="wait for more, or give the reason for doing it now (--force)")


def _verdict(
    one: Emergent, verdict: Literal["promoted", "merged", "dropped"], theme_id: str, *, who: str, when: str, note: str
) -> EmergentDecision:
    return EmergentDecision(one.label, verdict, theme_id, stated(who, "who", "say who decided"), day(when), note)


def _added(unit: Shown, decision: EmergentDecision) -> Decision:
    return Decision(
        unit_id=unit.unit_id,
        theme_id=decision.theme_id,
        verdict="added",
        new_theme_id="",
        new_polarity=unit.stance.polarity,
        who=decision.who,
        when=decision.when,
        note=f"{decision.verdict} from the emergent label {decision.label!r}",
        text_sha256=text_hash(unit.text),
    )
