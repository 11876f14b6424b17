"""A run of passages to its lowest printed items, each with its composed number and the words that lead into it.

What is listed: a labelled item always; a numbered one where most of its list asks for something; a letter or Roman
numeral by itself where those beside it ask, else with the item above; bullets with the numbered item they stand under,
and each by itself where nothing above them is numbered. Commentary, reasons and titles are not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from thememiner.reading.recommendation_bodies import named_in
from thememiner.reading.recommendation_entries import Entry, flat, scopes
from thememiner.reading.recommendation_item import Item
from thememiner.reading.recommendation_numbers import composed
from thememiner.reading.recommendation_places import Ground
from thememiner.reading.recommendation_runs import Node, Run
from thememiner.reading.recommendation_words import (
    announces,
    asks,
    asks_at_once,
    completes,
    does,
    goes_on,
    is_about_them,
    is_bare_announcement,
    is_question,
    leads_in,
    names_action,
    own_words,
    performing,
    recommends_that,
    sentences,
)
from thememiner.records import Passage

_LONGEST_BULLET = 600
_SHORT_LEAD = 80
_LONGEST_UNNUMBERED = 900
_FEWEST = 5
_A_LIST = 2
"""Other numbered items from which on bullets belong to the number above them."""
_QUOTES = ("“", '"', "‘")


def items_of(run: Run, list_id: int) -> list[Item]:
    """The items of a list, of questions or of a plan's labelled paragraphs; not those in rows of tables."""
    return list(_Reader(run, list_id).items())


def said_in_prose(nodes: Sequence[Node], list_id: int) -> Iterator[Item]:
    """Sentences that recommend in the report's own voice, where no list holds them."""
    for node in nodes:
        text = "" if node.is_heading or node.is_row or node.text.startswith(_QUOTES) else performing(node.text)
        if text and not leads_in(text):
            number = node.label.printed if node.label and node.label.is_major else ""
            headings = tuple(one.text for one in node.place.headings)
            yield Item(number, "", text, (node.passage,), node.place, list_id, headings, is_formal=False)


