"""Which theme to audit next: the ranking, its parts and how firm its order is."""

from __future__ import annotations

from thememiner.ground import Ground


class Planning:
    """Made by `Study.planning`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
