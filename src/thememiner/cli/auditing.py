"""Commands for the thematic audit: audit-tool, and before-after."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Json, Quiet, StudyFolder, print_json, say, tell_release, tell_uncoded, today_or
from thememiner.errors import InputError

Theme = Annotated[str, typer.Argument(help="The theme's id.", metavar="THEME", show_default=False)]


def audit_tool(
    study: StudyFolder,
    theme: Theme,
    out: Annotated[Path, typer.Argument(help="The tool: .xlsx or .docx.", metavar="OUT", show_default=False)],
    date: Date = "",
    cases: Annotated[int, typer.Option(help="How many cases.", min=1, max=30)] = 6,
    title: Annotated[str, typer.Option(help="What the audit is called; default: the theme and the month.")] = "",
    scale: Annotated[str, typer.Option(help="ofsted (four grades), or met (met, partly met, not met).")] = "ofsted",
    quiet: Quiet = False,
) -> None:
    """Write the scope and the tool of a thematic audit; what comes back filled in is read by `add audits`."""
    from thememiner import Study

    if out.exists():
        raise InputError(str(out), "is there already, perhaps filled in", remedy="choose another name, or delete it")
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        tool = opened.auditing().write_tool(
            theme, out, date=today_or(date), cases=cases, title=title, scale=scale.casefold()
        )
    say(f"{out} is written: {len(tool.questions)} questions, {cases} cases; no names in what comes back", quiet)
    tell_release(out, quiet)


def before_after(
    study: StudyFolder,
    theme: Theme,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write it: .docx, .html, .md or .xlsx.", show_default=False)
    ] = None,
    date: Date = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Set the last two audits on a theme side by side: improved, no change shown, or worse."""
    from thememiner import Study
    from thememiner.reports.before_after_report import VERDICTS, change_rows, summary

    with Study.open(study) as opened:
        desk = opened.auditing()
        found = desk.write_before_after(theme, out, date=today_or(date)) if out else desk.before_after(theme)
    if as_json:
        print_json(change_rows(found))
    else:
        typer.echo(summary(found))
        for row in change_rows(found):
            typer.echo(f"{VERDICTS[str(row['verdict'])]}: {row['words']}\n  {row['said']}")
        for words, reason in found.not_compared:
            typer.echo(f"not compared: {words}: {reason}")
        for remark in found.remarks:
            typer.echo(remark)
    if out:
        say(f"{out} is written", quiet)
