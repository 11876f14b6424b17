from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.fitted_stance.decide import decide_statement
from thememiner.coding.shapes import StatementFound
from thememiner.records import CodingUnit

CLASSES = ("finding", "narrative", "recommendation")


LONG = " ".join(["Plans drifted."] * 20)


def decided(shares, rule, kind="unknown", heading="", review_kind="", learning=False, text=LONG):
    unit = CodingUnit("u", text, kind, heading, review_kind)
    found = decide_statement(unit, StatementFound(*rule), CLASSES, np.array(shares), learning=learning)
    return found.found.statement, found.by_model


@pytest.mark.parametrize(
    ("shares", "rule", "context", "expected"),
    [
        # In a known section a rule holds against ten times, not against a hundred times.
        ((0.09, 0.9, 0.01), ("finding", "section: analysis"), {"kind": "analysis"}, ("finding", False)),
        ((0.009, 0.99, 0.001), ("finding", "section: analysis"), {"kind": "analysis"}, ("narrative", True)),
        # No statements of inspections and inquiries were labelled: there the rule holds.
        (
            (0.009, 0.99, 0.001),
            ("finding", "section: findings"),
            {"kind": "findings", "review_kind": "inspection"},
            ("finding", False),
        ),
        # Without a section the words decide, with a little caution.
        ((0.9, 0.05, 0.05), ("narrative", "dated events"), {}, ("finding", True)),
        ((0.45, 0.40, 0.15), ("finding", "states without other shape"), {}, ("narrative", True)),
        # All texts of a table of learning are learning.
        ((0.2, 0.7, 0.1), ("finding", "states without other shape"), {"learning": True}, ("finding", True)),
        ((0.1, 0.1, 0.8), ("finding", "states without other shape"), {"learning": True}, ("finding", True)),
        (
            (0.5, 0.1, 0.4),
            ("recommendation", "opens as a recommendation"),
            {"learning": True},
            ("recommendation", True),
        ),
        ((0.5, 0.1, 0.4), ("recommendation", "asks for action"), {"learning": True}, ("finding", True)),
        ((0.2, 0.7, 0.1), ("finding", "states"), {"heading": "What needs to improve"}, ("finding", True)),
        # Short texts say what they do by their shape.
        ((0.7, 0.2, 0.1), ("recommendation", "opens as"), {"text": "Review it."}, ("recommendation", True)),
        # What is no passage at all is no matter of likelihood.
        ((0.9, 0.05, 0.05), ("narrative", "contents line"), {"learning": True}, ("narrative", False)),
        ((0.9, 0.05, 0.05), ("recommendation", "opens as"), {"heading": "Recommendations"}, ("recommendation", True)),
    ],
)
def test_statement(shares, rule, context, expected):
    assert decided(shares, rule, **context) == expected
