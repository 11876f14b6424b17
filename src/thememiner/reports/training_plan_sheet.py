"""The training plan as a workbook: a row for each theme, and the parts at length in further sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thememiner.local.course_matching import Match
from thememiner.local.staff_groups import GROUPS
from thememiner.local.training_evaluation import REPORTED, WHO
from thememiner.local.training_form import FORMS
from thememiner.local.training_plan import ORDER, Planned, is_needed
from thememiner.reports.phrasing import cited, kind_words
from thememiner.reports.training_words import (
    NOT_IMPACT,
    TrainingPaper,
    alone,
    choice_words,
    instead,
    local,
    match_words,
    messages,
    method,
    national,
    said_first,
)
from thememiner.reports.workbook import Sheet, workbook_bytes

Row = dict[str, str]
PLAN_COLUMNS = (
    "theme_id",
    "theme",
    "need: published reviews",
    "need: this area",
    "suggested form",
    "why this form",
    "training alone?",
    "what else, or instead",
    "chosen form",
    "why, who, when",
    "for whom",
    "courses",
    "evaluated and reported",
)
"""One row for each theme; the first row says what is to be read first."""
_WIDTHS = {
    "theme_id": 18,
    "theme": 24,
    "need: published reviews": 34,
    "need: this area": 34,
    "suggested form": 16,
    "why this form": 34,
    "training alone?": 40,
    "what else, or instead": 34,
    "chosen form": 16,
    "why, who, when": 28,
    "for whom": 32,
    "courses": 30,
    "evaluated and reported": 30,
}
_EVALUATED = (
    "by the participant before and on the day, about three months later with the manager; reported to the learning and "
    "development group and the quality assurance group"
)


def plan_rows(paper: TrainingPaper) -> list[Row]:
    """The plan as rows with the columns `PLAN_COLUMNS`, without the one to be read first."""
    return [_plan_row(one, paper) for one in paper.plan.planned]


def training_workbook(paper: TrainingPaper) -> bytes:
    """The workbook; the same plan gives the same bytes."""
    needed = [one for one in paper.plan.planned if is_needed(one)]
    read_first = {**dict.fromkeys(PLAN_COLUMNS, ""), "theme": "Read first"}
    read_first["need: published reviews"] = "\n".join(said_first(paper))
    sheets = [
        Sheet("plan", PLAN_COLUMNS, [read_first, *plan_rows(paper)], widths=_WIDTHS),
        _messages(paper, needed),
        _learning(needed),
        _conditions(paper),
        _evaluation(needed),
        *_courses(paper),
        _told(
            "groups and forms", [*(f"{name}: {what}" for name, what in GROUPS.items()), f"Forms: {', '.join(FORMS)}."]
        ),
        _told("method", [*said_first(paper), f"Order: {ORDER}", *method(paper)]),
    ]
    return workbook_bytes(sheets)


def _plan_row(one: Planned, paper: TrainingPaper) -> Row:
    need = one.need
    who = [
        part
        for part in (", ".join(need.audience.groups), "; ".join(need.audience.roles), _named(need.agencies))
        if part
    ]
    sure = [match for match in one.matches if match.is_sure]
    none = "no course in the catalogue" if paper.plan.catalogue else "no catalogue was given"
    return {
        "theme_id": one.theme_id,
        "theme": need.theme.label,
        "need: published reviews": "\n".join(national(need)),
        "need: this area": "\n".join(local(need)),
        "suggested form": one.suggestion.form,
        "why this form": one.suggestion.rule,
        "training alone?": "\n".join(alone(need)) or _nothing_against(one),
        "what else, or instead": "\n".join(instead(need)),
        "chosen form": one.choice.form if one.choice else "",
        "why, who, when": choice_words(one),
        "for whom": "\n".join(who),
        "courses": "\n".join(map(match_words, sure)) or none,
        "evaluated and reported": _EVALUATED if is_needed(one) else "",
    }


def _nothing_against(one: Planned) -> str:
    if not any(figure.reviews_with for figure in one.need.evidence.prevalence):
        return "not known: no review that was read teaches it"
    return "nothing was found that speaks against it; reviews may not have asked"


def _named(agencies: Sequence[str]) -> str:
    return f"named in the reviews: {', '.join(agencies)}" if agencies else ""


def _messages(paper: TrainingPaper, needed: Sequence[Planned]) -> Sheet:
    rows = [
        {
            "theme": one.need.theme.label,
            "about": message.about,
            "message": message.text,
            "words of a review": f"\u201c{message.quotation}\u201d" if message.quotation else "",
            "where they stand": message.citation,
        }
        for one in needed
        for message in messages(one.need, paper)
    ]
    columns = ("theme", "about", "message", "words of a review", "where they stand")
    widths = {"theme": 30, "about": 18, "message": 50, "words of a review": 60, "where they stand": 34}
    return Sheet("key messages", columns, rows, widths=widths)


def _learning(needed: Sequence[Planned]) -> Sheet:
    rows = [
        {"theme": one.need.theme.label, "what": what, "words": words}
        for one in needed
        for what, lines in (
            ("outcome", tuple(f"Participants can {line.can}" for line in one.outcomes)),
            ("question to discuss", one.questions),
        )
        for words in lines
    ]
    widths = {"theme": 34, "what": 20, "words": 110}
    return Sheet("outcomes and questions", ("theme", "what", "words"), rows, widths=widths)


def _conditions(paper: TrainingPaper) -> Sheet:
    rows = []
    for one in paper.plan.planned:
        told = {signal.condition.name for signal, _ in one.need.telling}
        for signal in one.need.conditions:
            quotation = signal.quotation
            rows.append(
                {
                    "theme": one.need.theme.label,
                    "reviews that teach it speak of": signal.condition.name,
                    "in": "\n".join(f"{s.cases} of {s.of} {kind_words(s.kind, s.of)}" for s in signal.shares),
                    "says": "training alone will not change it"
                    if signal.condition.name in told
                    else "too few to say so",
                    "words of a review": f"\u201c{quotation.text}\u201d" if quotation else "",
                    "where they stand": cited(quotation, paper.called) if quotation else "",
                    "what instead": signal.condition.instead,
                    "decision": signal.condition.response,
                }
            )
    columns = ("theme", "reviews that teach it speak of", "in", "says", "words of a review", "where they stand")
    widths = {"theme": 30, "reviews that teach it speak of": 30, "in": 22, "says": 22, "words of a review": 60}
    widths |= {"where they stand": 30, "what instead": 40, "decision": 20}
    return Sheet("where training is wrong", (*columns, "what instead", "decision"), rows, widths=widths)


def _evaluation(needed: Sequence[Planned]) -> Sheet:
    rows = [
        {
            "theme": one.need.theme.label,
            "when": ask.moment,
            "who": WHO[ask.moment] if ask.who == "participant" else ask.who,
            "question": ask.text,
            "answer": ask.answer,
            "reported": REPORTED[ask.moment],
        }
        for one in needed
        for ask in one.evaluation
    ]
    widths = {"theme": 30, "when": 22, "who": 24, "question": 70, "answer": 26, "reported": 44}
    return Sheet("evaluation", ("theme", "when", "who", "question", "answer", "reported"), rows, widths=widths)


def _courses(paper: TrainingPaper) -> list[Sheet]:
    catalogue = paper.plan.catalogue
    if catalogue is None:
        return []
    labels = {one.theme_id: one.need.theme.label for one in paper.plan.planned}
    rows = [_course_row(match, labels) for match in catalogue.matches]
    widths = {"row": 6, "course": 34, "theme": 30, "theme_id": 22, "how it is known": 20, "words": 40, "audience": 24}
    widths |= {"agencies": 24, "dates": 20}
    gap_widths = {"what": 44, "which": 60, "say otherwise": 60}
    return [
        Sheet("courses", _COURSE_COLUMNS, rows, widths=widths),
        Sheet("gaps", tuple(gap_widths), _gaps(paper), widths=gap_widths),
    ]


_COURSE_COLUMNS = (
    *("row", "course", "theme", "theme_id", "how it is known", "coder's score", "words"),
    *("audience", "agencies", "form", "dates", "places"),
)
_KNOWN = {
    "stated": "the catalogue says so",
    "shared words": "shared words",
    "title": "by its title",
    "coder": "perhaps (coder only)",
}


def _course_row(match: Match, labels: Mapping[str, str]) -> Row:
    course = match.course
    return {
        "row": str(course.row),
        "course": course.title,
        "theme": labels.get(match.theme_id, match.theme_id),
        "theme_id": match.theme_id,
        "how it is known": _KNOWN[match.way],
        "coder's score": f"{match.score:.2f}" if match.score else "",
        "words": match.words,
        "audience": course.audience,
        "agencies": course.agencies,
        "form": course.form,
        "dates": course.dates,
        "places": course.places,
    }


def _gaps(paper: TrainingPaper) -> list[Row]:
    catalogue = paper.plan.catalogue
    if catalogue is None:
        return []
    rule = f"write theme ids into the column 'themes' of {catalogue.name}; 'none' for no theme"
    rows = [{"what": "Read first", "which": NOT_IMPACT, "say otherwise": ""}]
    for one in paper.plan.without_course:
        perhaps = "; ".join(match.course.title for match in one.matches)
        which = f"{one.need.theme.label}{f' (perhaps: {perhaps})' if perhaps else ''}"
        rows.append({"what": "theme with a need and no course", "which": which, "say otherwise": rule})
    rows += [
        {"what": "course that is on no theme", "which": f"row {one.row}: {one.title}", "say otherwise": rule}
        for one in catalogue.without_theme
    ]
    rows += [
        {"what": "could not be used", "which": f"{one.place}: {one.reason}", "say otherwise": one.remedy}
        for one in catalogue.left_out
    ]
    return rows


def _told(title: str, lines: Sequence[str]) -> Sheet:
    return Sheet(title, (title,), [{title: line} for line in lines], widths={title: 120})
