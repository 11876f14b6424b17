"""Commands that make a study and bring things in: new, add reviews, add audits, remove, code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Quiet, Strict, StudyFolder, pairs, progress, say, tell_left_out, today_or


def new(
    study: StudyFolder,
    codebook: Annotated[
        Path | None, typer.Option(help="Your own codebook (YAML, CSV, XLSX) in place of the packaged one.")
    ] = None,
    partnership: Annotated[str, typer.Option(help="Name printed on reports.")] = "",
    area: Annotated[str, typer.Option(help="Your own area; its reviews are not national.")] = "",
    quiet: Quiet = False,
) -> None:
    """Make a study folder: settings, an editable codebook, one database."""
    from thememiner import Study
    from thememiner.settings import Settings

    settings = Settings(partnership=partnership, area=area)
    Study.new(study, codebook=codebook, settings=settings).close()
    say(f"{study} is made; its codebook.yaml and settings.yaml are yours to edit", quiet)


def add_reviews(
    study: StudyFolder,
    paths: Annotated[list[Path], typer.Argument(help="PDF, DOCX, HTML or text files, or folders of them.")],
    catalogue: Annotated[Path | None, typer.Option(help="CSV with facts about the files (column 'file').")] = None,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Take reviews in again that were removed.")] = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Read reviews into a study. A file that is in it already changes nothing."""
    from thememiner import Study

    with Study.open(study) as opened, progress(quiet) as show:
        added = opened.add_reviews(paths, catalogue=catalogue, withdrawn=withdrawn, progress=show)
    say(f"{len(added.new)} read, {added.unchanged} already in the study, {len(added.left_out)} left out", quiet)
    tell_left_out(added.left_out, quiet=quiet, strict=strict)
    if not added.new and not added.unchanged:
        raise typer.Exit(1)


def add_audits(
    study: StudyFolder,
    files: Annotated[list[Path], typer.Argument(help="CSV, XLSX, DOCX or PDF files with local findings.")],
    column: Annotated[
        list[str] | None,
        typer.Option(help="A column that is not recognised: FIELD=NAME, e.g. text='Auditor notes'; may be repeated."),
    ] = None,
    source_type: Annotated[str, typer.Option(help="What kind of evidence it is, e.g. complaint, peer-review.")] = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Read local audit findings into a study. A changed file takes the place of its earlier self."""
    from thememiner import Study
    from thememiner.records import AuditFinding

    named = pairs(column, "--column", "text='Auditor notes'")

    with Study.open(study) as opened:
        added = opened.add_audits(files, columns=named, source_type=source_type)
        total = opened.store.count(AuditFinding)
    say(f"{len(added.new)} files read, {added.unchanged} unchanged; the study has {total} local findings", quiet)
    for name in added.replaced:
        say(f"{name} took the place of the file of this name; if they are two, rename one and add it again", quiet)
    tell_left_out(added.left_out, quiet=quiet, strict=strict)
    if not added.new and not added.unchanged:
        raise typer.Exit(1)


def remove(
    study: StudyFolder,
    review: Annotated[str, typer.Argument(help="The review's id, as `thememiner reviews` lists it.")],
    reason: Annotated[str, typer.Option(help="Why it is taken out.")] = "withdrawn by its publisher",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Take a withdrawn review out, leaving its citation record."""
    from thememiner import Study

    with Study.open(study) as opened:
        record = opened.remove(review, reason=reason, date=today_or(date))
    say(f"{record.review_id} ({record.title}) is taken out; its citation record stays", quiet)


def code(study: StudyFolder, quiet: Quiet = False) -> None:
    """Give every passage and local finding its stance and themes; only what is new or changed."""
    from thememiner import Study

    with Study.open(study) as opened, progress(quiet) as show:
        count = opened.code(progress=show)
    say(f"{count} passages and findings coded", quiet)
