from __future__ import annotations

from thememiner.reading.blocks import Block, RawDocument, RawPage
from thememiner.reading.contents import with_contents_marked
from thememiner.reading.structure import to_reading
from thememiner.records import Passage, Reading

BODY = "Agencies did not ask the father about his own view of the family in the whole of that year."
PARAGRAPH = f"{BODY} {BODY} {BODY}"


def heading(text: str, level: int = 1, *, number: str | None = None, page: int | None = None) -> Block:
    return Block(text, "heading", page, page, number, level, size=1.5)


def said(text: str = BODY, *, number: str | None = None, page: int | None = None) -> Block:
    return Block(text, "paragraph", page, page, number)


def read(*blocks: Block, pages: int = 0) -> Reading:
    labels = tuple(RawPage(number, f"p{number}", "text") for number in range(1, pages + 1))
    return to_reading(RawDocument(blocks, labels), source="k.pdf", sha256="0" * 64, review_id="k")


def kinds(*blocks: Block) -> list[tuple[str, str]]:
    """Heading and kind of each passage that is no heading."""
    return [(one.heading, one.section_kind) for one in read(*blocks).passages if not one.is_heading]


def check_offsets(reading: Reading) -> None:
    text = reading.review.text
    sections = {section.id: section for section in reading.sections}
    end = 0
    for passage in reading.passages:
        assert text[passage.start : passage.end] == passage.text
        assert passage.start >= end
        end = passage.end
        section = sections[passage.section_id]
        assert section.start <= passage.start
        assert passage.end <= section.end


def test_a_heading_without_a_telling_word_is_of_the_kind_above_it() -> None:
    assert kinds(heading("Findings"), heading("The move to the coast", 2), said()) == [
        ("The move to the coast", "findings")
    ]


def test_a_telling_heading_is_of_its_own_kind_below_another() -> None:
    found = kinds(heading("Analysis"), said(), heading("Good practice", 2), said(), heading("The move", 2), said())
    assert [kind for _, kind in found] == ["analysis", "good-practice", "analysis"]


def test_themes_printed_like_findings_itself_are_findings() -> None:
    assert kinds(heading("Findings"), heading("The move"), said(), heading("The school"), said()) == [
        ("The move", "findings"),
        ("The school", "findings"),
    ]


def test_a_neighbour_of_another_kind_passes_nothing_on() -> None:
    assert kinds(heading("Recommendations"), said(), heading("The move"), said()) == [
        ("Recommendations", "recommendations"),
        ("The move", "unknown"),
    ]


def test_a_neighbour_of_a_lower_level_passes_nothing_on() -> None:
    assert kinds(heading("Findings", 2), said(), heading("The move", 1), said())[-1] == ("The move", "unknown")


def test_what_stands_under_terms_of_reference_is_no_finding() -> None:
    found = kinds(heading("Terms of reference"), said(), heading("Findings", 2), said(), heading("Analysis", 1), said())
    assert [kind for _, kind in found] == ["terms-of-reference", "terms-of-reference", "analysis"]


def test_findings_in_an_appendix_stay_in_the_appendix() -> None:
    found = kinds(
        heading("Recommendations"),
        said(),
        heading("Appendix A: The audit", 3),
        heading("Findings", 4),
        said(),
        heading("The move", 4),
        said(),
    )
    assert found == [
        ("Recommendations", "recommendations"),
        ("Findings", "appendices"),
        ("The move", "appendices"),
    ]


def test_an_appendix_printed_small_is_no_part_of_the_chapter_before_it() -> None:
    found = kinds(heading("Findings"), said(), heading("Appendix B: Terms of reference", 4), said())
    assert found[-1] == ("Appendix B: Terms of reference", "terms-of-reference")


def test_an_executive_summary_holds_all_that_is_in_it() -> None:
    found = kinds(
        heading("Executive summary"),
        heading("Findings", 2),
        said(),
        heading("Recommendations", 2),
        said(),
        heading("Findings", 1),
        said(),
    )
    assert [kind for _, kind in found] == ["executive-summary", "executive-summary", "findings"]


def test_recommendations_by_theme_stay_recommendations() -> None:
    found = kinds(heading("Recommendations"), heading("Lessons", 2), said(), heading("Conclusions", 2), said())
    assert [kind for _, kind in found] == ["recommendations", "conclusions"]


def test_what_comes_before_the_first_heading_is_front_matter() -> None:
    assert kinds(said(), heading("Findings"), said()) == [("", "front-matter"), ("Findings", "findings")]


def test_front_matter_and_contents_are_not_handed_down() -> None:
    assert kinds(heading("Foreword"), heading("The move", 2), said()) == [("The move", "unknown")]


