"""The notebooks run from top to bottom on the sample corpus, and are committed without outputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))

PROMISED = {
    "01_national_reviews": (("<svg", "of 11 ("), "my-study/board.docx"),
    "02_what_the_machine_saw": (
        (
            "<iframe",
            "read with some doubts",
            "exploitation",
            "of 14 (",
            "page 3, executive-summary",
            "anyshire-child-x-2016",
        ),
        "my-reading-study/recommendations.xlsx",
    ),
    "03_topics": (("<iframe", "holds still: returned in", "of 14 ("), "my-topics-study/topics.html"),
    "04_could_it_happen_here": (
        ("Effective challenge", "no line", "audit not yet in", "supervision-audit-2021.csv", "| weak | the machine:"),
        "my-meeting-study/meeting.xlsx",
    ),
    "05_audit_and_training": (
        ("points of 100", "Catastrophic", "not training", "management rationale"),
        "my-planning-study/supervision-audit.docx",
    ),
}
"""Words that a notebook shows, and a file that it writes."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_committed_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert [cell for cell in cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)] == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq", "ignore::ResourceWarning", "ignore:Proactor")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_what_it_promises(path: Path, corpus: Path, tmp_path: Path) -> None:
    shutil.copytree(corpus, tmp_path / "corpus")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = "".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    words, written = PROMISED[path.stem]
    assert [one for one in words if one not in shown] == []
    assert (folder / written).stat().st_size > 8_000
