"""Known gaps planted in invented files are found in their place, in the comparison and in the board paper."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reports.printed import all_text
from thememiner import Study
from thememiner.local.comparison import ComparisonRow
from thememiner.local_records import Judgement, LocalTerm
from thememiner.settings import Settings

TODAY = "2026-11-24"
REVIEW = """# {title}: Child {letter}

Invented for thememiner. {area} Safeguarding Children {body}, published {published}.

## Findings

2.1 Information was not shared between the hospital and the school, and the school was not told of the injury.

2.2 Safeguarding supervision was not provided to the health visitor for five months.
"""
REVIEWS = (
    ("Serious Case Review", "A", "Kelderwick", "Board", "3 March 2015"),
    ("Serious Case Review", "B", "Pellbridge", "Board", "4 May 2016"),
    ("Local Child Safeguarding Practice Review", "C", "Ostlebury", "Partnership", "6 June 2022"),
)
AUDITS = """Audit,Priority,Finding,Date
Case audit 2025,Oversight,Supervision was not recorded in 4 of 6 cases.,2025-03-10
Case audit 2026,Oversight,Supervision was not held in 2 of 6 cases.,2026-02-11
Case audit 2025,History,Chronologies were clear and were used well in all six cases.,2025-03-10
Case audit 2026,History,Chronologies were up to date and of good quality.,2026-02-11
Dip sample 2019,Thresholds,Referrals were of poor quality and thresholds were not understood.,2019-05-02
Case audit 2025,Plans,Plans were clear and were reviewed on time in all six cases.,2025-03-10
Case audit 2026,Plans,Plans drifted and were not reviewed.,2026-02-11
Case audit 2026,Fathers,Fathers were seen and were involved well in assessments.,2026-02-11
"""
TERMS = {
    "oversight": "supervision-oversight",
    "history": "history-cumulative-harm",
    "thresholds": "thresholds-referrals",
    "plans": "plans-drift-delay",
    "fathers": "fathers-unseen-men",
}
JUDGED = Judgement(
    "fathers-unseen-men", "weak", "thematic audit", "The health visitors disagreed.", "QA group", "2026-03-04", "strong"
)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    files = []
    for title, letter, area, body, published in REVIEWS:
        files.append(folder / f"child-{letter.lower()}.md")
        files[-1].write_text(
            REVIEW.format(title=title, letter=letter, area=area, body=body, published=published), encoding="utf-8"
        )
    (folder / "audits.csv").write_text(AUDITS, encoding="utf-8")
    settings = Settings(coder="rules")
    with Study.new(folder / "study", settings=settings) as made, ThreadPoolExecutor(1) as here:
        made.add_reviews(files, pool=here)
        made.add_audits([folder / "audits.csv"], columns={"heading": "Priority"})
        made.code(pool=here)
        with made.store.writing() as write:
            write.insert([LocalTerm(term, theme, True, "manager", "2026-01-05") for term, theme in TERMS.items()])
            write.insert([JUDGED])
    return folder / "study"


def compared(study: Path) -> dict[str, ComparisonRow]:
    with Study.open(study) as opened:
        return {row.theme_id: row for row in opened.comparison(date=TODAY)}


@pytest.fixture(scope="module")
def found(study: Path) -> dict[str, ComparisonRow]:
    return compared(study)


@pytest.mark.parametrize(
    ("theme", "words", "agreement", "last_audited"),
    [
        ("information-sharing", "not audited; no local source speaks of it, which is not assurance", "", ""),
        ("supervision-oversight", "audited and weak", "both sources say that it does not work", "2026-02-11"),
        ("history-cumulative-harm", "audited and strong", "both sources say that it works", "2026-02-11"),
        (
            "thresholds-referrals",
            "audited, but stale",
            "the only source says that it does not work; more than 24 months old",
            "2019-05-02",
        ),
        (
            "plans-drift-delay",
            "audited; sources contradict each other",
            "1 of 2 sources says that it does not work; 1 says that it works; "
            "the newest, of 2026-02-11, says that it does not work",
            "2026-02-11",
        ),
        ("fathers-unseen-men", "audited and strong", "the only source says that it works", "2026-02-11"),
    ],
)
def test_each_gap_is_found_in_its_place(
    found: dict[str, ComparisonRow], theme: str, words: str, agreement: str, last_audited: str
) -> None:
    row = found[theme]
    assert (row.position_words, row.agreement, row.last_audited) == (words, agreement, last_audited)


def test_what_is_common_nationally_and_never_audited_is_not_called_well(found: dict[str, ComparisonRow]) -> None:
    row = found["information-sharing"]
    assert [(one.kind, one.reviews_with, one.reviews_read) for one in row.national] == [("case-review", 3, 3)]
    assert [(one.figure.reviews_with, one.figure.reviews_read) for one in row.eras] == [(2, 2), (1, 1)]
    assert (row.position, row.standing) == ("not known", "not known")


def test_the_group_overrides_the_machine_and_both_are_shown(study: Path, found: dict[str, ComparisonRow]) -> None:
    row = found["fathers-unseen-men"]
    assert (row.position, row.standing) == ("strong", "weak")
    assert row.follow_up == "decided 2026-03-04: thematic audit; audit not yet in"
    with Study.open(study) as opened:
        paper = all_text(opened.board_report(date=TODAY))
    assert "The group judged in March 2026: weak; thememiner said strong." in paper
    assert "The health visitors disagreed." in paper


def test_counts_stand_as_they_were_stated(found: dict[str, ComparisonRow]) -> None:
    row = found["supervision-oversight"]
    assert row.cases == ("2 of 6", "4 of 6")
    assert row.local_terms == ("oversight",)
    assert (row.confirmed, row.codings >= 2) == (0, True)


def test_the_same_audits_sent_again_move_nothing(study: Path, found: dict[str, ComparisonRow], tmp_path: Path) -> None:
    again = shutil.copytree(study, tmp_path / "again")
    sent = tmp_path / "sent-again.csv"
    sent.write_text(AUDITS + "\n", encoding="utf-8")
    with Study.open(again) as opened, ThreadPoolExecutor(1) as here:
        opened.add_audits([sent], columns={"heading": "Priority"})
        opened.code(pool=here)
    after = compared(again)
    for theme in (*TERMS.values(), "information-sharing"):
        assert after[theme].position == found[theme].position
        assert len(after[theme].local) == len(found[theme].local)
    assert "2 copies with the same words not counted again" in after["supervision-oversight"].agreement
