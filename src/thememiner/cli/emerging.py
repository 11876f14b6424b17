"""Commands for codes of the group's own: emergent add, export, import, list, show, promote, merge, drop."""

from __future__ import annotations

from typing import Annotated

import typer

from thememiner.cli.console import Date, Json, Quiet, Strict, StudyFolder, check_target, say, tell_uncoded, today_or
from thememiner.cli.meeting import Sheet, ThemeName, Who, WhoOfRows, print_rows, tell_taken

Label = Annotated[str, typer.Argument(help="The label, as `emergent list` shows it.", metavar="LABEL")]
Note = Annotated[str, typer.Option(help="Why.")]


def add(
    study: StudyFolder,
    unit: Annotated[str, typer.Argument(help="The id of the statement.", metavar="UNIT", show_default=False)],
    label: Annotated[str, typer.Argument(help="A short label; '' takes it back.", metavar="LABEL")],
    who: Who,
    note: Note = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Give a label of the group's own to a statement that no theme fits."""
    from thememiner import Study

    with Study.open(study) as opened:
        kept = opened.meeting().emergent.emerge(unit, label, who=who, when=today_or(date), note=note)
    say(f"kept: {kept.unit_id}, {kept.label or '(no label)'}", quiet)


def export(
    study: StudyFolder,
    file: Sheet,
    most: Annotated[int, typer.Option(help="Only so many statements, the most telling; 0: all.", min=0)] = 0,
    quiet: Quiet = False,
) -> None:
    """Write the learning statements without a theme to a spreadsheet, the most telling first."""
    from thememiner import Study

    check_target(file, ".xlsx", is_filled_in=True)
    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        count = opened.meeting().emergent.export(file, most=most)
    say(f"{count} statements written to {file}; fill in the column 'label', then import it", quiet)


def import_(
    study: StudyFolder,
    file: Sheet,
    who: WhoOfRows = "",
    date: Date = "",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Take in the labels of a filled-in spreadsheet; reading it twice adds nothing twice."""
    from thememiner import Study

    with Study.open(study) as opened:
        taken = opened.meeting().emergent.import_(file, who=who, when=today_or(date))
    tell_taken(taken, ("label", "labels"), strict=strict, quiet=quiet)


def list_(study: StudyFolder, as_json: Json = False) -> None:
    """List the labels: on how many statements of how many reviews and boards, and whether ready to be a theme."""
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.meeting().emergent.labels()
    rows: list[dict[str, object]] = [
        {
            "label": one.label,
            "units": len(one.units),
            "reviews": one.reviews,
            "boards": one.boards,
            "local": one.local,
            "gone": len(one.gone),
            "ready": one.ready,
            "state": one.state,
            "theme_id": one.decision.theme_id if one.decision else "",
        }
        for one in found
    ]
    print_rows(rows, ("label", "units", "reviews", "boards", "local", "gone", "state", "theme_id"), as_json=as_json)


def show(study: StudyFolder, label: Label, as_json: Json = False) -> None:
    """Show the statements that bear a label, with review, page and paragraph."""
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.meeting().emergent.statements(label)
    rows: list[dict[str, object]] = [
        {
            "source": one.source,
            "page": one.page,
            "paragraph": one.paragraph,
            "statement": one.stance.statement,
            "polarity": one.stance.polarity,
            "text": one.text,
            "unit_id": one.unit_id,
        }
        for one in found
    ]
    print_rows(rows, ("source", "page", "paragraph", "statement", "polarity", "text"), as_json=as_json)


def promote(
    study: StudyFolder,
    label: Label,
    definition: Annotated[str, typer.Option(help="What the theme is.", show_default=False)],
    who: Who,
    theme_id: Annotated[str, typer.Option("--id", help="The theme's id; made of the label by default.")] = "",
    force: Annotated[
        str, typer.Option("--force", metavar="REASON", help="Before three reviews of two boards; the reason is kept.")
    ] = "",
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Make a label a theme of the study's codebook; the statements that bear it count from then on."""
    from thememiner import Study

    with Study.open(study) as opened:
        made = opened.meeting().emergent.promote(
            label, definition=definition, who=who, when=today_or(date), theme_id=theme_id, despite=force
        )
    say(f"{made} is a theme of {study / 'codebook.yaml'}; run `thememiner code {study}`", quiet)


def merge(
    study: StudyFolder, label: Label, theme: ThemeName, who: Who, note: Note = "", date: Date = "", quiet: Quiet = False
) -> None:
    """Say that a label is part of a theme; the statements that bear it count there from then on."""
    from thememiner import Study

    with Study.open(study) as opened:
        into = opened.meeting().emergent.merge(label, theme, who=who, when=today_or(date), note=note)
    say(f"{label} is part of {into} now; run `thememiner code {study}`", quiet)


def drop(study: StudyFolder, label: Label, who: Who, note: Note = "", date: Date = "", quiet: Quiet = False) -> None:
    """Say that nothing is to become of a label."""
    from thememiner import Study

    with Study.open(study) as opened:
        opened.meeting().emergent.drop(label, who=who, when=today_or(date), note=note)
    say(f"{label} is dropped", quiet)
