"""National beside local in the board paper: shown only where local evidence was brought in; the group judges."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.local.comparison import ComparisonRow, EraFigure
from thememiner.local.positions import POSITIONS
from thememiner.records import AuditFinding
from thememiner.reports.blocks import Block, Heading, Paragraph, Table
from thememiner.reports.board_evidence import BoardEvidence
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import (
    cited_finding,
    counted,
    kind_words,
    kinds_in_order,
    listed,
    long_date,
    many_of,
    opening,
    plain,
    said,
)

_SHOWN = 5
_STATED = 3
_MOST_COLUMNS = 4
_NO_TREND = (
    "Each has its own number of reviews. They were asked for on different grounds and written to different "
    "guidance, so that a difference between them says nothing of whether practice changed."
)
_COLUMNS = ("Theme", "Published reviews", "Local evidence", "Local position, and why")


def _of_others(evidence: BoardEvidence) -> str:
    """Why published reviews and local audits cannot be subtracted, by what was read."""
    if "case-review" in evidence.cases:
        return "case reviews are of the gravest cases"
    return "published reviews are of other places and were written for purposes of their own"


def local_section(evidence: BoardEvidence) -> list[Block]:
    """The themes most taught by published reviews, with what is known locally and the words of local findings."""
    heading = Heading(1, "Published reviews beside local evidence")
    if not evidence.comparison:
        text = (
            "No local evidence was brought in, so nothing is known here of the local position on any theme. That is "
            "not assurance."
        )
        return [heading, Paragraph(text)]
    ranked = _in_order(evidence.comparison)
    shown = ranked[:_SHOWN]
    asked = f" Local evidence was limited to {evidence.where}." if evidence.where else ""
    intro = (
        "What published reviews teach is set beside what is known locally. The two are not to be subtracted: "
        f"{_of_others(evidence)}, local audits are of a few cases chosen for other reasons. Where the local position "
        f"is not known, that is not assurance.{asked}"
    )
    return [
        heading,
        Paragraph(intro),
        _table("Themes that published reviews take up most, beside local evidence.", shown, evidence, ""),
        *_not_shown(ranked[_SHOWN:], evidence),
        *_judgements(evidence.comparison),
        *_findings(shown),
        *_eras(shown),
    ]


def local_appendix(evidence: BoardEvidence) -> list[Block]:
    """The comparison of all themes with evidence of either sort, where the body does not hold it all."""
    ranked = _in_order(evidence.comparison)
    silent = len(evidence.comparison) - len(ranked)
    if len(ranked) <= _SHOWN:
        return []
    note = f"{counted(silent, 'theme', 'themes')} with neither published nor local evidence left out." if silent else ""
    title = f"Appendix {evidence.letter('local')}. Published reviews beside local evidence, in full"
    table = _table("All themes with published or local evidence.", ranked, evidence, note, full=True)
    return [Heading(1, title, new_page=True), table]


def _not_shown(rest: Sequence[ComparisonRow], evidence: BoardEvidence) -> list[Block]:
    """Say what the table leaves to the appendix, naming themes that local findings say do not work well."""
    if not rest:
        return []
    more = counted(len(rest), "more theme is", "more themes are")
    weak = [row.label for row in rest if row.local_failing]
    among = f" Local findings say that something did not work well on these of them: {'; '.join(weak)}." if weak else ""
    return [Paragraph(f"{more} in Appendix {evidence.letter('local')}.{among}")]


def _in_order(rows: Sequence[ComparisonRow]) -> list[ComparisonRow]:
    """Themes with any evidence: most taught by the first kind of review first, then by local findings."""
    kinds = kinds_in_order({figure.kind: figure.reviews_read for row in rows for figure in row.national})

    def rank(row: ComparisonRow) -> tuple[float, ...]:
        low = {figure.kind: figure.low if figure.reviews_with else 0.0 for figure in row.national}
        return (*(-low.get(kind, 0.0) for kind in kinds), -row.local_failing, -len(row.local))

    with_evidence = (row for row in rows if row.local or row.judgement or any(one.reviews_with for one in row.national))
    return sorted(with_evidence, key=rank)


def _table(
    caption: str, rows: Sequence[ComparisonRow], evidence: BoardEvidence, note: str, *, full: bool = False
) -> Table:
    confirmed = sum(row.confirmed for row in evidence.comparison)
    codings = sum(row.codings for row in evidence.comparison)
    return Table(
        caption=f"{caption} {confirmed_words(confirmed, codings)}",
        columns=_COLUMNS,
        rows=tuple((_theme(row), _national(row), _local(row), _position(row, full=full)) for row in rows),
        note=f"{_meanings(rows)} {note}".strip(),
        widths=(22, 18, 28, 32),
    )


def _meanings(rows: Sequence[ComparisonRow]) -> str:
    used = {row.position for row in rows} | {row.standing for row in rows}
    return " ".join(f"{_capital(word)}: {meaning}." for word, meaning in POSITIONS.items() if word in used)


def _national(row: ComparisonRow) -> str:
    figures = {figure.kind: figure for figure in row.national}
    lines = []
    for kind in kinds_in_order({name: one.reviews_read for name, one in figures.items()}):
        one = figures[kind]
        lines.append(said(one, kind_words(kind, one.reviews_read)))
    return "\n".join(lines)


def _theme(row: ComparisonRow) -> str:
    if not row.local_terms:
        return row.label
    return f"{row.label}\n(in the board’s own words: {'; '.join(row.local_terms)})"


def _local(row: ComparisonRow) -> str:
    if not row.local:
        return "none"
    polar = [
        f"{count} {words}"
        for count, words in ((row.local_failing, "not working well"), (row.local_good, "working well"))
        if count
    ]
    lines = [counted(len(row.local), "finding", "findings") + (f": {listed(polar)}" if polar else "")]
    if row.cases:
        lines.append(f"Cases, as stated: {_first(row.cases)}")
    if row.grades:
        lines.append(f"Grades, as stated: {_first(row.grades)}")
    if not row.last_dated:
        lines.append("No date is stated")
    elif row.last_dated != row.last_audited:
        lines.append(f"Newest: {row.last_dated}")
    lines.append(f"Last audited: {row.last_audited}" if row.last_audited else "No dated audit speaks of it")
    return "\n".join(lines)


def _position(row: ComparisonRow, *, full: bool) -> str:
    """The group's word first where it judged, beside what was suggested; then why, and what became of its decision."""
    position = _capital(row.position_words or row.position)
    why = row.because if full or not row.agreement else row.agreement
    # Where nothing is known the words of the position say so themselves.
    suggested = f"{position}: {why}" if why and (row.local or not row.position_words) else position
    if row.judgement is None:
        return suggested
    lines = [f"{both_words(row)}.", suggested]
    if row.follow_up:
        lines.append(f"{_capital(row.follow_up)}.")
    return "\n".join(lines)


