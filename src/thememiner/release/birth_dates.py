"""Dates of birth and of death, and exact days beside what happened to a child."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.release.details import IDENTIFIES, LOOK, Found, Look

MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_YEAR = r"(?:19|20)\d\d"
DAY = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)?[ \u00a0\n-]{MONTH},?[ \u00a0\n-](?:{_YEAR}|['’]?\d\d\b)|{MONTH}[ \u00a0]\d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d\d)|\d{{1,2}}-\d{{1,2}}-{_YEAR}|{_YEAR}-\d\d-\d\d)(?![\w/]|[.-]\d)"
)
_DAY_AND_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?! ?(?:19|20)\d\d)\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!,? ?\d)"
)
_BIRTH = re.compile(
    r"\b(?:born|birth(?!s? (?:partner|plan|visit|centre|weight|famil|parent|mother|father|order))|birthdays?|birthdate|D\.?O\.?B\b\.?|b\.|delivered|newborn|arrived)\b",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(r"\b(?:born|birthdays?|birthdate|D\.?O\.?B\b\.?|date of birth|due date)\b", re.IGNORECASE)
_DEATH = re.compile(
    r"\b(?:RIP|R\.I\.P\.?|d\.(?= ?\d)|deceased|lost (?:his|her|their) life|died|dies|death|dead|killed|murder\w*|stabbed|shot|drowned|suicide|funeral|passed away|post[- ]mortem|inquest|fatal\w*|hanged|life support)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:assault\w*|attack\w*|rape\w*|abus(?:ed|ing)|injur\w+|fractur\w+|burn\w*|arrest\w*|admitted|admission|taken to hospital|ambulance|999|discharged|overdose\w*|missing|ran away|disclos\w+|removed|interim care order|care order|"
    r"emergency protection|accommodated|placed|convict\w*|sentenc\w*|charged|pleaded|collapsed|found (?:by|at|in|with|unresponsive)|self-harm\w*|fire|strategy (?:meeting|discussion)|moved (?:in|to|into|from)|arrived in|married)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged? \w+|\w+[- ]years?[- ]old|\d+ (?:weeks|months|days)[- ]old)\b", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(
    r"\b(?:publish\w*|inspect\w*|audit\w*|newest|failing|Dear|report(?:ed)? (?:date|dated)|version|updated|printed|review(?:ed)? date|inspection dates?|date of (?:inspection|report|publication|meeting|audit)|Act|Regulations?|meeting|in force|amended|accessed|retrieved|"
    r"guidance|until|deadline|by the end of|completed by|target|due (?:by|date)|last inspection|previous inspection|graded|judged)\b",
    re.IGNORECASE,
)
_NEAR = 90


def dates_of_birth(look: Look) -> Iterator[Found]:
    """Days (with or without their year) that are said to be those of a birth."""
    labelled = _BIRTHDAY.search(look.context)
    for start, end in _days(look.text):
        if labelled or _is_of(_BIRTH, look.text, start, end):
            yield Found(start, end, "date of birth", IDENTIFIES, "is said to be the day of a birth")
    for match in _DAY_AND_MONTH.finditer(look.text):
        if labelled or _is_of(_BIRTHDAY, look.text, *match.span(), near=40):
            yield Found(*match.span(), "date of birth", IDENTIFIES, "is said to be a birthday")


def dates_of_death(look: Look) -> Iterator[Found]:
    """Days on which somebody died: they lead to the press reports of the case."""
    for start, end in _days(look.text):
        if _is_of(_BIRTH, look.text, start, end) or _BIRTHDAY.search(look.context):
            continue
        if _is_of(_DEATH, look.text, start, end) or _DEATH.search(look.context):
            yield Found(
                start,
                end,
                "date of death",
                IDENTIFIES,
                "is said to be the day of a death, which leads to press reports",
            )


def exact_dates(look: Look) -> Iterator[Found]:
    """Days in a child's story: each by itself says little, but a person should see whether the month would do."""
    for start, end in _days(look.text):
        sentence = _sentence(look.text, start, end)
        if _BIRTH.search(sentence) or _DEATH.search(sentence) or _OF_A_DOCUMENT.search(sentence):
            continue
        if _EVENT.search(sentence) or _AGE.search(sentence):
            yield Found(
                start, end, "exact date", LOOK, "an exact day of something that happened in a case: would the month do?"
            )


def _days(text: str) -> Iterator[tuple[int, int]]:
    for match in DAY.finditer(text):
        yield match.span()


def _is_of(wording: re.Pattern[str], text: str, start: int, end: int, *, near: int = _NEAR) -> bool:
    """Whether the wording stands in the same sentence, not far from the date, and no other date between."""
    left, right = _bounds(text, start, end)
    before = text[max(left, start - near) : start]
    after = text[end : min(right, end + near // 2)]
    last = max((one.end() for one in DAY.finditer(before)), default=0)
    following = DAY.search(after)
    return bool(wording.search(before, last) or wording.search(after[: following.start() if following else len(after)]))


def _sentence(text: str, start: int, end: int) -> str:
    left, right = _bounds(text, start, end)
    return text[left:right]


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    left = max((one.end() for one in re.finditer(r"[.!?;]\s+(?=[A-Z\"“‘])|\n\s*\n", text[:start])), default=0)
    stop = re.search(r"[.!?;](?:\s+(?=[A-Z\"“‘])|$)|\n\s*\n", text[end:])
    return left, end + stop.start() if stop else len(text)
