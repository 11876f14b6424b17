"""Commands for what is presented: report briefing, report case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Quiet,
    StudyFolder,
    Where,
    conditions,
    say,
    tell_release,
    tell_uncoded,
    today_or,
)


def briefing(
    study: StudyFolder,
    out: Annotated[
        Path, typer.Argument(help="The briefing: .pptx, .docx, .html or .md.", metavar="OUT", show_default=False)
    ],
    where: Where = None,
    most: Annotated[int, typer.Option(help="How many themes.", min=1)] = 6,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Write the briefing on published reviews for the sub-group: themes, local position, questions, asks."""
    from thememiner import Study
    from thememiner.reports.briefing import SUFFIXES
    from thememiner.reports.write import checked_suffix, write_report

    checked_suffix(out, SUFFIXES)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        asked = conditions(where)
        narrowed = ", ".join(f"{name}: {value}" for name, value in (asked or {}).items())
        made = opened.ground(asked).briefing(today_or(date), most=most, where=narrowed)
        write_report(made, out, known=SUFFIXES)
    say(f"{out} is written", quiet)
    tell_release(out, quiet)


def case(
    study: StudyFolder,
    review: Annotated[str, typer.Argument(help="Id of the review.", metavar="REVIEW", show_default=False)],
    out: Annotated[
        Path, typer.Argument(help="The briefing: .docx, .pptx, .html or .md.", metavar="OUT", show_default=False)
    ],
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Write a briefing of one or two pages on one review: what it taught, what is known here, questions for a team."""
    from thememiner import Study
    from thememiner.reports.briefing import SUFFIXES
    from thememiner.reports.case_briefing import case_briefing, case_evidence
    from thememiner.reports.write import checked_suffix, write_report

    checked_suffix(out, SUFFIXES)
    day = today_or(date)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        evidence = case_evidence(
            opened.corpus(),
            opened.codebook,
            review,
            facts=opened.library.facts(),
            recommendations=opened.library.recommendations(),
            board=opened.ground().board_evidence(day),
        )
        write_report(case_briefing(evidence), out, known=SUFFIXES)
    say(f"{out} is written", quiet)
    tell_release(out, quiet)
