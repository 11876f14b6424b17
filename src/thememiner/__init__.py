"""Reads published safeguarding reviews, codes what they teach, and sets it beside local audit findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thememiner.reports.reading_sheet import inspect_file as inspect_file
    from thememiner.study import Study as Study

__version__ = "0.1.0"
__all__ = ["Study", "__version__", "inspect_file"]


def __getattr__(name: str) -> object:
    """Load the facade when it is asked for, so that the command line's help need not wait for it."""
    if name == "Study":
        from thememiner.study import Study

        return Study
    if name == "inspect_file":
        from thememiner.reports.reading_sheet import inspect_file

        return inspect_file
    raise AttributeError(f"module 'thememiner' has no attribute {name!r}")
