"""The tables of the paper on a check."""

from __future__ import annotations

from thememiner.coding.agreement import LEAST_CLUSTERS, Estimate
from thememiner.evidence.checked import Agreement, ThemeCheck
from thememiner.evidence.corrected import Corrected
from thememiner.evidence.prevalence import FLOOR
from thememiner.reports.blocks import Block, Heading, Paragraph, Table
from thememiner.reports.check_outcome import CheckOutcome, enough, interval, missed_line, number, percent
from thememiner.reports.phrasing import counted, kind_words


def side_by_side(outcome: CheckOutcome) -> list[Block]:
    """The agreement of the three pairs."""
    result = outcome.result
    a, b = outcome.names
    rows = [
        ("Themes, all together", *(_cell(one) for one in result.together.pairs)),
        ("Learning or not", *(_cell(one) for one in result.learning)),
        ("Polarity", *(_cell(one) for one in result.polarity)),
    ]
    return [
        Heading(1, "Two people, and the machine beside them"),
        Paragraph(
            "Cohen's kappa and Krippendorff's alpha are 1 for full agreement and 0 for what chance would give; alpha "
            "above 0.80 is commonly relied on, 0.67 is the least for tentative conclusions (Krippendorff)."
        ),
        Table(
            caption="Agreement of the two people, and of the machine with each of them",
            columns=("", f"{a} and {b}", f"machine and {a}", f"machine and {b}"),
            rows=tuple(rows),
            note="Themes: each passage to which either of the two gave a theme, and each theme, is one yes or no. "
            "Polarity: passages that both call learning. Brackets: 95 % intervals, reviews drawn anew "
            f"(none below {LEAST_CLUSTERS} reviews).",
            widths=(22, 26, 26, 26),
        ),
    ]


def _cell(one: Agreement) -> str:
    same = f"{one.same:,} of {one.units:,} alike"
    if not enough(one):
        return same
    lines = [f"kappa {number(one.kappa)}", f"alpha {number(one.alpha)}"]
    lines += [f"F1 {number(one.f1)}"] if one.f1.value is not None else []
    return "\n".join([*lines, same])


def theme_tables(outcome: CheckOutcome) -> list[Block]:
    """The machine theme by theme, where there is enough to say more than counts."""
    large = [one for one in outcome.result.themes if _machine_given(one) >= FLOOR]
    rows = tuple(_machine_row(outcome, one) for one in (outcome.result.together, *large))
    return [
        Heading(1, "Theme by theme"),
        Table(
            caption="The machine against what is settled",
            columns=("Theme", "Truly there", "Found", "Missed", "Too many", "Open", "Precision", "Recall", "F1"),
            rows=rows,
            note="Counts are of drawn passages; percentages are weighted to all that was read, and given from "
            f"{FLOOR} on. Open: the coders differ and nobody settled it.",
            widths=(22, 8, 9, 10, 8, 8, 14, 14, 13),
            numeric=frozenset(range(1, 6)),
        ),
        Paragraph(
            f"{counted(len(outcome.result.themes) - len(large), 'theme', 'themes')} came up fewer than {FLOOR} times "
            "among what was checked; the counts of every theme are in Appendix B."
        ),
    ]


def counts_appendix(outcome: CheckOutcome) -> list[Block]:
    """Every theme in counts, with the raw two by two tables of the two people."""
    seen = [one for one in outcome.result.themes if _machine_given(one) or one.open or _given(one)]
    unseen = [outcome.label(one.theme_id) for one in outcome.result.themes if one not in seen]
    a, b = outcome.names
    blocks: list[Block] = [
        Heading(1, "Appendix B. Every theme in counts", new_page=True),
        Table(
            caption="Themes as people and machine gave them",
            columns=(
                *("Theme", "Truly there", "Found", "Missed", "Too many", "Open"),
                *(f"{a} and {b}: both / only {a} / only {b} / neither", "Kappa, alpha", "Kappa, machine and each"),
            ),
            rows=tuple(_counts_row(outcome, one) for one in seen),
            note="Truly there, found, missed, too many: the machine against what is settled. Kappa and alpha: of "
            f"passages to which either of the two gave a theme, from {FLOOR} passages with this one on; no weights.",
            widths=(24, 7, 8, 9, 7, 7, 18, 10, 10),
            numeric=frozenset(range(1, 6)),
        ),
    ]
    if unseen:
        blocks.append(Paragraph(f"Nobody gave these themes, so nothing can be said of them: {'; '.join(unseen)}."))
    return blocks


def _machine_given(one: ThemeCheck) -> int:
    return one.machine.support + one.machine.extra


def _given(one: ThemeCheck) -> int:
    return max(pair.table.given if pair.table else 0 for pair in one.pairs)


def _machine_row(outcome: CheckOutcome, one: ThemeCheck) -> tuple[str, ...]:
    machine = one.machine
    figures = (interval(machine.precision), interval(machine.recall), number(machine.f1, none="–"))
    return (outcome.label(one.theme_id), *_counts(one), *figures)


def _counts(one: ThemeCheck) -> tuple[str, ...]:
    machine = one.machine
    return tuple(f"{count:,}" for count in (machine.support, machine.hit, machine.missed, machine.extra, one.open))


