"""The facade that a notebook and the command line use: opens a study and calls the rooms in order.

    from thememiner import Study

    study = Study.new("camden")
    study.add_reviews(["reviews/"])
    study.add_audits(["audits.xlsx"])
    study.code()
    study.themes()

Methods that show something return pandas data frames.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from thememiner import engine
from thememiner.codebook import Codebook, default_codebook_text, load_codebook
from thememiner.coding.decisions import codes, latest, same_decision
from thememiner.coding.work import code_batch, to_code, units_by_source
from thememiner.errors import InputError, StudyError
from thememiner.evidence.themes import Corpus, ThemeEvidence, coded_statements, learning_statements, theme_evidence
from thememiner.local.comparison import ComparisonRow, LocalRecord, compare, where, without_own
from thememiner.records import (
    AuditFinding,
    Code,
    Decision,
    LeftOut,
    Page,
    Passage,
    Reading,
    Review,
    Stance,
    Tag,
)
from thememiner.reports import decision_sheet, rows
from thememiner.reports.board import board_report
from thememiner.reports.board_evidence import gather
from thememiner.reports.chart import Picture, themes_picture
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.write import write_report
from thememiner.settings import Settings, load_settings, save_settings
from thememiner.store import AuditFile, CodedUnit, Store, Withdrawn

if TYPE_CHECKING:
    import pandas as pd

    from thememiner.reports.blocks import Report

Progress = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done and how many there are."""

