from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from thememiner.errors import UnreadableFileError
from thememiner.reading.abstracts import parse_abstract
from thememiner.reading.listing import Listing, read_listing
from thememiner.reading.listing_files import MOST_BYTES

LISTINGS = Path(__file__).parent.parent / "data" / "listings"
DATE = "2026-11-24"
ENTRY = (
    "2016 – Anyshire – Child X\nA baby died.\nLearning: see the child.\nKeywords: infants\nRead the overview report\n"
)
CSV = 'Title,LSCB,Year,Abstract\nSCR: Child X,Anyshire LSCB,2016,"A baby died.\nLearning: see; hear"\n'


def read(path: Path, content: str | bytes) -> Listing:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_listing(path, date=DATE)


def test_sample_listings_are_read_whole(corpus: Path) -> None:
    text = read_listing(corpus / "listing.txt", date=DATE)
    table = read_listing(corpus / "listing.csv", date=DATE)
    assert [len(text.entries), len(table.entries)] == [11, 9]
    assert [one.place for one in text.left_out] == ["lines 1 to 2", "line 89"]
    assert [one.place for one in table.left_out] == ["row 13, column 'published'", "row 14", "row 15", ""]
    assert "Author, Notes" in table.left_out[-1].reason
    assert len({one.id for one in (*text.entries, *table.entries)}) == 20


def test_entry_of_the_sample_in_full(corpus: Path) -> None:
    one = read_listing(corpus / "listing.csv", date=DATE).entries[0]
    assert (one.id, one.board, one.published) == (
        "northmere-wren-2023", "Northmere Safeguarding Children Partnership", "2023-05-16",
    )  # fmt: skip
    assert (one.file, one.source, one.first_seen) == ("07-northmere-lcspr-wren-2023.pdf", "listing.csv", DATE)
    assert "Wren’s parents" in one.abstract
    assert one.abstract.count("\n") == 3


def test_untidy_paste() -> None:
    listing = read_listing(LISTINGS / "pasted.txt", date=DATE)
    assert [(one.board, one.title, one.published) for one in listing.entries] == [
        ("Saltmere", "Children B, C and D", "2020"),
        ("NSPCC-style anonymous board", "Child V1", "2020"),
        ("Upper & Lower Wexcombe", "Ellie", "2019"),
    ]
    assert listing.entries[0].link == "https://saltmere.example/reviews/bcd.pdf"
    assert "Read the" not in "".join(one.abstract for one in listing.entries)


@pytest.mark.parametrize(
    "content",
    [
        ENTRY.encode(),
        b"\xef\xbb\xbf" + ENTRY.encode(),
        ENTRY.encode("cp1252"),
        ENTRY.encode("utf-16"),
        ENTRY.replace("\n", "\r\n").encode(),
        ENTRY.replace(" ", "\xa0").encode(),
        ENTRY.encode().decode("cp1252").encode(),
        ("\n\n" + ENTRY).encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "crlf", "nbsp", "mojibake", "blank-lines"],
)
def test_encodings(content: bytes, tmp_path: Path) -> None:
    (one,) = read(tmp_path / "l.txt", content).entries
    assert (one.id, one.title, one.board) == ("anyshire-child-x-2016", "Child X", "Anyshire")
    assert one.abstract == "A baby died.\nLearning: see the child.\nKeywords: infants"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("l.csv", CSV),
        ("l.txt", CSV),
        ("l.csv", CSV.replace(",", ";").replace("see; hear", "see, hear")),
        ("l.tsv", CSV.replace(",", "\t")),
        ("l.csv", f"Repository export\n\nSearched: 2 May\n{CSV}"),
        ("l.csv", CSV.replace("LSCB,", "LSCB / Partnership,", 1).replace("Year", "Date of publication").upper()),
        ("l.csv", f"{CSV}{CSV.splitlines()[0]}\n"),
    ],
    ids=["comma", "as-text", "semicolon", "tab", "header-lower-down", "capitals", "header-again"],
)
def test_tables(name: str, content: str, tmp_path: Path) -> None:
    listing = read(tmp_path / name, content)
    (one,) = listing.entries
    assert (one.id, one.published, one.abstract.lower()[:12]) == ("anyshire-child-x-2016", "2016", "a baby died.")
    assert listing.left_out == ()