def contents(*entries: str) -> list[Block]:
    return [heading("Contents"), *(said(entry) for entry in entries)]


def test_entries_of_a_contents_page_are_marked() -> None:
    blocks = [*contents("Findings 4", "The move 9", "12"), heading("Findings"), said(), heading("The move", 2), said()]
    assert [kind for _, kind in kinds(*blocks)] == ["contents", "contents", "contents", "findings", "findings"]


def test_entries_that_were_taken_for_headings_open_no_sections() -> None:
    blocks = [heading("Contents"), heading("Findings"), heading("The move"), heading("Findings"), said()]
    reading = read(*blocks, heading("The move"), said())
    assert [section.heading for section in reading.sections] == ["Contents", "Findings", "The move"]
    assert [one.section_kind for one in reading.passages[:4]] == ["contents", "contents", "contents", "findings"]


def test_contents_end_at_the_first_block_that_is_no_entry() -> None:
    """A paragraph right after the contents page must not pass for an entry, nor the headings after it."""
    blocks = [*contents("Findings 4", "The move 9"), said(), heading("Findings"), heading("The move", 2), said()]
    assert [block.role for block in with_contents_marked(blocks)] == [
        "heading",
        "contents-line",
        "contents-line",
        "paragraph",
        "heading",
        "heading",
        "paragraph",
    ]


def test_one_entry_makes_no_contents_page() -> None:
    blocks = [heading("Index"), said("Findings 4"), heading("Findings"), said()]
    assert with_contents_marked(blocks) == blocks


def test_headings_that_no_page_number_follows_are_no_contents() -> None:
    blocks = [heading("Contents"), heading("Findings"), said(), heading("The move"), said()]
    assert with_contents_marked(blocks) == blocks


def test_a_first_page_of_short_lines_is_a_cover() -> None:
    reading = read(
        heading("Serious Case Review", page=1),
        heading("Findings", page=1),
        said("The independent author", page=1),
        heading("Introduction", page=2),
        said(page=2),
        pages=2,
    )
    assert [one.section_kind for one in reading.passages] == [*["front-matter"] * 3, *["introduction"] * 2]
    assert [section.heading for section in reading.sections] == ["", "Introduction"]
    check_offsets(reading)


def test_a_first_page_with_a_paragraph_is_no_cover() -> None:
    reading = read(heading("Findings", page=1), said(PARAGRAPH, page=1), said(page=2), pages=2)
    assert {one.section_kind for one in reading.passages} == {"findings"}


def test_the_only_page_is_no_cover() -> None:
    reading = read(heading("Findings", page=1), said(page=1), pages=1)
    assert {one.section_kind for one in reading.passages} == {"findings"}


def test_footnotes_are_of_their_own_kind() -> None:
    note = Block("Working Together, chapter 4", "footnote", number="1")
    assert kinds(heading("Findings"), said(), note, said())[1] == ("Findings", "footnote")


def test_words_that_come_again_get_an_id_of_their_own() -> None:
    reading = read(heading("Findings"), said(), said(), said("Something else."), said())
    ids = [one.id for one in reading.passages if one.text == BODY]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]
    assert ids[0].startswith("k:")


def test_ids_do_not_change_with_what_stands_before() -> None:
    alone = read(heading("Findings"), said())
    moved = read(heading("Introduction"), said("Something else."), heading("Findings"), said())
    assert alone.passages[-1].id == moved.passages[-1].id


def test_numbers_stand_in_the_text_but_not_in_the_passage() -> None:
    reading = read(heading("Findings", number="4"), said(number="4.1"))
    assert reading.review.text == f"4 Findings\n\n4.1 {BODY}"
    assert [(one.paragraph, one.text) for one in reading.passages] == [("4", "Findings"), ("4.1", BODY)]
    check_offsets(reading)


def test_pages_point_into_the_text_over_a_page_end() -> None:
    over = Block(f"{BODY} {BODY}", "paragraph", 1, 2, breaks=((len(BODY) + 1, 2),))
    reading = read(heading("Findings", page=1), over, said("The last words.", page=2), pages=2)
    text = reading.review.text
    assert [text[page.start : page.end] for page in reading.pages] == [
        f"Findings\n\n{BODY} ",
        f"{BODY}\n\nThe last words.",
    ]
    one: Passage = reading.passages[1]
    assert (one.page, one.page_label, one.page_end) == (1, "p1", 2)


def test_a_format_without_pages_has_one_page_without_a_number() -> None:
    reading = read(heading("Findings"), said())
    assert [(page.number, page.start, page.end) for page in reading.pages] == [(None, 0, len(reading.review.text))]
    assert {(one.page, one.page_label, one.page_end) for one in reading.passages} == {(None, "", None)}
