"""Addresses, postcodes, and streets where somebody lived."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.details import IDENTIFIES, LOOK, Found, Look

_KIND = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Cl|Lane|Ln|Drive|Dr|Way|Court|Ct|Crescent|Cres|Place|Pl|Terrace|Gardens|Gdns|Grove|Walk|Square|Sq|Hill|Row|Mews|Rise|View|Parade|House|Buildings|Tower|Towers|Point|Heights|"
    r"Park|Green|Gate|Wharf|Yard|Fold|Croft|Meadows?|Vale|Dene|Bank|Brow|Garth|Wynd|Quay|Parkway|Broadway|Boulevard|Circus|Passage|Chase|Orchard|Ridge|Mount|Cottages?|Villas|Farm|Estate|Lodge|Mansions|Flats|End)"
)
_NAME = r"(?:(?:St\.?|The|[A-Z][\w'’-]+)[ ]){1,4}"
_NUMBERED = re.compile(
    rf"\b(?:(?:Flat|Apartment|Apt|Unit|Room|Plot|Block|Caravan|Maisonette)\.? ?\w{{1,4}},? (?:\d{{1,4}}[A-Za-z]?,? )?{_NAME}{_KIND}\b|(?<![\d/.,-])\d{{1,4}}[A-Za-z]?(?:[-–/]\d+)?,? {_NAME}{_KIND}\b)(?:,? (?:[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)?)(?=,? [A-Z]{{1,2}}\d))?"
)
_FLAT = re.compile(r"\b(?:Flat|Apartment|Apt)\.? (?:number )?\d{1,4}[A-Za-z]?\b(?:,? (?:[A-Z][\w'’-]+ ?){1,4})?")
_STREET = re.compile(
    r"\b(?:St\.? |[A-Z][\w'’-]+ ){1,3}(?:Road|Street|Avenue|Close|Lane|Drive|Crescent|Terrace|Gardens|Grove|Walk|Mews|Rise|Parade|Estate|Cottages?|Way|Court|Place|Row|Square|Green|House|Farm|Caravan (?:Park|Site)|Traveller[s'’]* [Ss]ite)\b"
)
_HOUSE_BY_NAME = re.compile(
    r"\b(?:The )?(?:(?:Old|New|Little|Upper|Lower|[A-Z][\w'’-]+) )?(?:Chapel|Rectory|Vicarage|Schoolhouse|Cottage|Lodge|Farmhouse|Farm|Barn|Mill|Forge|Bungalow|Croft|Manor|Bakery|House|Court), (?:[A-Z][\w'’-]+ ){1,2}(?:Lane|Road|Street|Avenue|Close|Drive|Way|Hill|Row|Green|Terrace)\b"
)
_LIVES = re.compile(
    r"\b(?:liv(?:es|ed|ing)|address|home|house|flat|stay(?:s|ed|ing)|resid(?:es|ed|ing)|moved|housed|rehoused|tenanc\w+|temporary accommodation|property|lodg\w+|evicted|neighbours?|bungalow|caravan|born|grew up|placed|door)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-PR-UWYZ](?:[A-HK-Y]?\d[\dA-HJKMNP-Y]?)[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2})\b")
_OUTWARD = re.compile(
    r"\b(?:postcode|post code|area)s?(?: (?:area|district|of|is|was|sector))*[ ]?:?[ ](?P<is>[A-Z]{1,2}\d[\dA-Z]?)\b(?! ?\d[A-Z])|\b(?P<also>[A-Z]{1,2}\d{1,2}[A-Z]?) (?:postcode|area)\b"
)
_LABEL = re.compile(r"\b(?:address|postcode|home|street)\b(?! (?:visit|type))", re.IGNORECASE)
_PUBLIC = re.compile(
    r"Piccadilly Gate|Aviation House|Store Street|Kew\b|TW9 4DU|M1 2WD|WC2B|Sanctuary Buildings|Great Smith Street|Marsham Street|Downing Street|Ofsted|Care Quality Commission|Citygate|Gallowgate|NE1 4PA|"
    r"Houses? of|Lodge Gate|Quality House|Buckingham House|Civic Centre|Town Hall|County Hall|Council House|City Hall|Guildhall"
)
_NO_STREET = re.compile(
    r"^(?:In|At|On|The|A|This|Their|His|Her|Family|Magistrates|Crown|County|High|Youth|Supreme|Appeal|Coroner|Coroner['’]s|Open|Safe|First|One|Another|Every|No|Care|Front|Children['’]s|Baby|Independent|Criminal|European|Working Together|Half|"
    r"Head|Home|Public|Clear|Right|Best|Child['’]s|Council|Opposite|Each|Green|Court|Full|Section|Team|Early|Joint|Common|Great|Permanency|Multi|Long|Short) ?(?:Court|House|Way|Place|View|Point|Drive|Close|Walk|Park|Green|End|Row|Home|Rise|Hill)?$|"
    r"\b(?:Magistrates|Crown|County|High|Family|Youth|Supreme|Coroner)['’]?s?['’]? Court|Court of|\bHome Office|\bStreet Work"
)


def addresses(look: Look) -> Iterator[Found]:
    """House numbers with their street, flats, and streets or estates in which somebody lived."""
    for pattern in (_NUMBERED, _FLAT):
        for match in pattern.finditer(look.text):
            if not _is_public(look.text, match) and not _is_count(match):
                yield Found(*match.span(), "address", IDENTIFIES, "a house or flat with its number")
    for match in _HOUSE_BY_NAME.finditer(look.text):
        if not _PUBLIC.search(match.group()):
            yield Found(*match.span(), "address", IDENTIFIES, "a house by its name with its street")
    labelled = _LABEL.search(look.context)
    for match in _STREET.finditer(look.text):
        if _NO_STREET.search(match.group()) or _is_public(look.text, match):
            continue
        is_home = labelled or _LIVES.search(look.text[: match.start()])
        why = "a street or house that somebody is said to live in" if is_home else "has the form of a street or house"
        yield Found(*match.span(), "address", IDENTIFIES if is_home else LOOK, why)
    if labelled and re.match(r"\s*\w+,? [A-Z]", look.text) and re.search(r"\d", look.text) and len(look.text) < 120:
        yield Found(0, len(look.text), "address", IDENTIFIES, f'stands under "{look.context}"')


def postcodes(look: Look) -> Iterator[Found]:
    """Full postcodes, and the first half of one where it is called a postcode."""
    for match in _POSTCODE.finditer(look.text):
        if not _is_public(look.text, match):
            yield Found(*match.span(), "postcode", IDENTIFIES, "a full postcode: about fifteen households")
    for match in _OUTWARD.finditer(look.text):
        group = "is" if match["is"] else "also"
        yield Found(*match.span(group), "postcode", LOOK, "the first half of a postcode")


def _is_public(text: str, match: re.Match[str]) -> bool:
    """Whether it is the address of Ofsted, a department or a town hall."""
    return bool(_PUBLIC.search(text[max(0, match.start() - 60) : match.end() + 40]))


def _is_count(match: re.Match[str]) -> bool:
    """Whether the number counts something or is a year: "12 Early Help Court", "2014 Green Paper"."""
    number, _, rest = match.group().partition(" ")
    return bool(re.fullmatch(r"(?:19|20)\d\d", number.strip(","))) or bool(_NO_STREET.search(rest))
