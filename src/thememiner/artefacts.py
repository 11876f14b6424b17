"""Where fitted artefacts lie, and the check that they are the ones that were made.

A wheel carries them inside the package; a checkout has them in its top-level folder ``models``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from thememiner.errors import InputError

REINSTALL = "install thememiner again"


def artefact_folder(name: str) -> Path:
    """The folder of a packaged artefact.

    Raises:
        InputError: There is none of this name.
    """
    here = Path(__file__).parent
    places = (here / "models" / name, here.parents[1] / "models" / name)
    for place in places:
        if place.is_dir():
            return place
    raise InputError(f"models/{name}", "is not there", remedy=REINSTALL)


def check_files(folder: Path, expected: Mapping[str, str], *, remedy: str = REINSTALL) -> None:
    """Refuse files that are not, byte for byte, the ones that were made.

    Args:
        folder: Where they lie.
        expected: sha256 (hexadecimal) by name of the file.
        remedy: What to do if one is not.

    Raises:
        InputError: A file is missing or differs; names it.
    """
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            raise InputError(str(path), "is missing", remedy=remedy)
        found = file_sha256(path)
        if found != digest:
            reason = f"is not the file that was checked (sha256 {found[:12]}…, expected {digest[:12]}…)"
            raise InputError(str(path), reason, remedy=remedy)


def file_sha256(path: Path) -> str:
    """Hash of a file's bytes, hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
