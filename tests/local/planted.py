"""Planted gaps for the audit ranking: reviews elsewhere, local findings, what was decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from invented import code, passage, review, stance
from thememiner.codebook import Codebook, parse_codebook
from thememiner.evidence.themes import Corpus
from thememiner.local.audit_plan import AuditEvidence, AuditPlan, audit_plan
from thememiner.local.comparison import LocalRecord, compare
from thememiner.local.severity import CaseGrade
from thememiner.local_records import Judgement
from thememiner.records import AuditFinding, Code, Polarity, ReviewKind, Stance

TODAY = "2026-06-15"
THEMES = (
    "never-audited",
    "weak-twice",
    "strong",
    "stale",
    "contradictory",
    "judged-weak",
    "decided",
    "silent",
    "hindsight",
)
BOOK = parse_codebook(
    "themes:\n"
    + "\n".join(
        f"- {{id: {one}, label: {one}, definition: d, kind: {'method' if one == 'hindsight' else 'practice'}}}"
        for one in THEMES
    ),
    "t",
)


def national(
    taught: Mapping[str, int],
    *,
    cases: int = 20,
    mentions: Mapping[str, int] | None = None,
    second_file: bool = False,
    first: Mapping[str, int] | None = None,
    kind: ReviewKind = "case-review",
) -> Corpus:
    """Case reviews of which the first so many teach each theme as failing.

    Args:
        taught: Theme -> how many of the cases teach it.
        cases: How many cases there are.
        mentions: Theme -> how often the first case says it.
        second_file: Whether there is a second document about the first case that says all of it again.
        first: Theme -> number of the case that teaches it first, where that is not 0.
        kind: The kind of review.
    """
    names = [f"review-{number:02}" for number in range(cases)]
    reviews = [review(name, case=f"case-{name}", kind=kind) for name in names]
    at = first or {}
    said = [(names[at.get(theme, 0) + number], theme) for theme, many in taught.items() for number in range(many)]
    said += [(names[0], theme) for theme, many in (mentions or {}).items() for _ in range(many - 1)]
    if second_file:
        reviews.append(review("second", case=f"case-{names[0]}", kind=kind))
        said += [("second", theme) for name, theme in said if name == names[0]]
    passages = [passage(name, f"Statement {number} on {theme}.") for number, (name, theme) in enumerate(said)]
    return Corpus(
        tuple(reviews),
        tuple(passages),
        (),
        {one.id: stance(one.id) for one in passages},
        {one.id: (code(one.id, theme),) for one, (_, theme) in zip(passages, said, strict=True)},
    )


TAUGHT = {"never-audited": 16, "weak-twice": 12, "strong": 12, "stale": 8, "contradictory": 8, "judged-weak": 8}


class Local:
    """Collects local findings for a record."""

    def __init__(self) -> None:
        self.findings: list[AuditFinding] = []
        self.stances: dict[str, Stance] = {}
        self.codes: dict[str, tuple[Code, ...]] = {}

    def add(self, theme: str, polarity: Polarity, **fields: object) -> Local:
        number = len(self.findings) + 1
        one = AuditFinding(
            f"f{number}", f"Finding {number}.", "audits.csv", number, date="2026-01", source_type="audit"
        )
        one = replace(one, **fields)  # type: ignore[arg-type]
        self.findings.append(one)
        self.stances[one.id] = stance(one.id, polarity=polarity)
        self.codes[one.id] = (code(one.id, theme, polarity=polarity),)
        return self

    def record(self) -> LocalRecord:
        return LocalRecord(tuple(self.findings), self.stances, self.codes)


def local() -> LocalRecord:
    return (
        Local()
        .add("weak-twice", "failing", audit="A", cases_with=4, cases=6)
        .add("weak-twice", "failing", audit="B", date="2025-11")
        .add("strong", "good", audit="A")
        .add("strong", "good", audit="B")
        .add("stale", "failing", date="2019-03")
        .add("contradictory", "good", audit="A")
        .add("contradictory", "failing", audit="B")
        .add("judged-weak", "good", audit="A")
        .record()
    )


JUDGED = Judgement("judged-weak", "weak", "watch", "practitioners told us otherwise", "Group", "2026-05-01", "strong")
AUDIT_DECIDED = Judgement("decided", "weak", "thematic audit", "asked for", "Group", "2026-03-04", "not known")


def planned(
    corpus: Corpus,
    record: LocalRecord | None = None,
    *,
    judgements: Sequence[Judgement] = (JUDGED, AUDIT_DECIDED),
    weights: Mapping[str, float] | None = None,
    grades: Mapping[str, CaseGrade] | None = None,
    recommended: Mapping[str, Collection[str]] | None = None,
    own_cases: Mapping[str, str] | None = None,
    priorities: Mapping[str, Collection[str]] | None = None,
    book: Codebook = BOOK,
) -> AuditPlan:
    """The ranking of invented evidence."""
    record = local() if record is None else record
    evidence = AuditEvidence(
        rows=compare(corpus, record, book, date=TODAY, judgements=judgements),
        corpus=corpus,
        grades=grades or {},
        recommended=recommended or {},
        own_cases=own_cases or {},
        priorities=priorities or {},
        many_called={"case-review": "case reviews", "inspection": "inspection reports"},
    )
    return audit_plan(evidence, book, date=TODAY, weights=weights or {}, months=24)


def graded(*cases: str, grade: str = "Catastrophic") -> dict[str, CaseGrade]:
    """Grades that people gave."""
    return {one: CaseGrade(one, (one,), grade, "told", "person") for one in cases}
