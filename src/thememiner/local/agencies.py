"""Whether a heading or the name of a column is that of an agency or of one of its services."""

from __future__ import annotations

import re

from thememiner.reading.recommendation_bodies import body_type, is_name_of_body

_LONGEST = 60
_SERVICES = re.compile(
    r"(?:children(?:[’']?s)? )?(?:social care|services|social work(?: service)?)|early help(?: service)?|"
    r"health visiting|"
    r"school nursing|midwifery|maternity(?: services)?|education|schools?|health|housing|probation|police|gps?|"
    r"general practice|"
    r"primary care|camhs|adult (?:social care|services|mental health)|mental health(?: services)?|"
    r"youth justice(?: service)?|"
    r"yot|yjs|csc|hv|cafcass|fostering|virtual school|early years|nurser(?:y|ies)|voluntary sector|"
    r"drug and alcohol service",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:by|grad\w+|cases?|findings?|audits?|reviews?|between|across|each|all|single|multi|judge?ments?|inspections?|effectiveness|performance)\b",
    re.IGNORECASE,
)
"""Words with which "agency" in a heading is no name: "Grades by agency", "Multi-agency working"."""


def is_agency(words: str) -> bool:
    """Whether words are the name of an agency or a service and no subject: "Police", not "Police records"."""
    bare = words.strip().rstrip(":")
    if not bare or len(bare) >= _LONGEST or _SUBJECT.search(bare):
        return False
    return bool(_SERVICES.fullmatch(bare)) or (is_name_of_body(bare) and body_type(bare) == "agency")
