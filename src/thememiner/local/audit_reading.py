"""What comes of one file of local evidence, whatever its format, and the ids of its findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from thememiner.records import AuditFinding, LeftOut


@dataclass(frozen=True, slots=True)
class AuditReading:
    """All that came of one file.

    ``mapping`` gives, for each sheet or table ('' for a CSV, and for the text of a document), our fields and the
    columns or places that were read as them.
    """

    findings: tuple[AuditFinding, ...]
    left_out: tuple[LeftOut, ...]
    mapping: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user said of a file: our field -> its column, and the type of source where no column says it."""

    columns: Mapping[str, str] = field(default_factory=dict)
    source_type: str = ""


def with_ids(findings: Sequence[AuditFinding]) -> tuple[AuditFinding, ...]:
    """Ids of file name, sheet and words: a file in another order gives the same; the same words again get "-2"."""
    from slugify import slugify

    seen: Counter[str] = Counter()
    identified = []
    for finding in findings:
        words = " ".join(finding.text.split())
        digest = hashlib.sha256(f"{finding.source}\0{finding.sheet}\0{words}".encode()).hexdigest()[:12]
        name = f"{slugify(finding.source.rpartition('.')[0], max_length=40) or 'audit'}:{digest}"
        seen[name] += 1
        identified.append(replace(finding, id=f"{name}-{seen[name]}" if seen[name] > 1 else name))
    return tuple(identified)
