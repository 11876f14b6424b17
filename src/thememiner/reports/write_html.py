"""A report as one HTML file that needs nothing else: styles and pictures are inside, scripts there are none."""

from __future__ import annotations

import base64

from thememiner.reports.blocks import Report, printable

TEMPLATE = "report.html.jinja"


def html_bytes(report: Report) -> bytes:
    """The report as UTF-8; text is escaped by the template's autoescape."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("thememiner.reports", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["data_uri"] = _data_uri
    named = [(type(block).__name__, block) for block in report.blocks]
    page = environment.get_template(TEMPLATE).render(report=report, blocks=named)
    return printable(page).encode()


def _data_uri(svg: str) -> str:
    """The picture as an address: inside an ``img`` it can neither run nor load anything."""
    return f"data:image/svg+xml;base64,{base64.b64encode(printable(svg).encode()).decode()}"
