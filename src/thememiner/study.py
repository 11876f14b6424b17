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

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from thememiner.codebook import Codebook, codebook_text, default_codebook_text, load_codebook
from thememiner.codings import CODEBOOK_FILE as CODEBOOK_FILE
from thememiner.codings import Codings
from thememiner.errors import StudyError
from thememiner.evidence.themes import Corpus, ThemeEvidence, coded_statements, theme_evidence
from thememiner.ground import Ground
from thememiner.library import Added, Library, Progress, quiet
from thememiner.library_records import Overrule
from thememiner.local.comparison import ComparisonRow, LocalRecord, where, without_own
from thememiner.local.stated import with_stated
from thememiner.local_records import LocalTerm
from thememiner.reading.overrules import What
from thememiner.reading.stated.feature_wordings import FEATURES
from thememiner.records import (
    AuditFinding,
    Decision,
    LeftOut,
    Page,
    Passage,
    Review,
)
from thememiner.reports import hindsight_sheet, register, rows, voice_sheet
from thememiner.reports.board import board_report
from thememiner.reports.chart import Picture, themes_picture
from thememiner.reports.reading_sheet import Sheet, inspect_file
from thememiner.reports.write import write_report
from thememiner.settings import Settings, load_settings, save_settings
from thememiner.store import WITH_FACTS, Store, Withdrawn

if TYPE_CHECKING:
    import pandas as pd

    from thememiner.auditing import Auditing
    from thememiner.meeting import Meeting
    from thememiner.planning import Planning
    from thememiner.reports.blocks import Report
    from thememiner.topic_desk import TopicDesk
    from thememiner.training import Training

DATABASE_FILE = "study.sqlite"


