"""Commands that write sheets beside the board paper: hindsight, voice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thememiner.cli.console import Date, Facts, Quiet, StudyFolder, say, stated, tell_uncoded, today_or

Out = Annotated[Path, typer.Argument(help="The sheet: .html, .docx, .xlsx or .md.", metavar="OUT", show_default=False)]


def hindsight(study: StudyFolder, out: Out, facts: Facts = None, date: Date = "", quiet: Quiet = False) -> None:
    """Write how reviews and the findings on themes are worded with hindsight, and whether reasons are given."""
    from thememiner import Study
    from thememiner.reports.hindsight_sheet import write_hindsight

    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        corpus = opened.corpus(stated(facts))
        partnership = opened.settings.partnership
        write_hindsight(corpus, opened.codebook, out, date=today_or(date), author=partnership)
    say(f"{out} is written", quiet)


def voice(study: StudyFolder, out: Out, facts: Facts = None, date: Date = "", quiet: Quiet = False) -> None:
    """Write what reviews state of the child's voice in practice, and who took part in the review."""
    from thememiner import Study
    from thememiner.reports.voice_sheet import write_voice

    with Study.open(study) as opened:
        tell_uncoded(opened, quiet)
        corpus, known = opened.corpus(stated(facts)), opened.library.facts()
        write_voice(corpus, known, out, date=today_or(date), author=opened.settings.partnership)
    say(f"{out} is written", quiet)
