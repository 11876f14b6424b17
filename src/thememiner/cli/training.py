"""Commands for training: plan training, training pack, training choose."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Json,
    Quiet,
    Strict,
    StudyFolder,
    Where,
    conditions,
    print_json,
    say,
    tell_left_out,
    tell_release,
    tell_uncoded,
    today_or,
)

Courses = Annotated[
    Path | None,
    typer.Option(help="A catalogue of courses (.csv, .xlsx) with a column 'title'.", show_default=False),
]
Theme = Annotated[str, typer.Argument(help="The theme, by its id or its label.", metavar="THEME", show_default=False)]


def plan(
    study: StudyFolder,
    out: Annotated[
        Path | None, typer.Argument(help="The plan (.xlsx).", metavar="OUT.xlsx", show_default=False)
    ] = None,
    courses: Courses = None,
    where: Where = None,
    date: Date = "",
    as_json: Json = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Write the training plan: need, form, outcomes, messages, evaluation, and where training is the wrong answer."""
    from thememiner import Study

    if out is None and not as_json:
        raise typer.BadParameter("name the file to write, or say --json", param_hint="OUT.xlsx")
    day = today_or(date)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        training = opened.training(conditions(where))
        if as_json:
            print_json(training.table(day, courses=courses))
        if out is None:
            return
        made = training.write_plan(out, date=day, courses=courses)
    gaps = f", {len(made.without_course)} of them without a course" if made.catalogue else ""
    needed = sum(one.form not in ("not training", "none suggested") for one in made.planned)
    say(f"{out} is written: {needed} themes with training{gaps}", quiet)
    tell_release(out, quiet)
    tell_left_out(made.catalogue.left_out if made.catalogue else (), quiet=quiet, strict=strict)


def pack(
    study: StudyFolder,
    theme: Theme,
    out: Annotated[Path, typer.Argument(help="The pack: .docx, .html or .md.", metavar="OUT.docx", show_default=False)],
    courses: Courses = None,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Write the training pack for a theme: messages, questions, supervision prompt, 7-minute briefing, evaluation."""
    from thememiner import Study

    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        made = opened.training().write_pack(theme, out, date=today_or(date), courses=courses)
    say(f"{out} is written for the theme {made.theme_id!r}; form: {made.form}", quiet)
    tell_release(out, quiet)


def choose(
    study: StudyFolder,
    theme: Theme,
    form: Annotated[
        str,
        typer.Argument(
            help="multi-agency course, briefing, 7-minute briefing, factsheet, "
            "supervision prompt, forum, not training.",
            metavar="FORM",
            show_default=False,
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why, without case material.", show_default=False)] = "",
    who: Annotated[str, typer.Option(help="Who chose.", show_default=False)] = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Record why training was or was not chosen for a theme; it stands beside what was suggested and is kept."""
    from thememiner import Study

    with Study.open(study) as opened:
        kept = opened.training().choose(theme, form, reason=reason, who=who, when=today_or(date))
    say(f"{kept.theme_id}: {kept.form}", quiet)
