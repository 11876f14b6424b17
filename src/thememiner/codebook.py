"""The codebook: themes that people own, as data.

Only ``id``, ``label`` and ``definition`` are required of a theme. An unknown field is refused by name, since a misspelt
``cue`` that is ignored would change every figure without a word.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from thememiner.errors import CodebookError


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Phrase(_Entry):
    """An indicative phrase; ``polarity`` is ``failing``, ``good`` or ``±`` (either)."""

    text: str
    polarity: str = "±"


class Confusion(_Entry):
    """A theme that is easily taken for this one, and how to tell them apart."""

    theme: str
    difference: str = ""


class Group(_Entry):
    """A heading under which themes are shown."""

    id: str
    label: str


class Theme(_Entry):
    """One entry of the codebook."""

    id: str = Field(pattern=r"^\S(.*\S)?$")
    label: str = Field(min_length=1)
    definition: str = Field(min_length=1)
    group: str = ""
    kind: str = "practice"
    facets: Texts = ()
    include: str = ""
    exclude: str = ""
    cues: Texts = ()
    phrases: tuple[Phrase, ...] = ()
    confused_with: tuple[Confusion, ...] = ()
    failing: str = ""
    good: str = ""
    audit_questions: Texts = ()
    training_topics: Texts = ()
    staff_groups: str = ""


class Codebook(_Entry):
    """Themes in the order in which people read them."""

    version: str = "1"
    groups: tuple[Group, ...] = ()
    themes: tuple[Theme, ...]

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with this id.

        Raises:
            CodebookError: No theme has the id; names the nearest one.
        """
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        near = difflib.get_close_matches(theme_id, [theme.id for theme in self.themes], n=1)
        raise CodebookError(
            "codebook",
            f"there is no theme {theme_id!r}",
            remedy=f"did you mean {near[0]!r}?" if near else "`thememiner themes STUDY` lists the ids",
        )

    @property
    def fingerprint(self) -> str:
        """Hash of everything in it; a changed codebook means coding anew."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @property
    def is_default(self) -> bool:
        """Whether the theme ids are those of the codebook in the package (its cap of three themes then holds)."""
        return [theme.id for theme in self.themes] == [theme.id for theme in default_codebook().themes]


def default_codebook_text() -> str:
    """The packaged codebook as YAML, to be copied into a study."""
    return resources.files("thememiner.data").joinpath("codebook.yaml").read_text(encoding="utf-8")


def default_codebook() -> Codebook:
    """The 40 themes that come with the package."""
    return parse_codebook(default_codebook_text(), "the packaged codebook")


def load_codebook(path: Path) -> Codebook:
    """Read a codebook from a YAML file or a spreadsheet (CSV, XLSX).

    Raises:
        CodebookError: The file is missing, is neither, or an entry is wrong; names theme and field, or row and column.
    """
    from thememiner.codebook_table import is_table, read_codebook_table

    if is_table(path):
        return read_codebook_table(path).codebook
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            str(path), f"cannot be read ({error})", remedy="give a UTF-8 YAML file or a spreadsheet"
        ) from error
    return parse_codebook(text, str(path))


def codebook_text(path: Path) -> str:
    """A codebook file as YAML, to be copied into a study: YAML as it was written, a spreadsheet turned into it.

    Raises:
        CodebookError: As for `load_codebook`.
    """
    from thememiner.codebook_table import is_table

    codebook = load_codebook(path)
    return dump_codebook(codebook) if is_table(path) else path.read_text(encoding="utf-8-sig")


def dump_codebook(codebook: Codebook) -> str:
    """A codebook as YAML that reads back to an equal one; what is not filled in is left out."""
    data = {"version": codebook.version, **codebook.model_dump(mode="json", exclude_defaults=True)}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)


def load_yaml(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """YAML as plain data, by the C parser where the library was built with it: a codebook in a tenth of the time."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both loaders are safe ones


def parse_codebook(text: str, source: str) -> Codebook:
    """Make a codebook of YAML text; ``source`` is named in errors.

    Raises:
        CodebookError: As for `load_codebook`.
    """
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        detail = " ".join(str(error).split())
        raise CodebookError(source, f"is not valid YAML ({detail})", remedy="mend the line it names") from error
    if isinstance(data, list):
        data = {"themes": data}
    return parse_data(data, source)


def parse_data(data: object, source: str) -> Codebook:
    """Make a codebook of plain mappings and lists.

    Raises:
        CodebookError: An entry is wrong; names theme and field.
    """
    if not isinstance(data, dict) or not data.get("themes"):
        raise CodebookError(source, "has no themes", place="field 'themes'", remedy="list at least one theme")
    try:
        codebook = Codebook.model_validate(data)
    except ValidationError as error:
        raise _first_fault(error, data, source) from error
    _check_references(codebook, source)
    return codebook


def _first_fault(error: ValidationError, data: dict[str, Any], source: str) -> CodebookError:
    fault = error.errors()[0]
    where = list(fault["loc"])
    fields = ".".join(str(part) for part in where if isinstance(part, str) and part != "themes")
    place = f"field '{fields}'"
    known = set(Theme.model_fields if where[0] == "themes" else Codebook.model_fields)
    if where[0] == "themes" and len(where) > 1 and isinstance(where[1], int):
        entry = data["themes"][where[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        place = f"theme {name!r} (number {where[1] + 1}), {place}" if name else f"theme number {where[1] + 1}, {place}"
    if fault["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(where[-1]), sorted(known), n=1)
        remedy = f"did you mean '{near[0]}'?" if near else "remove it"
        return CodebookError(source, "unknown field", place=place, remedy=remedy)
    if fault["type"] == "missing":
        return CodebookError(source, "is missing", place=place, remedy="add it: id, label and definition are required")
    return CodebookError(source, str(fault["msg"]).lower(), place=place, remedy="correct it")


def _check_references(codebook: Codebook, source: str) -> None:
    ids = [theme.id for theme in codebook.themes]
    for theme_id in _repeated(ids):
        raise CodebookError(source, "id is used twice", place=f"theme {theme_id!r}", remedy="rename one of them")
    groups = {group.id for group in codebook.groups}
    for theme in codebook.themes:
        if theme.id == "none":
            raise CodebookError(
                source, "the id 'none' means that no theme fits", place="theme 'none'", remedy="rename it"
            )
        if groups and theme.group and theme.group not in groups:
            place = f"theme {theme.id!r}, field 'group'"
            raise CodebookError(source, f"no group {theme.group!r}", place=place, remedy="add it under 'groups'")
        for other in theme.confused_with:
            if other.theme not in ids:
                place = f"theme {theme.id!r}, field 'confused_with'"
                raise CodebookError(source, f"no theme {other.theme!r}", place=place, remedy="name an existing theme")


def _repeated(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [one for one in ids if one in seen or seen.add(one)]  # type: ignore[func-returns-value]
