"""Who made a file: names and account names that stand in its properties, tracked changes and comments."""
# ruff: noqa: SIM905 (tables of wordings read better with long rows)

from __future__ import annotations

from collections.abc import Iterator

from thememiner.release.details import LOOK, Found, Look

PERSON_PROPERTIES = frozenset(
    {
        "creator",
        "lastModifiedBy",
        "Manager",
        "Author",
        "author",
        "author of a change",
        "displayName",
        "userId",
        "initials",
    }
)
"""Labels that pieces of a file's properties carry where a person, or the account of one, is named."""

_NOBODY = frozenset(
    """thememiner python-docx openpyxl python-pptx author unknown user owner administrator admin microsoft libreoffice
    word excel powerpoint office none steve canny""".split()
)


def people_of_the_file(look: Look) -> Iterator[Found]:
    """A property that names who made or changed the file, whether or not it looks like a name."""
    if look.context in PERSON_PROPERTIES:
        words = look.text.strip()
        if words and not all(one in _NOBODY for one in words.lower().replace("/", " ").split()):
            yield Found(0, len(look.text), "person of the file", LOOK, f"the file's property '{look.context}'")