CODEBOOK_FILE = "codebook.yaml"
DATABASE_FILE = "study.sqlite"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: ids of new reviews or audit files, how many were known, and what was left out."""

    new: tuple[str, ...]
    unchanged: int
    left_out: tuple[LeftOut, ...]


def _quiet(_: str, __: int, ___: int) -> None:
    """Show no progress."""


class Study:
    """One folder: settings, a codebook and a database of all that was read, coded and decided."""

    def __init__(self, folder: Path, store: Store, settings: Settings, codebook: Codebook) -> None:
        self.folder = folder
        self.store = store
        self.settings = settings
        self.codebook = codebook

    @classmethod
    def new(cls, folder: str | Path, *, codebook: str | Path | None = None, settings: Settings | None = None) -> Self:
        """Make a study folder and open it.

        Raises:
            StudyError: There is a study already, or the folder cannot be written.
            CodebookError: The codebook given is wrong.
        """
        path = Path(folder)
        if (path / DATABASE_FILE).exists():
            raise StudyError(f"{path}: is a study already; open it, or choose another folder")
        text = default_codebook_text()
        if codebook is not None:
            load_codebook(Path(codebook))
            text = Path(codebook).read_text(encoding="utf-8-sig")
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / CODEBOOK_FILE).write_text(text, encoding="utf-8")
            save_settings(path, settings or Settings())
        except OSError as error:
            remedy = "choose a folder that you may write to"
            raise StudyError(f"{path}: cannot be made ({error.strerror}); {remedy}") from error
        Store(path / DATABASE_FILE).close()
        return cls.open(path)

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open a study folder; use as a context manager, or `close` it.

        Raises:
            StudyError: The folder holds no study, or its database cannot be opened.
            InputError: Its settings or its codebook are wrong.
        """
        path = Path(folder)
        if not (path / DATABASE_FILE).is_file():
            raise StudyError(f"{path}: there is no study here; make one with `thememiner new {path}`")
        codebook, settings = load_codebook(path / CODEBOOK_FILE), load_settings(path)
        return cls(path, Store(path / DATABASE_FILE), settings, codebook)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; after that the folder can be copied."""
        self.store.close()

    def add_reviews(
        self,
        paths: Iterable[str | Path],
        *,
        catalogue: str | Path | None = None,
        withdrawn: bool = False,
        pool: Executor | None = None,
        progress: Progress = _quiet,
    ) -> Added:
        """Read reviews, files or folders. A file whose content is known changes nothing.

        Args:
            paths: PDF, DOCX, HTML or text files, or folders of them.
            catalogue: A ``catalogue.csv`` with facts about the files; one inside a folder is found by itself.
            withdrawn: Whether to take in again what was removed from the study.
            pool: Where to read; default one process a core.
            progress: Told after each file.
        """
        from thememiner.reading import intake

        folders = [Path(path) for path in paths]
        files, left_out = intake.files_in(folders)
        reviews = self.store.all(Review)
        new, unchanged, notes = intake.to_read(files, {one.sha256 for one in reviews}, {one.id for one in reviews})
        left_out += notes
        if not withdrawn:
            new, kept_out = intake.without_withdrawn(new, {one.sha256: one.reason for one in self.store.all(Withdrawn)})
            left_out += kept_out
        self.store.note(left_out)
        facts = intake.facts_for(folders, Path(catalogue) if catalogue else None)
        added = []
        with engine.using(pool, len(new)) as workers:
            for number, (found, result) in enumerate(intake.read_all(new, workers), start=1):
                progress(found.source, number, len(new))
                if isinstance(result, Reading):
                    self.store.add_reading(intake.catalogued(result, facts))
                    added.append(found.review_id)
                    left_out += result.left_out
                else:
                    self.store.note([result])
                    left_out.append(result)
        return Added(tuple(added), unchanged, tuple(left_out))

    def add_audits(self, paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None) -> Added:
        """Read local findings from CSV or XLSX. A file whose content changed takes the place of its earlier self.

        Args:
            paths: The files.
            columns: Our field to the name of its column, where it is not recognised (``{"text": "Auditor notes"}``).

        Raises:
            InputError: A file has no usable column; names the columns it has.
        """
        from thememiner.local.audits import read_audits
        from thememiner.reading.intake import content_hash

        known = {one.source: one.sha256 for one in self.store.all(AuditFile)}
        new: list[str] = []
        left_out: list[LeftOut] = []
        unchanged = 0
        for path in map(Path, paths):
            digest = content_hash(path)
            if known.get(path.name) == digest and not columns:
                unchanged += 1
                continue
            reading = read_audits(path, columns=columns)
            mapping = json.dumps(reading.mapping, sort_keys=True)
            self.store.replace_audit(AuditFile(path.name, digest, mapping), reading.findings, reading.left_out)
            new.append(path.name)
            left_out += reading.left_out
        return Added(tuple(new), unchanged, tuple(left_out))

    def remove(self, review_id: str, *, reason: str, date: str) -> Withdrawn:
        """Take a withdrawn review out; its citation record and people's decisions stay.

        Raises:
            InputError: There is no such review.
        """
        found = self.store.all(Review, id=review_id)
        if not found:
            raise InputError(review_id, "no review in this study has this id", remedy="`thememiner reviews` lists them")
        review = found[0]
        record = Withdrawn(review.id, review.source, review.sha256, review.title, review.published, reason, date)
        self.store.withdraw(record)
        return record

    def code(self, *, pool: Executor | None = None, progress: Progress = _quiet) -> int:
        """Give every passage and every local finding its stance and tags; returns how many were coded.

        Only what is new or changed since the last time: the text and its section, the codebook, or the coder.
        """
        done = {one.unit_id: one.fingerprint for one in self.store.all(CodedUnit)}
        units = units_by_source(self.store.all(Passage), self.store.all(AuditFinding))
        batches = to_code(units, self.codebook, self.settings.coder, done)
        total = 0
        with engine.using(pool, len(batches)) as workers:
            for number, (batch, codings) in enumerate(engine.in_order(workers, code_batch, batches), start=1):
                marks = [CodedUnit(unit.id, batch.fingerprints[unit.id]) for unit in batch.units]
                tags = [tag for coding in codings for tag in coding.tags]
                self.store.replace_codings(marks, [coding.stance for coding in codings], tags)
                total += len(marks)
                progress(batch.name, number, len(batches))
        return total

    def corpus(self) -> Corpus:
        """The reviews as the counting needs them: read, coded, and decided upon."""
        return Corpus(
            reviews=tuple(self.store.all(Review)),
            passages=tuple(self.store.all(Passage)),
            pages=tuple(self.store.all(Page)),
            stances={one.unit_id: one for one in self.store.all(Stance)},
            codes=self._codes(),
        )

    def local_record(self) -> LocalRecord:
        """The local findings with their codings."""
        stances = {one.unit_id: one for one in self.store.all(Stance)}
        return LocalRecord(tuple(self.store.all(AuditFinding)), stances, self._codes())

    def _codes(self) -> dict[str, tuple[Code, ...]]:
        return codes(self.store.all(Tag), self.store.all(Decision))

    def evidence(self) -> list[ThemeEvidence]:
        """The evidence for each theme, as records."""
        return theme_evidence(self.corpus(), self.codebook)

    def comparison(self, *, date: str, conditions: Mapping[str, str] | None = None) -> list[ComparisonRow]:
        """National beside local, theme by theme, as records.

        Args:
            date: The day the age of local evidence is counted from (ISO).
            conditions: Which local findings to keep (``{"area": "harrow"}``); that area's own reviews are not national.
                Default: all of them; reviews of the study's own area (settings) are not national.
        """
        corpus, local = self._where(conditions)
        return compare(corpus, local, self.codebook, date=date)

    def _where(self, conditions: Mapping[str, str] | None) -> tuple[Corpus, LocalRecord]:
        if conditions is None:
            return without_own(self.corpus(), self.settings.area), self.local_record()
        return where(self.corpus(), self.local_record(), conditions)

    def left_out(self) -> list[LeftOut]:
        """Every file, page and row that could not be used, with the reason."""
        return self.store.all(LeftOut)

    def reviews(self) -> pd.DataFrame:
        """The reviews read, one row each, without their text."""
        pages = Counter(page.review_id for page in self.store.all(Page))
        rows = [{**asdict(one), "pages": pages[one.id]} for one in self.store.all(Review)]
        return _frame(rows, [name for name in (*_names(Review), "pages") if name != "text"])

    def passages(self) -> pd.DataFrame:
        """Everything that was read, in reading order, one row a passage."""
        return _frame([asdict(one) for one in self.store.all(Passage)], _names(Passage))

    def audit_findings(self) -> pd.DataFrame:
        """The local findings, one row each."""
        return _frame([asdict(one) for one in self.store.all(AuditFinding)], _names(AuditFinding))

    def themes(self) -> pd.DataFrame:
        """The theme table: one row for each theme and kind of review."""
        return _frame(rows.theme_rows(self.evidence(), self.local_record()), rows.THEME_COLUMNS)

    def chart(self, *, kind: str = "case-review", most: int = 12) -> Picture:
        """The most recurrent themes of one kind of review as a picture, which a notebook shows by itself."""
        return themes_picture(self.evidence(), kind, most)

    def show(self, theme_id: str) -> pd.DataFrame:
        """The learning statements on one theme, with review, page and paragraph.

        Raises:
            CodebookError: The codebook has no such theme.
        """
        theme = self.codebook.theme(theme_id)
        return _frame(rows.statement_rows(coded_statements(self.corpus()).get(theme.id, [])), rows.STATEMENT_COLUMNS)

    def compare(self, *, date: str, conditions: Mapping[str, str] | None = None) -> pd.DataFrame:
        """National beside local, one row for each theme and kind of review; see `comparison`."""
        return _frame(rows.comparison_rows(self.comparison(date=date, conditions=conditions)), rows.COMPARISON_COLUMNS)

    def topics(self, *, kind: str = "case-review") -> pd.DataFrame:
        """Suggestions for the codebook: recurring topics in the learning statements of one kind of review.

        Raises:
            InputError: There are too few learning statements to find topics in.
            ThememinerError: BERTopic is not installed; names the command.
        """
        from thememiner.encoding import load_encoder
        from thememiner.topics.near import theme_texts
        from thememiner.topics.suggest import TopicSuggestion, topics_for

        statements = learning_statements(self.corpus(), kind)
        texts = [text for _, text, _ in statements] + theme_texts(self.codebook)
        found = topics_for(statements, self.codebook, load_encoder(self.settings.encoder, fit_on=texts))
        return _frame([asdict(one) for one in found], _names(TopicSuggestion))

    def uncoded(self) -> int:
        """How many passages and local findings have not been coded yet."""
        return self.store.count(Passage) + self.store.count(AuditFinding) - self.store.count(CodedUnit)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what people decided; nothing that was decided before is overwritten, the latest decision holds."""
        with self.store.writing() as write:
            write.insert(decisions)

    def export_decisions(self, path: str | Path) -> int:
        """Write the codings to a spreadsheet to be filled in; returns the number of rows."""
        rows_ = decision_sheet.decision_rows(self._shown(), self.codebook)
        write_file(Path(path), decision_sheet.decision_workbook(rows_, self.codebook))
        return len(rows_)

    def import_decisions(self, path: str | Path, *, who: str, when: str) -> tuple[int, list[LeftOut]]:
        """Take in a filled-in spreadsheet; returns how many decisions were new, and the rows left out.

        Raises:
            InputError: The file is not such a spreadsheet.
        """
        texts = {unit.unit_id: unit.text for unit in self._shown()}
        found, left_out = decision_sheet.read_decisions(Path(path), self.codebook, texts, who=who, when=when)
        holding = latest(self.store.all(Decision))
        new = [one for one in found if not same_decision(one, holding.get(one.unit_id, {}).get(one.theme_id))]
        self.decide(new)
        return len(new), left_out

    def board_report(self, *, date: str, conditions: Mapping[str, str] | None = None) -> Report:
        """The board paper as blocks; see `comparison` for the arguments."""
        corpus, local = self._where(conditions)
        compared = compare(corpus, local, self.codebook, date=date) if local.findings else []
        evidence = gather(corpus, self.codebook, date=date, comparison=compared, left_out=self.left_out())
        shaping = self.settings.model_dump(exclude={"partnership", "coder"})
        return board_report(
            replace(
                evidence,
                partnership=self.settings.partnership,
                coder=self.settings.coder,
                settings=tuple((name, str(value)) for name, value in shaping.items()),
                where=", ".join(f"{name}: {value}" for name, value in (conditions or {}).items()),
            )
        )

    def board_paper(self, path: str | Path, *, date: str, conditions: Mapping[str, str] | None = None) -> None:
        """Write the board paper; the suffix (.docx, .html, .md) says in which form."""
        write_report(self.board_report(date=date, conditions=conditions), Path(path))

    def _shown(self) -> list[decision_sheet.Shown]:
        stances = {one.unit_id: one for one in self.store.all(Stance)}
        return decision_sheet.shown(self.store.all(Passage), self.store.all(AuditFinding), stances, self._codes())


def _frame(rows_: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([[row[name] for name in columns] for row in rows_], columns=list(columns))


def _names(record: type) -> list[str]:
    return [one.name for one in fields(record)]
