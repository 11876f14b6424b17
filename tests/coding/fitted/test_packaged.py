"""The packaged model, on sentences of our own."""

from __future__ import annotations

import pytest

from thememiner.artefacts import artefact_folder
from thememiner.codebook import default_codebook
from thememiner.coding.fitted.artefact import load_model, read_card
from thememiner.coding.fitted.model import ThemeModel


@pytest.fixture(scope="module")
def model() -> ThemeModel:
    return load_model(artefact_folder("safeguarding-themes"))


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        (
            "Supervision of the social worker was irregular and managers did not record their oversight.",
            "supervision-oversight",
        ),
        (
            "The child was never seen alone, and nobody asked what daily life was like for her.",
            "voice-lived-experience",
        ),
        ("The GP did not pass on what he knew to the health visitor.", "information-sharing"),
        ("The car park was resurfaced in May.", None),
    ],
)
def test_primary_theme(model: ThemeModel, text: str, primary: str | None) -> None:
    given = [one for one in model.rank([text])[0] if one.rank]
    assert (given[0].theme_id if given else None) == primary
    assert all(one.reason for one in given)


def test_it_knows_every_theme_of_the_codebook_and_was_fitted_with_it(model: ThemeModel) -> None:
    book = default_codebook()
    assert model.labels == tuple(theme.id for theme in book.themes)
    assert read_card(artefact_folder("safeguarding-themes"))["codebook"] == book.fingerprint