class _Reader:
    """Walks through one run, keeping the headings, the open numbers and the words that lead in."""

    def __init__(self, run: Run, list_id: int) -> None:
        self._run = run
        self._ground: Ground = run.ground
        self._list_id = list_id
        self._lead = ""
        self._has_labels = any(one.label and one.label.style in ("label", "code") for one in run.nodes)
        self._is_list = self._mostly_asks()

    def items(self) -> Iterator[Item]:
        for heading, entries, plain in scopes(self._run.nodes, is_announced=self._run.is_announced):
            self._enter(heading)
            if heading is not None and self._is_sentence(heading.node):
                yield self._item("", "", (heading.node.text, (heading.node.passage,)))
                plain = []
            before = self._lead
            self._lead = self._last_lead(plain) if plain else before
            if plain and self._only_details(plain[-1].text, entries):
                yield self._item("", "", _with_children(plain[-1], entries))
                continue
            found: list[Item] = []
            for entry in entries:
                found += self._of_entry(entry)
                self._lead = _lead_behind(entry) or self._lead
            yield from found
            after = self._lead if entries or plain else before
            self._lead = before
            yield from self._of_plain(plain, is_beside_list=bool(found))
            self._lead = after

    def _is_sentence(self, node: Node) -> bool:
        """Whether a heading is a recommendation itself, in bold; what stands below it are its reasons."""
        text = node.text
        is_long = len(text.split()) > _FEWEST and not leads_in(text)
        return self._ground == "list" and not node.place.is_root and is_long and bool(named_in(text)) and asks(text)

    def _last_lead(self, plain: Sequence[Node]) -> str:
        """The paragraph just before numbered items, if it leads into them."""
        return plain[-1].text if leads_in(plain[-1].text) else ""

    def _only_details(self, lead: str, entries: Sequence[Entry]) -> bool:
        """Whether lettered entries only detail what their lead-in asks, and are no items by themselves."""
        is_lead = leads_in(lead) and asks(lead) and not is_bare_announcement(lead)
        are_minor = bool(entries) and not any(one.label.is_major for one in entries)
        return is_lead and are_minor and not _mostly_complete(lead, [one.node.text for one in entries])

    def _mostly_asks(self) -> bool:
        """Whether the numbered items of the run are a list: most of them ask for something."""
        texts = [
            one.text
            for one in self._run.nodes
            if one.label and one.label.style != "other" and not one.is_row and (not one.is_heading or asks(one.text))
        ]
        return bool(texts) and sum(_asks_somewhere(one) for one in texts) > len(texts) / 2

    def _enter(self, heading: Entry | None) -> None:
        if heading is not None:
            is_open = leads_in(self._lead) and not is_bare_announcement(self._lead)
            self._lead = self._lead if is_open and leads_in(heading.node.text) else ""

    def _of_entry(self, entry: Entry, lead: str = "") -> Iterator[Item]:
        """The lowest items at or below a numbered node."""
        number = composed(entry.path)
        node = entry.node
        if entry.children and self._are_items(entry):
            below = _joined(lead, "" if entry.is_title or is_bare_announcement(node.text) else node.text)
            for child in entry.children:
                yield from self._of_entry(child, below)
        elif self._is_lead(entry):
            self._lead = node.text
            yield from self._of_plain(entry.plain, is_beside_list=False)
        elif entry.is_title and self._may_hold_plain(entry):
            yield from self._below_title(entry, number, lead)
        elif self._counts(entry):
            finding = self._number_of_heading()
            number = f"{finding}({number})" if finding and entry.label.style != "label" else number
            yield self._item(number, lead or self._kept_lead(), self._full(entry))
        elif not entry.node.is_heading:
            yield from self._of_plain(entry.plain, is_beside_list=self._is_list)

    def _are_items(self, entry: Entry) -> bool:
        texts = [one.node.text for one in entry.children]
        if entry.label.style in ("decimal", "whole") and not entry.is_title and not leads_in(entry.node.text):
            return sum(asks_at_once(one) for one in texts) > len(texts) / 2
        asking = [
            completes(entry.node.text, one) or bool(child.children)
            for one, child in zip(texts, entry.children, strict=True)
        ]
        return sum(asking) > len(texts) / 2 or (entry.is_title and self._is_list)

    def _is_lead(self, entry: Entry) -> bool:
        """Whether a numbered paragraph only leads into bullets: its number is a paragraph's, not an item's."""
        is_paragraph = entry.label.style in ("decimal", "whole") and not (self._has_labels or entry.children)
        if not is_paragraph or not leads_in(entry.node.text):
            return False
        majors = [one for one in self._run.nodes if one.label and one.label.is_major and not one.is_heading]
        others = sum(asks_at_once(one.text) for one in majors if one is not entry.node)
        bullets = [one.text for one in entry.plain if _is_bullet(one.text)]
        if asks(entry.node.text) and bullets and not _mostly_complete(entry.node.text, bullets):
            return False
        return not entry.plain or is_bare_announcement(entry.node.text) or (others < _A_LIST and len(bullets) > 1)

    def _may_hold_plain(self, entry: Entry) -> bool:
        return bool(entry.plain) and entry.label.is_major and (entry.node.is_heading or entry.label.style == "label")

    def _below_title(self, entry: Entry, number: str, lead: str) -> Iterator[Item]:
        """The paragraph below "Recommendation 4", or those below a numbered title; several share no number."""
        plain = [one for one in entry.plain if not is_about_them(one.text) and not one.is_row]
        asking = [index for index, one in enumerate(plain) if asks_at_once(one.text)]
        if entry.label.style == "label" and plain:
            first = asking[0] if asking else 0
            yield self._item(number, lead, _with_followers(plain[first], plain[first].text, plain[first + 1 :]))
        elif entry.label.style != "label":
            self._lead = ""
            is_its_own = len(asking) == 1 and entry.label.style in ("whole", "code")
            yield from self._of_plain(plain, is_beside_list=False, number=number if is_its_own else "")

    def _counts(self, entry: Entry) -> bool:
        text, style = entry.node.text, entry.label.style
        is_short = len(text.split()) < _FEWEST and not (does(text) or names_action(text))
        if style == "other" or entry.node.is_row or is_short or text.startswith(_QUOTES):
            return False
        if self._ground == "plan":
            return entry.label.is_of_a_recommendation and asks_at_once(text)
        if style == "label":
            return not entry.node.is_heading or asks(text)
        if self._ground == "questions":
            return is_question(text) or asks_at_once(text)
        if is_about_them(text) or (self._has_labels and style in ("decimal", "whole") and len(entry.path) == 1):
            return False
        if entry.node.is_heading:
            return asks(text) and len(text.split()) > 5 and (self._is_list or style not in ("decimal", "whole"))
        is_own = self._is_list and (style != "decimal" or _asks_somewhere(text))
        return not is_question(text) and (is_own or asks_at_once(text) or bool(performing(text)))

    def _full(self, entry: Entry) -> tuple[str, tuple[Passage, ...]]:
        """The words of an item with those nested under it that are no items by themselves."""
        text = entry.node.text if entry.label.style in ("label", "code") else own_words(entry.node.text)
        if entry.children:
            return _with_children(replace(entry.node, text=text), entry.children)
        return _with_followers(entry.node, text, entry.plain)

    def _kept_lead(self) -> str:
        return self._lead if self._lead and asks(self._lead) and not is_bare_announcement(self._lead) else ""

    def _of_plain(self, plain: Sequence[Node], *, is_beside_list: bool, number: str = "") -> Iterator[Item]:
        """Paragraphs and bullets without a number, where the items are not numbered."""
        if self._ground == "plan":
            return
        number = number or self._number_of_heading()
        taken = 0
        for index, node in enumerate(plain):
            text = node.text
            if index < taken or node.is_row or is_about_them(text) or text.startswith(_QUOTES):
                continue
            bullets = _bullets_after(plain, index)
            if leads_in(text) and bullets:
                self._lead = text if asks(text) or announces(text) or len(text) < _SHORT_LEAD else ""
                if self._is_one_with(text, bullets) and not is_beside_list:
                    yield self._item(number, "", _with_followers(node, text, bullets))
                    taken = index + 1 + len(bullets)
            elif not is_beside_list and not announces(text) and self._is_plain_item(text):
                is_formal = bool(number) or self._ground == "questions" or _is_bullet(text)
                yield self._item(number, self._lead_of(text), (text, (node.passage,)), is_formal=is_formal)
            elif not _is_bullet(text):
                self._lead = ""

    def _is_one_with(self, lead: str, bullets: Sequence[Node]) -> bool:
        """Whether bullets only detail what their lead-in asks, and are no items by themselves."""
        is_open = asks(lead) and not is_bare_announcement(lead) and self._ground != "questions"
        return is_open and not _mostly_complete(lead, [one.text for one in bullets])

    def _is_plain_item(self, text: str) -> bool:
        if self._ground == "questions":
            return is_question(text) or asks_at_once(text)
        is_next = leads_in(self._lead) and asks(self._lead) and _is_bullet(text)
        if is_next and completes(self._lead, text) and (text[:1].islower() or recommends_that(self._lead)):
            return True
        if len(text) > _LONGEST_UNNUMBERED or len(text.split()) < _FEWEST or is_question(text) or goes_on(text):
            return False
        if len(sentences(text)) > 2 and not (named_in(text) or does(text)):
            return False
        return (is_next and text[:1].islower()) or asks_at_once(text)

    def _lead_of(self, text: str) -> str:
        lead = self._kept_lead()
        return lead if lead and asks(lead) and _is_bullet(text) else ""

    def _number_of_heading(self) -> str:
        if self._ground == "questions":
            place = self._run.nodes[0].place
            named = [one for one in place.headings if one.text.lower().startswith("finding ")]
            numbered = [one.number for one in place.headings if one.number and one.number.lower().startswith("finding")]
            return numbered[-1] if numbered else " ".join(named[-1].text.split()[:2]).rstrip(":.–-") if named else ""
        return ""

    def _item(self, number: str, lead: str, words: tuple[str, tuple[Passage, ...]], *, is_formal: bool = True) -> Item:
        node = next(one for one in self._run.nodes if one.passage is words[1][0])
        headings = tuple(one.text for one in node.place.headings)
        if self._lead and not asks(self._lead):
            headings = (*headings, self._lead)
        return Item(
            number,
            "" if lead == words[0] else lead,
            words[0].strip(),
            words[1],
            node.place,
            self._list_id,
            headings,
            is_formal=is_formal,
            is_embedded=self._run.is_embedded,
            is_question=self._ground == "questions" or is_question(words[0]),
        )


