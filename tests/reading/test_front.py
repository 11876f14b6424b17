from __future__ import annotations

import pytest

from thememiner.reading.blocks import Block, RawDocument, RawPage, Role
from thememiner.reading.front import is_imprint, title_run
from thememiner.reading.structure import to_reading

BODY = "Agencies did not ask the father about his own view of the family in the whole of that year."
PARAGRAPH = f"{BODY} {BODY} {BODY}"
OFSTED = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects to achieve"
)


def block(text: str, page: int | None = None, role: Role = "paragraph") -> Block:
    return Block(text, role, page, page, level=1 if role == "heading" else 0)


def title(text: str, page: int | None = None) -> Block:
    return block(text, page, "heading")


def kinds(*blocks: Block, pages: int = 0) -> list[str]:
    """Kinds of all passages."""
    labels = tuple(RawPage(number, str(number), "text") for number in range(1, pages + 1))
    reading = to_reading(RawDocument(blocks, labels), source="k", sha256="0" * 64, review_id="k")
    return [one.section_kind for one in reading.passages]


def test_title_lines_before_running_text_are_front_matter_and_the_text_is_not() -> None:
    """A letter that reports an inspection has its title on the page where it begins to tell."""
    letter = [block("15 January 2019", 1), block("Dear partnership", 1), title("Joint inspection of Northmere", 1)]
    found = kinds(*letter, block(PARAGRAPH, 1), title("Findings", 1), block(BODY, 2), pages=2)
    assert found == [*["front-matter"] * 3, "findings", "findings", "findings"]


def test_a_letter_first_tells_how_the_inspection_was_made() -> None:
    made = "This inspection took place from 23 to 27 May. It was carried out by inspectors from three inspectorates."
    letter = [block("Dear partnership", 1), title("Joint targeted area inspection of Northmere", 1), block(made, 1)]
    found = kinds(*letter, block(PARAGRAPH, 1), title("Next steps", 2), block(BODY, 2), pages=2)
    assert found[1:] == ["front-matter", "introduction", "findings", "board-response", "board-response"]


@pytest.mark.parametrize(
    ("title_line", "kind"),
    [
        ("Serious case review: executive summary", "executive-summary"),
        ("Executive summary and overview report", "lessons"),
        ("Serious case review", "lessons"),
    ],
)
def test_a_file_that_is_an_executive_summary_as_a_whole(title_line: str, kind: str) -> None:
    found = kinds(title(title_line, 1), block("Child K", 1), title("Lessons", 2), block(BODY, 2), pages=2)
    assert found[-1] == kind


def test_names_of_people_on_the_title_page_hold_nothing() -> None:
    lines = [title("Northmere", 1), title("Lead inspector: M. Ash", 1), title("Her Majesty’s Inspector", 1)]
    found = kinds(*lines, block(PARAGRAPH, 1), title("Recommendations", 2), block(BODY, 2), pages=2)
    assert found == [*["front-matter"] * 3, "unknown", "recommendations", "recommendations"]


def test_the_title_is_the_heading_of_the_text_behind_it() -> None:
    blocks = (title("Joint inspection of Northmere", 1), block(PARAGRAPH, 1), title("Findings", 2))
    labels = (RawPage(1, "1", "text"), RawPage(2, "2", "text"))
    reading = to_reading(RawDocument(blocks, labels), source="k", sha256="0" * 64, review_id="k")
    assert [one.heading for one in reading.passages[:2]] == ["Joint inspection of Northmere"] * 2
    assert [(one.heading, one.kind) for one in reading.sections] == [
        ("", "front-matter"),
        ("", "findings"),
        ("Findings", "findings"),
    ]


def test_text_before_any_heading_is_front_matter_however_long() -> None:
    assert kinds(block(PARAGRAPH, 1), title("Findings", 1), block(BODY, 2), pages=2)[0] == "front-matter"


def test_a_long_text_before_the_first_heading_is_no_front_matter() -> None:
    """A heading must have been missed: what follows is rather of unknown kind than lost."""
    found = kinds(*[block(PARAGRAPH, 1)] * 40, title("Recommendations", 9), block(BODY, 9), pages=9)
    assert (found[0], found[10], found[39], found[41]) == ("front-matter", "front-matter", "unknown", "recommendations")


def test_a_text_without_headings_is_of_unknown_kind() -> None:
    assert kinds(block(BODY), block(PARAGRAPH)) == ["unknown", "unknown"]


def test_a_repository_sheet_and_the_title_page_behind_it() -> None:
    note = f"This report was deposited in the national collection of case reviews. {BODY} {BODY}"
    sheet = [block("Title: Child K", 1), block("LSCB: Northmere", 1), block(note, 1)]
    cover = [title("Northmere Safeguarding Children Board", 2), title("The story of K", 2)]
    blocks = [*sheet, *cover, title("Introduction", 3), block(PARAGRAPH, 3)]
    assert title_run(blocks) == 5
    assert kinds(*blocks, pages=3) == [*["front-matter"] * 5, "introduction", "introduction"]


@pytest.mark.parametrize("second", [title("Contents", 2), block(PARAGRAPH, 2)])
def test_a_second_page_that_says_something_is_no_title_page(second: Block) -> None:
    assert title_run([title("Child K", 1), second, title("Introduction", 3)]) == 1


def test_a_document_without_a_telling_heading_has_no_title_page() -> None:
    assert title_run([title("The move", 1), block(BODY, 1), block(PARAGRAPH, 2)]) == 0


def test_title_lines_without_pages() -> None:
    blocks = [title("Child K: a review"), block("Published 12 May 2021"), block("We begin."), title("Findings")]
    assert title_run(blocks) == 2
    assert kinds(*blocks) == ["front-matter"] * 3 + ["findings"]


def test_a_heading_that_tells_is_no_title() -> None:
    assert title_run([title("Findings"), block("Short"), title("Recommendations")]) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OFSTED, True),
        ("If you would like a copy of this document in a different format, please telephone", True),
        ("You may reuse this information free of charge", True),
        ("© Crown copyright 2022", True),
        ("If you would like children to speak, ask them.", False),
        ("The Office was told that staff regulate and inspect themselves.", False),
        ("Any complaints about the school were not followed up.", False),
    ],
)
def test_imprint(text: str, found: bool) -> None:
    assert is_imprint(block(text)) is found


def test_an_imprint_is_no_part_of_the_last_findings() -> None:
    found = kinds(title("Findings"), *[block(BODY)] * 4, block(OFSTED), block("Piccadilly Gate"))
    assert found[-3:] == ["findings", "front-matter", "front-matter"]


def test_running_text_behind_an_imprint_at_the_end_is_no_finding() -> None:
    blocks = [title("Inspection of Northmere", 1), title("Findings", 2), *[block(BODY, 2)] * 6, block(OFSTED, 3)]
    assert kinds(*blocks, block(PARAGRAPH, 3), pages=3)[-2:] == ["front-matter", "front-matter"]


def test_an_imprint_at_the_front_is_front_matter() -> None:
    assert kinds(block("© Crown copyright 2022"), title("Findings"), block(BODY), block(BODY))[0] == "front-matter"
