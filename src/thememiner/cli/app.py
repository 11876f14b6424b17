"""The command tree. Nothing heavy is imported here or in the command modules, so that help is at once there."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from thememiner.cli import (
    building,
    checking,
    codebooks,
    deciding,
    fitting,
    formats,
    library,
    reporting,
    screening,
    sheets,
    showing,
    topics,
)

_OPTIONS = {"no_args_is_help": True, "rich_markup_mode": None, "add_completion": False}


class _DrawsByDefault(TyperGroup):
    """`check STUDY` is short for `check draw STUDY`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer keeps its own copy of click
        named = args[0] in self.commands
        return super().resolve_command(ctx, args if named else ["draw", *args])


app = typer.Typer(
    help="Read safeguarding reviews, code what they teach, and set it beside local audits. Works offline.",
    pretty_exceptions_enable=False,
    **_OPTIONS,  # type: ignore[arg-type]
)
add = typer.Typer(help="Bring reviews or local audit findings into a study.", **_OPTIONS)  # type: ignore[arg-type]
decisions = typer.Typer(help="Confirm, change or reject codings in a spreadsheet.", **_OPTIONS)  # type: ignore[arg-type]
screening_log = typer.Typer(help="Log which published reviews were included or excluded, and why.", **_OPTIONS)  # type: ignore[arg-type]
check = typer.Typer(help="Have two people check the machine on a random sample.", cls=_DrawsByDefault, **_OPTIONS)  # type: ignore[arg-type]
report = typer.Typer(help="Write a report as .docx, .html or .md.", **_OPTIONS)  # type: ignore[arg-type]
codebook = typer.Typer(help="Work on a codebook.", **_OPTIONS)  # type: ignore[arg-type]

app.command()(building.new)
app.add_typer(add, name="add")
add.command("reviews")(building.add_reviews)
add.command("audits")(building.add_audits)
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
app.add_typer(screening_log, name="screening")
screening_log.command("add")(screening.add)
screening_log.command("list")(screening.list_)
screening_log.command("mark")(screening.mark)
screening_log.command("export")(screening.export)
screening_log.command("import")(screening.import_)
app.add_typer(decisions, name="decisions")
decisions.command("export")(deciding.export)
decisions.command("import")(deciding.import_)
app.command()(deciding.fit)
app.add_typer(check, name="check")
check.command("draw")(checking.draw)
check.command("read")(checking.read)
app.add_typer(report, name="report")
report.command("board")(reporting.board)
app.command()(reporting.run)
app.add_typer(codebook, name="codebook")
codebook.command("check")(codebooks.check)
codebook.command("export")(codebooks.export)
codebook.command("import")(codebooks.import_)
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
