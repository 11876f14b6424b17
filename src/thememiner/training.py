"""The training plan: need, form, learning outcomes, messages, evaluation; a pack for each theme."""

from __future__ import annotations

from thememiner.ground import Ground


class Training:
    """Made by `Study.training`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
