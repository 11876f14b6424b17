"""What the group judged of each theme: the words it may use, which judgement holds, and which is known already."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast, get_args

from thememiner.errors import InputError
from thememiner.local.positions import POSITIONS
from thememiner.local.theme_names import folded
from thememiner.local_records import Judgement, Response

RESPONSES: tuple[Response, ...] = get_args(Response)
"""What may be decided about a theme."""


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """By the day on which they were made; those of one day as they were kept."""
    return sorted(judgements, key=lambda one: one.when)


def latest_judgements(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The judgement that holds on each theme: that of the latest day, and of one day the one kept last."""
    return {one.theme_id: one for one in in_order(judgements)}


def response_named(given: str) -> Response:
    """One of `RESPONSES`.

    Raises:
        InputError: It is none of them; lists what there is.
    """
    return cast("Response", _one_of(given, RESPONSES, "response"))


def position_named(given: str) -> str:
    """One of `POSITIONS`; empty where nothing was given.

    Raises:
        InputError: It is none of them; lists what there is.
    """
    return _one_of(given, tuple(POSITIONS), "position") if given.strip() else ""


def day(given: str) -> str:
    """A day as ISO.

    Raises:
        InputError: It is none.
    """
    try:
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError as error:
        remedy = "write it like 2026-11-24"
        raise InputError("judgement", f"{given!r} is not a day", place="column 'date'", remedy=remedy) from error


def stated(given: str, name: str, remedy: str) -> str:
    """Words that may not be missing.

    Raises:
        InputError: There are none.
    """
    if not given.strip():
        raise InputError("judgement", f"no {name} is given", place=f"column '{name}'", remedy=remedy)
    return given.strip()


def is_known(one: Judgement, kept: Iterable[Judgement], since: str = "") -> bool:
    """Whether a judgement of a sheet was taken in before.

    The same words on the same day are one judgement. So are the same words on another day, where the kept ones are
    not older than the sheet: then the sheet is read in again. In the sheet of a later meeting they are said anew.

    Args:
        one: What the sheet says.
        kept: Every judgement in the study.
        since: The day on which the sheet was made (ISO); empty: only the same day counts.
    """
    same = [other for other in kept if _same_words(one, other)]
    return any(other.when == one.when or (since and other.when >= since) for other in same)


def _same_words(one: Judgement, other: Judgement) -> bool:
    return replace(one, when="", machine_position="") == replace(other, when="", machine_position="")


def _one_of(given: str, allowed: Sequence[str], name: str) -> str:
    wanted = folded(given)
    if wanted in allowed:
        return wanted
    near = difflib.get_close_matches(wanted, allowed, n=1)
    remedy = (f"did you mean '{near[0]}'? " if near else "") + f"use one of: {', '.join(allowed)}"
    reason = f"{given!r} is not a {name}" if wanted else f"no {name} is given"
    raise InputError("judgement", reason, place=f"column '{name}'", remedy=remedy)
