"""The training plan: need, form, learning outcomes, messages, evaluation; a pack for each theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from thememiner.coding.work import CARD, Batch, Recipe, code_batch, with_vectors
from thememiner.codings import MODEL_FOLDER, WITHOUT_VECTORS
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.ground import Ground
from thememiner.local.course_matching import Catalogue, match_courses
from thememiner.local.courses import Course, read_courses
from thememiner.local.judgements import day
from thememiner.local.theme_names import theme_named
from thememiner.local.training_form import form_named
from thememiner.local.training_need import NeedEvidence, TrainingNeed, training_needs
from thememiner.local.training_plan import Planned, TrainingPlan, checked_reason, training_plan
from thememiner.local_records import TrainingChoice
from thememiner.records import Coding, CodingUnit
from thememiner.reports.board_evidence import gather
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.training_pack import pack
from thememiner.reports.training_plan_sheet import PLAN_COLUMNS, plan_rows, training_workbook
from thememiner.reports.training_words import TrainingPaper
from thememiner.reports.write import write_report


class Training:
    """Made by `Study.training`."""

    PLAN_COLUMNS = PLAN_COLUMNS
    """The columns of `table`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def needs(self, date: str) -> list[TrainingNeed]:
        """What is known of each theme, in the codebook's order.

        Args:
            date: The day from which the age of local evidence is counted (ISO).

        Raises:
            InputError: ``date`` is no date.
        """
        ground = self._ground
        found = NeedEvidence(ground.corpus, self._own(), ground.comparison(day(date)), ground.library.recommendations())
        return training_needs(found, ground.codebook)

    def plan(self, date: str, *, courses: str | Path | None = None) -> TrainingPlan:
        """The training plan.

        Args:
            date: The day it is made out for (ISO).
            courses: A catalogue of courses (CSV or XLSX); see `read_courses`.

        Raises:
            InputError: The date is none, or the catalogue cannot be read; names the column that is missing.
        """
        catalogue = self.catalogue(courses) if courses else None
        return training_plan(self.needs(date), self._ground.store.all(TrainingChoice), day(date), catalogue)

    def table(self, date: str, *, courses: str | Path | None = None) -> list[dict[str, str]]:
        """The plan as rows with the columns `PLAN_COLUMNS`."""
        return plan_rows(self._paper(self.plan(date, courses=courses)))

    def catalogue(self, path: str | Path) -> Catalogue:
        """The courses of a catalogue with the themes that they are on.

        Raises:
            InputError: It cannot be read, or has no column with a course's title.
        """
        file = Path(path)
        courses, left_out = read_courses(file, self._ground.codebook)
        matches = match_courses(courses, self._coded(courses), self._ground.codebook)
        return Catalogue(file.name, tuple(courses), tuple(matches), tuple(left_out))

    def write_plan(self, path: str | Path, *, date: str, courses: str | Path | None = None) -> TrainingPlan:
        """Write the plan as a workbook (.xlsx).

        Raises:
            InputError: As `plan`; or the file has another suffix or cannot be written.
        """
        target = _target(path, ".xlsx")
        plan = self.plan(date, courses=courses)
        write_file(target, training_workbook(self._paper(plan)))
        return plan

    def write_pack(self, theme: str, path: str | Path, *, date: str, courses: str | Path | None = None) -> Planned:
        """Write the pack for a theme (.docx, .html, .md).

        Raises:
            InputError: There is no such theme; the suffix is another one; or the file cannot be written.
        """
        theme_id = theme_named(theme, self._ground.codebook).id
        plan = self.plan(date, courses=courses)
        one = next(one for one in plan.planned if one.theme_id == theme_id)
        write_report(pack(one, self._paper(plan)), path)
        return one

    def choose(self, theme: str, form: str, *, reason: str, who: str, when: str) -> TrainingChoice:
        """Keep why training was or was not chosen for a theme; the latest holds, earlier ones are kept.

        Args:
            theme: Its id or its label.
            form: One of `thememiner.local.training_form.FORMS`.
            reason: Why, without case material.
            who: Who chose.
            when: The day (ISO).

        Raises:
            InputError: There is no such theme or form, a reason or a name is missing, or the reason repeats words of a
                local finding.
        """
        if not who.strip():
            raise InputError("training", "nobody is named", place="--who", remedy="say who chose")
        kept = TrainingChoice(
            theme_id=theme_named(theme, self._ground.codebook).id,
            form=form_named(form),
            reason=checked_reason(reason, self._ground.local.findings),
            who=" ".join(who.split()),
            when=day(when),
        )
        with self._ground.store.writing() as write:
            write.insert([kept])
        return kept

    def choices(self) -> list[TrainingChoice]:
        """Every choice that was made, as they were kept."""
        return self._ground.store.all(TrainingChoice)

    def _own(self) -> Corpus:
        """The area's own published reviews: those that count and are not national."""
        ground = self._ground
        national = {one.id for one in ground.corpus.reviews}
        own = tuple(one for one in ground.library.counted() if one.id not in national)
        ids = {one.id for one in own}
        passages = tuple(one for one in ground.library.passages() if one.review_id in ids)
        return Corpus(own, passages, (), ground.corpus.stances, ground.corpus.codes)

    def _paper(self, plan: TrainingPlan) -> TrainingPaper:
        ground, settings = self._ground, self._ground.settings
        evidence = gather(ground.corpus, ground.codebook, date=plan.date)
        named = replace(evidence, partnership=settings.partnership, coder=settings.coder)
        return TrainingPaper(plan, named, settings.area)

    def _coded(self, courses: list[Course]) -> list[Coding]:
        """What the study's own coder says of each course's text."""
        ground = self._ground
        model = ground.folder / MODEL_FOLDER
        fitted = str(model) if (model / CARD).is_file() else ""
        settings = ground.settings
        recipe = Recipe(ground.codebook.model_dump_json(), settings.coder, settings.encoder, fitted)
        units = tuple(
            CodingUnit(f"course {one.row} {place}", one.text, "findings") for place, one in enumerate(courses)
        )
        if not units:
            return []
        batch = Batch("courses", units, recipe, {}, {})
        if settings.coder in WITHOUT_VECTORS:
            return code_batch(batch)
        return [one for made in with_vectors([batch], ground.codings.encoder()) for one in code_batch(made)]


def _target(path: str | Path, suffix: str) -> Path:
    target = Path(path)
    if target.suffix.lower() != suffix:
        raise InputError(str(path), f"is written as {suffix}", remedy=f"name it {target.stem}{suffix}")
    return target
