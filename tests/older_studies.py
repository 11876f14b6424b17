"""A study's database as an earlier version wrote it."""

from __future__ import annotations

import sqlite3

_OF_VERSION_5 = ("case", "question", "theme_id", "value", "period", "comparator", "target")


def as_version(database: sqlite3.Connection, version: int) -> None:
    """Take away what later versions added to tables that were there before, and set the number."""
    if version < 5:
        for name in _OF_VERSION_5:
            database.execute(f'ALTER TABLE audit_findings DROP COLUMN "{name}"')
    if version < 2:
        database.execute("ALTER TABLE pages DROP COLUMN raw")
        database.execute('ALTER TABLE reviews DROP COLUMN "case"')
    database.execute(f"PRAGMA user_version = {version}")
