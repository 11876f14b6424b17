"""What a check came to as rows: one for each theme, one for each passage. Below ten, shares are left empty."""

from __future__ import annotations

from thememiner.codebook import Codebook
from thememiner.coding.agreement import NOTHING, Estimate
from thememiner.coding.check_answers import Checked
from thememiner.evidence.checked import Agreement, ThemeCheck
from thememiner.evidence.corrected import Corrected
from thememiner.reports.check_outcome import CheckOutcome, enough
from thememiner.reports.check_sheet import in_words
from thememiner.reports.workbook import Sheet, workbook_bytes

ROW_COLUMNS = (
    *("theme_id", "label", "support", "hit", "extra", "missed", "open"),
    *("precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high", "f1", "f1_low", "f1_high"),
    *("people_both", "people_first_only", "people_second_only", "people_neither"),
    *("people_kappa", "people_kappa_low", "people_kappa_high", "people_alpha", "people_alpha_low", "people_alpha_high"),
    *("machine_first_kappa", "machine_second_kappa", "machine_first_alpha", "machine_second_alpha"),
    *("passages_machine", "passages_read", "share_corrected", "share_low", "share_high", "share_note"),
)


def check_rows(outcome: CheckOutcome) -> list[dict[str, object]]:
    """One row for all themes together and one for each theme; below ten, shares are left empty."""
    return [_row(outcome, one) for one in (outcome.result.together, *outcome.result.themes)]


def _row(outcome: CheckOutcome, one: ThemeCheck) -> dict[str, object]:
    people, table = one.pairs[0], one.pairs[0].table
    kappas = [_floored(pair, pair.kappa) for pair in one.pairs]
    alphas = [_floored(pair, pair.alpha) for pair in one.pairs]
    share = one.share or Corrected(0, 0)
    machine = one.machine
    values: list[object] = [one.theme_id or "all", outcome.label(one.theme_id)]
    values += [machine.support, machine.hit, machine.extra, machine.missed, one.open]
    for estimate in (machine.precision, machine.recall, machine.f1):
        values += _three(estimate)
    values += [table.both, table.first, table.second, table.neither] if table else [people.units, None, None, None]
    values += [*_three(kappas[0]), *_three(alphas[0])]
    values += [_rounded(kappas[1].value), _rounded(kappas[2].value), _rounded(alphas[1].value)]
    values += [_rounded(alphas[2].value)]
    values += [share.raw, share.total] if one.share else [None, None]
    values += [*_three(share.share, 5), share.because]
    return dict(zip(ROW_COLUMNS, values, strict=True))


def _three(one: Estimate, digits: int = 3) -> list[object]:
    return [_rounded(part, digits) for part in (one.value, one.low, one.high)]


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)


def _floored(pair: Agreement, estimate: Estimate) -> Estimate:
    return estimate if enough(pair) else NOTHING


def check_result_workbook(outcome: CheckOutcome) -> bytes:
    """Themes, all checked passages with everybody's answers, and what was left out, as three sheets."""
    rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in check_rows(outcome)]
    first, second = (f"{name} said" for name in outcome.names)
    columns = ("place", "text", first, second, "settled", "machine", "machine's words", "stratum", "weight", "key")
    passages = [dict(zip(columns, _passage(one, outcome.codebook), strict=True)) for one in outcome.result.checked]
    lost = [{"where": f"{one.source}, {one.place}", "why": one.reason, "do": one.remedy} for one in outcome.left_out]
    wide = {"text": 80, "place": 30, first: 34, second: 34, "settled": 34, "machine": 34, "machine's words": 34}
    return workbook_bytes(
        [
            Sheet("themes", ROW_COLUMNS, rows, widths={"label": 40, "share_note": 40}),
            Sheet("checked passages", columns, passages, widths=wide),
            Sheet("left out", ("where", "why", "do"), lost, widths={"where": 40, "why": 60, "do": 60}),
        ]
    )


def _passage(one: Checked, codebook: Codebook) -> tuple[str, ...]:
    said = tuple(in_words(answer, codebook) for answer in (one.first, one.second))
    settled = "; ".join(theme.label for theme in codebook.themes if theme.id in one.settled.themes)
    still_open = "; ".join(theme.label for theme in codebook.themes if theme.id in one.settled.disputed)
    whole = " | ".join(part for part in (settled, f"open: {still_open}" if still_open else "") if part)
    machine = in_words(one.machine, codebook)
    weight = f"{one.drawn.weight:.2f}"
    return (
        one.unit.place,
        one.unit.text,
        *said,
        whole,
        machine,
        one.unit.words,
        one.drawn.stratum,
        weight,
        one.drawn.key,
    )
