from __future__ import annotations

import pytest

from thememiner.reading.stated.presence import presence_of


@pytest.mark.parametrize(
    ("sentence", "presence"),
    [
        ("There was NEGLECT.", "present"),
        ("There was no evidence of NEGLECT.", "denied"),
        ("NEGLECT was not a feature.", "denied"),
        ("NEGLECT was not recognised.", "present"),
        ("The GP was unaware of the NEGLECT.", "present"),
        ("There was no car, but there was NEGLECT.", "present"),
        ("It was not only poverty; it was NEGLECT.", "present"),
        ("There was nothing to suggest NEGLECT.", "denied"),
        ("The nurse suspected NEGLECT.", "suspected"),
        ("In May there was NEGLECT.", "present"),
        ("There may have been NEGLECT.", "suspected"),
        ("NEGLECT was alleged.", "suspected"),
        ("Was there NEGLECT?", None),
        ("The school asked whether there was NEGLECT.", None),
        ("Even if it was not meant, it was NEGLECT.", "present"),
        ("If there had been NEGLECT it would have been seen.", None),
        ("Had there been NEGLECT it would have been seen.", None),
        ("The possibility of NEGLECT was not tested.", None),
    ],
)
def test_presence(sentence: str, presence: str | None) -> None:
    start = sentence.index("NEGLECT")
    assert presence_of(sentence, start, start + len("NEGLECT")) == presence
