"""How a codebook grows: a theme more, a facet more, written in the place of the one before, which is kept."""

from __future__ import annotations

from pathlib import Path

from thememiner.codebook import Codebook, Theme, dump_codebook, parse_codebook
from thememiner.reports.spreadsheet import write_file


def with_theme(codebook: Codebook, theme: Theme) -> Codebook:
    """The codebook with one theme more, at its end."""
    return codebook.model_copy(update={"themes": (*codebook.themes, theme)})


def with_facet(codebook: Codebook, theme_id: str, facet: str) -> Codebook:
    """The codebook with one facet more in a theme; as it was where the theme has it.

    Raises:
        CodebookError: There is no such theme.
    """
    theme = codebook.theme(theme_id)
    if facet in theme.facets:
        return codebook
    changed = theme.model_copy(update={"facets": (*theme.facets, facet)})
    return codebook.model_copy(
        update={"themes": tuple(changed if one.id == theme_id else one for one in codebook.themes)}
    )


def write_codebook(file: Path, codebook: Codebook, why: str) -> Codebook:
    """Write a study's codebook anew, without the comments it may have had; returns it as it reads back.

    Args:
        file: The study's codebook.
        codebook: What it becomes.
        why: Part of the name under which the one before is kept (``codebook.before-WHY.yaml``).
    """
    text = dump_codebook(codebook)
    read = parse_codebook(text, str(file))
    write_file(file.with_name(f"codebook.before-{why}.yaml"), file.read_bytes())
    write_file(file, text.encode())
    return read
