# ruff: noqa: E501 (a table of sentences)

from __future__ import annotations

import pytest

from thememiner.release.check import check_pieces
from thememiner.release.details import Piece


def kinds(text: str) -> set[str]:
    return {one.kind for one in check_pieces([Piece(text, "here")])}


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        ("ages of siblings", "There were three boys aged 8, 5 and 11 months.", "Children aged 5 to 11 were counted."),
        ("hearing", "It is listed as R v Ovrick and others.", "The court hearing was adjourned."),
        ("headline", "“Toddler left alone in lorry for a day” said the Herald.", "“We were never asked what we wanted” said the child."),
        ("workplace", "Father works nights at Ovrick Foods.", "Staff work in MASH."),
        ("hospital", "He lay on Ward 4 at St Ovrick’s.", "He lay on a ward at the hospital."),
        ("combination", "The boy who fell from the old pier is spoken of.", "The boy who was not seen by anyone is spoken of."),
        ("reference", "The file is ABC/12345/24.", "The paper is HC/1234."),
        ("date of death", "RIP 11th Nov 24 is on the card.", "The meeting was on 11 November 2024."),
        ("address", "Write to The Old Mill, Ovrick Lane.", "The Old Mill was closed."),
    ],
)  # fmt: skip
def test_what_tells_a_family_apart(kind: str, yes: str, no: str) -> None:
    assert kind in kinds(yes)
    assert kind not in kinds(no)
