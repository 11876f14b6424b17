from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from thememiner.encoding import Encoder, load_encoder

SCHOOL = product(
    ["The school", "The head teacher", "The education welfare officer", "The attendance team"],
    ["did not follow up absence", "recorded unauthorised absence and took no action", "knew of exclusions from class"],
    ["during the autumn term", "when the pupil was educated at home"],
)
DENTAL = product(
    ["The dentist", "The dental practice", "The community dental service", "The orthodontist"],
    ["saw untreated decay", "noted missed dental appointments", "recorded extractions of teeth"],
    ["and made no referral", "and did not ask why"],
)
HOUSING = product(
    ["The housing officer", "The landlord", "The tenancy team", "The homelessness service"],
    ["knew of rent arrears", "served notice of eviction", "moved the family to temporary accommodation"],
    ["without telling anyone else", "and closed the application"],
)
SIZES = (24, 24, 24)


@pytest.fixture(scope="session")
def three_groups() -> list[str]:
    """Seventy-two passages in three groups of 24: school, teeth, housing."""
    return [f"{' '.join(parts)}." for group in (SCHOOL, DENTAL, HOUSING) for parts in group]


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("minilm", threads=1)


@pytest.fixture(scope="session")
def vectors(three_groups: list[str], encoder: Encoder) -> np.ndarray:
    return encoder.encode(three_groups)