def test_listing_pasted_into_cells_without_a_header(tmp_path: Path) -> None:
    whole = ENTRY.replace('"', '""')
    (one,) = read(tmp_path / "l.csv", f'"{whole}"\n').entries
    lines = read(tmp_path / "m.csv", "".join(f'"{line}"\n' for line in ENTRY.splitlines())).entries
    assert one.id == lines[0].id == "anyshire-child-x-2016"
    assert "see the child" in one.abstract


def test_an_entry_in_the_abstract_or_title_cell(tmp_path: Path) -> None:
    head, _, rest = ENTRY.partition("\n")
    in_abstract = read(tmp_path / "a.csv", f'Title,Abstract\n,"{ENTRY}"\n').entries[0]
    in_title = read(tmp_path / "t.csv", f'Title,Abstract\n{head},"{rest}"\n').entries[0]
    assert (in_abstract.id, in_abstract.board, in_abstract.title) == ("anyshire-child-x-2016", "Anyshire", "Child X")
    assert (in_title.id, in_title.board, in_title.title) == (in_abstract.id, "Anyshire", "Child X")
    assert in_abstract.abstract.startswith("A baby died.")


def test_parts_in_columns_of_their_own_become_labels(tmp_path: Path) -> None:
    table = "Title,Summary,Learning,Recommendations,Keywords\nChild X,A baby died.,see; hear,audit,infants\n"
    assert read(tmp_path / "l.csv", table).entries[0].abstract == (
        "A baby died.\nLearning: see; hear\nRecommendations: audit\nKeywords: infants"
    )


def test_workbook_with_dates_and_a_sheet_that_is_no_listing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Case reviews", None, None, None])
    sheet.append(["Title", "Board", "Published", "Abstract"])
    sheet.append(["SCR: Child X", "Anyshire LSCB", datetime(2016, 5, 31), "A baby died."])
    sheet.append(["SCR: Child Y", "Anyshire LSCB", 2017, None])
    book.create_sheet("Notes").append(["Remember", "to ask"])
    buffer = io.BytesIO()
    book.save(buffer)
    listing = read(tmp_path / "l.xlsx", buffer.getvalue())
    assert [(one.id, one.published) for one in listing.entries] == [
        ("anyshire-child-x-2016", "2016-05-31"),
        ("anyshire-child-y-2017", "2017"),
    ]
    assert [one.place for one in listing.left_out] == ["sheet 'Notes'"]


