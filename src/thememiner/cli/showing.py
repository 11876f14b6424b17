"""Commands that show what a study holds: reviews, themes, show, compare, left-out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
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
    tell_uncoded,
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


def compare(
    study: StudyFolder,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write all columns, and what each source says: .xlsx or .csv.")
    ] = None,
    where: Where = None,
    date: Date = "",
    as_json: Json = False,
) -> None:
    """Set national reviews beside local evidence, theme by theme, with the group's judgements."""
    from thememiner import Study
    from thememiner.reports.board_evidence import is_invented
    from thememiner.reports.comparison_sheet import write_comparison
    from thememiner.reports.rows import COMPARISON_COLUMNS, comparison_grid, comparison_rows
    from thememiner.reports.screening_words import own_area_words

    day = today_or(date)
    with Study.open(study) as opened:
        ground = opened.ground(conditions(where))
        compared, own = ground.comparison(day), own_area_words(ground.own_reviews())
        tell_uncoded(opened)
        if elsewhere := ground.judged_elsewhere():
            say(f"judged by the group, but not themes of this codebook: {', '.join(elsewhere)}")
        if out is not None:
            write_comparison(compared, out, date=day, invented=is_invented(ground.corpus))
            say(f"{out} is written")
    if as_json:
        print_json([{name: row[name] for name in COMPARISON_COLUMNS} for row in comparison_rows(compared)])
    elif out is None:
        print_table(comparison_grid(compared))
        confirmed, codings = sum(row.confirmed for row in compared), sum(row.codings for row in compared)
        say(f"codings confirmed by a person: {confirmed:,} of {codings:,}")
        for line in own:
            say(line)
        if not any(row.local for row in compared):
            say(f"no local finding speaks of any theme: bring evidence in with `thememiner add audits {study} FILE`")
        say("'not known' and 'not audited' are no assurance; -o FILE.xlsx writes what each source says")


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
