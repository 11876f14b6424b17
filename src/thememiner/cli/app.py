"""The command tree. Nothing heavy is imported here or in the command modules, so that help is at once there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from thememiner.cli import (
    auditing,
    briefing,
    building,
    checking,
    codebooks,
    deciding,
    emerging,
    fitting,
    formats,
    library,
    meeting,
    planning,
    releasing,
    reporting,
    screening,
    sheets,
    showing,
    topics,
    training,
)


class _DrawsByDefault(TyperGroup):
    """`check STUDY` is short for `check draw STUDY`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer keeps its own copy of click
        named = args[0] in self.commands
        return super().resolve_command(ctx, args if named else ["draw", *args])


def _tree(about: str, cls: type[TyperGroup] = TyperGroup) -> typer.Typer:
    return typer.Typer(
        help=about,
        cls=cls,
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


app = _tree("Read safeguarding reviews, code what they teach, and set it beside local audits. Works offline.")


def _group(name: str, about: str, cls: type[TyperGroup] = TyperGroup, **commands: Callable[..., None]) -> None:
    """A command of several verbs; a trailing underscore spares Python's own words."""
    group = _tree(about, cls)
    app.add_typer(group, name=name)
    for verb, command in commands.items():
        group.command(verb.rstrip("_"))(command)


app.command()(building.new)
_group(
    "add",
    "Bring reviews or local audit findings into a study.",
    reviews=building.add_reviews,
    audits=building.add_audits,
)
app.command()(building.remove)
app.command()(building.code)
app.command()(showing.reviews)
app.command()(showing.themes)
app.command()(showing.show)
app.command()(showing.compare)
app.command()(topics.topics)
app.command("left-out")(showing.left_out)
app.command()(sheets.hindsight)
app.command()(sheets.voice)
app.command()(library.facts)
app.command()(library.features)
app.command()(library.recommendations)
app.command()(library.quality)
app.command()(library.overrule)
_group(
    "screening",
    "Log which published reviews were included or excluded, and why.",
    add=screening.add,
    list=screening.list_,
    mark=screening.mark,
    export=screening.export,
    import_=screening.import_,
)
_group(
    "decisions",
    "Confirm, change or reject codings in a spreadsheet.",
    export=deciding.export,
    import_=deciding.import_,
)
app.command()(deciding.fit)
_group(
    "check",
    "Have two people check the machine on a random sample.",
    _DrawsByDefault,
    draw=checking.draw,
    read=checking.read,
)
_group(
    "judgements",
    "Record what the group concludes about themes, at the meeting or in a spreadsheet.",
    add=meeting.add_judgement,
    export=meeting.export_judgements,
    import_=meeting.import_judgements,
    list=meeting.list_judgements,
)
_group(
    "crosswalk",
    "Say which themes the board's own priorities and headings stand for.",
    add=meeting.add_term,
    remove=meeting.remove_term,
    export=meeting.export_terms,
    import_=meeting.import_terms,
    list=meeting.list_terms,
)
_group(
    "emergent",
    "Labels of the group's own for learning that no theme fits, until they become themes.",
    add=emerging.add,
    export=emerging.export,
    import_=emerging.import_,
    list=emerging.list_,
    show=emerging.show,
    promote=emerging.promote,
    merge=emerging.merge,
    drop=emerging.drop,
)
_group(
    "plan",
    "Plan what follows: which theme to audit next, what to train.",
    audits=planning.audits,
    training=training.plan,
)
_group("severity", "How grave the cases of reviews are.", list=planning.severities, set=planning.grade)
app.command("audit-tool")(auditing.audit_tool)
app.command("before-after")(auditing.before_after)
_group("training", "Training packs, and why training was chosen or not.", pack=training.pack, choose=training.choose)
_group(
    "report",
    "Write the board paper, the briefing for the sub-group, or the briefing on one review.",
    board=reporting.board,
    briefing=briefing.briefing,
    case=briefing.case,
)
app.command("check-release")(releasing.check_release)
app.command()(reporting.run)
_group(
    "codebook",
    "Work on a codebook.",
    check=codebooks.check,
    export=codebooks.export,
    import_=codebooks.import_,
)
app.command()(formats.read)
app.command()(formats.inspect)
app.command("code-table")(formats.code_table)
app.command("fit-table")(fitting.fit_table)


@app.callback()
def _version_option(version: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    if version:
        from thememiner import __version__

        typer.echo(__version__)
        raise typer.Exit


# `--version` must work without a command.
_version_option_needs_no_command = app.registered_callback
if _version_option_needs_no_command is not None:
    _version_option_needs_no_command.invoke_without_command = True
