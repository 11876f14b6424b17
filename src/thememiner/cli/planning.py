"""Commands for what to audit next: plan audits, severity list, severity set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Json,
    Quiet,
    StudyFolder,
    Where,
    conditions,
    print_json,
    print_table,
    say,
    tell_release,
    tell_uncoded,
    today_or,
)


def audits(
    study: StudyFolder,
    out: Annotated[
        Path | None, typer.Argument(help="The ranking: .xlsx, .docx, .html or .md.", metavar="OUT", show_default=False)
    ] = None,
    where: Where = None,
    date: Date = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Rank the themes by what speaks for auditing them next, with reasons, parts, weights, and how firm the order is.

    Weights are set in the study's settings.yaml under audit_weights.
    """
    from thememiner import Study

    if out is None and not as_json:
        raise typer.BadParameter("name the file to write, or say --json", param_hint="OUT")
    day = today_or(date)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        planning = opened.planning(conditions(where))
        if as_json:
            print_json(planning.audit_table(day))
        if out is None:
            return
        plan = planning.write_audits(out, date=day)
    say(f"{len(plan.ranked)} themes ranked in {out}; which comes first is {plan.first}", quiet)
    tell_release(out, quiet)


def severities(study: StudyFolder, as_json: Json = False) -> None:
    """List how grave the cases of the case reviews are: as people graded them, else as read from the outcome."""
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.planning().severities()
    rows = [
        {"case": one.case, "reviews": ";".join(one.reviews), "grade": one.grade, "by": one.by, "reason": one.reason}
        for one in found
    ]
    if as_json:
        print_json(rows)
        return
    import pandas as pd

    print_table(pd.DataFrame(rows, columns=["case", "reviews", "grade", "by", "reason"]))


def grade(
    study: StudyFolder,
    review: Annotated[str, typer.Argument(help="Id of a review of the case.", metavar="REVIEW", show_default=False)],
    grade: Annotated[
        str,
        typer.Argument(
            help="catastrophic, severe, significant, moderate, low, 'best practice'; 'as read' takes it back.",
            metavar="GRADE",
            show_default=False,
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why.", show_default=False)] = "",
    who: Annotated[str, typer.Option(help="Who says so.", show_default=False)] = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Grade a case on the grading matrix; this holds over what was read, and earlier grades are kept."""
    from thememiner import Study

    with Study.open(study) as opened:
        kept = opened.planning().grade(review, grade, reason, who, today_or(date))
    say(f"{kept.review_id}: {kept.grade.lower()}", quiet)
