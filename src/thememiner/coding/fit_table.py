"""Fitting on a spreadsheet that somebody has coded: the model, its scores on left-out folds, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from thememiner.artefacts import file_sha256
from thememiner.codebook import Codebook
from thememiner.coding.coded_table import CodedTexts
from thememiner.coding.fitted.artefact import save_model
from thememiner.coding.fitted.card import About, DataSource, make_card
from thememiner.coding.fitted.entries import themes_of
from thememiner.coding.fitted.linear import Fitted, fit_and_score
from thememiner.coding.label_scores import FEW, CrossValidation, cross_validate
from thememiner.encoding import Encoder


@dataclass(frozen=True, slots=True)
class FittedTable:
    """What was fitted.

    Attributes:
        fitted: The model and its left-out scores.
        validation: Scores on left-out folds; none if there were too few texts, or if it was not asked for.
        undefined: Labels for which a codebook that was given has no entry.
    """

    fitted: Fitted
    validation: CrossValidation | None
    undefined: tuple[str, ...]


def fit_table(
    coded: CodedTexts, *, encoder: Encoder, codebook: Codebook | None = None, validate: bool = True, seed: int = 0
) -> FittedTable:
    """Fit a model on coded texts.

    Args:
        coded: Texts with their labels.
        encoder: Makes vectors.
        codebook: Adds definitions for labels that are the id or the label of one of its themes; nothing else.
        validate: Fit anew without each fold, too; takes five times as long.
        seed: Of the folds.

    Raises:
        InputError: There is too little to fit on.
    """
    labels = tuple(dict.fromkeys(label for own in coded.labels for label in own))
    entries = definitions(labels, codebook)
    return FittedTable(
        fitted=fit_and_score(
            coded.texts, coded.labels, codebook=entries, encoder=encoder, groups=coded.groups, seed=seed
        ),
        validation=cross_validate(coded, codebook=entries, encoder=encoder, seed=seed) if validate else None,
        undefined=tuple(label for label, theme in zip(labels, themes_of(labels, codebook), strict=True) if not theme)
        if codebook
        else (),
    )


def definitions(labels: Sequence[str], codebook: Codebook | None) -> Codebook | None:
    """The entries for these labels, under the labels as they are spelt, in their order; none if there is no entry.

    The packaged codebook's limit of three themes a text is not theirs, so the order must not be that codebook's.
    """
    found = zip(labels, themes_of(labels, codebook), strict=True)
    themes = [
        theme.model_copy(update={"id": label, "group": "", "confused_with": ()}) for label, theme in found if theme
    ]
    entries = Codebook(themes=tuple(themes)) if themes else None
    if entries is not None and entries.is_default:
        return entries.model_copy(update={"themes": tuple(reversed(entries.themes))})
    return entries


def write_model(made: FittedTable, folder: Path, *, table: Path, name: str, date: str, grouped_by: str) -> None:
    """Write the model and its card, which holds the figures of each label.

    Args:
        made: What was fitted.
        folder: Where to; made if need be.
        table: The file it was fitted on.
        name: What the model is called.
        date: ``YYYY-MM-DD``.
        grouped_by: See `CodedTexts`.
    """
    rows = len(made.fitted.right)
    source = DataSource(table.name, rows, file_sha256(table), "as they came in the file")
    about = About(name, date, "thememiner fit-table", [source], grouped_by=grouped_by)
    card = make_card(made.fitted, about)
    if made.validation is not None:
        card["cross-validation"] = _rounded(made.validation)
    save_model(made.fitted.model, folder, card)


def _rounded(validation: CrossValidation) -> dict[str, object]:
    return {
        "protocol": validation.protocol,
        "micro": {name: asdict(one) for name, one in zip(("model", "plain words"), validation.micro, strict=True)},
        "macro-F1": dict(zip(("model", "plain words"), validation.macro, strict=True)),
        "labels": {
            one.label: {"examples": one.examples}
            | (
                {"too few for a figure": True}
                if one.too_few
                else {"model": asdict(one.model), "plain words F1": one.plain.f1}
            )
            for one in validation.labels
        },
        "a figure needs examples": FEW,
    }
