"""Commands on what is known of the reviews beside their themes: facts, features, recommendations, quality, overrule."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Facts, Json, Quiet, StudyFolder, print_frame, say, stated, today_or

Review = Annotated[str, typer.Argument(help="The review's id, as `thememiner reviews` lists it.", show_default=False)]


class What(StrEnum):
    """What can be put right."""

    section_kind = "section-kind"
    fact = "fact"
    feature = "feature"


def facts(
    study: StudyFolder,
    review: Annotated[str, typer.Option(help="One review's id; default all.")] = "",
    as_json: Json = False,
) -> None:
    """List what each review states about itself and its case, with the words and the page."""
    from thememiner import Study

    with Study.open(study) as opened:
        if review:
            opened.library.review(review)
        frame = opened.facts()
    print_frame(frame[frame["review_id"] == review] if review else frame, as_json=as_json)


def features(
    study: StudyFolder,
    words: Annotated[bool, typer.Option("--words", help="Each statement with its words and page.")] = False,
    as_json: Json = False,
) -> None:
    """Count case features (neglect, poverty ...): present, denied, suspected, not stated. They are no learning."""
    from thememiner import Study

    with Study.open(study) as opened:
        frame = opened.features() if words else opened.feature_counts()
    print_frame(frame, as_json=as_json)


def recommendations(
    study: StudyFolder,
    out: Annotated[Path, typer.Argument(help="The register: .xlsx or .csv.", metavar="OUT", show_default=False)],
    facts: Facts = None,
    quiet: Quiet = False,
) -> None:
    """Write the register of what the reviews recommend; needs no coding (themes are empty until then)."""
    from thememiner import Study
    from thememiner.reports.phrasing import counted
    from thememiner.reports.register import write_register

    asked = stated(facts)
    with Study.open(study) as opened:
        rows = opened.register(asked)
        read = {one.id for one in opened.library.counted() if one.kind != "abstract"}
        without = sorted((read & opened.library.meeting(asked)) - {str(row["review_id"]) for row in rows})
    write_register(rows, out)
    reviews = len({row["review_id"] for row in rows})
    many = counted(len(rows), "recommendation", "recommendations")
    say(f"{many} of {counted(reviews, 'review', 'reviews')} written to {out}", quiet)
    if without:
        say(f"without a row (none found, or all printed in the case's other document): {', '.join(without)}", quiet)


def quality(study: StudyFolder, as_json: Json = False) -> None:
    """List how far each reading can be relied on (0 to 100) and why it is not higher, the worst first."""
    from thememiner import Study

    with Study.open(study) as opened:
        frame = opened.quality()
    print_frame(frame, as_json=as_json)


def overrule(
    study: StudyFolder,
    review: Review,
    what: Annotated[What, typer.Argument(help="What to put right.", show_default=False)],
    target: Annotated[
        str, typer.Argument(help="A section's heading, or the name of a fact or feature.", show_default=False)
    ],
    value: Annotated[str, typer.Argument(help="What it is: a kind, a value (several joined by ;), 'not stated'.")] = "",
    who: Annotated[str, typer.Option(help="Who says so.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take an earlier overrule back.")] = False,
    date: Date = "",
    quiet: Quiet = False,
) -> None:
    """Put right what was read of a review: a section's kind, a fact, a case feature. It holds over later readings."""
    from thememiner import Study

    if bool(value) == undo:
        raise typer.BadParameter("give a value, or --undo to take an overrule back", param_hint="VALUE")
    if not who:
        raise typer.BadParameter("say who overrules: --who NAME", param_hint="--who")
    with Study.open(study) as opened:
        kept = opened.overrule(review, what.value, target, value, who=who, when=today_or(date))
        uncoded = what is What.section_kind
    said = f"{what.value} of {kept.target!r} in {review}"
    say(f"{said} is {value!r} now" if value else f"{said} is as the machine read it", quiet)
    if uncoded:
        say(f"run `thememiner code {study}`, so that the figures follow", quiet)