class Study:
    """One folder: settings, a codebook and a database of all that was read, coded and decided."""

    def __init__(self, folder: Path, store: Store, settings: Settings, codebook: Codebook) -> None:
        self.folder = folder
        self.store = store
        self.library = Library(store)
        self.settings = settings
        self.codebook = codebook
        self.codings = Codings(folder, store, self.library, settings, codebook)

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
            text = codebook_text(Path(codebook))
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
        study = cls(path, Store(path / DATABASE_FILE), settings, codebook)
        if 0 < study.store.upgraded_from < WITH_FACTS:
            study.library.state_known()
        return study

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
        progress: Progress = quiet,
    ) -> Added:
        """Read reviews, files or folders; see `Library.add_reviews`."""
        return self.library.add_reviews(paths, catalogue=catalogue, withdrawn=withdrawn, pool=pool, progress=progress)

    def add_audits(
        self, paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None, source_type: str = ""
    ) -> Added:
        """Read local findings from CSV, XLSX, DOCX or PDF; see `Library.add_audits`."""
        return self.library.add_audits(paths, columns=columns, source_type=source_type)

    def remove(self, review_id: str, *, reason: str, date: str) -> Withdrawn:
        """Take a withdrawn review out; see `Library.remove`."""
        return self.library.remove(review_id, reason=reason, date=date)

    def code(self, *, pool: Executor | None = None, progress: Progress = quiet) -> int:
        """Give what is new or changed its stance and tags; see `Codings.code`."""
        return self.codings.code(pool=pool, progress=progress)

    def corpus(self, facts: Mapping[str, str] | None = None) -> Corpus:
        """The reviews as the counting needs them: read, coded, and decided upon.

        Args:
            facts: Which reviews to keep, by what they state (``{"harm": "neglect"}``); see `Library.meeting`.
        """
        corpus = Corpus(
            reviews=tuple(self.library.counted()),
            passages=tuple(self.library.passages()),
            pages=tuple(self.store.all(Page)),
            stances=self.codings.stances(),
            codes=self.codings.codes(),
        )
        kept = self.library.meeting(facts) & {one.id for one in corpus.reviews}
        return corpus.without({one.id for one in self.store.all(Review)} - kept)

    def overrule(self, review_id: str, what: What, target: str, value: str, *, who: str, when: str) -> Overrule:
        """Put right what was read of a review; it holds over every later reading. Run `code` after it.

        Args:
            review_id: The review.
            what: ``"section-kind"``, ``"fact"`` or ``"feature"``.
            target: The section's heading (``"#2"`` behind it for the second of that name), or the name of the fact or
                feature.
            value: What it is instead (several joined by ``;``), ``"not stated"``, or empty to take an overrule back.
            who: Who says so.
            when: The date (ISO).

        Raises:
            InputError: There is no such review, target or value; lists what there is.
        """
        return self.library.rule(Overrule(review_id, what, target, value, who, when))

    def local_record(self) -> LocalRecord:
        """The local findings with their codings, and the themes that they state themselves."""
        found = LocalRecord(tuple(self.store.all(AuditFinding)), self.codings.stances(), self.codings.codes())
        return with_stated(found, self.store.all(LocalTerm), self.codebook, self.store.all(Decision))

    def evidence(self, facts: Mapping[str, str] | None = None) -> list[ThemeEvidence]:
        """The evidence for each theme, as records; see `corpus` for the argument."""
        return theme_evidence(self.corpus(facts), self.codebook)

    def comparison(self, *, date: str, conditions: Mapping[str, str] | None = None) -> list[ComparisonRow]:
        """National beside local, theme by theme, as records.

        Args:
            date: The day the age of local evidence is counted from (ISO).
            conditions: Which local findings to keep (``{"area": "harrow"}``); that area's own reviews are not national.
                Default: all of them; reviews of the study's own area (settings) are not national.
        """
        return self.ground(conditions).comparison(date)

    def _where(self, conditions: Mapping[str, str] | None) -> tuple[Corpus, LocalRecord]:
        if conditions is None:
            return without_own(self.corpus(), self.settings.area), self.local_record()
        return where(self.corpus(), self.local_record(), conditions)

    def left_out(self) -> list[LeftOut]:
        """Every file, page and row that could not be used, with the reason."""
        return self.store.all(LeftOut)

    def reviews(self, facts: Mapping[str, str] | None = None) -> pd.DataFrame:
        """The reviews read, one row each, without their text; ``excluded`` is why one is not counted.

        See `corpus` for the argument.
        """
        pages = Counter(page.review_id for page in self.store.all(Page))
        kept, excluded = self.library.meeting(facts), self.library.excluded()
        shown = [
            {**asdict(one), "pages": pages[one.id], "excluded": excluded.get(one.id, "")}
            for one in self.library.reviews()
            if one.id in kept
        ]
        return _frame(shown, [name for name in (*_names(Review), "pages", "excluded") if name != "text"])

    def facts(self) -> pd.DataFrame:
        """What each review states about itself and its case, with the words and the page."""
        return _frame(register.fact_rows(self.library.facts()), register.FACT_COLUMNS)

    def features(self) -> pd.DataFrame:
        """The circumstances of the cases that reviews state, deny or suspect, with the words and the page."""
        return _frame(register.feature_words_rows(self.library.features()), register.FEATURE_WORDS_COLUMNS)

    def hindsight(self, facts: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Each sentence worded with hindsight: its facet, and whether a reason is given; see `corpus`."""
        return _frame(hindsight_sheet.hindsight_rows(self.corpus(facts)), hindsight_sheet.HINDSIGHT_COLUMNS)

    def voice(self, facts: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Whose voice each review has, one row each: passages in practice, who took part in it; see `corpus`."""
        return _frame(voice_sheet.voice_rows(self.corpus(facts), self.library.facts()), voice_sheet.VOICE_COLUMNS)

    def recommendations(self, facts: Mapping[str, str] | None = None) -> pd.DataFrame:
        """The recommendation register, which needs no coding; see `corpus` for the argument."""
        return _frame(self.register(facts), register.RECOMMENDATION_COLUMNS)

    def register(self, facts: Mapping[str, str] | None = None) -> list[dict[str, object]]:
        """The recommendation register as rows."""
        return register.recommendation_rows(self.library.recommendations(facts), self.codings.codes())

    def quality(self) -> pd.DataFrame:
        """How far each reading can be relied on, 0 to 100, and why it is not higher."""
        return _frame(register.quality_rows(self.library.readings()), register.QUALITY_COLUMNS)

    def inspect(self, file: str | Path, *, pages: str | None = None) -> Sheet:
        """The reading sheet of a review of this study, with what people put right in it; a notebook shows it.

        Args:
            file: The file that the review was read from.
            pages: Which pages are drawn (``"1-5,12"``, ``"all"``); by default those that matter most.

        Raises:
            InputError: No review of this study was read from that file.
        """
        return inspect_file(Path(file), pages=pages, reading=self.library.reading_of(Path(file)))

    def feature_counts(self) -> pd.DataFrame:
        """Cases in which each feature is present, denied, suspected or not stated; this is no learning."""
        counted = register.feature_rows(self.library.counted(), self.library.features(), FEATURES)
        return _frame(counted, register.FEATURE_COLUMNS)

    def passages(self) -> pd.DataFrame:
        """Everything that was read, in reading order, one row a passage."""
        return _frame([asdict(one) for one in self.library.passages()], _names(Passage))

    def audit_findings(self) -> pd.DataFrame:
        """The local findings, one row each."""
        return _frame([asdict(one) for one in self.store.all(AuditFinding)], _names(AuditFinding))

    def themes(self, facts: Mapping[str, str] | None = None) -> pd.DataFrame:
        """The theme table: one row for each theme and kind of review; see `corpus` for the argument."""
        return _frame(rows.theme_rows(self.evidence(facts), self.local_record()), rows.THEME_COLUMNS)

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

    def topics(self, *, kind: str = "case-review", again: bool = False, progress: Progress = quiet) -> pd.DataFrame:
        """Suggestions for the codebook: recurring topics in the learning statements of one kind of review.

        Args:
            kind: The kind of review.
            again: Look for them anew; otherwise those that were found before are kept and new passages placed in them.
            progress: Told of each refit.

        Raises:
            InputError: There are too few learning statements to find topics in.
            ThememinerError: BERTopic is not installed; names the command.
        """
        from thememiner.reports.topics_page import TOPIC_COLUMNS, topic_table

        found = self.topic_desk().topics(kind, again=again, progress=progress)
        return _frame(topic_table(found.rows), TOPIC_COLUMNS)

    def topic_desk(self) -> TopicDesk:
        """Topics at length: their map, their course over time, key terms, and what people decide about them."""
        from thememiner.topic_desk import TopicDesk

        return TopicDesk(self.folder / CODEBOOK_FILE, self.store, self.codings, self.codebook, self.corpus())

    def ground(self, conditions: Mapping[str, str] | None = None) -> Ground:
        """What the desks below work on; see `comparison` for the argument."""
        corpus, local = self._where(conditions)
        parts = (self.folder, self.store, self.library, self.codings, self.settings, self.codebook)
        return Ground(*parts, corpus, local)

    def meeting(self, conditions: Mapping[str, str] | None = None) -> Meeting:
        """What the group decides: judgements, its own words for themes, emergent codes."""
        from thememiner.meeting import Meeting

        return Meeting(self.ground(conditions))

    def planning(self, conditions: Mapping[str, str] | None = None) -> Planning:
        """Which theme to audit next."""
        from thememiner.planning import Planning

        return Planning(self.ground(conditions))

    def auditing(self, conditions: Mapping[str, str] | None = None) -> Auditing:
        """The thematic audit: its scope and tool, and the next audit beside the last."""
        from thememiner.auditing import Auditing

        return Auditing(self.ground(conditions))

    def training(self, conditions: Mapping[str, str] | None = None) -> Training:
        """The training plan and the packs."""
        from thememiner.training import Training

        return Training(self.ground(conditions))

    def uncoded(self) -> int:
        """How many passages and local findings have not been coded yet."""
        return self.codings.uncoded()

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what people decided; see `Codings.decide`."""
        self.codings.decide(decisions)

    def export_decisions(self, path: str | Path) -> int:
        """Write the codings to a spreadsheet to be filled in; see `Codings.export_decisions`."""
        return self.codings.export_decisions(path)

    def import_decisions(self, path: str | Path, *, who: str, when: str) -> tuple[int, list[LeftOut]]:
        """Take in a filled-in spreadsheet; see `Codings.import_decisions`."""
        return self.codings.import_decisions(path, who=who, when=when)

    def board_report(self, *, date: str, conditions: Mapping[str, str] | None = None) -> Report:
        """The board paper as blocks, with both plans where there is local evidence; see `comparison`."""
        from thememiner.planning import Planning
        from thememiner.training import Training

        ground = self.ground(conditions)
        evidence = ground.board_evidence(date)
        if evidence.comparison:
            audit, training = Planning(ground).audit_plan(date), Training(ground).plan(date)
            evidence = replace(evidence, audit_plan=audit, training_plan=training)
        asked = ", ".join(f"{name}: {value}" for name, value in (conditions or {}).items())
        return board_report(replace(evidence, where=asked))

    def board_paper(self, path: str | Path, *, date: str, conditions: Mapping[str, str] | None = None) -> None:
        """Write the board paper; the suffix (.docx, .html, .md) says in which form."""
        write_report(self.board_report(date=date, conditions=conditions), Path(path))


def _frame(rows_: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([[row[name] for name in columns] for row in rows_], columns=list(columns))


def _names(record: type) -> list[str]:
    return [one.name for one in fields(record)]
