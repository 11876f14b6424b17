from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thememiner.library_records import Listed
from thememiner.reading.listing import read_listing
from thememiner.reading.listing_merge import merged, updated

OLD = Listed(
    "anyshire-child-x-2016", "Child X", "Anyshire", "2016", "A baby died.", "", "", "october.txt", "2026-10-01"
)
LATER = Listed(
    "other-id",
    "Serious Case Review: Child X",
    "Anyshire Safeguarding Children Board",
    "2016-05-31",
    "A baby died. Learning: see the child.",
    "https://a.example/x.pdf",
    "x.pdf",
    "november.csv",
    "2026-11-24",
)


def test_a_known_entry_keeps_its_id_and_its_first_day_and_learns_what_is_new() -> None:
    log = merged([OLD], [LATER])
    assert log.entries == (replace(LATER, id=OLD.id, first_seen="2026-10-01"),)
    assert (log.new_ids, log.changed_ids) == ((), (OLD.id,))


def test_nothing_known_is_lost_to_an_emptier_listing() -> None:
    known = replace(LATER, id=OLD.id)
    log = merged([known], [replace(OLD, first_seen="2026-12-01")])
    assert log.entries == (known,)
    assert log.changed_ids == ()


def test_an_earlier_first_day_wins_and_is_no_change_of_the_entry() -> None:
    log = merged([OLD], [replace(OLD, first_seen="2026-05-01")])
    assert (log.entries[0].first_seen, log.changed_ids) == ("2026-05-01", ())


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ("A baby boy died at home.", "A baby boy died at home."),
        ("", "A baby died at home."),
        ("A baby died", "A baby died at home."),
    ],
)
def test_a_corrected_abstract_replaces_the_old_one(later: str, kept: str) -> None:
    assert updated(replace(OLD, abstract="A baby died at home."), replace(OLD, abstract=later)).abstract == kept


def test_what_no_later_listing_names_stays() -> None:
    other = replace(OLD, id="anyshire-child-y-2016", title="Child Y")
    log = merged([OLD, other], [LATER])
    assert [one.id for one in log.entries] == [OLD.id, other.id]


def test_new_entries_follow_in_their_order_under_free_ids() -> None:
    stranger = replace(OLD, title="Child Z", id=OLD.id)
    log = merged([OLD], [stranger, replace(OLD, title="Child Y", id="anyshire-child-y-2016")])
    assert log.new_ids == ("anyshire-child-z-2016", "anyshire-child-y-2016")
    assert [one.id for one in log.entries] == [OLD.id, *log.new_ids]


def test_two_entries_of_one_listing_never_become_one_known_entry() -> None:
    bare = replace(OLD, abstract="")
    first = replace(OLD, abstract="A baby was shaken at night by a carer.", id="a")
    second = replace(OLD, abstract="Exploitation of several girls who lived in one children's home.", id="b")
    log = merged([bare], [first, second])
    assert len(log.entries) == 2
    assert log.new_ids == ("b",)


def test_importing_twice_changes_nothing_and_files_may_come_in_any_order(corpus: Path) -> None:
    text = read_listing(corpus / "listing.txt", date="2026-10-01").entries
    table = read_listing(corpus / "listing.csv", date="2026-11-24").entries
    log = merged(merged([], text).entries, table)
    assert len(log.new_ids) == 9
    again = merged(log.entries, [replace(one, first_seen="2027-01-01") for one in (*reversed(table), *reversed(text))])
    assert again == (log.entries, (), ())
    other_way = merged(merged([], table).entries, text)
    assert {one.id for one in other_way.entries} == {one.id for one in log.entries}
