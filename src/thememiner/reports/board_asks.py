"""What the board paper asks the group about audit and training: the first of each plan, with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.local.audit_plan import AuditPlan, AuditRank
from thememiner.local.training_plan import Planned, is_needed
from thememiner.reports.audit_plan_words import PREPARES, firm, place, summary, telling, title
from thememiner.reports.audit_plan_words import confirmed as audit_confirmed
from thememiner.reports.blocks import Block, Bullets, Heading, Paragraph, Table
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.phrasing import counted
from thememiner.reports.training_words import alone, form_words, instead, local, national

_FIRST = 5
_REASONS = 3
_ALONE = 4


def audit_section(evidence: BoardEvidence) -> list[Block]:
    """The first five themes of the audit ranking with their reasons; none where nothing is ranked."""
    plan = evidence.audit_plan
    if plan is None or not plan.ranked:
        return []
    rows = tuple((place(one), one.label, _reasons(one), firm(one.firmness)) for one in plan.ranked[:_FIRST])
    rest = len(plan.ranked) - len(rows)
    more = f"{counted(rest, 'more theme is', 'more themes are')} ranked. " if rest else ""
    table = Table(
        caption=f"Themes for which most speaks to be audited next. {audit_confirmed(plan)}",
        columns=("Place", "Theme", "What speaks for it most", "How firm its place is"),
        rows=rows,
        note=f"{more}All parts, weights and the method are in the ranking of its own (thememiner plan audits).",
        widths=(8, 22, 44, 26),
    )
    return [
        Heading(1, "Which theme to audit next"),
        Paragraph(f"{PREPARES} Weights were set by hand and can be changed in the study's settings."),
        Bullets(tuple(summary(plan))),
        table,
        *_decided(plan),
    ]


def training_section(evidence: BoardEvidence) -> list[Block]:
    """The first five themes for which training is asked for, and those where training alone is not the answer."""
    plan = evidence.training_plan
    if plan is None or not plan.planned:
        return []
    needed = [one for one in plan.planned if is_needed(one)]
    elsewhere = [one for one in plan.planned if one.form == "not training"]
    heading = Heading(1, "What is asked of learning and development")
    intro = (
        "The forms are suggested by rules set by hand; the group chooses. What goes to those who train is in the plan "
        "of its own (thememiner plan training), which has no words of local cases."
    )
    return [heading, Paragraph(intro), *_needed(needed, evidence), *_not_training(elsewhere)]


def asked_of_the_group(evidence: BoardEvidence) -> list[str]:
    """The decisions that go with these sections."""
    asked = []
    if audit_section(evidence):
        asked.append(f"Choose which theme is audited next, if any (section {evidence.section('audit')}).")
    if training_section(evidence):
        asked.append(
            "Agree what is asked of learning and development, and where training is not the answer (section "
            f"{evidence.section('training')})."
        )
    return asked


def _reasons(rank: AuditRank) -> str:
    """The parts that give most points, each in the first words of its reason; and the group's own decision."""
    lines = [f"{title(part.name)}: {part.reason.partition(';')[0]}." for part in telling(rank)[:_REASONS]]
    return "\n".join([*lines, *([f"{rank.note[:1].upper()}{rank.note[1:]}."] if rank.note else [])])


def _decided(plan: AuditPlan) -> list[Block]:
    if not plan.decided:
        return []
    told = "; ".join(f"{one.label} ({one.note})" if one.note else one.label for one in plan.decided)
    return [Paragraph(f"An audit is already decided on and not ranked again: {told}.")]


def _needed(needed: Sequence[Planned], evidence: BoardEvidence) -> list[Block]:
    if not needed:
        return [Paragraph("The plan suggests training on no theme.")]
    rows = tuple(
        (one.need.theme.label, "\n".join(national(one.need)), _here(one), f"{form_words(one)}{_alone(one)}")
        for one in needed[:_FIRST]
    )
    rest = len(needed) - len(rows)
    more = f"{counted(rest, 'more theme is', 'more themes are')} in that plan."
    confirmed = f"Codings confirmed by a person: {evidence.confirmed:,} of {evidence.codings:,}."
    return [
        Table(
            caption=f"Training that is asked for first. {confirmed}",
            columns=("Theme", "Published reviews", "Here", "Form, and what else is needed"),
            rows=rows,
            note=more if rest else "",
            widths=(22, 28, 22, 28),
        )
    ]


def _here(one: Planned) -> str:
    said = local(one.need)[0].removeprefix("Local position: ")
    return f"{said[:1].upper()}{said[1:]}"


def _alone(one: Planned) -> str:
    """Where something speaks against training alone, what would have to go with it."""
    if not alone(one.need):
        return ""
    return "\nTraining alone will not change this. " + " ".join(instead(one.need)[:1])


def _not_training(found: Sequence[Planned]) -> list[Block]:
    """Themes for which training was ruled out, by people or by the rules, and what would change them."""
    if not found:
        return []
    lines = [f"{one.need.theme.label}: {form_words(one)}. {' '.join(instead(one.need)[:2])}" for one in found]
    rest = len(lines) - _ALONE
    more = [f"{counted(rest, 'more theme', 'more themes')} in that plan."] if rest > 0 else []
    return [Paragraph("Where training is not the answer:"), Bullets((*lines[:_ALONE], *more))]
