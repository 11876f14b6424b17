"""Turn pages into pictures, as a scanner would."""

from __future__ import annotations

import io
import random
import re

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def pictures(pdf: bytes, pages: list[int], dpi: int, seed: int) -> dict[int, bytes]:
    """Grey pictures of the named pages (from 0), slightly askew and noisy, as JPEG."""
    source = pypdfium2.PdfDocument(pdf)
    return {page: _scan(source[page], dpi, random.Random(seed + page)) for page in pages}


def _scan(page: pypdfium2.PdfPage, dpi: int, rng: random.Random) -> bytes:
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(rng.uniform(-0.5, 0.5), resample=Image.Resampling.BICUBIC, fillcolor=250)
    small = (image.width // 3, image.height // 3)
    grain = Image.frombytes("L", small, bytes(rng.choices(range(232, 256), k=small[0] * small[1])))
    noise = grain.resize(image.size, Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(1))
    image = Image.blend(image, noise, 0.08)
    image = image.filter(ImageFilter.GaussianBlur(0.4))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=42, optimize=True)
    return out.getvalue()


def image_pdf(shots: dict[int, bytes], title: str) -> bytes:
    """A PDF that holds the pictures and nothing else."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for page in sorted(shots):
        canvas.drawImage(ImageReader(io.BytesIO(shots[page])), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def replace_pages(pdf: bytes, pages: list[int], dpi: int, seed: int, title: str) -> bytes:
    """Put pictures in place of the named pages (from 0)."""
    shots = pictures(pdf, pages, dpi, seed)
    target = pypdfium2.PdfDocument(pdf)
    for page, shot in shots.items():
        target.del_page(page)
        target.import_pages(pypdfium2.PdfDocument(image_pdf({0: shot}, title)), [0], page)
    out = io.BytesIO()
    target.save(out)
    mark = b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]"
    return re.sub(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", mark, out.getvalue())
