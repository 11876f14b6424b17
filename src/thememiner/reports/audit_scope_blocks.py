"""The scope of a thematic audit in words, as blocks: one text for the document and for the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.local.audit_scope import AuditScope, KindEvidence, lines_of_enquiry
from thememiner.local.audit_tool import AuditTool
from thememiner.local.comparison import ComparisonRow
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Paragraph, Quote, Table
from thememiner.reports.board_evidence import INVENTED
from thememiner.reports.phrasing import cannot_show, cited, kind_words, listed, long_date, said

NO_NAMES = (
    "No names. Write a case number that the agencies agree on, and nothing else by which a child or family could be "
    "recognised: no name, initials, date of birth, address or school."
)
CONCERN = (
    "If anything you read makes you think that a child may be unsafe now, stop and follow the local child protection "
    "procedure at once. Do not wait for the form. Then tick the box, and write whom you told and when."
)
GUARD = (
    "Judge by what could be known at the time, not by what came after.",
    "Write what was known, by whom, and what else could have been asked then, before you grade.",
    "Ask yourself: would I grade this the same way if the outcome had been good?",
    "Where practice fell short, write what explains it (time, tools, supervision, how services are joined up). The "
    "form is not about persons: name roles and services, no practitioner.",
)
_GRADES = {
    "outstanding": "What is expected is there and more, and it made a clear difference to the child.",
    "good": "What is expected is there and in time, and its effect for the child shows in the file.",
    "requires improvement": "Parts of it are missing, late or without visible effect; the child was not left at risk "
    "by that.",
    "inadequate": "What is expected is missing, or the child was left at risk or without help.",
    "met": "What is expected is there and in time, and its effect for the child shows in the file.",
    "partly met": "Parts of it are missing, late or without visible effect.",
    "not met": "What is expected is missing.",
    "not applicable": "The question does not arise in this case. It is not a grade and is not counted.",
}
_LEFT_OUT = (
    "cases in criminal or care proceedings, or in a review, where an audit could disturb them",
    "cases that an auditor or the moderator has worked on or supervised (another auditor takes them)",
    "children whose file has been open for less than four weeks",
    "no case is left out, or taken, because somebody thinks it went well or badly",
)
_GROUPS = (
    "G1 to G8 are the training groups of Working Together 2010: G1 infrequent contact; G2 regular contact; G3 work "
    "mainly with children or parents; G4 particular child protection duties; G5 named and designated leads; G6 "
    "operational managers; G7 senior managers; G8 board members."
)


def scope_blocks(scope: AuditScope, tool: AuditTool) -> tuple[Block, ...]:
    """The scope in reading order."""
    return (
        *_opening(scope),
        *_why(scope),
        *_local(scope.local),
        Heading(1, "Key lines of enquiry"),
        Bullets(lines_of_enquiry(scope.theme)),
        *_sample(scope),
        *_who(scope),
        *_grading(scope, tool),
        *_timetable(scope),
        *_method(scope, tool),
    )


def _opening(scope: AuditScope) -> list[Block]:
    blocks: list[Block] = [Callout("invented", INVENTED)] if scope.invented else []
    rest = (
        " The others are suggestions made by a machine, and are provisional." if scope.confirmed < scope.codings else ""
    )
    told = (
        f"A draft for the group to change: it prepares the audit and decides nothing. {scope.confirmed:,} of "
        f"{scope.codings:,} codings on this theme have been confirmed by a person.{rest}"
    )
    return [*blocks, Callout("caution" if rest else "note", told)]


def _why(scope: AuditScope) -> list[Block]:
    blocks: list[Block] = [
        Heading(1, "Why this theme"),
        Paragraph(f"The theme: {scope.theme.definition}"),
    ]
    for one in scope.evidence:
        blocks += [Paragraph(_figures(one)), *_words(one, scope)]
    if not scope.evidence:
        blocks.append(Paragraph("No published reviews have been read for this study."))
    return [
        *blocks,
        Paragraph(
            " ".join(
                (
                    *cannot_show(one.kind for one in scope.evidence),
                    "Reviews say what can go wrong or well; how it stands here is what the audit looks at.",
                )
            )
        ),
    ]


def _figures(one: KindEvidence) -> str:
    many = kind_words(one.kind, one.any.reviews_read)
    if not one.any.reviews_with:
        return f"Of {one.any.reviews_read} {many} read, none was found to take the theme up."
    figure = said(one.any).replace("\n", " ")
    return (
        f"{figure} {many} were found to take the theme up: {one.failing.reviews_with} say that something did not work, "
        f"{one.good.reviews_with} that something worked (one review may say both)."
    )


def _words(one: KindEvidence, scope: AuditScope) -> list[Block]:
    found = [quotation for quotation in (one.failing_words, one.good_words) if quotation is not None]
    return [Quote(quotation.text, cited(quotation, scope.called)) for quotation in found]


def _local(row: ComparisonRow) -> list[Block]:
    position = (row.position_words or row.position).rstrip(".")
    lines = [f"Local position, as far as it was brought in: {position}."]
    lines += [f"{_sentence(row.because)}"] if row.because else []
    lines += [f"How far sources agree: {row.agreement}."] if row.agreement else []
    lines += [f"Last audited: {_day(row.last_audited)}."] if row.last_audited else ["No audit of it was brought in."]
    if row.judgement is not None:
        decided = f"The group decided on {_day(row.judgement.when)}: {row.judgement.response}."
        lines.append(f"{decided} {_sentence(row.follow_up)}".strip())
    return [Heading(1, "What is known locally"), Bullets(tuple(lines))]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def _day(iso: str) -> str:
    return long_date(iso) if len(iso) == 10 else iso


def _sample(scope: AuditScope) -> list[Block]:
    first, last = (long_date(day) for day in scope.period)
    return [
        Heading(1, "Sample, and how it is drawn"),
        Paragraph(
            f"{scope.cases} cases, from the records of {first} to {last}. Each agency lists its open and closed cases "
            "of that period in which the theme could show, with case number, level of need, age band and the other "
            "agencies involved. The lists are put together for each level of need and sorted by case number. Then "
            "cases are drawn with the numbers below, which come from the seed and were not chosen: multiply a number "
            "by the length of the list, leave off the decimals, add 1, and take the case in that place. Where a case "
            "comes up twice, or has to be left out, take the next number."
        ),
        Table(
            caption=f"The draw (seed {scope.seed}); the numbers are used from left to right",
            columns=("Level of need", "Cases", "Numbers"),
            rows=tuple((one.level, str(one.cases), "  ".join(one.numbers)) for one in scope.strata),
            note="Keep the sorted lists and this table: anybody can then draw the same cases again.",
            widths=(34, 10, 56),
            numeric=frozenset({1}),
        ),
        Paragraph(
            "Look at the ages and the agencies of the cases drawn. If all are of one age band, or an agency that "
            "matters for the theme is in none, draw on in the same way and write down which case was passed over and "
            "why. Left out, and noted with the reason:"
        ),
        Bullets(_LEFT_OUT),
        Paragraph(
            f"{scope.cases} cases show how practice can look; they are no measure of how often it looks so. Results "
            "are given as counts (\u201c4 of 6\u201d)."
        ),
    ]


def _who(scope: AuditScope) -> list[Block]:
    named = f"Agencies that published reviews on this theme name: {listed(scope.agencies)}." if scope.agencies else ""
    return [
        Heading(1, "Who takes part"),
        Bullets(
            tuple(
                one
                for one in (
                    f"Staff whom the theme concerns: {scope.theme.staff_groups}." if scope.theme.staff_groups else "",
                    named,
                    "Each agency that knew the child fills in a form from its own file. The agencies then agree one "
                    "picture of the case at the moderation meeting.",
                    "Practitioners: a conversation of half an hour with those who know the child. What helped, what "
                    "got in the way, what would they want to be different? It is not about blame.",
                    "Children and families: asked whether they would like to say how it was for them, by somebody "
                    "they know. Were they heard? Did they understand what was worried about? A no is respected, and "
                    "nothing in the audit depends on it.",
                )
                if one
            )
        ),
        *([Paragraph(_GROUPS)] if "G" in scope.theme.staff_groups else []),
    ]


def _grading(scope: AuditScope, tool: AuditTool) -> list[Block]:
    good = f" Good practice on this theme looks like this: {scope.theme.good}" if scope.theme.good else ""
    return [
        Heading(1, "Grading and moderation"),
        Paragraph(f"Every question is graded by itself, and then the case as a whole.{good}"),
        Table(
            caption="What each grade means",
            columns=("Grade", "Meaning"),
            rows=tuple((grade, _GRADES[grade]) for grade in tool.choices),
            widths=(24, 76),
        ),
        Paragraph("Hindsight, which every auditor has who knows how a case went on:"),
        Bullets(GUARD),
        Paragraph(
            "A moderator who has not audited the cases reads all of them, grades at least a third anew without seeing "
            "the auditor's grade, and settles differences with the auditor. The moderator's grade holds and the "
            "auditor's stays visible."
        ),
        Callout("caution", CONCERN),
    ]


def _timetable(scope: AuditScope) -> list[Block]:
    return [
        Heading(1, "Timetable"),
        Table(
            caption="From agreeing the scope to the follow-up",
            columns=("By", "Week", "What"),
            rows=(
                *((long_date(one.date), str(one.week), one.what) for one in scope.timetable),
                (
                    long_date(scope.follow_up),
                    "",
                    "Follow-up audit, six months after the report: the same questions and the same scale, other "
                    "cases drawn in the same way.",
                ),
            ),
            widths=(22, 8, 70),
            numeric=frozenset({1}),
        ),
    ]


def _method(scope: AuditScope, tool: AuditTool) -> list[Block]:
    codebook = sum(not one.recommendation for one in tool.questions)
    made = len(tool.questions) - codebook
    from_reviews = f", and {made} ask after a recommendation of a published review, shown as printed" if made else ""
    return [
        Heading(1, "How this was made"),
        Paragraph(
            f"{codebook} of the {len(tool.questions)} questions are the codebook's{from_reviews}. Quotations and "
            "recommendations were looked for on the page that they cite and are printed only where they were found "
            "there. A review is counted once for a theme, and kinds of review are never added up. Where several forms "
            "come back on one case, it counts once. Sample, timetable and grading are how audits of this kind are "
            "usually done; change what does not fit."
        ),
    ]


def flat(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """The blocks as pairs of part and words, for the rows of a sheet."""
    rows: list[tuple[str, str]] = []
    part = "Read first"
    for block in blocks:
        match block:
            case Heading():
                part = block.text
            case Paragraph() | Callout():
                rows.append((part, block.text))
            case Bullets():
                rows += [(part, f"\u2022 {item}") for item in block.items]
            case Quote():
                rows.append((part, f"\u201c{block.text}\u201d ({block.citation})"))
            case Table():
                rows.append((part, f"{block.caption}: {', '.join(block.columns)}"))
                rows += [(part, "; ".join(row)) for row in block.rows]
                rows += [(part, block.note)] if block.note else []
            case _:
                raise TypeError(f"a scope holds no {type(block).__name__}")
    return rows
