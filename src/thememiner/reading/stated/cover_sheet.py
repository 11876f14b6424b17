"""Title pages: the repository's cover sheet, the board, the authors and the subject."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.areas import board_in
from thememiner.reading.facts import types_in
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.dates import dates_in
from thememiner.records import Passage

_LABEL = re.compile(
    r"^(?P<label>title|report title|lscb|scp|board|partnership|authors?(?:\(s\))?|date of publication|publication date|date published|"
    r"year of publication)\s*[:|]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Sir|Dame)\.? )?(?:(?:[A-Z]\.? ?){1,3}|[A-Z][\w’'-]+ )(?:[A-Z]\.? )?(?:[A-Z][\w’'-]+)(?:[ -][A-Z][\w’'-]+)?"
_NAMES = rf"{_NAME}(?:(?:, | and |, and | & ){_NAME})*"
_ROLE = (
    r"(?:(?:joint |independent |overview |report |lead |scr |lcspr |chair and |review )*(?:report |overview )?(?:authors?|reviewers?|writer)"
    r"(?: and (?:chair|author|lead reviewer|report author|reviewer))?)"
)
_AUTHOR = re.compile(
    rf"^(?:(?i:overview report\.? )?(?i:(?:independent )?chair and author|{_ROLE}|chair and report author)\s*[:–|-]?\s*|(?i:.{{0,40}}\b(?:report|review|written|prepared|authored|produced|completed)"
    rf" by):? (?:(?i:the )?(?i:{_ROLE}),? )?|(?i:by):? )(?P<names>{_NAMES})"
)
_ROLE_LINE = re.compile(rf"^{_ROLE}$", re.IGNORECASE)
_NAMES_LINE = re.compile(rf"^(?P<names>{_NAMES})(?:,.{{0,60}})?$")
_FOR_A_BOARD = re.compile(r"^(?:for|on behalf of|commissioned by) ", re.IGNORECASE)
_SAFER = re.compile(r"^Safer(?: [A-Z][\w’'-]*| and)+ (?:Partnership|Communities Board)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Sir|Dame)\.? ")
_SPLIT = re.compile(r",? and |, | & ")
_NO_NAME = re.compile(
    r"\b(?:independent|consultant|safeguarding|chair|director|ltd|limited|associates|consultancy|reviewer|author|lead|social|services?|board|adviser|"
    r"manager|former|registered)\b",
    re.IGNORECASE,
)
_HONOURS = re.compile(r"(?:,? (?:[CMO]BE|QPM|MA|BA|MSc|BSc|MBA|PhD|CQSW|DipSW|LLB|RN|JP))+$")


def is_cover_sheet(front: tuple[Passage, ...]) -> bool:
    """Whether the first page is a repository's cover sheet: at least two of its labels, on the same page."""
    pages = [one.page for one in front if _LABEL.match(one.text)]
    return any(pages.count(page) >= 2 for page in pages)


def title_page_facts(told: Told) -> Iterator[Fact]:
    """Board, author and subject from the title pages; of a cover sheet, the date of publication as well."""
    if is_cover_sheet(told.front):
        yield from _labelled(told)
    yield from _boards(told)
    yield from _authors(told)
    name, passage, words = told.named
    if name:
        yield Fact(told.review.id, "subject", name, words, passage.page if passage else None)


def _labelled(told: Told) -> Iterator[Fact]:
    for passage in told.front:
        match = _LABEL.match(passage.text)
        if not match:
            continue
        label, value = match["label"].lower(), match["value"].strip()
        if label in ("lscb", "scp", "board", "partnership"):
            yield told.from_passage("board", board_in(value) or value, passage, "cover-sheet")
        elif label.startswith("author"):
            for name in _people_in(value):
                yield told.from_passage("author", name, passage, "cover-sheet")
        elif "title" not in label:
            found = dates_in(value)
            iso = found[0].iso if found else value[:4] if re.fullmatch(r"(?:19|20)\d\d", value) else ""
            if iso:
                yield told.from_passage("published", iso, passage, "cover-sheet")


def _boards(told: Told) -> Iterator[Fact]:
    named = [(board, one) for one in told.front if not _LABEL.match(one.text) and (board := _board_of(one.text))]
    for board, passage in named:
        yield told.from_passage("board", board, passage)
    if named:
        return
    in_text = [(board_in(one.text), one) for one in told.opening if board_in(one.text)]
    if len({name for name, _ in in_text}) == 1:
        yield told.from_sentence("board", _in_form(in_text[0][0]), in_text[0][1])


def _board_of(line: str) -> str:
    if match := _SAFER.match(line.strip()):
        return match.group().title()
    return _in_form(board_in(line)) if board_in(line) else ""


def _in_form(board: str) -> str:
    """The name with small words small, and without a person who is printed on the same line before it."""
    board = re.sub(
        r"^.*\b(?:chair\w*|scrutineer|director|manager|officer|author|reviewer), ", "", board, flags=re.IGNORECASE
    )
    return re.sub(r"\b(And|Of|The|Upon)\b", lambda match: match.group().lower(), board)


def _authors(told: Told) -> Iterator[Fact]:
    front = [one for one in told.front if not (_LABEL.match(one.text) and is_cover_sheet(told.front))]
    for place, passage in enumerate(front):
        match = _AUTHOR.match(passage.text)
        following = front[place + 1].text if place + 1 < len(front) else ""
        previous = front[place - 1].text if place else ""
        if not match and (_ROLE_LINE.match(following) or _FOR_A_BOARD.match(following) or _ROLE_LINE.match(previous)):
            match = None if _is_no_name(passage.text) else _NAMES_LINE.match(passage.text)
        if match:
            for name in _people_in(match["names"]):
                yield told.from_passage("author", name, passage)


def _people_in(names: str) -> list[str]:
    """The names, without titles, honours and what somebody is."""
    people = [_HONOURS.sub("", _TITLE.sub("", name.strip())).strip() for name in _SPLIT.split(names)]
    return [name for name in people if " " in name and not _NO_NAME.search(name)]


def _is_no_name(text: str) -> bool:
    return bool(
        types_in(text)
        or board_in(text)
        or dates_in(text)
        or re.search(r"(?i)\b(?:child|baby|family|report|review)\b", text)
    )
