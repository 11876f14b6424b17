"""How the figures came about and what they cannot say; on every board paper."""

from __future__ import annotations

from importlib import metadata

from thememiner.evidence.prevalence import FLOOR
from thememiner.reports.blocks import Block, Bullets, Heading, Paragraph
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.phrasing import cannot_show


def method_section(evidence: BoardEvidence) -> list[Block]:
    """The limits, and versions and settings."""
    return [
        Heading(1, "Method and limits"),
        Paragraph("What these figures cannot say:"),
        Bullets(_limits(evidence)),
        Paragraph(
            "What is counted is the review, not the mention, and only what reviewers set down as learning. How the "
            f"figures came about is told in Appendix {evidence.letter('method')}."
        ),
        Paragraph(f"Versions and settings: {_versions(evidence)}."),
    ]


def method_appendix(evidence: BoardEvidence) -> list[Block]:
    """How the figures came about."""
    title = f"Appendix {evidence.letter('method')}. How the figures came about"
    return [Heading(1, title, new_page=True), Bullets(_method(evidence))]


def _versions(evidence: BoardEvidence) -> str:
    named = (
        ("thememiner", metadata.version("thememiner")),
        ("coder", evidence.coder),
        ("codebook", evidence.codebook),
        *((name.replace("_", " "), value) for name, value in evidence.settings),
        ("local evidence limited to", evidence.where),
    )
    return "; ".join(f"{name} {value or 'not set'}" for name, value in named)


_HINDSIGHT = (
    "The same things as a review identifies may be found where children came to no harm. Hindsight makes what was hard "
    "to see at the time look plain.",
)


def _limits(evidence: BoardEvidence) -> tuple[str, ...]:
    return (
        *cannot_show(evidence.cases),
        "That a theme is in many reviews is no score of any service, here or anywhere.",
        *(_HINDSIGHT if "case-review" in evidence.cases else ()),
        f"Codings were made by a machine and contain mistakes in both directions; {evidence.confirmed:,} of "
        f"{evidence.codings:,} codings have been confirmed by a person. A theme that was not found may have been "
        "missed.",
        "How often a theme recurs is not how much it matters.",
    )


def _method(evidence: BoardEvidence) -> tuple[str, ...]:
    lines = [
        "What is counted is the review, not the mention: a review counts once for a theme, however often it takes it "
        "up, and several documents about one case count once. Case reviews, inspection reports, inquiry reports and "
        "other publications are counted apart.",
        "Only learning statements count: findings, lessons, good practice and recommendations. Narrative, terms of "
        "reference, method and other standing text do not. A recommendation says nothing of whether practice worked.",
        "A statement that says both that something worked and that something did not counts under both.",
        f"Below {FLOOR} reviews only counts are given (\u201c4 of 6\u201d).",
        "Every quotation was looked for in the text of the page that it cites and is printed only where it was found, "
        "word for word apart from line breaks, hyphens and the form of quotation marks. Pages are counted from the "
        "first page of the file; \u00b6 is the review\u2019s own paragraph number.",
    ]
    lines.append("Themes are ranked by the number of reviews, or by the lower end of the interval where there is one.")
    if any(count >= FLOOR for count in evidence.cases.values()):
        lines.append(
            "Intervals are 95 % Wilson intervals: they show how far the share could move if similar reviews had been "
            "read. They do not cover mistakes of the coding."
        )
    return tuple(lines)
