"""Files that are made to harm, or look like it: each a small real file, written by hand where no program would."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
from openpyxl import Workbook

WORDS = "The health visitor wrote to the family, and nobody asked the child what she wanted. "
DEEP = 3000


def pdf_of(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of numbered objects, from 1, with its cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def shown(text: str = WORDS, *, y: int = 700, before: str = "") -> bytes:
    return f"BT {before} /F1 11 Tf 72 {y} Td ({text.strip()}) Tj ET".encode()


FONT = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def one_page(content: bytes, *more: bytes, page: bytes = b"", catalog: bytes = b"", xobjects: bytes = b"") -> bytes:
    """One page with the content stream; further objects are numbered from 5."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox [0 0 595 842]"
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R %s /Resources << /Font %s /XObject << %s >> >> /Contents 4 0 R %s >>"
        % (box, FONT, xobjects, page),
        stream(content),
        *more,
    )


def page_tree_loop(path: Path) -> None:
    path.write_bytes(
        pdf_of(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>",
        )
    )


def deep_page_tree(path: Path) -> None:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, DEEP + 2)]
    last = len(nodes) + 2
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << /Font %s >> /Contents %d 0 R >>"
    path.write_bytes(
        pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, page % (last - 1, FONT, last + 1), stream(shown()))
    )


def _form(content: bytes, xobjects: bytes) -> bytes:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font %s /XObject << %s >> >>"
    return stream(content, entries % (FONT, xobjects))


def form_that_draws_itself(path: Path) -> None:
    path.write_bytes(one_page(shown() + b" /X Do", _form(b"/X Do", b"/X 5 0 R"), xobjects=b"/X 5 0 R"))


def forms_that_double(path: Path) -> None:
    """Forty forms, each drawing the next one twice: 2 to the power of 40 drawings in a few kilobytes."""
    forms = [_form(b"/X Do /X Do", b"/X %d 0 R" % (number + 1)) for number in range(5, 45)]
    path.write_bytes(one_page(shown() + b" /X Do", *forms, _form(shown(y=600), b""), xobjects=b"/X 5 0 R"))


def nested_arrays(path: Path) -> None:
    path.write_bytes(one_page(shown() + b" " + b"[" * 100_000, page=b"/X " + b"[" * 100_000 + b"]" * 100_000))


def without_character_map(path: Path) -> None:
    """Letters by the numbers of their shapes, as of a font that was cut down and says nothing of what they mean."""
    codes = "".join(f"{ord(one) + 2000:04x}" for one in WORDS * 3)
    content = f"BT /F1 11 Tf 72 700 Td <{codes}> Tj ET".encode()
    font = (
        b"<< /F1 << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H "
        b"/DescendantFonts [5 0 R] >> >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /DW 500 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    path.write_bytes(one_page(content, descendant).replace(FONT, font))


def in_private_letters(path: Path) -> None:
    """A character map that gives private-use characters."""
    codes = "".join(f"{ord(one):02x}" for one in WORDS * 3)
    font = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >> >>"
    table = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <21> <7e> <e021> endbfrange"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap " + table + b" endcmap"
    path.write_bytes(one_page(f"BT /F1 11 Tf 72 700 Td <{codes}> Tj ET".encode(), stream(cmap)).replace(FONT, font))


def in_shifted_letters(path: Path) -> None:
    """A character map that is wrong: every letter comes out as another one."""
    shifted = "".join(chr((ord(one) - 97 + 7) % 26 + 97) if one.isalpha() else one for one in (WORDS * 8).lower())
    lines = [shifted[start : start + 80] for start in range(0, len(shifted), 80)]
    path.write_bytes(one_page(b"\n".join(shown(line, y=700 - 14 * number) for number, line in enumerate(lines))))


def with_hidden_words(path: Path) -> None:
    white = shown("white words that nobody sees", y=600, before="1 1 1 rg")
    off = shown("words beside the page", y=-300)
    invisible = shown("words in no ink at all", y=500, before="3 Tr")
    path.write_bytes(one_page(b"\n".join((shown(), white, off, invisible))))


def with_scripts(path: Path) -> None:
    actions = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://example.invalid')) >> "
        b"/Names << /EmbeddedFiles << /Names [(virus.exe) 5 0 R] >> >>"
    )
    launch = b"/AA << /O << /S /Launch /F (calc.exe) >> >>"
    attached = b"<< /Type /Filespec /F (virus.exe) /EF << /F 6 0 R >> >>"
    path.write_bytes(one_page(shown(), attached, stream(b"MZ", b"/Type /EmbeddedFile"), catalog=actions, page=launch))


def huge_page(path: Path) -> None:
    """A picture on a page of 200 by 200 inches, and a unit that makes each point a mile."""
    picture = stream(
        zlib.compress(bytes(100)),
        b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode",
    )
    path.write_bytes(
        one_page(
            b"q 1440000 0 0 1440000 0 0 cm /I Do Q",
            picture,
            page=b"/MediaBox [0 0 1440000 1440000] /UserUnit 75000",
            xobjects=b"/I 5 0 R",
        )
    )


def bomb_in_a_stream(path: Path) -> None:
    """A content stream of two layers of compression, 1 GB when unpacked."""
    packed = zlib.compressobj(9)
    inner = b"".join([packed.compress(b" " * 10_000_000) for _ in range(100)]) + packed.flush()
    content = stream(zlib.compress(inner), b"/Filter [/FlateDecode /FlateDecode]")
    plain = one_page(b"x").replace(stream(b"x"), content)
    path.write_bytes(plain)


def boxes(box: bytes) -> bytes:
    return one_page(shown(), page=b"/MediaBox " + box)


