"""The thematic audit: its scope and tool, what comes back filled in, and the next audit beside the last."""

from __future__ import annotations

from thememiner.ground import Ground


class Auditing:
    """Made by `Study.auditing`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
