"""Audit workbooks and tables from YAML."""

from __future__ import annotations

from pathlib import Path


def build(source: Path, target: Path) -> None:
    """Build all audit files."""
