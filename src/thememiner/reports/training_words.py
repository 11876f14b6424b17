"""How the training plan and the packs say things: need, messages with citations, where training is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from thememiner.local.course_matching import Match
from thememiner.local.training_conditions import Share, Signal
from thememiner.local.training_form import NONE
from thememiner.local.training_need import Recommended, TrainingNeed
from thememiner.local.training_plan import Planned, TrainingPlan
from thememiner.records import Prevalence, Quotation
from thememiner.reports.board_evidence import INVENTED, BoardEvidence
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import (
    cannot_show,
    cited,
    counted,
    kind_words,
    kinds_in_order,
    listed,
    long_date,
    names,
    of_kind,
)

PREPARES = (
    "This prepares people's decision on training and makes none. It ranks no person, agency or board. The forms that "
    "it suggests follow rules that were set by hand."
)
NO_LOCAL_WORDS = "Of local evidence there are counts only; no words of local cases are in this document."
NOT_IMPACT = "A course in a list, a place taken or a satisfied participant is no evidence of impact on practice."


@dataclass(frozen=True, slots=True)
class TrainingPaper:
    """What the documents on training are made of; ``evidence`` are the national reviews, with quotations."""

    plan: TrainingPlan
    evidence: BoardEvidence
    area: str = ""

    @property
    def called(self) -> Mapping[str, str]:
        """How each review is called where it is cited."""
        return names(self.evidence.reviews)


@dataclass(frozen=True, slots=True)
class Message:
    """A key message: what it is about, what is said of it, and the words of a review with their place."""

    about: str
    text: str
    quotation: str = ""
    citation: str = ""


def national(need: TrainingNeed) -> list[str]:
    """What published reviews say, a line for each kind; kinds are never added up."""
    cases = {one.kind: one.reviews_read for one in need.evidence.prevalence}
    return [_national(need, kind) for kind in kinds_in_order(cases)] or ["No review was read."]


def _national(need: TrainingNeed, kind: str) -> str:
    figure = of_kind(need.evidence.prevalence, kind)
    read = f"{figure.reviews_read} {kind_words(kind, figure.reviews_read)}"
    if not figure.reviews_with:
        return f"Not found in the {read} read."
    failing, good = (of_kind(own, kind) for own in (need.evidence.failing, need.evidence.good))
    ways = [f"did not work well in {failing.reviews_with}"] if failing.reviews_with else []
    ways += [f"worked well in {good.reviews_with}"] if good.reviews_with else []
    more = f"; it {', '.join(ways)}" if ways else ""
    return f"Learning on it in {figure.reviews_with} of {read}{more}."


def local(need: TrainingNeed) -> list[str]:
    """The local position in counts; never a word of a finding."""
    row = need.row
    judged = row.judgement and row.judgement.position
    position = f"the group judged it {row.standing}" if judged else row.position_words or row.position
    lines = [f"Local position: {position}."]
    if row.local:
        found = counted(len(row.local), "local finding", "local findings")
        sources = counted(len(row.sources), "source", "sources")
        newest = f"; the newest is of {row.last_dated}" if row.last_dated else ""
        both = row.local_failing + row.local_good - len(row.local)
        ways = f"{row.local_failing} not working, {row.local_good} working"
        ways += "; one that says both counts in both" if both > 0 else ""
        lines.append(f"{found} from {sources} ({ways}){newest}.")
    if need.own_read:
        own = counted(need.own_read, "published case of this area", "published cases of this area")
        lines.append(f"Taught by {need.own_cases} of {own} (counted, not quoted).")
    return lines


def messages(need: TrainingNeed, paper: TrainingPaper) -> list[Message]:
    """The key messages: what did not work, what worked, each with verified words; then the local counts."""
    found = []
    for kind in kinds_in_order(paper.evidence.cases):
        for about, figures, quotations in (
            ("what did not work well", need.evidence.failing, paper.evidence.failing_quotations),
            ("what worked well", need.evidence.good, paper.evidence.good_quotations),
        ):
            figure = of_kind(figures, kind)
            if figure.reviews_with:
                found.append(_message(about, figure, quotations.get((kind, need.theme.id)), paper))
    return [*found, Message("this area", " ".join(local(need)))]


def _message(about: str, figure: Prevalence, quotation: Quotation | None, paper: TrainingPaper) -> Message:
    said = "did not work well" if about.endswith("not work well") else "worked well"
    text = (
        f"In {figure.reviews_with} of {figure.reviews_read} {kind_words(figure.kind, figure.reviews_read)} reviewers "
        f"identified that this {said}."
    )
    if quotation is None:
        return Message(about, f"{text} No sentence that is short enough and says only this was found on its page.")
    return Message(about, text, quotation.text, cited(quotation, paper.called))


def alone(need: TrainingNeed) -> list[str]:
    """Why training alone will not change it; empty where nothing was found that speaks against it."""
    lines = []
    if need.itself:
        lines.append("The theme is itself a condition of work: training can only go with a change of it.")
    lines += [_speaks(one, share) for one, share in need.telling]
    lines += [_asks(one) for one in need.asks_for_systems]
    return [f"Training alone will not change this. {lines[0]}", *lines[1:]] if lines else []


def _speaks(one: Signal, share: Share) -> str:
    reviews = kind_words(share.kind, share.of)
    why = " The reviews give reasons in the same statements." if one.explained else ""
    return f"{share.cases} of {share.of} {reviews} that teach the theme speak of {one.condition.name}.{why}"


def _asks(one: Recommended) -> str:
    reviews = kind_words(one.kind, one.cases)
    training = f"{one.training} for training or awareness" if one.training else "none for training"
    return (
        f"Of {one.cases} {reviews} that recommend something on it, {one.system} ask for structures "
        f"or tools, {training}."
    )


def weaker(need: TrainingNeed) -> list[str]:
    """Conditions that are spoken of in fewer cases than would say so."""
    told = {(one.condition.name, share.kind) for one, share in need.telling}
    return [
        f"{share.cases} of {share.of} {kind_words(share.kind, share.of)} speak of {one.condition.name}."
        for one in need.conditions
        for share in one.shares
        if (one.condition.name, share.kind) not in told
    ]


def instead(need: TrainingNeed) -> list[str]:
    """What would change it, besides or instead of training."""
    found = [need.itself] if need.itself else []
    found += [one.condition for one, _ in need.telling]
    lines = list(dict.fromkeys(f"{one.instead[0].upper()}{one.instead[1:]} ({one.response})." for one in found))
    if need.asks_for_systems and not lines:
        lines = [
            "Ask whether the structures and tools that these reviews ask for are in place here (assurance request)."
        ]
    return lines


def choice_words(one: Planned) -> str:
    """What people chose and why: "briefing. Because …. (L&D group, 24 November 2026)"."""
    choice = one.choice
    return f"{choice.reason} ({choice.who}, {long_date(choice.when)})" if choice else ""


def form_words(one: Planned) -> str:
    """The form that holds, and what was suggested where people chose another."""
    if one.choice is None:
        return f"{one.suggestion.form} (suggested; nobody has chosen yet)" if one.suggestion.form != NONE else NONE
    other = f"; thememiner suggested: {one.suggestion.form}" if one.choice.form != one.suggestion.form else ""
    return f"{one.choice.form} (chosen by {one.choice.who}{other})"


def match_words(one: Match) -> str:
    """A course and how it is known to be on the theme."""
    how = {
        "stated": "the catalogue says so",
        "shared words": f"shares: {one.words}",
        "title": f"by its title: {one.words}",
        "coder": "perhaps: only the coder says so",
    }[one.way]
    score = f", coder {one.score:.2f}" if one.score else ""
    return f"{one.course.title} ({how}{score})"


def said_first(paper: TrainingPaper) -> list[str]:
    """What stands before everything."""
    checked = confirmed_words(paper.evidence.confirmed, paper.evidence.codings)
    return [*([INVENTED] if paper.evidence.says_invented else []), PREPARES, checked, NO_LOCAL_WORDS]


def method(paper: TrainingPaper) -> list[str]:
    """How plan and packs come about, and what they cannot say."""
    return [*_counting(paper), *_suggesting(paper), *_made_with(paper)]


def _counting(paper: TrainingPaper) -> list[str]:
    cases = paper.evidence.cases
    read = [f"{cases[kind]} {kind_words(kind, cases[kind])}" for kind in kinds_in_order(cases)]
    area = f"without those of {paper.area}" if paper.area else "no area is set, so none is set apart as local"
    return [
        f"Reviews read: {listed(read) if read else 'none'} ({area}). Cases are counted, never mentions, and kinds of "
        f"review are never added up. {' '.join(cannot_show(cases))}".rstrip(),
        "Good practice is counted by itself and not set off against what did not work.",
        "Quotations were found word for word on the page they cite. Whether they say that something worked or did not "
        "is the coder's reading until a person has confirmed it.",
        "Training alone: a condition of work (workload, systems, tools, services, procedures, leadership) is counted "
        "where a review speaks of it in the same statement as the theme, by a sure coding or by its words; of what is "
        "recommended the kinds are counted apart. It is said that training alone will not change the theme from two "
        "cases and a quarter of those that teach it on, or where three cases and half of those that recommend "
        "something on it ask for structures or tools; from three cases and half of them on no training is suggested. "
        "That both stand in one statement does not prove that one led to the other. Where reviews do not speak of "
        "conditions, that is no evidence that there were none.",
    ]


def _suggesting(paper: TrainingPaper) -> list[str]:
    courses = (
        "Courses: the catalogue's own column 'themes' holds; else a course is on a theme if one of its sentences has "
        "all telling words of a training topic or of the theme's name, or if the coder is sure of it by words of its "
        f"title. What else the coder says is 'perhaps' and covers nothing. {NOT_IMPACT}"
    )
    return [
        "The form is suggested by the first rule that applies; the rule is printed beside it. No rule rests on a trial "
        "of forms. What people choose, with their reason, stands beside it and is kept.",
        "Learning outcomes, questions and groups come of the codebook's entry for the theme; agencies are those that "
        "at least two cases name in statements on it, in a fixed order: being named is no measure of an agency.",
        *([courses] if paper.plan.catalogue else []),
    ]


def _made_with(paper: TrainingPaper) -> list[str]:
    return [
        f"Made with thememiner {metadata.version('thememiner')}; coder {paper.evidence.coder or 'not set'}; codebook "
        f"{paper.evidence.codebook}; made out for {long_date(paper.plan.date)}.",
    ]
