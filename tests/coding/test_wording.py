from __future__ import annotations

import pytest

from thememiner.coding.matching import WordingIndex, without_overlaps
from thememiner.coding.wording import compile_wording, cue_wordings

SETS = {"child": ("child", "children", "young_person"), "family": ("<child>", "parent+")}


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("plan", "The plan was late.", "plan"),
        ("plan", "The plans were late.", None),
        ("plan+", "planning is late", "planning"),
        ("plan+", "planet", None),
        ("share+", "they were sharing it", "sharing"),
        ("carry+", "it was carried over", "carried"),
        ("assess*", "Reassessment and assessed", "assessed"),
        ("voice of <child>", "the voice of young person A", "voice of young person"),
        ("<family> said", "Parents said so", "Parents said"),
        ("child voice", "the child’s voice", "child’s voice"),
        ("was not very? good", "it was not good", "was not good"),
        ("referral .. closed", "the referral was then quickly closed", "referral was then quickly closed"),
        ("referral .. closed", "the referral. It was closed", None),
        ("referral ..1 closed", "the referral was then closed", None),
        ("co-sleep*", "advice on co-sleeping", "co-sleeping"),
        ("co-sleep*", "advice on co sleeping", "co sleeping"),
        ("MASH", "the MASH team", "MASH"),
        ("MASH", "a mash of potatoes", None),
        ("DNA'd", "he DNA'd twice", "DNA'd"),
        ("looking back", "Looking\nback, it was", "Looking\nback"),
    ],
)
def test_wording(wording, text, found):
    index = WordingIndex([("x", compile_wording(wording, SETS))])
    hits = index.find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ([found] if found else [])


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("share/sharing/shared information", "nobody shared information"),
        ("pass(ed) on", "it was passed on"),
        ("notif*", "the notification"),
        ("supervision (staff)", "supervision was late"),
        ("MASH/front door", "at the front door"),
        ("MASH/front door", "in the MASH"),
        ("was not brought/WNB", "recorded as WNB"),
        ("isolated incident(s)", "isolated incidents"),
        ("dog", "three dogs"),
        ("professional disagreement/difference", "professional differences"),
    ],
)
def test_cue_is_read_as_people_write_it(cue, text):
    index = WordingIndex([(cue, compile_wording(one, {})) for one in cue_wordings(cue)])
    assert index.find(text)


def test_gloss_of_a_cue_is_no_part_of_it():
    assert cue_wordings("capacity (service)") == ("capacity+",)


@pytest.mark.parametrize("wording", ["very?", "..", "<nobody>"])
def test_wording_that_cannot_be_meant(wording):
    with pytest.raises(ValueError, match=r"wording|set"):
        compile_wording(wording, SETS)


def test_heavier_and_longer_spans_win():
    assert without_overlaps([(1.0, 0, 5), (2.0, 3, 9), (1.0, 20, 25), (1.0, 20, 30)]) == [1, 3]