def test_saved_web_page(tmp_path: Path) -> None:
    head, summary, _, keywords, link = ENTRY.strip().split("\n")
    items = "<p>Learning includes:</p><ul><li>see the child</li><li>ask why</li></ul>"
    page = f"<h1>Case reviews</h1><h3>{head}</h3><p>{summary}</p>{items}<p>{keywords}</p><p>{link}</p>"
    (one,) = read(tmp_path / "l.html", f"<html><body>{page}</body></html>").entries
    assert one.id == "anyshire-child-x-2016"
    assert one.abstract.split("\n") == [summary, "Learning includes:", "• see the child", "• ask why", keywords]
    assert parse_abstract(one.abstract).learning == ("see the child", "ask why")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        ("   \n", "is empty"),
        ("A report about a child.\nIt has no entries.\n", "no entry that could be recognised"),
        ("Name,Colour\nblue,red\n", "no entry that could be recognised"),
        (b"\x00\x01\x02binary", "is not text"),
        (CSV.replace('hear"', "hear"), "quotation mark"),
    ],
)
def test_what_holds_no_listing_is_refused(content: str | bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read(tmp_path / "l.csv", content)
    assert caught.value.source == "l.csv"


def test_damaged_workbook_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read as a workbook"):
        read(tmp_path / "l.xlsx", b"PK\x03\x04 not a workbook")
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        read_listing(tmp_path / "absent.csv", date=DATE)


def test_words_behind_an_entry_are_never_added_to_it(tmp_path: Path) -> None:
    """A heading that is not recognised must not hand its abstract to the review above it."""
    listing = read(tmp_path / "l.txt", f"{ENTRY}\nAnyshire, the case of a boy\nHe was harmed.\nLearning: none.\n")
    (one,) = listing.entries
    assert "harmed" not in one.abstract
    assert [(note.place, "Anyshire, the case" in note.reason) for note in listing.left_out] == [("lines 7 to 9", True)]


def test_two_anonymous_children_of_one_name_are_two_and_keep_their_ids_in_any_order(tmp_path: Path) -> None:
    first = "2018 - Anonymous - Child A\nA baby was shaken by a carer at night.\nKeywords: infants\n\n"
    second = (
        "2018 - Anonymous - Child A\nSexual exploitation of a girl by a gang of adults.\nKeywords: exploitation\n\n"
    )
    there = read(tmp_path / "a.txt", first + second).entries
    back = read(tmp_path / "b.txt", second + first).entries
    assert [one.id for one in there] == [one.id for one in reversed(back)]
    assert len({one.id for one in there}) == 2


def test_a_repeat_is_said_and_its_longer_abstract_kept(tmp_path: Path) -> None:
    short = "2016 - Anyshire LSCB - Child X\nA baby died.\n\n"
    listing = read(tmp_path / "l.txt", short + ENTRY)
    assert ["see the child" in one.abstract for one in listing.entries] == [True]
    assert "repeats 'Child X' (line 1)" in listing.left_out[0].reason


def test_executive_summary_and_report_are_two_entries(tmp_path: Path) -> None:
    rows = [f"SCR: Child D – {part},Anyshire,2011\n" for part in ("Executive Summary", "Overview Report")]
    table = "".join(["Title,LSCB,Year\n", *rows])
    assert [one.id for one in read(tmp_path / "l.csv", table).entries] == [
        "anyshire-child-d-2011-executive-summary",
        "anyshire-child-d-2011",
    ]


def test_years_from_the_heading_above_where_entries_have_none(tmp_path: Path) -> None:
    rest = ENTRY.partition("\n")[2]
    text = f"Case reviews published in 2022\n\nAnyshire SCP – Child X\n{rest}\nAnonymous – Katie\n{rest}"
    entries = read(tmp_path / "l.txt", text).entries
    assert [(one.board, one.title, one.published) for one in entries] == [
        ("Anyshire SCP", "Child X", "2022"),
        ("Anonymous", "Katie", "2022"),
    ]


def test_two_entries_that_ran_into_one_are_said(tmp_path: Path) -> None:
    text = "2022 – Anyshire – Child X\nA baby died.\nLearning: see.\nanother child\nA girl died.\nLearning: hear.\n"
    listing = read(tmp_path / "l.txt", text)
    assert len(listing.entries) == 1
    assert ["are these two entries?" in one.reason for one in listing.left_out] == [True]


def test_a_line_of_keywords_is_no_header(tmp_path: Path) -> None:
    text = ENTRY.replace("Keywords: infants", "Issues include: contact was lost.\nNeglect, child, area")
    assert [one.id for one in read(tmp_path / "l.txt", text).entries] == ["anyshire-child-x-2016"]


@pytest.mark.parametrize(("encoding", "bad"), [("utf-8", b"\xff"), ("cp1252", b"\x81")])
def test_a_byte_that_means_nothing_is_said_and_the_rest_read(encoding: str, bad: bytes, tmp_path: Path) -> None:
    long = ENTRY.replace("A baby died.", "A baby died at home – “alone”. " + "The family had moved. " * 5)
    content = long.encode(encoding).replace(b"at home", b"at h" + bad + b"me")
    listing = read(tmp_path / "l.txt", content)
    assert listing.entries[0].abstract.startswith("A baby died at h\ufffdme – “alone”.")
    assert [one.place for one in listing.left_out] == ["line 2"]


def test_text_that_is_only_called_csv(tmp_path: Path) -> None:
    listing = read(tmp_path / "l.csv", ENTRY.replace("A baby died.", 'He "left"\n"quickly one day.'))
    assert [one.id for one in listing.entries] == ["anyshire-child-x-2016"]
    assert ["read as plain text" in one.reason for one in listing.left_out] == [True]


def test_a_workbook_that_would_unpack_to_far_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "l.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (MOST_BYTES + 1))
    with pytest.raises(UnreadableFileError, match="would unpack to"):
        read_listing(path, date=DATE)
