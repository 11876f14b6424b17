"""An invented check of the machine: what can be drawn, a draw of all of it, and two people's answers."""

from __future__ import annotations

from thememiner.codebook import parse_codebook
from thememiner.coding.check_answers import Answer, Checked, join
from thememiner.coding.check_sample import Candidate, Draw, as_draw, draw_sample, strata

BOOK = parse_codebook(
    "themes:\n- {id: sup, label: Supervision, definition: d}\n- {id: plan, label: Plans, definition: d}\n"
    "- {id: never, label: Never given, definition: d}",
    "t",
)
IDS = [theme.id for theme in BOOK.themes]
YES = Answer(True, "failing", frozenset({"sup"}))
NO = Answer(False)


def candidate(number: int, *themes: str, review: str = "r1", kind: str = "case-review", text: str = "") -> Candidate:
    return Candidate(
        unit_id=f"{review}:{number:04d}",
        cluster=review,
        kind=kind,
        place=f"{review}, p. {number}",
        text=text or f"Invented passage {number} of the review {review}, about what was and was not done there.",
        heading="Findings",
        in_learning_section=True,
        learning=bool(themes),
        polarity="failing",
        themes=frozenset(themes),
        words="supervision" if themes else "",
    )


def frame(reviews: int = 12, each: int = 6) -> list[Candidate]:
    """In each review half on supervision, one of them on plans too, half of no learning."""
    made = []
    for review in range(reviews):
        for number in range(each):
            themes = ("sup", "plan") if number == 0 else ("sup",) if number < each // 2 else ()
            made.append(candidate(number, *themes, review=f"r{review}"))
    return made


def whole(units: list[Candidate], *, reviews: bool = False) -> Draw:
    """A draw of everything."""
    draft = Draw(1, "2026-11-24", 1, ("Ann", "Bea"), BOOK.fingerprint)
    if reviews:
        drawn = [(one, group, 1.0) for one, group in zip(units, strata(units), strict=True) if one.kind != "local"]
        return as_draw(drawn, units, draft, whole=True)
    return draw_sample(units, draft, size=len(units))


def machine_of(unit: Candidate) -> Answer:
    return Answer(unit.learning, unit.polarity if unit.learning else "", unit.themes)


def like_machine(draw: Draw, units: list[Candidate]) -> dict[str, Answer]:
    """Answers of one who agrees with the machine in everything."""
    by_id = {one.unit_id: machine_of(one) for one in units}
    return {drawn.key: by_id[drawn.unit_id] for drawn in draw.units}


def checked(draw: Draw, units: list[Candidate], first: dict[str, Answer], second: dict[str, Answer]) -> list[Checked]:
    return join(draw, units, (first, second))[0]
