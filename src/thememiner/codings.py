"""What a study has coded and what people decided about it.

It calls the coder and keeps what it says; it changes no decision and counts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import numpy as np

from thememiner import engine
from thememiner.codebook import Codebook, dump_codebook, load_codebook
from thememiner.codebook_table import CodebookTable, changes, is_table, read_codebook_table
from thememiner.coding import check_sample
from thememiner.coding.codebook_check import Remark, check_entries, in_order, theme_vectors
from thememiner.coding.codebook_use import Used, check_use, use_of
from thememiner.coding.decisions import NOTHING, codes, latest, same_decision
from thememiner.coding.judged import judged_of
from thememiner.coding.queue import Asked, queue_of, reviewed_in_full, tags_of
from thememiner.coding.study_coder import cap_of, remove_study_model, save_study_model
from thememiner.coding.study_fit import StudyFit, fit_study
from thememiner.coding.work import CARD, Batch, Recipe, code_batch, to_code, units_by_source, with_vectors
from thememiner.encoding import load_encoder
from thememiner.encoding.kept import KeptVectors, text_key
from thememiner.library import Library, Progress, quiet
from thememiner.records import AuditFinding, Code, CodingUnit, Decision, LeftOut, Stance, Tag
from thememiner.reports import check_reading, check_sheet, decision_sheet
from thememiner.reports.check_outcome import CheckOutcome
from thememiner.reports.codebook_report import codebook_workbook
from thememiner.reports.decision_answers import read_decisions
from thememiner.reports.spreadsheet import write_file
from thememiner.settings import Settings
from thememiner.store import CodedUnit, Store, Vector

CODEBOOK_FILE = "codebook.yaml"
CODEBOOK_BEFORE = "codebook-before.yaml"
"""The codebook that the last import took the place of."""
WITHOUT_VECTORS = frozenset({"rules"})
"""Coders that never look at a vector."""
FITTED_ON_TEXTS = frozenset({"tfidf"})
"""Encoders without a model of their own."""
MODEL_FOLDER = "model"
"""Where, inside the study, a model fitted on its decisions lies."""


class Codings:
    """Stances, tags and decisions of one study."""

    def __init__(self, folder: Path, store: Store, library: Library, settings: Settings, codebook: Codebook) -> None:
        self._folder = folder
        self._store = store
        self._library = library
        self._settings = settings
        self._codebook = codebook

    def code(self, *, pool: Executor | None = None, progress: Progress = quiet) -> int:
        """Give every passage and every local finding its stance and tags; returns how many were coded.

        Only what is new or changed since the last time: the text and its section, the codebook, or the coder.
        """
        batches = self._to_code()
        encoder = self.encoder()
        total = 0
        with engine.using(pool, len(batches)) as workers:
            coded = engine.in_order(workers, code_batch, self._encoded(batches, encoder))
            for number, (batch, codings) in enumerate(coded, start=1):
                marks = [CodedUnit(unit.id, batch.fingerprints[unit.id]) for unit in batch.units]
                tags = [tag for coding in codings for tag in coding.tags]
                self._store.replace_codings(marks, [coding.stance for coding in codings], tags)
                total += len(marks)
                progress(batch.name, number, len(batches))
        return total

    def _to_code(self) -> list[Batch]:
        done = {one.unit_id: one.fingerprint for one in self._store.all(CodedUnit)}
        model = self._folder / MODEL_FOLDER
        return to_code(self._units(), self._recipe(str(model) if (model / CARD).is_file() else ""), done)

    def _units(self) -> list[tuple[str, list[CodingUnit]]]:
        kinds = {one.id: one.kind for one in self._library.reviews()}
        return units_by_source(self._library.passages(), self._store.all(AuditFinding), kinds)

    def _recipe(self, model: str) -> Recipe:
        return Recipe(self._codebook.model_dump_json(), self._settings.coder, self._settings.encoder, model)

    def _encoded(self, batches: Sequence[Batch], encoder: KeptVectors) -> Iterator[Batch]:
        """Batches with their vectors, for coders that look at them; what was computed is stored before."""
        if self._settings.coder in WITHOUT_VECTORS:
            yield from batches
            return
        for batch in with_vectors(batches, encoder):
            self.keep_vectors(encoder)
            yield batch

    def encoder(self) -> KeptVectors:
        """The study's encoder, which knows every vector that was computed before.

        One that is fitted on the study's own texts knows none: vectors of two fits cannot be compared.
        """
        name = self._settings.encoder
        if name in FITTED_ON_TEXTS:
            return KeptVectors(name, lambda: load_encoder(name, fit_on=self._texts()), {})
        kept = {one.text_sha256: np.frombuffer(one.data, dtype="<f4") for one in self._store.all(Vector, encoder=name)}
        return KeptVectors(name, lambda: load_encoder(name), kept)

    def _texts(self) -> list[str]:
        entries = [f"{theme.label}: {theme.definition}" for theme in self._codebook.themes]
        return [one.text for one in self._library.passages()] + entries

    def keep_vectors(self, encoder: KeptVectors) -> None:
        """Store what an encoder has computed since."""
        if encoder.name in FITTED_ON_TEXTS:
            return
        new = [Vector(encoder.name, key, row.astype("<f4").tobytes()) for key, row in encoder.take_new().items()]
        with self._store.writing() as write:
            write.insert(new)

    def codes(self) -> dict[str, tuple[Code, ...]]:
        """What counts, by unit: the machine's tags after people's decisions."""
        return codes(self._store.all(Tag), self._store.all(Decision))

    def stances(self) -> dict[str, Stance]:
        """Stances by unit."""
        return {one.unit_id: one for one in self._store.all(Stance)}

    def uncoded(self) -> int:
        """How many passages and local findings are not coded, or were coded with another codebook, coder or model."""
        return sum(len(batch.units) for batch in self._to_code())

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what people decided; nothing that was decided before is overwritten, the latest decision holds."""
        with self._store.writing() as write:
            write.insert(decisions)

    def export_decisions(self, path: str | Path, *, queue: int = 0, seed: int = 1) -> int:
        """Write the codings to a spreadsheet to be filled in; returns the number of rows.

        Args:
            path: The workbook (.xlsx).
            queue: How many passages, the most useful to look at first; 0: everything in reading order.
            seed: Another seed draws another random share of the queue.
        """
        units = self._shown()
        rows = self._queue(units, queue, seed) if queue else decision_sheet.decision_rows(units, self._codebook)
        write_file(Path(path), decision_sheet.decision_workbook(rows, self._codebook))
        return len(rows)

    def _queue(self, units: Sequence[decision_sheet.Shown], size: int, seed: int) -> list[dict[str, str]]:
        learning = {unit.unit_id: unit for unit in units if unit.is_learning}
        tags, decided = tags_of(self._store.all(Tag)), latest(self._store.all(Decision))
        asked = [Asked(unit.unit_id, unit.source, tags.get(unit.unit_id, ())) for unit in learning.values()]
        encoder = self.encoder()
        vectors = encoder.encode([unit.text for unit in learning.values()])
        self.keep_vectors(encoder)
        done = reviewed_in_full(tags, decided)
        return decision_sheet.queue_rows(
            queue_of(asked, vectors, size=size, seed=seed, decided=done),
            learning,
            self._codebook,
            near={unit: [tag for tag in own if tag.doubtful and not tag.assigned] for unit, own in tags.items()},
            decided=decided,
            seed=seed,
        )

    def import_decisions(self, path: str | Path, *, who: str, when: str) -> tuple[int, list[LeftOut]]:
        """Take in a filled-in spreadsheet; returns how many decisions were new, and the rows left out.

        Raises:
            InputError: The file is not such a spreadsheet.
        """
        texts = {unit.unit_id: unit.text for unit in self._shown()}
        found, left_out = read_decisions(Path(path), self._codebook, texts, who=who, when=when)
        holding = latest(self._store.all(Decision))
        new = [one for one in found if not same_decision(one, holding.get(one.unit_id, {}).get(one.theme_id))]
        self.decide(new)
        return len(new), left_out

    def draw_check(
        self,
        sheet: str | Path,
        coders: Sequence[str],
        *,
        date: str,
        size: int = 100,
        seed: int = 1,
        whole_reviews: int = 0,
    ) -> tuple[check_sample.Draw, list[Path]]:
        """Draw passages for people to code blind; one workbook for each coder is written beside ``sheet``.

        Raises:
            InputError: Nothing is coded yet, or a workbook is there already.
        """
        check_sheet.sheet_paths(Path(sheet), coders)
        frame = self._candidates()
        draw = check_sample.draw_sample(
            frame,
            check_sample.Draw(
                check_sample.next_number(self._folder), date, seed, tuple(coders), self._codebook.fingerprint
            ),
            size=size,
            whole_reviews=whole_reviews,
        )
        check_sample.save_draw(self._folder, draw)
        return draw, check_sheet.write_sheets(Path(sheet), draw, frame, self._codebook)

    def read_check(self, sheets: tuple[Path, Path], *, settled: Path | None = None) -> CheckOutcome:
        """Set the machine beside two people's sheets; see `thememiner.reports.check_reading.read_outcome`."""
        return check_reading.read_outcome(sheets, settled, self._folder, self._candidates(), self._codebook)

    def _candidates(self) -> list[check_sample.Candidate]:
        findings, tags = self._store.all(AuditFinding), self._store.all(Tag)
        passages, counted = self._library.passages(), self._library.counted()
        return check_sample.candidates(passages, counted, findings, self.stances(), tags)

    def fit(self, *, date: str) -> StudyFit:
        """Fit a model on what people decided, and keep it where it is better on reviews left out; run `code` after it.

        Args:
            date: The day that the model's card bears (ISO).
        """
        decided, encoder = latest(self._store.all(Decision)), self.encoder()
        units = [(source, unit) for source, own in self._units() for unit in own if unit.id in decided]
        vectors = encoder.encode([unit.text for _, unit in units])
        self.keep_vectors(encoder)
        keys = [text_key(unit.text) for _, unit in units]
        batch = Batch("", tuple(unit for _, unit in units), self._recipe(""), {}, dict(zip(keys, vectors, strict=True)))
        codings = {one.stance.unit_id: one for one in code_batch(batch)}
        themes = [theme.id for theme in self._codebook.themes]
        fit = fit_study(judged_of(units, codings, decided), themes, vectors, cap=cap_of(self._codebook))
        return self._keep(fit, date)

    def _keep(self, fit: StudyFit, date: str) -> StudyFit:
        """Write a model that is better; where this fit is not, the one before is not known to be, either."""
        folder = self._folder / MODEL_FOLDER
        if fit.model is not None and fit.held is not None:
            made_with = {
                "fitted": date,
                "coder": self._settings.coder,
                "encoder": self._settings.encoder,
                "codebook": self._codebook.fingerprint,
            }
            save_study_model(fit.model, folder, {**made_with, **fit.held.card()})
        elif remove_study_model(folder):
            return replace(fit, said=f"{fit.said}; the model that was kept before is taken out of use")
        return fit

    def check_codebook(self) -> list[Remark]:
        """What the codebook's editor should look at: its entries, and what was coded and decided with them."""
        tags, encoder = tags_of(self._store.all(Tag)), self.encoder()
        units = [
            Used(one.unit_id, one.source, _place(one), one.text, one.is_learning, tags.get(one.unit_id, ()))
            for one in self._shown()
        ]
        vectors = encoder.encode([unit.text for unit in units])
        themes = theme_vectors(self._codebook, encoder)
        use = use_of(units, self._store.all(Decision))
        found = [*check_entries(self._codebook, encoder), *check_use(self._codebook, use, vectors, themes)]
        self.keep_vectors(encoder)
        return in_order(found)

    def export_codebook(self, path: str | Path) -> None:
        """Write the codebook to a spreadsheet (.xlsx) to be edited."""
        write_file(Path(path), codebook_workbook(self._codebook))

    def import_codebook(self, path: str | Path) -> tuple[Codebook, list[str]]:
        """Put an edited codebook in the place of the study's; returns it, and what a person should know.

        A theme keeps its id unless the sheet gives it another. Decisions stay as they are. The codebook before is kept
        in `CODEBOOK_BEFORE`. Open the study anew, and code, after it.

        Raises:
            CodebookError: The file is wrong; nothing was changed.
        """
        given = Path(path)
        found = read_codebook_table(given, self._codebook) if is_table(given) else CodebookTable(load_codebook(given))
        decisions = Counter(one.new_theme_id or one.theme_id for one in self._store.all(Decision))
        current = self._folder / CODEBOOK_FILE
        write_file(self._folder / CODEBOOK_BEFORE, current.read_bytes())
        write_file(current, dump_codebook(found.codebook).encode())
        return found.codebook, [*found.notes, *changes(self._codebook, found.codebook, decisions)]

    def _shown(self) -> list[decision_sheet.Shown]:
        findings = self._store.all(AuditFinding)
        decisions = self._store.all(Decision)
        settled = frozenset(unit for unit, own in latest(decisions).items() if NOTHING in own)
        return decision_sheet.shown(self._library.passages(), findings, self.stances(), self.codes(), settled)


def _place(unit: decision_sheet.Shown) -> str:
    """Where a unit stands: its page, or in a format without pages its paragraph, or its row."""
    paragraph = f"para. {unit.paragraph}" if unit.paragraph[:1].isdigit() else unit.paragraph
    return f"p. {unit.page}" if unit.page else paragraph
