"""The main job on the real files beside the project: a test of robustness, not of accuracy."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from thememiner.evidence.quotations import normalised

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    audits = shared_data / "local" / "inspection-areas-to-improve.csv"
    reviews = [str(shared_data / "inspections"), str(shared_data / "inquiries")]
    options = ["--audits", str(audits), "--date", "2026-11-24", "-o", str(folder), "--quiet"]
    subprocess.run([sys.executable, "-m", "thememiner", "run", *reviews, *options], check=True)
    return folder


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_file_is_read_or_listed_with_its_reason(out: Path, shared_data: Path) -> None:
    given = {path.name for folder in ("inspections", "inquiries") for path in (shared_data / folder).iterdir()}
    record = (out / "run.json").read_text(encoding="utf-8")
    listed = {row["source"]: row["reason"] for row in table(out / "not-read.csv")}
    missing = {name for name in given if f'"{name}"' not in record and name not in listed} - {"catalogue.csv"}
    assert missing == set()
    assert "HTML page" in listed["ilacs-birmingham-2012.pdf"]
    assert "same content" in listed["ilacs-blackpool-2012.pdf"]


def test_every_quotation_is_on_its_page(out: Path, shared_data: Path) -> None:
    """Looked up by another way than the product's: the file's own text layer, opened again."""
    paths = {path.stem: path for path in shared_data.rglob("*.pdf")}
    checked = 0
    for row in table(out / "themes.csv"):
        cited = re.match(r"(?P<id>[^,]+), p\. (?P<page>\d+)", row["citation"])
        if cited is None:
            assert row["quotation"] == ""
            continue
        document = pypdfium2.PdfDocument(paths[cited["id"]])
        page = document[int(cited["page"]) - 1]
        text = page.get_textpage().get_text_range()
        page.close()
        document.close()
        # Raised footnote marks are no part of a sentence, but stand in the text layer: numbers are set aside.
        quoted, printed = (re.sub(r"\d", "", normalised(one)) for one in (row["quotation"].removeprefix("'"), text))
        assert quoted in printed
        checked += 1
    assert checked > 30


def test_an_areas_own_reports_are_not_national(out: Path) -> None:
    command = [sys.executable, "-m", "thememiner", "compare", str(out / "study"), "--json", "--date", "2026-11-24"]
    read = {}
    for where in ([], ["--where", "area=harrow"]):
        done = subprocess.run([*command, *where], check=True, capture_output=True, text=True)
        rows = [line for line in done.stdout.splitlines() if '"kind":"inspection"' in line]
        read[bool(where)] = {re.search(r'"national_read":(\d+)', line)[1] for line in rows}  # type: ignore[index]
    assert read == {False: {"39"}, True: {"35"}}
