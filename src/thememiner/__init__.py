"""Reads published safeguarding reviews, codes what they teach, and sets it beside local audit findings."""

__version__ = "0.1.0"
