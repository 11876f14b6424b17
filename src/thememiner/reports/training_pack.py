"""The pack for training on one theme: what trainers, supervisors and teams take with them, and the evaluation forms."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.local.training_content import FICTIONAL_CASE, supervision_prompt
from thememiner.local.training_evaluation import REPORTED, WHO, EvaluationQuestion, Moment
from thememiner.local.training_plan import Planned
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Paragraph, Quote, Report, Table
from thememiner.reports.board_evidence import INVENTED
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import long_date
from thememiner.reports.training_words import (
    NO_LOCAL_WORDS,
    NOT_IMPACT,
    Message,
    TrainingPaper,
    alone,
    choice_words,
    form_words,
    instead,
    local,
    match_words,
    messages,
    method,
    national,
    weaker,
)

_LINE = "\u2026" * 8
_FORM_TITLES: dict[Moment, str] = {
    "before": "Evaluation form 1: before",
    "on the day": "Evaluation form 2: on the day",
    "about three months later": "Evaluation form 3: about three months later",
}


def pack(one: Planned, paper: TrainingPaper) -> Report:
    """The pack as blocks."""
    need, partnership = one.need, paper.evidence.partnership
    told = messages(need, paper)
    blocks: list[Block] = [
        *_first(one, paper),
        *_why(one, told),
        *_good(told),
        *_who(one),
        *_learning(one),
        *_discussion(one),
        *_supervision(one),
        *_seven(one, told, paper),
        *(block for moment in _FORM_TITLES for block in _form(one, moment)),
        Heading(1, "Method and limits", new_page=True),
        Bullets(tuple(method(paper))),
    ]
    subtitle = " \u00b7 ".join(part for part in (partnership, long_date(paper.plan.date)) if part)
    title = f"Training pack: {need.theme.label}"
    return Report(title, subtitle, paper.plan.date, partnership or "thememiner", tuple(blocks))


def _first(one: Planned, paper: TrainingPaper) -> list[Block]:
    blocks: list[Block] = [Callout("invented", INVENTED)] if paper.evidence.says_invented else []
    checked = confirmed_words(one.need.evidence.confirmed, one.need.evidence.statements)
    rest = (
        ""
        if one.need.evidence.confirmed == one.need.evidence.statements
        else " Read the others before you rely on them."
    )
    blocks.append(Callout("caution" if rest else "note", f"On this theme: {checked[:1].lower()}{checked[1:]}{rest}"))
    if reasons := alone(one.need):
        blocks.append(Callout("caution", " ".join([*reasons, "Besides or instead:", *instead(one.need)])))
    # Where people chose another form, the rule's reason is not the reason for theirs.
    rows = [
        ("Form", form_words(one)),
        ("Why that was suggested" if one.choice else "Why this form", one.suggestion.rule),
    ]
    rows += [("The group's reason", choice_words(one))] if one.choice else []
    rows += [("Local evidence", NO_LOCAL_WORDS)]
    return [*blocks, Table("In short", ("What", "How it stands"), tuple(rows), widths=(22, 78))]


def _why(one: Planned, told: Sequence[Message]) -> list[Block]:
    blocks: list[Block] = [Heading(1, "Why it matters"), Paragraph(one.need.theme.definition)]
    blocks.append(Bullets((*national(one.need), *local(one.need))))
    blocks += _quoted([message for message in told if message.about == "what did not work well"])
    if less := weaker(one.need):
        blocks.append(Paragraph("In too few cases to conclude from, but worth asking about:"))
        blocks.append(Bullets(tuple(less)))
    return blocks


def _good(told: Sequence[Message]) -> list[Block]:
    good = [message for message in told if message.about == "what worked well"]
    if not good:
        words = "No review that was read names practice on this theme that worked well. Ask the group for its own."
        return [Heading(1, "What works"), Paragraph(words)]
    return [Heading(1, "What works"), *_quoted(good)]


def _quoted(found: Sequence[Message]) -> list[Block]:
    blocks: list[Block] = []
    for message in found:
        blocks.append(Paragraph(f"{message.text}"))
        if message.quotation:
            blocks.append(Quote(message.quotation, message.citation))
    return blocks


def _who(one: Planned) -> list[Block]:
    audience = one.need.audience
    lines = [*audience.in_words, *([f"In particular: {'; '.join(audience.roles)}"] if audience.roles else [])]
    if one.need.agencies:
        lines.append(f"Types of agency that the reviews name: {', '.join(one.need.agencies)}")
    if not lines:
        lines = ["The codebook names no staff groups for this theme: decide who should come."]
    blocks: list[Block] = [Heading(1, "Who it is for"), Bullets(tuple(lines))]
    if one.matches:
        blocks.append(Paragraph(f"Courses in the catalogue: {'; '.join(map(match_words, one.matches))}. {NOT_IMPACT}"))
    return blocks


def _learning(one: Planned) -> list[Block]:
    lines = tuple(f"Participants can {line.can}" for line in one.outcomes)
    return [Heading(1, "Learning outcomes"), Bullets(lines)]


def _discussion(one: Planned) -> list[Block]:
    return [
        Heading(1, "Questions to discuss"),
        Bullets(one.questions),
        Heading(2, "A case to work on"),
        Bullets(FICTIONAL_CASE),
    ]


def _supervision(one: Planned) -> list[Block]:
    intro = "For one session, with one child. It is a prompt for reflection and no test of the worker."
    return [Heading(1, "Supervision prompt"), Paragraph(intro), Bullets(supervision_prompt(one.need.theme))]


def _seven(one: Planned, told: Sequence[Message], paper: TrainingPaper) -> list[Block]:
    theme = one.need.theme
    rows = (
        ("1. What this is about", theme.definition),
        ("2. Why it matters", "\n".join(national(one.need))),
        ("3. What did not work", _in_box(told, "what did not work well", theme.failing)),
        ("4. What worked", _in_box(told, "what worked well", theme.good)),
        ("5. What good practice looks like", theme.good or "Agree it in the team."),
        ("6. Questions for the team", "\n".join(theme.audit_questions[:3]) or "Where do we meet this in our work?"),
        ("7. What next", _NEXT),
    )
    checked = confirmed_words(one.need.evidence.confirmed, one.need.evidence.statements)
    note = f"To be talked through in a team meeting; reading it alone is not enough. {checked}"
    invented = [Callout("invented", INVENTED)] if paper.evidence.says_invented else []
    return [
        Heading(1, "7-minute briefing", new_page=True),
        *invented,
        Table(
            f"{theme.label}: seven boxes, about a minute each",
            ("Box", "What it says"),
            rows,
            note=note,
            widths=(24, 76),
        ),
    ]


_NEXT = (
    "One thing that we will do differently, who does it and by when:\n\n"
    "What in time, systems or procedures stands in the way, and who needs to hear of it:\n\n"
    "How we will know in three months that it changed something for a child:\n"
)


def _in_box(told: Sequence[Message], about: str, otherwise: str) -> str:
    """The first message with words; else the first count; else what the codebook says."""
    own = [message for message in told if message.about == about]
    quoted = next((message for message in own if message.quotation), None)
    if quoted:
        return f"\u201c{quoted.quotation}\u201d\n{quoted.citation}"
    return own[0].text if own else f"Not found in the reviews read. The codebook says: {otherwise}" if otherwise else ""


def _form(one: Planned, moment: Moment) -> list[Block]:
    asked = [ask for ask in one.evaluation if ask.moment == moment]
    blocks: list[Block] = [
        Heading(1, _FORM_TITLES[moment], new_page=True),
        Paragraph(f"Theme: {one.need.theme.label}. Filled in by: {WHO[moment]}. Goes {REPORTED[moment]}."),
        Paragraph(f"No names of children, families or colleagues. Service: {_LINE}  Date: {_LINE}"),
    ]
    for who in dict.fromkeys(ask.who for ask in asked):
        blocks.append(_questions(f"For the {who}", [ask for ask in asked if ask.who == who]))
    return blocks


def _questions(caption: str, asked: Sequence[EvaluationQuestion]) -> Table:
    rows = tuple((ask.text, _room(ask.answer)) for ask in asked)
    return Table(caption, ("Question", "Answer"), rows, widths=(62, 38))


def _room(answer: str) -> str:
    """What stands in the box for the answer."""
    if answer == "own words":
        return "\n\n"
    return "1   2   3   4   5\n(not at all \u2013 fully)" if answer.startswith("1") else answer