def _counts_row(outcome: CheckOutcome, one: ThemeCheck) -> tuple[str, ...]:
    people = one.pairs[0]
    table = people.table
    both = f"{table.both} / {table.first} / {table.second} / {table.neither}" if table else ""
    kappa = f"{_bare(people.kappa)}, {_bare(people.alpha)}" if enough(people) else "–"
    machine = [_bare(pair.kappa) if enough(pair) else "–" for pair in one.pairs[1:]]
    return outcome.label(one.theme_id), *_counts(one), both, kappa, ", ".join(machine)


def _bare(one: Estimate) -> str:
    """The figure without its interval, which the table has no room for; the .xlsx and .csv have it."""
    return number(Estimate(one.value), none="–")


def missed(outcome: CheckOutcome) -> list[Block]:
    """Passages without a theme."""
    rows = [
        (
            one.stratum[:1].upper() + one.stratum[1:],
            f"{one.read:,}",
            f"{one.looked}",
            f"{one.found}",
            _bound(one.found, one.looked, one.bound),
        )
        for one in outcome.result.missed
    ]
    return [
        Heading(1, "What the machine missed altogether"),
        Paragraph(missed_line(outcome)),
        Table(
            caption="Passages to which the machine gave no theme",
            columns=("What the machine says", "Read", "Checked", "Truly with a theme", "At most (95 %)"),
            rows=tuple(rows),
            note="At most: exact one-sided bound of Clopper and Pearson; with none found it is near 3 divided by the "
            "number checked (rule of three). It takes passages as independent.",
            widths=(40, 15, 15, 15, 15),
            numeric=frozenset({1, 2, 3, 4}),
        ),
    ]


def _bound(found: int, looked: int, bound: float) -> str:
    if looked >= FLOOR:
        return percent(bound)
    return "too few" if looked else "not checked"


def shares(outcome: CheckOutcome) -> list[Block]:
    """Shares of passages, raw and corrected."""
    named = [("Any theme", outcome.result.any_theme)]
    named += [(outcome.label(one.theme_id), one.share) for one in outcome.result.themes if one.share and one.share.raw]
    corrected = [(name, share) for name, share in named if share.share.value is not None]
    rest = len(named) - len(corrected)
    rows = [(name, _raw(share), _about(share), share.because) for name, share in corrected]
    blocks: list[Block] = [Heading(1, "Passages per theme, corrected for the machine's errors")]
    if rows:
        blocks.append(
            Table(
                caption="Passages with the theme among all that was read",
                columns=("Theme", "By the machine", "Corrected, about", "Note"),
                rows=tuple(rows),
                note="Corrected after Rogan and Gladen (1978); interval: bootstrap over reviews, which covers both the "
                "reviews read and the passages checked.",
                widths=(34, 22, 30, 14),
                numeric=frozenset({1, 2}),
            )
        )
    if rest:
        blocks.append(
            Paragraph(
                f"{counted(rest, 'theme is', 'themes are')} not corrected: fewer than {FLOOR} checked passages truly "
                "have it. A larger draw (--size) brings more."
            )
        )
    return blocks


def _raw(share: Corrected) -> str:
    return f"{share.raw:,} of {share.total:,}"


def _about(share: Corrected) -> str:
    """The corrected share as a number of passages or reviews."""
    value, low, high = (None if one is None else round(one * share.total) for one in _parts(share.share))
    return f"{value:,}" + (f" ({low:,} to {high:,})" if low is not None and high is not None else "")


def _parts(one: Estimate) -> tuple[float | None, float | None, float | None]:
    return one.value, one.low, one.high


def reviews(outcome: CheckOutcome) -> list[Block]:
    """Shares of reviews, where whole reviews were coded twice."""
    result = outcome.result
    if not result.draw.reviews:
        text = (
            "How many reviews have a theme is not corrected: that needs whole reviews coded twice "
            "(`thememiner check draw --whole-reviews`)."
        )
        return [Heading(1, "Reviews per theme"), Paragraph(text)]
    rows = tuple(
        (
            outcome.label(one.theme_id),
            kind_words(one.kind, 2),
            f"{one.machine} of {one.checked}",
            f"{one.people} of {one.checked}",
            f"{one.open}",
            f"{_about(one.share)} of {one.share.total}" if one.share.share.value is not None else "–",
        )
        for one in result.reviews
    )
    text = (
        f"{counted(len(result.draw.reviews), 'whole review was', 'whole reviews were')} drawn; "
        f"{result.incomplete_reviews} of them were not coded "
        "whole by both and are left aside."
    )
    return [
        Heading(1, "Reviews per theme"),
        Paragraph(text),
        Table(
            caption="Reviews with the theme",
            columns=("Theme", "Kind", "By the machine", "By both people", "Open", "Corrected, about"),
            rows=rows,
            note="Corrected after Rogan and Gladen (1978), from ten reviews with and ten without the theme on.",
            widths=(28, 16, 13, 13, 8, 22),
            numeric=frozenset({2, 3, 4}),
        ),
    ]
