"""Which column of a spreadsheet is which field of a codebook, by the words that people head it with."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from thememiner.codebook import Theme
from thememiner.codebook_rows import TableRow

FIELDS = tuple(Theme.model_fields)
"""The columns of an exported codebook."""
LISTS = frozenset({"facets", "cues", "phrases", "confused_with", "audit_questions", "training_topics"})
"""Fields that hold several items, parted by semicolons or line breaks."""

_HEADER_WITHIN = 10
_LIKE = 0.87
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "id": "id/theme id/code id/id code/identifier/key/short name/theme key/slug/no/number/ref/code no/kennung/nr",
        "label": (
            "label/theme/name/theme name/title/theme label/theme title/learning theme/code name/code label/sub theme"
            "/subtheme/topic/code title/thema/bezeichnung/titel/name des themas/theme nom/libelle/nom/titre/nombre"
            "/etiqueta/tema/enw/thema enw/naam/label naam/etichetta/nome/nazwa/temat"
        ),
        "definition": (
            "definition/description/meaning/what it means/explanation/theme definition/code definition/code description"
            "/theme description/what it covers/scope/full definition/brief definition/beschreibung/erklarung/definicion"
            "/descripcion/diffiniad/disgrifiad/omschrijving/definitie/definizione/descrizione/definicja/opis"
        ),
        "group": (
            "group/domain/parent/parent code/parent theme/section/cluster/theme group/grouping/overarching theme"
            "/main theme/category/gruppe/oberthema/kategorie/groupe/categorie/grupo/categoria/grwp/groep/gruppo/grupa"
        ),
        "include": "include/includes/inclusion/inclusion criteria/when to use/use when/use for/einschluss/inclusions",
        "exclude": (
            "exclude/excludes/exclusion/exclusion criteria/when not to use/do not use/do not use for/not this"
            "/ausschluss/exclusions"
        ),
        "cues": (
            "cues/cue/cue terms/cue words/keywords/keyword/key words/search terms/terms/indicators/trigger words"
            "/key terms/schlagworter/stichworter/mots cles/palabras clave/allweddeiriau/trefwoorden/parole chiave"
        ),
        "phrases": (
            "phrases/phrase/indicative phrases/example/examples/example quote/example quotes/quotes/quotations"
            "/exemplars/typical phrases/example text/beispiele/exemples/ejemplos/enghreifftiau/voorbeelden/esempi"
        ),
        "kind": "kind/theme kind",
        "facets": "facets/facet/sub codes/subcodes/sub themes/subthemes/aspects",
        "confused_with": "confused with/easily confused with/similar to/not to be confused with",
        "failing": "failing/failing looks like/what failing looks like",
        "good": "good/good looks like/what good looks like",
        "audit_questions": "audit questions/audit question/typical audit questions",
        "training_topics": "training topics/training topic/training",
        "staff_groups": "staff groups/staff group/target staff groups/audience",
    }
)
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names.split("/")}


@dataclass(frozen=True, slots=True)
class NotedColumns:
    """Where the fields stand: the row of headings, the column of each field (from 0), and each heading as written."""

    header: int
    places: Mapping[str, int]
    names: Mapping[str, str]
    unused: tuple[str, ...]

    def notes(self, where: str) -> tuple[str, ...]:
        """What a person should know of how the headings were understood."""
        taken = [
            f"'{self.names[field]}' as {field}" for field in self.places if _plain(self.names[field]) != _plain(field)
        ]
        lines = [f"{where or 'the file'}: columns read: {', '.join(taken)}"] if taken else []
        if self.unused:
            listed = ", ".join(f"'{one}'" for one in self.unused)
            lines.append(f"{where or 'the file'}: columns that a codebook does not have were left aside: {listed}")
        return tuple(lines)


def columns_of(rows: Sequence[TableRow]) -> NotedColumns | None:
    """Find the headings among the first rows; None where there is no label or no definition."""
    found = [_columns(place, rows) for place in range(min(_HEADER_WITHIN, len(rows)))]
    fit = [one for one in found if one is not None]
    return max(fit, key=lambda one: (len(one.places), -one.header)) if fit else None


def _columns(place: int, rows: Sequence[TableRow]) -> NotedColumns | None:
    row = rows[place]
    fields: dict[str, int] = {}
    for column, heading in enumerate(row.cells):
        field = field_of(heading)
        if field and field not in fields:
            fields[field] = column
    _place_codes(fields, row, rows[place + 1 :])
    if not {"label", "definition"} <= fields.keys():
        return None
    ordered = {name: fields[name] for name in FIELDS if name in fields}
    names = {name: row.cells[column] for name, column in ordered.items()}
    unused = tuple(heading for column, heading in enumerate(row.cells) if heading and column not in ordered.values())
    return NotedColumns(row.number, ordered, names, unused)


def _place_codes(fields: dict[str, int], row: TableRow, below: Sequence[TableRow]) -> None:
    """What "Code", "Category" and "Theme" mean depends on what stands beside them.

    Analysts group codes under themes ("Theme", "Code", "Description"), others number themes ("Code", "Theme",
    "Description"): where the values under "Theme" repeat, it is the group.
    """
    headings = [_plain(one) for one in row.cells]
    code = next((headings.index(one) for one in ("code", "codes") if one in headings), None)
    finer = next((headings.index(one) for one in ("sub theme", "subtheme") if one in headings), None)
    if finer is not None and fields.get("label") not in (None, finer):
        fields.setdefault("group", fields["label"])
        fields["label"] = finer
    if code is not None:
        label = fields.get("label")
        if label is None:
            fields["label"] = code
        elif _repeats(label, below) and not _repeats(code, below) and "group" not in fields:
            fields["group"], fields["label"] = label, code
        else:
            fields.setdefault("id", code)
    if "label" not in fields and headings.count("category"):
        fields["label"] = headings.index("category")
        fields.pop("group", None)


def _repeats(column: int, rows: Sequence[TableRow]) -> bool:
    values = [row.cell(column) for row in rows]
    filled = [one for one in values if one]
    return len(set(filled)) < len(filled) or len(filled) < len(values)


def field_of(heading: str) -> str:
    """The field that a heading names, a slip of the pen allowed in longer words; empty: none."""
    name = _plain(heading)
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = difflib.get_close_matches(name, [one for one in _BY_NAME if len(one) > 5], n=1, cutoff=_LIKE)
    return _BY_NAME[near[0]] if near and len(name) > 5 else ""


def _plain(heading: str) -> str:
    """Small letters without accents, punctuation, plural brackets or "the"."""
    from slugify import slugify

    words = slugify(re.sub(r"\([^)]*\)", "", heading), separator=" ").split()
    return " ".join(word for word in words if word not in {"the", "of", "a"})
