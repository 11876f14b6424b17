"""What kind of local evidence a file is, guessed by its words: audits, self-assessments, complaints, surveys."""

from __future__ import annotations

import re
from functools import lru_cache

SOURCE_TYPES: dict[str, str] = {
    "section-11": r"section 11|s ?11|sec 11",
    "section-175": r"section (175|157)|s ?(175|157)",
    "supervision-audit": r"supervision",
    "inspection": r"inspections?|ofsted|ilacs|sif|jtai|send|cqc|hmic|hmicfrs|hmip|inspectorate",
    "complaint": r"complaints?|compliments?",
    "survey": r"surveys?|questionnaires?|feedback|consultation",
    "performance": r"performance|data ?set|scorecard|dashboard|kpis?|indicators?",
    "audit": r"audits?|dip sample|case file",
}
"""Kind -> the words that tell it, the surest first."""


@lru_cache(maxsize=1024)
def source_type(*names: str) -> str:
    """The kind that the first telling name says; 'audit' where none does.

    Args:
        *names: What the evidence is called, nearest first: the row's own audit, the sheet, the title, the file.
    """
    for name in names:
        words = re.sub(r"[^a-z0-9]+", " ", name.casefold())
        for kind, telling in SOURCE_TYPES.items():
            if re.search(rf"\b({telling})\b", words):
                return kind
    return "audit"
