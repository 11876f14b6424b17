"""Topics: topics STUDY, and what people decide about them: topics STUDY promote, merge or dismiss TOPIC."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thememiner.cli.console import (
    Date,
    Json,
    Quiet,
    StudyFolder,
    check_target,
    print_frame,
    print_table,
    progress,
    say,
    today_or,
)

if TYPE_CHECKING:
    from thememiner.study import Study


class Verb(StrEnum):
    """What to do with a topic."""

    promote = "promote"
    merge = "merge"
    dismiss = "dismiss"


def topics(
    study: StudyFolder,
    verb: Annotated[Verb | None, typer.Argument(help="Decide on a topic.", show_default=False)] = None,
    topic: Annotated[str, typer.Argument(help="The topic's id, as the table lists it.", show_default=False)] = "",
    kind: Annotated[str, typer.Option(help="Kind of review to look in.")] = "case-review",
    again: Annotated[bool, typer.Option("--again", help="Look for topics anew; decisions are kept.")] = False,
    map_: Annotated[Path | None, typer.Option("--map", help="Write map and topics as one .html.")] = None,
    by: Annotated[str, typer.Option(help="Counts by year (of publication) or by kind (of review).")] = "",
    terms: Annotated[str, typer.Option(help="Terms that set apart: topic, theme, year, board or kind.")] = "",
    label: Annotated[str, typer.Option(help="promote: the new theme's label.")] = "",
    definition: Annotated[str, typer.Option(help="promote: the new theme's definition.")] = "",
    into: Annotated[str, typer.Option(help="merge: the theme's id.")] = "",
    who: Annotated[str, typer.Option(help="Who decides.")] = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
    date: Date = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Suggest recurring topics in the learning statements; suggestions for the codebook, never counted as themes.

    thememiner topics STUDY promote new-1 --label "Private fostering" --who "QA chair"
    """
    from thememiner import Study

    with Study.open(study) as opened:
        if verb is not None:
            said = {"label": label, "definition": definition, "into": into}
            _decide(opened, verb, topic, kind, said, {"who": who, "when": today_or(date), "note": note})
            say(f"kept: {topic} {verb.value}d" if verb is not Verb.dismiss else f"kept: {topic} dismissed", quiet)
            return
        with progress(quiet) as show:
            frame = opened.topics(kind=kind, again=again, progress=show)
        if map_ is not None:
            check_target(map_, ".html")
            opened.topic_desk().write_map(kind, map_)
            say(f"{map_} is written; open it in a browser", quiet)
        if by:
            _counts(opened, kind, by, as_json)
        elif terms:
            _terms(opened, kind, terms, as_json)
        elif as_json:
            print_frame(frame, as_json=True)
        else:
            _print(opened, kind)


def _decide(opened: Study, verb: Verb, topic: str, kind: str, said: dict[str, str], by: dict[str, str]) -> None:
    if not topic or not by["who"]:
        raise typer.BadParameter("say which topic and, with --who, who decides")
    desk = opened.topic_desk()
    if verb is Verb.dismiss:
        desk.dismiss(kind, topic, who=by["who"], when=by["when"], note=by["note"])
    elif verb is Verb.merge:
        if not said["into"]:
            raise typer.BadParameter("say the theme's id", param_hint="--into")
        desk.merge(kind, topic, into=said["into"], who=by["who"], when=by["when"], note=by["note"])
    else:
        if not said["label"]:
            raise typer.BadParameter("say what the theme is called", param_hint="--label")
        desk.promote(kind, topic, label=said["label"], definition=said["definition"], **by)
    if verb is not Verb.dismiss:
        say("the study's codebook has changed: run `thememiner code` and look at topics --again")


def _print(opened: Study, kind: str) -> None:
    import pandas as pd

    found = opened.topic_desk().topics(kind)
    table = [
        {
            "id": row.id,
            "name": row.name,
            "state": row.state,
            "reviews": row.in_words,
            "passages": row.passages,
            "from one review": f"{row.widest_share:.0%}",
            "returned": f"{row.returns:.0%}",
            "terms": ", ".join(row.terms[:4]),
            "near": f"{row.theme_id} {row.nearness:.2f}",
            "decided": row.decision,
        }
        for row in found.rows
        if row.is_shown
    ]
    print_table(
        pd.DataFrame(table)
        if any(row["decided"] for row in table)
        else pd.DataFrame(table).drop(columns="decided", errors="ignore")
    )
    for row in found.rows:
        if not row.is_shown:
            say(f"not shown: {row.id}, {row.name} ({row.passages} passages): {row.decision or row.badge}")
    say(f"{found.note} Learning statements in no topic now: {found.outside}.")


def _counts(opened: Study, kind: str, by: str, as_json: bool) -> None:
    import pandas as pd

    frame = pd.DataFrame(opened.topic_desk().over(kind, by))
    if as_json or frame.empty:
        print_frame(frame, as_json=as_json)
        return
    frame["said"] = frame["reviews_with"].astype(str) + " of " + frame["reviews_read"].astype(str)
    print_table(frame.pivot(index="name", columns=by, values="said").reset_index())


def _terms(opened: Study, kind: str, by: str, as_json: bool) -> None:
    import pandas as pd

    found = opened.topic_desk().key_terms(kind, by)
    rows = [
        {by: name, "term": one.term, "z": round(one.score, 1), "texts": one.texts, "elsewhere": one.elsewhere}
        for name, own in found.items()
        for one in own
    ]
    print_frame(pd.DataFrame(rows, columns=[by, "term", "z", "texts", "elsewhere"]), as_json=as_json)
