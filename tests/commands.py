"""Commands as a user gives them: what a call came to, and the invented files that the tests give them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

REPORT = """# Serious Case Review: Child A

## Terms of reference

1.1 Was supervision adequate and was information shared?

## Findings

2.1 Safeguarding supervision was not provided to the health visitor for five months, and the plan drifted.

2.2 Information was not shared between the hospital and the school, and the school was not told.

## Good practice

3.1 The school nurse shared information with the GP the same day, which was good practice.

## Recommendations

Recommendation 1: The Board should audit the quality of supervision in all partner agencies.
"""
AUDIT = """Finding,Agency,Area,Date,Grade
Supervision was not recorded in 4 of 6 cases.,Health,Camden,2024-05-01,Inadequate
"""


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.out.splitlines()]
