"""What a PDF carries beside its pages: nothing of it is run or opened, and that is said."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from thememiner.records import LeftOut

_END = 4096


def carried(document: Any, path: Path) -> list[LeftOut]:  # noqa: ANN401 - pypdfium2 is untyped
    """Notes on scripts, programs to start, files inside the file, and on a file that ends too early.

    Args:
        document: The open document.
        path: Its file.
    """
    notes = []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        scripts = content.find(b"/JavaScript") >= 0 or pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
        launches = content.find(b"/Launch") >= 0
        is_whole = content.rfind(b"%%EOF", max(0, len(content) - _END)) >= 0
    if scripts:
        notes.append(("the PDF carries scripts, which were not run", "open it in a program that does not run them"))
    if launches:
        notes.append(("the PDF asks to start a program, which was not done", "do not agree to it where you open it"))
    if count := document.count_attachments():
        notes.append((f"files inside the PDF were not read ({count})", "if they are reviews, save them and add them"))
    if not is_whole:
        notes.append(("the PDF has no end: it may be cut short, and pages missing", "fetch it again"))
    return [LeftOut(path.name, "", reason, remedy) for reason, remedy in notes]
