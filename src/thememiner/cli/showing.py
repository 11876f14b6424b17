"""Commands that show what a study holds: reviews, themes, show, compare, left-out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from thememiner.cli.console import (
    Date,
    Facts,
    Json,
    StudyFolder,
    Where,
    conditions,
    print_frame,
    print_json,
    print_table,
    say,
    stated,
    today_or,
)
from thememiner.errors import InputError

_REVIEW_COLUMNS = ("id", "kind", "review_type", "area", "published", "pages", "title")

Theme = Annotated[str, typer.Argument(help="The theme's id, as `thememiner themes` lists it.", show_default=False)]


def reviews(study: StudyFolder, facts: Facts = None, as_json: Json = False) -> None:
    """List the reviews that were read."""
    from thememiner import Study

    with Study.open(study) as opened:
        frame = opened.reviews(stated(facts))
    excluded = ["excluded"] if frame["excluded"].any() else []
    print_frame(frame, as_json=as_json, columns=[*_REVIEW_COLUMNS, *excluded])


def themes(
    study: StudyFolder,
    facts: Facts = None,
    as_json: Json = False,
    unseen: Annotated[bool, typer.Option("--unseen", help="List themes that were not found, too.")] = False,
) -> None:
    """Print the theme table: reviews with each theme / reviews read, failing and good apart."""
    from thememiner import Study
    from thememiner.reports.rows import theme_grid

    with Study.open(study) as opened:
        asked = stated(facts)
        frame = opened.themes(asked)
        grid = theme_grid(opened.evidence(asked), opened.local_record(), unseen=unseen)
        uncoded = opened.uncoded()
    if as_json:
        print_frame(frame, as_json=True)
    else:
        print_table(grid)
    if uncoded:
        say(f"{uncoded} passages or findings are not coded yet: run `thememiner code {study}`")


def show(study: StudyFolder, theme: Theme, as_json: Json = False) -> None:
    """Print the learning statements on one theme, with review, page and paragraph."""
    from thememiner import Study

    with Study.open(study) as opened:
        frame = opened.show(theme)
    columns = ["review_id", "page", "paragraph", "statement", "theme_polarity", "status", "words", "text"]
    print_frame(frame, as_json=as_json, columns=columns)


def compare(study: StudyFolder, where: Where = None, date: Date = "", as_json: Json = False) -> None:
    """Print national reviews beside local evidence, theme by theme."""
    from thememiner import Study
    from thememiner.reports.rows import comparison_grid

    asked = conditions(where)
    day = today_or(date)
    with Study.open(study) as opened:
        if as_json:
            print_frame(opened.compare(date=day, conditions=asked), as_json=True)
        else:
            print_table(comparison_grid(opened.comparison(date=day, conditions=asked)))
    say("'not known' means that nothing local was brought in on the theme: it is no assurance")


def left_out(study: StudyFolder, as_json: Json = False) -> None:
    """List every file, page and row that could not be used, with the reason and what to do."""
    from thememiner import Study

    with Study.open(study) as opened:
        found = opened.left_out()
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        typer.echo(str(InputError(one.source, one.reason, place=one.place, remedy=one.remedy)))
