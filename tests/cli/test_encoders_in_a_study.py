from __future__ import annotations

from pathlib import Path

import pytest

from thememiner import Study
from thememiner.errors import InputError
from thememiner.settings import Settings

REVIEW = Path(__file__).parents[2] / "corpus" / "reviews" / "13-calderhythe-lcspr-child-g-2024.html"


def test_rules_and_tfidf_need_no_sentence_model(tmp_path: Path) -> None:
    with Study.new(tmp_path / "s", settings=Settings(coder="rules", encoder="tfidf")) as study:
        study.add_reviews([REVIEW])
        assert study.code() > 0
        assert study.codings.encoder().encode(["Supervision was regular."]).any()


def test_the_combined_coder_says_which_encoder_it_needs(tmp_path: Path) -> None:
    with Study.new(tmp_path / "s", settings=Settings(encoder="tfidf")) as study:
        study.add_reviews([REVIEW])
        with pytest.raises(InputError, match="set encoder: minilm, or coder: rules"):
            study.code()
