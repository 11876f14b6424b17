"""Rebuild everything in ``corpus/``: ``python tools/corpus/build.py``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tools.corpus import audits, expected, office, scan  # noqa: E402
from tools.corpus.model import Report  # noqa: E402
from tools.corpus.parse import load_passages, load_report  # noqa: E402
from tools.corpus.pdf import PdfLayout  # noqa: E402

CORPUS = HERE.parents[1] / "corpus"
CATALOGUE = ["file", "title", "review_type", "board", "area", "published", "child", "age", "case", "note"]


def build_report(report: Report) -> bytes:
    """Build one report in the form its file name asks for."""
    if report.file.endswith(".docx"):
        return office.word(report)
    if report.file.endswith(".html"):
        return office.web(report)
    layout = PdfLayout(report)
    data = layout.build()
    wanted = report.meta.get("scan_pages")
    if wanted == "all":
        shots = scan.pictures(data, list(range(layout.pages)), 150, seed=7)
        return scan.image_pdf(shots, str(report.meta["title"]))
    if wanted:
        return scan.replace_pages(data, [page - 1 for page in wanted], 150, 11, str(report.meta["title"]))
    return data


def write_catalogue(reports: list[Report]) -> None:
    """Write ``catalogue.csv`` from the front matter."""
    with (CORPUS / "catalogue.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(CATALOGUE)
        writer.writerows([str(report.meta.get(key, "")) for key in CATALOGUE] for report in reports)


def main() -> None:
    """Build all files."""
    passages = load_passages(HERE / "texts" / "passages.csv")
    reports = [load_report(path, passages) for path in sorted((HERE / "texts").glob("*.md"))]
    (CORPUS / "reviews").mkdir(parents=True, exist_ok=True)
    for report in reports:
        data = build_report(report)
        (CORPUS / report.file).write_bytes(data)
        print(f"{report.file}: {len(data) // 1024} kB, {len(list(expected.passages_of(report)))} passages")
    expected.write(CORPUS / "expected", reports)
    write_catalogue(reports)
    audits.build(HERE / "texts" / "audits", CORPUS / "audits", CORPUS / "expected")


if __name__ == "__main__":
    main()
