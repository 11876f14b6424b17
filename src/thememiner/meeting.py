"""What the group decides at its meeting: judgements, its own words for themes, emergent codes."""

from __future__ import annotations

from thememiner.ground import Ground


class Meeting:
    """Made by `Study.meeting`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
