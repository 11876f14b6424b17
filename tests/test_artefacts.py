from __future__ import annotations

import json
from pathlib import Path

import pytest

from thememiner.artefacts import artefact_folder, check_files, file_sha256
from thememiner.errors import InputError


def test_an_artefact_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="models/no-such-thing: is not there"):
        artefact_folder("no-such-thing")


def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    digest = file_sha256(tmp_path / "a.json")
    check_files(tmp_path, {"a.json": digest})
    (tmp_path / "a.json").write_text("{ }", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json: is not the file that was checked"):
        check_files(tmp_path, {"a.json": digest})


@pytest.mark.parametrize(
    "folder", sorted(Path(__file__).parents[1].glob("models/*/card.json")), ids=lambda p: p.parent.name
)
def test_every_packaged_artefact_is_the_one_its_card_describes(folder: Path) -> None:
    card = json.loads(folder.read_text(encoding="utf-8"))
    assert card["sha256"]
    check_files(folder.parent, card["sha256"])
