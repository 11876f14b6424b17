from __future__ import annotations

import pytest

from invented import code, passage, review, stance
from thememiner.codebook import default_codebook
from thememiner.evidence.themes import Coded
from thememiner.local.staff_groups import GROUPS, agencies_named, audience
from thememiner.records import ReviewKind


@pytest.mark.parametrize(
    ("said", "groups", "roles"),
    [
        ("G2–G4; GPs, A&E", "2 3 4", ("GPs", "A&E")),
        ("G2-G3, G6; schools, early years", "2 3 6", ("schools", "early years")),
        ("G5–G7 (supervisors), G3–G4 (supervisees), DSLs", "3 4 5 6 7", ("DSLs",)),
        ("G3–G7, core for G4; legal", "3 4 5 6 7", ("legal",)),
        ("G2–G7; especially DSLs, ward staff", "2 3 4 5 6 7", ("DSLs", "ward staff")),
        ("as named; G1–G8", "1 2 3 4 5 6 7 8", ()),
        ("all users of the procedure; G5 for dissemination", "5", ()),
        ("G9; GP surgeries", "", ("G9", "GP surgeries")),
        ("everybody", "", ("everybody",)),
        ("", "", ()),
    ],
)
def test_groups_and_roles_are_told_apart(said: str, groups: str, roles: tuple[str, ...]) -> None:
    found = audience(said)
    assert found.groups == tuple(f"G{one}" for one in groups.split())
    assert found.roles == roles
    assert len(found.in_words) == len(found.groups)


def test_every_packaged_theme_names_groups_that_there_are() -> None:
    for theme in default_codebook().themes:
        found = audience(theme.staff_groups)
        assert found.groups, theme.id
        assert set(found.groups) <= set(GROUPS)
        assert not any("G1" in role or "(" in role for role in found.roles), found.roles


def said(name: str, text: str, kind: ReviewKind = "case-review", case: str = "") -> Coded:
    one = passage(name, text)
    return Coded(review(name, kind=kind, case=case), one, stance(one.id), code(one.id, "t"))


def test_an_agency_is_named_from_two_cases_of_one_kind_on() -> None:
    two = [said("a", "The police were not told."), said("b", "Police and the GP met."), said("c", "The midwife left.")]
    assert agencies_named(two) == ("police",)
    # Two documents about one case are one case, and kinds are not added up.
    one_case = [said("a", "The police.", case="x"), said("b", "The police.", case="x"), said("c", "Nothing.")]
    assert agencies_named(one_case) == ()
    kinds = [
        said("a", "The police."),
        said("b", "Nothing."),
        said("c", "The police.", "inspection"),
        said("d", "No.", "inspection"),
    ]
    assert agencies_named(kinds) == ()


def test_where_there_is_one_case_it_is_enough() -> None:
    assert agencies_named([said("a", "The GP and the police met.")]) == ("police", "GP")
    assert agencies_named([]) == ()
