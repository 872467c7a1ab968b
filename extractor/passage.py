"""A paragraph as the grammar sees it: sentences, clauses, and each number with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from extractor.dates import DateSpan, find_dates
from extractor.quantities import is_word, scan_quantities, states_unit
from extractor.quantity import Quantity
from extractor.skips import find_skip
from extractor.structure import find_sentences

_CLAUSE_MARK = re.compile(r"[,;:。!?()\n|\t\[\]—](?:(?<!—)|—)")  # a dash is one where it is doubled
_NOTE = re.compile(r"\[[0-9]{1,2}\]")
_IN_NAME = re.compile(r"(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff、]{1,8}\)(?=[\u4e00-\u9fff0-9])")
"""A bracket that is part of a name: 国有资源(资产)有偿使用收入, 执业(助理)医师."""
_OPEN, _CLOSE = "(", ")"
_TITLE = re.compile(r"《[^《》\n]{1,80}》")


@dataclass(slots=True)
class Mention:
    """A quantity with its surroundings in the folded text."""

    quantity: Quantity
    sentence: int
    """Number of its sentence in the paragraph."""
    clause: int
    """Number of its clause in the paragraph."""
    before: str
    """Words from the last clause mark or number up to it."""
    after: str
    """Words behind it up to the next clause mark or number."""
    opened_by: str
    """What bounds `before` on the left: a clause mark, "number" or "" at the paragraph's start."""
    depth: int
    """How many parentheses are open around it."""

    @property
    def runs_on(self) -> bool:
        """Whether it goes on right behind another number's words: 初中七项指标的系数在0.46以内."""
        return self.opened_by == "number" and self.before[:1] not in ("", "、", "和", "与", "及")


def _start_of(date: DateSpan) -> int:
    return date.start


@dataclass(slots=True)
class Passage:
    """One paragraph."""

    text: str
    """The whole folded text."""
    start: int
    end: int
    dates: list[DateSpan]
    sentences: list[tuple[int, int]]
    mentions: list[Mention] = field(default_factory=list)

    def dates_between(self, start: int, end: int) -> list[DateSpan]:
        """Return the dates that begin between two folded places."""
        first = bisect_left(self.dates, start, key=_start_of)
        return self.dates[first : bisect_left(self.dates, end, first, key=_start_of)]

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence that holds a folded place."""
        return max(0, bisect_right(self.sentences, (place, len(self.text))) - 1)


def read_passage(text: str, start: int, end: int) -> Passage:
    """Return a paragraph's numbers, non-claims already left out, each with its surroundings."""
    dates = find_dates(text, start, end)
    passage = Passage(text, start, end, dates, find_sentences(text, start, end))
    names = [(date.start, date.end) for date in dates]
    names += [match.span() for match in _TITLE.finditer(text, start, end)]
    quantities = [
        quantity
        for quantity in _outside(text, scan_quantities(text, start, end), sorted(names))
        if find_skip(text, quantity) is None
    ]
    if quantities:
        passage.mentions = _surround(passage, quantities)
    return passage


def _outside(text: str, quantities: list[Quantity], names: list[tuple[int, int]]) -> list[Quantity]:
    """Leave out what lies in a date or a document title, and lone Chinese digits that no unit makes a quantity."""
    starts = [start for start, _ in names]
    kept = []
    for quantity in quantities:
        at = bisect_right(starts, quantity.end - 1) - 1
        if at >= 0 and names[at][1] > quantity.start:
            continue
        if is_word(text, quantity) or (quantity.chinese and not states_unit(quantity)):
            continue
        kept.append(quantity)
    return kept


def _surround(passage: Passage, quantities: list[Quantity]) -> list[Mention]:
    text = passage.text
    notes = {
        place
        for kind in (_NOTE, _IN_NAME)
        for match in kind.finditer(text, passage.start, passage.end)
        for place in match.span()
    }
    marks = [
        (match.start(), match.group())
        for match in _CLAUSE_MARK.finditer(text, passage.start, passage.end)
        if match.start() not in notes and match.end() not in notes
    ]
    places = [place for place, _ in marks]
    depth_after = _depths(marks)
    mentions = []
    for number, quantity in enumerate(quantities):
        at = bisect_right(places, quantity.start - 1)
        left, opened_by = (places[at - 1] + len(marks[at - 1][1]), marks[at - 1][1]) if at else (passage.start, "")
        if number and quantities[number - 1].end > left:
            left, opened_by = quantities[number - 1].end, "number"
        if opened_by == "(" and left == quantity.start and at > 1:
            left = _reach_back(marks, at, quantities[number - 1].end if number else passage.start)
        until = bisect_right(places, quantity.end - 1)
        right = places[until] if until < len(places) else passage.end
        if number + 1 < len(quantities):
            right = min(right, quantities[number + 1].start)
        mentions.append(
            Mention(
                quantity,
                passage.sentence_of(quantity.start),
                at,
                text[left : quantity.start],
                text[quantity.end : right],
                opened_by,
                depth_after[at],
            )
        )
    return mentions


def _reach_back(marks: list[tuple[int, str]], at: int, floor: int) -> int:
    """A number right behind a parenthesis is said of the words before it: 环比上一旬(1612万吨)."""
    place, mark = marks[at - 2]
    return max(floor, place + len(mark))


def _depths(marks: list[tuple[int, str]]) -> list[int]:
    """Parenthesis depth before each mark and after the last."""
    depths = [0]
    for _, mark in marks:
        now = depths[-1] + (mark == _OPEN) - (mark == _CLOSE)
        depths.append(max(0, now))
    return depths
