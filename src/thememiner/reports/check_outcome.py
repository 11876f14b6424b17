"""What a check came to, and how its figures are said: counts first, percentages from ten on."""

from __future__ import annotations

from dataclasses import dataclass

from thememiner.codebook import Codebook
from thememiner.coding.agreement import Estimate
from thememiner.evidence.checked import Agreement, CheckResult
from thememiner.evidence.prevalence import FLOOR
from thememiner.records import LeftOut
from thememiner.reports.phrasing import counted


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """A check that was read: the figures, whose sheets they rest on, and what could not be taken."""

    result: CheckResult
    names: tuple[str, str]
    codebook: Codebook
    left_out: tuple[LeftOut, ...]
    codebook_changed: bool = False

    def label(self, theme_id: str) -> str:
        """What a theme is called; empty is all of them."""
        return self.codebook.theme(theme_id).label if theme_id else "All themes together"


def summary(outcome: CheckOutcome) -> tuple[str, ...]:
    """The check in a few lines."""
    result = outcome.result
    machine = result.together.machine
    people, first, second = result.together.pairs
    not_coded = len(result.draw.units) - len(result.checked)
    lines = [
        f"{len(result.checked)} of {len(result.draw.units)} drawn passages were coded by both"
        + (f"; {not_coded} were not and are left aside" if not_coded else "")
        + ".",
        f"On themes the two people agree with kappa {number(people.kappa)}; the machine agrees with "
        f"{outcome.names[0]} with {number(first.kappa)} and with {outcome.names[1]} with {number(second.kappa)}. What "
        "two people reach is what can be asked of a machine.",
        f"Of the themes the machine gives, {share_words(machine.precision, machine.hit, machine.hit + machine.extra)} "
        f"are right; of those that are truly there it finds "
        f"{share_words(machine.recall, machine.hit, machine.support)}.",
        missed_line(outcome),
    ]
    disputed = sum(one.settled.is_disputed for one in result.checked)
    if disputed:
        lines.append(
            f"{counted(disputed, 'passage is', 'passages are')} disputed between the two; what is disputed was left "
            "out of the machine's figures, which may flatter it. A third reading (--settled) settles them."
        )
    return tuple(lines)


def missed_line(outcome: CheckOutcome) -> str:
    """How many passages without a theme truly have one."""
    looked = sum(one.looked for one in outcome.result.missed)
    found = sum(one.found for one in outcome.result.missed)
    said = f"Of {looked} checked passages to which the machine gave no theme, {found or 'none'} truly had one"
    if outcome.result.missed_share is None:
        return f"{said}: too few to say more."
    share, bound = outcome.result.missed_share
    return f"{said}: that is {percent(share)} of all such passages, and at most {percent(bound)} (95 %)."


def enough(pair: Agreement) -> bool:
    """Whether kappa and alpha may be given: of a theme that fewer than ten passages got they are chance."""
    return (pair.table.given if pair.table else pair.units) >= FLOOR


def number(one: Estimate, *, none: str = "not defined") -> str:
    """Say "0.71 (0.60 to 0.80)"."""
    if one.value is None:
        return none
    said = f"{one.value:.2f}"
    return f"{said} ({one.low:.2f} to {one.high:.2f})" if one.low is not None and one.high is not None else said


def percent(share: float) -> str:
    """Say "12 %"; what is not nothing is never said to be 0 %."""
    rounded = int(share * 100 + 0.5)
    return "below 1 %" if share > 0 and not rounded else f"{rounded} %"


def interval(one: Estimate) -> str:
    """Say "83 % (71 to 92 %)", or a dash where there is no figure."""
    if one.value is None:
        return "–"
    said = percent(one.value)
    if one.low is None or one.high is None:
        return said
    return f"{said} ({int(one.low * 100 + 0.5)} to {int(one.high * 100 + 0.5)} %)"


def share_words(one: Estimate, part: int, whole: int) -> str:
    """A weighted share, and the raw count it rests on: "75 % (63 to 86 %; 60 of 78 that were checked)"."""
    if one.value is None:
        return f"{part} of {whole}"
    rests = f"{part} of {whole} that were checked)"
    return f"{interval(one)[:-1]}; {rests}" if one.low is not None else f"{interval(one)} ({rests}"
