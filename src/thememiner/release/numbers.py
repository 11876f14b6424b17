"""Numbers and addresses of the wire: telephone, e-mail, NHS and insurance numbers, plates, accounts, references."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.details import IDENTIFIES, LOOK, Found, Look

_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_ROLE_BOX = re.compile(
    r"^(?:enquir\w+|info\w*|admin\w*|office|contact\w*|mail|hello|help\w*|support|team|safeguarding\w*|lscb|scp|lado|duty|referrals?|training|business|foi|"
    r"press|comms|psi|publications?|customer\w*|reception|secretary|board|partnership|mash|firstcontact|noreply|no-reply|complaints?)(?:[.@_-]|$)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+44[\s\u00a0-]?(?:\(0\)[\s\u00a0-]?)?|0044[\s-]?|\(0|0)(?:\)?[\s\u00a0().-]?\d){9,10}(?![\w]|[.,/-]\d)"
)
_BARE_PHONE = re.compile(r"(?<!\d)(?:\+?44|0)?[1-9]\d{8,9}(?!\d)")
_PHONE_LABEL = re.compile(r"\b(?:tel(?:ephone)?|phone|mobile|mob|landline|contact (?:no|number))\b", re.IGNORECASE)
_PUBLIC_LINE = re.compile(
    r"^(?:(?:\+44|0044)(?:0)?|0)(?:300|303|330|333|345|370|800|808|116|844|845|870|871|1616188524)"
)
_NHS = re.compile(r"(?<![\w.,/-])\d{3}[\s\u00a0-]?\d{3}[\s\u00a0-]?\d{4}(?![\w]|[.,/-]\d)")
_NHS_LABEL = re.compile(r"\bNHS\b[^.;]{0,25}$", re.IGNORECASE)
_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b"
)
_PLATE = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[ ]?[A-HJ-PR-Z]{3}\b")
_OLD_PLATE = re.compile(
    r"\b(?:[A-HJ-NPR-TV-Y]\d{1,3}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{1,3}[A-HJ-NPR-TV-Y]|[A-Z]{1,3}[ ]?\d{3,4})\b"
)
_VEHICLE = re.compile(
    r"\b(?:regist\w+|reg|plate|VRM|vehicle|car|van|index|motorcycle|moped|taxi|Ford|Vauxhall|BMW|Audi|Toyota|Volkswagen|Fiesta|Corsa|Golf|Astra)\b"
)
_SITE = r"(?:Snap(?:chat)?|Insta(?:gram)?|Tik ?Tok|Facebook|Twitter|X|Discord|Xbox|PlayStation|PSN|Roblox|WhatsApp|Telegram|YouTube|Twitch|Kik|Kooth|Steam|Reddit|Threads|Wickr|Signal|Fortnite|gamer ?tag|gaming)"
_ACCOUNT = re.compile(
    rf"\b(?i:{_SITE})\b(?:['’]s)?[ ]?(?i:(?:account|user ?names?|user|handle|name|profile|id|tag|page|live|screen name)\b)?(?:[ ]?(?i:was|is|called|named|as|under|at|of|on))*[ ]?[:\-–(]?[ ]?[\"'“‘]?"
    r"(?P<is>@?(?=[\w.-]*[\d_.@]|[\w-]*[a-z][A-Z])[\w][\w.-]{2,}\w)"
)
_USER = re.compile(
    r"\b(?i:user ?name|handle|screen ?name|gamer ?tag|profile name|account name|online name|log-?in)\b(?:[ ]?(?i:was|is|of|called|used|on [A-Z]\w+|she used|he used|they used))*[ ]?[:\-–(]?[ ]?[\"'“‘]?(?P<is>@?[\w][\w.-]{2,}\w)"
)
_NO_USER = re.compile(
    r"^(?:and|or|the|for|with|was|were|that|which|who|on|in|to|a|an|of|has|have|had|his|her|their|unknown|details|given|used|not|this|but|as|by|from|names?|password|passwords|are|is|shared)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z_][\w.]{2,29}\b(?!@)")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|instagram|tiktok|snapchat|twitter|x|youtube|linkedin|threads|gofundme|justgiving)\.(?:com|net|me)/(?:add/|in/|fundraising/|f/|user/|c/|@)?[\w.@-]{3,}",
    re.IGNORECASE,
)
_ID = r"(?P<is>(?=[\w/.-]*\d[\w/.-]*\d[\w/.-]*\d)[A-Z0-9][\w]*(?:[/.-][\w]+){0,4})"
_MIDDLE = r"(?:[ ]?(?:no|number|num|nos|ref|reference|id|identifier|code|is|was|of|the)\b\.?|[ ]?#)*[ ]?[:.=–-]?[ ]?\(?"
_REFERENCE = re.compile(
    r"(?P<label>\b(?:crime(?: report(?:ing)?| ref\w*| number| no)?|CRN|CAD|log|incident|occurrence|custody(?: record)?|police(?: ref\w*| incident| log| crime)?|PNC(?: ?ID)?|NICHE|Athena|URN|UPN|ULN|UCI|"
    r"Mosaic|LCS|Liquid ?Logic|ICS|Care ?First|CareFirst|Framework ?i|SystmOne|System ?One|EMIS|RiO|Paris|EHM|person|client|pupil|child|patient|hospital|medical record|MRN|PAS|CHI|PID|case(?: file)?|file|social care|court|"
    r"family court|claim|prison(?:er)?|passport|Home Office|HO|visa|asylum|BRP|tenancy|rent(?: account)?|housing|referral|MASH|MARAC|LADO|complaint|StEIS|STEIS|Datix|serious incident|badge|collar|warrant|staff|payroll|NMC|HCPC|SWE|GMC|"
    r"(?:social work england )?registration|account|sort code|driving licen[cs]e|licen[cs]e|NHS|our|your)"
    r"(?: (?:ref(?:erence)?|no|number|id|ID|identifier|record|record number|file|system|code|PIN|pin))?s?\b\.?)"
    + _MIDDLE
    + _ID,
    re.IGNORECASE,
)
_BARE_REFERENCE = re.compile(r"\bref(?:erence)?(?: (?:no|number))?\.?[ ]?[:#]?[ ]?" + _ID, re.IGNORECASE)
_LABEL_OF_ID = re.compile(
    r"\b(?:ref(?:erence)?|(?:case|client|pupil|person|patient|child|crime|social care|LCS|Mosaic|Liquidlogic|hospital|file|staff) ?(?:id|no|number|ref\w*)|UPN|ULN|URN|CRN|id|identifier)\b\.?",
    re.IGNORECASE,
)
_LABELLED_ID = re.compile(r"^\s*(?=\S*\d\S*\d\S*\d)[A-Z0-9][\w/.-]*\s*$", re.IGNORECASE)
_SHAPED = re.compile(
    r"\b(?:\d{2}[A-Z]{1,2}/\d{3,6}/\d{2}|\d{2}/\d{4,7}/\d{2}|[A-Z]{2}\d{2}[CPDFZ]\d{5}|[A-Z]\d{12}|[A-Z]\d{4}[A-Z]{2}|(?!HC/|CM/|EC/|EU/|UK/|UN/|SI/)(?:[A-Z]{1,4}/)?[A-Z]{2,4}/\d{4,8}(?:/\d{2,4})?|(?:LCS|MOS|EHM|RIO|EMIS|CRN)[ -:]?\d{5,10})\b"
)
_PUBLISHED = re.compile(
    r"\b(?:ISBN|URN|Unique reference number|charity|company|Command Paper|Cm|HC|publication|inspection|DHR|SCR|LCSPR|SCR/|CSPR|report|visit|product|table|figure|regulation|section|article|provision)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_OF_A_FILE_NAME = re.compile(r"[a-z](?:-[a-z]+)*-(?:19|20)\d\d(?:-[a-z]+)*(?:\.\w{2,5})?$", re.IGNORECASE)
_YEARS = re.compile(r"^(?:19|20)\d\d(?:[-/–](?:\d\d|(?:19|20)\d\d))?$")


def emails(look: Look) -> Iterator[Found]:
    """E-mail addresses; those of an office, not of a person, are only shown."""
    for match in _EMAIL.finditer(look.text):
        if match.group().lower().rpartition("@")[2].startswith(("ofsted.", "nationalarchives.")):
            continue
        is_role = _ROLE_BOX.match(match.group())
        yield _found(
            match,
            "e-mail",
            LOOK if is_role else IDENTIFIES,
            "the address of an office" if is_role else "an e-mail address",
        )


def phones(look: Look) -> Iterator[Found]:
    """Telephone numbers, without those that only organisations have (0300, 0800 and the like)."""
    for match in _PHONE.finditer(look.text):
        digits = re.sub(r"[^\d+]", "", match.group())
        if not _PUBLIC_LINE.match(digits) and not (_is_nhs(digits) and _NHS_LABEL.search(look.text[: match.start()])):
            yield _found(match, "telephone", IDENTIFIES, "a telephone number")
    if _PHONE_LABEL.search(look.context):
        for match in _BARE_PHONE.finditer(look.text):
            yield _found(match, "telephone", IDENTIFIES, "stands under a heading for telephone numbers")


def nhs_numbers(look: Look) -> Iterator[Found]:
    """Ten digits whose check digit fits, or that are called an NHS number."""
    for match in _NHS.finditer(look.text):
        labelled = _NHS_LABEL.search(look.text[: match.start()]) or _NHS_LABEL.search(look.context)
        if labelled:
            yield _found(match, "NHS number", IDENTIFIES, "is called an NHS number")
        elif _is_nhs(match.group()):
            yield _found(match, "NHS number", IDENTIFIES, "ten digits with the check digit of an NHS number")


def insurance_numbers(look: Look) -> Iterator[Found]:
    """National insurance numbers by their form."""
    for match in _INSURANCE.finditer(look.text):
        yield _found(match, "national insurance number", IDENTIFIES, "has the form of a national insurance number")


def plates(look: Look) -> Iterator[Found]:
    """Number plates: the form since 2001 by itself, older ones beside a word for a vehicle."""
    said = bool(_VEHICLE.search(look.text) or _VEHICLE.search(look.context))
    for match in _PLATE.finditer(look.text):
        yield _found(match, "vehicle", IDENTIFIES if said else LOOK, "has the form of a number plate")
    if said:
        for match in _OLD_PLATE.finditer(look.text):
            if re.search(
                r"\b(?:regist\w+|reg|plate|VRM|index)\b[^.]{0,30}$",
                look.text[: match.start()] or look.context,
                re.IGNORECASE,
            ):
                yield _found(match, "vehicle", IDENTIFIES, "is called a registration")


def accounts(look: Look) -> Iterator[Found]:
    """Names in social media and games."""
    for match in _PROFILE.finditer(look.text):
        yield _found(match, "account", IDENTIFIES, "a page of a person in social media")
    for pattern in (_ACCOUNT, _USER):
        for match in pattern.finditer(look.text):
            if not _NO_USER.match(match["is"]) and (
                pattern is _ACCOUNT or re.search(r"[\d_@.]|[a-z][A-Z]|[\"'“‘]", match["is"] + match.group())
            ):
                yield _found(match, "account", IDENTIFIES, "the name of an account in social media or a game", "is")
    for match in _HANDLE.finditer(look.text):
        yield _found(match, "account", IDENTIFIES, "begins with @ as a name in social media does")


def references(look: Look) -> Iterator[Found]:
    """Numbers of cases, persons, crimes, courts and staff."""
    for match in _REFERENCE.finditer(look.text):
        number, before = match["is"], look.text[max(0, match.start() - 40) : match.start("is")]
        if (
            _YEARS.match(number)
            or _OF_A_FILE_NAME.match(number)
            or re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", number)
        ):
            continue
        level = (
            LOOK
            if _PUBLISHED.search(before) or re.match(r"(?i)our|your|referral|housing|account|log", match["label"])
            else IDENTIFIES
        )
        yield _found(match, "reference", level, f'stands after "{" ".join(match["label"].split())}"', "is")
    for match in _BARE_REFERENCE.finditer(look.text):
        if not _YEARS.match(match["is"]):
            yield _found(match, "reference", LOOK, "is called a reference", "is")
    for match in _SHAPED.finditer(look.text):
        yield _found(match, "reference", IDENTIFIES, "has the form of a crime, court, pupil or prison number")
    if _LABEL_OF_ID.search(look.context):
        for match in _LABELLED_ID.finditer(look.text):
            yield _found(match, "reference", IDENTIFIES, f'stands under "{look.context}"')


def _is_nhs(words: str) -> bool:
    """The check digit of an NHS number (NHS Data Dictionary: modulus 11, weights 10 to 2)."""
    digits = [int(one) for one in words if one.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)


def _found(match: re.Match[str], kind: str, level: object, why: str, group: str | int = 0) -> Found:
    start, end = match.span(group)
    return Found(start, end, kind, IDENTIFIES if level == IDENTIFIES else LOOK, why)
