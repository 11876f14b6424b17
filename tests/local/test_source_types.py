from __future__ import annotations

import pytest

from thememiner.local.source_types import source_type


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("", "", "", "neglect-audit-2023.xlsx"), "audit"),
        (("", "", "", "s11_returns.csv"), "section-11"),
        (("", "Section 11", "", "audits.xlsx"), "section-11"),
        (("ilacs/sif", "", "", "findings.csv"), "inspection"),
        (("", "", "Supervision audit", "x.csv"), "supervision-audit"),
        (("", "", "", "complaints Q1.csv"), "complaint"),
        (("", "", "", "staff-survey.csv"), "survey"),
        (("", "", "", "dataset.csv"), "performance"),
        (("", "", "", "notes.csv"), "audit"),
        (("", "", "", "sending-letters.csv"), "audit"),
    ],
)
def test_kinds_by_name(names: tuple[str, ...], kind: str) -> None:
    assert source_type(*names) == kind
