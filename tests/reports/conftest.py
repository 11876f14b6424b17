from __future__ import annotations

import pytest

from reports.paper import board_evidence
from thememiner.reports.blocks import Report
from thememiner.reports.board import board_report
from thememiner.reports.write import WRITERS


@pytest.fixture(scope="session")
def report() -> Report:
    """Fourteen case reviews, three inspections, local evidence."""
    return board_report(board_evidence())


@pytest.fixture(scope="session")
def small_report() -> Report:
    """Every kind below ten reviews, and so much left out that it needs its appendix."""
    return board_report(board_evidence(case_reviews=6, inspections=2, lost=40))


@pytest.fixture(scope="session")
def written(report: Report) -> dict[str, bytes]:
    """The report in every format."""
    return {suffix: writer(report) for suffix, writer in WRITERS.items()}