def both_words(row: ComparisonRow) -> str:
    """What the group judged beside what thememiner said: "The group judged in March 2026: weak; thememiner said mixed".

    Empty where the group has not judged the theme.
    """
    judgement = row.judgement
    if judgement is None:
        return ""
    when = _month(judgement.when)
    before = judgement.machine_position or row.position
    now = f" and says {row.position} now" if before != row.position else ""
    if not judgement.position:
        return f"The group recorded no position of its own in {when}; thememiner said {before}{now}"
    return f"The group judged in {when}: {judgement.position}; thememiner said {before}{now}"


def _month(iso: str) -> str:
    """Say "March 2026"."""
    return " ".join(long_date(iso).split()[1:])


def _judgements(rows: Sequence[ComparisonRow]) -> list[Block]:
    """What the group concluded about any theme, and what has come in since."""
    judged = [row for row in rows if row.judgement]
    if not judged:
        return []
    lines = tuple(
        (row.label, f"{both_words(row)}.", row.judgement.reason, f"{_capital(row.follow_up)}.")
        for row in judged
        if row.judgement
    )
    caption = "What the group concluded before, and what has come in since. Its word holds in this paper"
    columns = ("Theme", "Position", "Reason, as recorded", "Decision, and what came of it")
    return [Table(caption, columns, lines, widths=(24, 28, 24, 24))]


def _eras(rows: Sequence[ComparisonRow]) -> list[Block]:
    """The themes shown by the terms of their time, where reviews of more than one era were read."""
    kinds = kinds_in_order({figure.kind: figure.reviews_read for row in rows for figure in row.national})
    blocks: list[Block] = []
    for kind in kinds:
        own = [(row.label, [one for one in row.eras if one.figure.kind == kind]) for row in rows]
        if not own or len(own[0][1]) < 2:
            continue
        caption = f"The same themes in {many_of(kind)}, by the terms under which the reviews were written"
        blocks.append(_side_by_side(caption, own))
    return blocks


def _side_by_side(caption: str, rows: Sequence[tuple[str, Sequence[EraFigure]]]) -> Table:
    """One column an era; where there are more than fit, one line an era."""
    heads = [f"{_capital(one.era)}, {one.figure.reviews_read} read" for one in rows[0][1]]
    if len(heads) <= _MOST_COLUMNS:
        lines = tuple((label, *(plain(one.figure) for one in eras)) for label, eras in rows)
        width = 64 // len(heads)
        widths = (100 - width * len(heads), *(width for _ in heads))
        numeric = frozenset(range(1, len(heads) + 1))
        return Table(caption, ("Theme", *heads), lines, note=_NO_TREND, widths=widths, numeric=numeric)
    told = tuple(
        (label, "\n".join(f"{_capital(one.era)}: {plain(one.figure)}" for one in eras)) for label, eras in rows
    )
    return Table(caption, ("Theme", "With learning on it, of those read"), told, note=_NO_TREND, widths=(36, 64))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _first(stated: Sequence[str]) -> str:
    more = f"; and {len(stated) - _STATED} more" if len(stated) > _STATED else ""
    return "; ".join(stated[:_STATED]) + more


def _findings(rows: Sequence[ComparisonRow]) -> list[Block]:
    """The newest local finding on each theme, in its own words; a finding on two themes is printed once."""
    themes: dict[AuditFinding, list[str]] = {}
    for row in rows:
        for finding in row.local[:1]:
            themes.setdefault(finding, []).append(row.label)
    if not themes:
        return []
    lines = tuple(
        (listed(labels), f"\u201c{opening(finding.text)}\u201d\n{cited_finding(finding)}")
        for finding, labels in themes.items()
    )
    caption = "The newest local finding on each of these themes, in its own words"
    return [Table(caption, ("Theme", "Local finding, with file and row"), lines, widths=(30, 70))]
