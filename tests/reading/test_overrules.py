"""What a person puts right holds over every reading, and only where it was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thememiner.errors import InputError
from thememiner.library_records import CaseFeature, Fact, Overrule
from thememiner.reading import overrules
from thememiner.records import Passage, Review, Section, SectionKind


def ruling(what: overrules.What, target: str, value: str, review: str = "r") -> Overrule:
    return Overrule(review, what, target, value, "A. Chair", "2026-11-24")


def section(number: int, heading: str, level: int, kind: SectionKind) -> Section:
    return Section(f"r:s{number}", "r", heading, level, kind, number * 10, number * 10 + 9, 1)


def passage(section_: Section, kind: SectionKind | None = None) -> Passage:
    return Passage(
        id=f"{section_.id}:p",
        review_id="r",
        section_id=section_.id,
        page=1,
        page_label="1",
        page_end=1,
        paragraph=None,
        heading=section_.heading,
        section_kind=kind or section_.kind,
        start=section_.start,
        end=section_.end,
        text="Nine words",
    )


SECTIONS = [
    section(1, "The story", 1, "chronology"),
    section(2, "2012", 2, "chronology"),
    section(3, "Learning", 2, "lessons"),
    section(4, "The story", 1, "chronology"),
    section(5, "", 1, "unknown"),
]


def test_headings_that_are_printed_twice_have_names_of_their_own() -> None:
    assert list(overrules.section_names(SECTIONS).values()) == [
        "The story",
        "2012",
        "Learning",
        "The story#2",
        "(untitled)",
    ]


def test_what_took_its_kind_from_the_section_follows_it_and_nothing_else_does() -> None:
    rules = {"The story": ruling("section-kind", "The story", "analysis")}
    sections, passages = overrules.with_kinds(SECTIONS, [passage(one) for one in SECTIONS], rules)
    kinds = ["analysis", "analysis", "lessons", "chronology", "unknown"]
    assert [one.kind for one in sections] == kinds
    assert [one.section_kind for one in passages] == kinds


def test_a_sub_section_with_a_kind_of_its_own_keeps_it() -> None:
    rules = {
        "The story": ruling("section-kind", "The story", "analysis"),
        "2012": ruling("section-kind", "2012", "family-contribution"),
    }
    sections, _ = overrules.with_kinds(SECTIONS, [], rules)
    assert [one.kind for one in sections][:2] == ["analysis", "family-contribution"]


def test_footnotes_stay_footnotes() -> None:
    rules = {"The story": ruling("section-kind", "The story", "analysis")}
    _, passages = overrules.with_kinds(SECTIONS[:1], [passage(SECTIONS[0], "footnote")], rules)
    assert passages[0].section_kind == "footnote"


def test_the_latest_overrule_holds_and_an_empty_one_takes_it_back() -> None:
    first, second = ruling("fact", "board", "Northmere"), ruling("fact", "board", "Pellbridge")
    assert overrules.holding([first, second], "fact") == {"r": {"board": second}}
    assert overrules.holding([first, second, replace(second, value="")], "fact") == {"r": {}}
    assert overrules.holding([first], "feature") == {}


def test_stated_facts_take_the_place_of_all_of_that_name() -> None:
    read = [
        Fact("r", "harm", "neglect", "neglect", 3),
        Fact("r", "harm", "physical", "injuries", 3),
        Fact("r", "board", "Northmere", "Northmere", 1),
    ]
    found = overrules.with_stated(read, {"harm": ruling("fact", "harm", "sexual abuse; exploitation")})
    assert [(one.name, one.value, one.source) for one in found] == [
        ("board", "Northmere", "text"),
        ("harm", "sexual abuse", "person"),
        ("harm", "exploitation", "person"),
    ]
    assert overrules.with_stated(read[2:], {"board": ruling("fact", "board", "not stated")}) == []


def test_features_change_and_go() -> None:
    read = [CaseFeature("r", "neglect", "present", "the home was dirty", 4, "r:1")]
    denied = overrules.with_presence(read, {"neglect": ruling("feature", "neglect", "denied")})
    assert [(one.presence, one.words) for one in denied] == [("denied", "the home was dirty")]
    assert overrules.with_presence(read, {"neglect": ruling("feature", "neglect", "not stated")}) == []
    added = overrules.with_presence([], {"poverty": ruling("feature", "poverty", "suspected")})
    assert [(one.feature, one.presence, one.page) for one in added] == [("poverty", "suspected", None)]


def test_a_review_takes_the_fields_that_people_state() -> None:
    review = Review("r", "r.pdf", "0", "Old", "case-review", "SCR", "Northmere", "2014-01", "text")
    rules = {
        "published": ruling("fact", "published", "2015-03-17"),
        "title": ruling("fact", "title", "New"),
        "area": ruling("fact", "area", "not stated"),
        "harm": ruling("fact", "harm", "neglect"),
    }
    ruled = overrules.ruled_review(review, rules)
    assert (ruled.title, ruled.published, ruled.area, ruled.review_type) == ("New", "2015-03-17", "", "SCR")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (ruling("section-kind", "The storey", "analysis"), "The story"),
        (ruling("section-kind", "The story", "storytelling"), "chronology"),
        (ruling("fact", "colour", "red"), "methodology"),
        (ruling("feature", "weather", "present"), "neglect"),
        (ruling("feature", "neglect", "maybe"), "suspected"),
        (ruling("fact", "published", "2010-13-45"), "write 2016-05-31"),
        (ruling("fact", "incident", "last May"), "write 2016-05-31"),
        (ruling("fact", "kind", "inspction"), "inspection"),
    ],
)
def test_what_cannot_be_is_refused_and_what_can_is_listed(given: Overrule, says: str) -> None:
    with pytest.raises(InputError) as caught:
        overrules.checked(given, SECTIONS, ["neglect"])
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_target_is_found_whatever_its_capitals() -> None:
    kept = overrules.checked(ruling("section-kind", "the STORY#2", "analysis"), SECTIONS, [])
    assert kept.target == "The story#2"