def _joined(lead: str, text: str) -> str:
    return f"{lead} … {text}" if lead and text else lead or text


def _lead_behind(entry: Entry) -> str:
    """A short lead-in that stands behind an item and belongs to those that follow ("For the Police:")."""
    last = flat([entry])[-1].plain
    is_lead = bool(last) and leads_in(last[-1].text) and len(last[-1].text) < _SHORT_LEAD
    return last[-1].text if is_lead else ""


def _bullets_after(plain: Sequence[Node], index: int) -> list[Node]:
    """The paragraphs behind a lead-in that may be its bullets."""
    return list(takewhile(lambda one: _is_bullet(one.text) and not leads_in(one.text), plain[index + 1 :]))


def _mostly_complete(lead: str, texts: Sequence[str]) -> bool:
    return sum(completes(lead, one) for one in texts) > len(texts) / 2


def _with_children(node: Node, entries: Sequence[Entry]) -> tuple[str, tuple[Passage, ...]]:
    """A passage with the lettered ones below it that only detail it."""
    below = [one.node for one in flat(entries)]
    words = [f"({one.label.printed}) {one.text}" if one.label else one.text for one in below]
    return " ".join([node.text, *words]), (node.passage, *(one.passage for one in below))


def _asks_somewhere(text: str) -> bool:
    """Whether a numbered paragraph asks at once, or gives its reason first and then asks a body that it names."""
    return asks_at_once(text) or names_action(text) or any(named_in(one) and asks(one) for one in sentences(text)[1:])


def _is_bullet(text: str) -> bool:
    return len(text) < _LONGEST_BULLET and len(sentences(text)) <= 2


def _with_followers(node: Node, text: str, plain: Sequence[Node]) -> tuple[str, tuple[Passage, ...]]:
    """An item with the bullets that complete it and the paragraphs that go on with it."""
    words, passages = [text], [node.passage]
    is_open = leads_in(text)
    for one in plain:
        completes = is_open and _is_bullet(one.text) and not is_about_them(one.text)
        if one.is_row or not (completes or goes_on(one.text)):
            break
        is_open = completes or leads_in(one.text)
        words.append(one.text)
        passages.append(one.passage)
    return " ".join(words), tuple(passages)