def object_twice(path: Path) -> None:
    """Two objects of one number and no cross-reference table: which of them holds is for the reader to say."""
    whole = one_page(shown())
    second = b"4 0 obj\n%s\nendobj\n" % stream(shown("The later of two objects holds the words of this page."))
    path.write_bytes(whole[: whole.index(b"xref")] + second + b"trailer << /Root 1 0 R >>\n%%EOF\n")


def pages(path: Path, count: int) -> None:
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        FONT[6:-3],
    ]
    for number in range(count):
        lines = [
            shown(f"{number // 50 + 1}.{number % 50 * 10 + line} {WORDS}", y=780 - 60 * line) for line in range(1, 11)
        ]
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (first + 2 * number + 1),
            stream(zlib.compress(b"\n".join(lines)), b"/Filter /FlateDecode"),
        ]
    path.write_bytes(pdf_of(*objects))


def changed(path: Path, part: str, content: bytes) -> None:
    """Put other content into one part of a zip archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)


def _word_file(path: Path, body: bytes, declaration: bytes = b"") -> None:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(path))
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    xml = b'<?xml version="1.0"?>' + declaration + head + body + b"</w:body></w:document>"
    changed(path, "word/document.xml", xml)


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "'
    + b"ha" * 20
    + b'">'
    + b"".join(
        b'<!ENTITY %s "%s">' % (one, (b"&%s;" % before) * 10)
        for before, one in zip(b"a b c d e f g h i".split(), b"b c d e f g h i j".split(), strict=True)
    )
    + b"]>"
)


def docx_with_laughs(path: Path) -> None:
    _word_file(path, b"<w:p><w:r><w:t>%s &j;</w:t></w:r></w:p>" % WORDS.encode(), LAUGHS)


def docx_with_a_stranger(path: Path) -> None:
    """An entity that fetches a file of the reader's own."""
    secret = path.parent / "secret.txt"
    secret.write_text("the secret words")
    declaration = f'<!DOCTYPE x [<!ENTITY j SYSTEM "{secret.as_uri()}">]>'.encode()
    _word_file(path, b"<w:p><w:r><w:t>%s &j;</w:t></w:r></w:p>" % WORDS.encode(), declaration)


def docx_of_tables_in_tables(path: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % WORDS.encode()
    _word_file(path, b"<w:tbl><w:tr><w:tc>" * 60 + paragraph + b"</w:tc></w:tr></w:tbl>" * 60)


def docx_nested_too_deep(path: Path) -> None:
    _word_file(path, b"<w:sdt><w:sdtContent>" * DEEP + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * DEEP)


def docx_bomb(path: Path) -> None:
    """90 MB of spaces in 90 kB."""
    _word_file(path, b"<w:p><w:r><w:t>%s%s</w:t></w:r></w:p>" % (WORDS.encode(), b" " * 90_000_000))


def understated(path: Path, part: bytes) -> None:
    """Make the directory of a zip archive say that a part unpacks to 1,000 bytes."""
    content = bytearray(path.read_bytes())
    entry = content.rindex(part) - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    content[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(bytes(content))


def docx_that_understates(path: Path) -> None:
    _word_file(path, b"<w:p><w:r><w:t>%s%s</w:t></w:r></w:p>" % (WORDS.encode(), b" " * 60_000_000))
    understated(path, b"word/document.xml")


def _workbook(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Finding", "Date"])
    sheet.append([WORDS, "2025-01-01"])
    book.save(path)


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def _sheet(path: Path, rows: bytes, declaration: bytes = b"") -> None:
    _workbook(path)
    xml = b'<?xml version="1.0"?>' + declaration + _SHEET + rows + b"</sheetData></worksheet>"
    changed(path, "xl/worksheets/sheet1.xml", xml)


def _row(number: int, text: bytes) -> bytes:
    return b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (number, number, text)


def xlsx_with_laughs(path: Path) -> None:
    _sheet(path, _row(1, b"Finding") + _row(2, b"&j;"), LAUGHS)


def xlsx_of_empty_rows(path: Path) -> None:
    empty = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_000))
    _sheet(path, _row(1, b"Finding") + _row(2, WORDS.encode()) + empty + _row(1_000_000, WORDS.encode()))


def xlsx_bomb(path: Path) -> None:
    _sheet(path, _row(1, b"Finding") + _row(2, b" " * 130_000_000))


def xlsx_that_understates(path: Path) -> None:
    _sheet(path, _row(1, b"Finding") + _row(2, b" " * 60_000_000))
    understated(path, b"xl/worksheets/sheet1.xml")


def csv_with_a_huge_cell(path: Path) -> None:
    path.write_text(f"Finding,Date\n{WORDS},2025-01-01\n{'x' * 10_000_000},2025-01-02\n", encoding="utf-8")


def html_with_laughs(path: Path) -> None:
    path.write_bytes(LAUGHS + b"<html><body><p>%s &j;</p></body></html>" % WORDS.encode())


def html_with_a_drawing(path: Path) -> None:
    drawing = b'<svg><script>alert(1)</script><text>words of a drawing</text><image href="file:///etc/passwd"/></svg>'
    path.write_bytes(b"<html><body><p>%s</p>%s</body></html>" % (WORDS.encode(), drawing))


def html_of_divisions_in_divisions(path: Path) -> None:
    path.write_bytes(b"<html><body>" + b"<div>" * 100_000 + WORDS.encode())


def zeros(path: Path) -> None:
    path.write_bytes(bytes(100_000))


def large_text(path: Path) -> None:
    """200 MB, which takes no place on the disk."""
    with path.open("wb") as file:
        file.write(WORDS.encode())
        file.truncate(200_000_000)
