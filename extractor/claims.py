"""From the numbers of a paragraph to claims: what counts as one, and what each is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate

from extractor.distribute import Series, find_series
from extractor.indicator import Indicator, is_relative, phrase_after, phrase_before
from extractor.level import find_levels, level_of
from extractor.modality import modality_of
from extractor.passage import Mention, Passage
from extractor.period import period_before
from extractor.qualifiers import bound_of
from extractor.quantity import Quantity
from extractor.scope import scope_of

_STATES_VALUE = re.compile(r"(?:为|是|达|达到|到|至|于|过|[数值比率率]|系数|指数|得分|[、:])[约近]?$")


@dataclass(slots=True)
class Draft:
    """A claim before it has its place in the document."""

    quantity: Quantity
    """Bound set, unit shared from its list; span in the folded text."""
    indicator: Indicator
    level: str
    scope: tuple[str, ...]
    period: str
    period_kind: str
    modality: str
    sentence: int
    clause: int
    depth: int
    before: str
    after: str
    series: int = -1
    place: int = 0


def draft_claims(passage: Passage, words: list[str], *, aims: bool, topic: str) -> list[Draft]:
    """Return the claims of a paragraph in order.

    Args:
        passage: the paragraph with its numbers.
        words: the paragraph segmented; joined they are the paragraph.
        aims: whether headings or title make its figures targets.
        topic: title of the list item it is, "" where that names nothing counted.
    """
    if not passage.mentions:
        return []
    starts = [passage.start, *(passage.start + at for at in accumulate(map(len, words)))]
    series = find_series(passage)
    in_series = {one.first + place: (number, place) for number, one in enumerate(series) for place in range(one.length)}
    drafts: list[Draft] = []
    reader = _Reader(passage, aims=aims, topic=topic)
    for number, mention in enumerate(passage.mentions):
        run, place = in_series.get(number, (-1, 0))
        one = series[run] if run >= 0 else None
        quantity = _finished(passage, number, one)
        if not _is_claim(quantity, mention, one):
            continue
        following = _words_from(words, starts, mention.quantity.end)
        drafts.append(reader.draft(mention, quantity, following, one, run, place))
    return drafts


def _finished(passage: Passage, number: int, series: Series | None) -> Quantity:
    """The quantity with its bound, and with the unit its list shares."""
    mention = passage.mentions[number]
    quantity = mention.quantity
    if series and not quantity.unit and quantity.kind not in ("ratio", "term"):
        last = passage.mentions[series.first + series.length - 1].quantity
        if last.unit:
            exact = last.unit_of.exact and quantity.place == 1
            quantity = replace(quantity, unit_of=last.unit_of, is_exact=exact)
    bound = bound_of(quantity, mention.before, mention.after)
    return quantity if bound == quantity.bound else replace(quantity, bound=bound)


def _is_claim(quantity: Quantity, mention: Mention, series: Series | None) -> bool:
    """Whether a number states a quantity; one without a unit must be said to be a value."""
    if quantity.unit or quantity.kind in ("ratio", "fraction"):
        return True
    if quantity.chinese:
        return False
    if quantity.kind == "term":
        return "比" in mention.before or series is not None
    states = _STATES_VALUE.search(mention.before) is not None
    if quantity.place < 1:
        return states or (series is not None and series.announced)
    return states and mention.before[-1] not in "、:" and mention.after == "" and mention.opened_by != "number"


def _words_from(words: list[str], starts: list[int], place: int) -> list[str]:
    """The segmented words from a folded place on, the first one cut where the place lies in it."""
    at = bisect_left(starts, place)
    head = [] if starts[at] == place else [words[at - 1][place - starts[at - 1] :]]
    return head + words[at : at + 16]


class _Reader:
    """What has been said so far in the paragraph: subject and level carry over."""

    def __init__(self, passage: Passage, *, aims: bool, topic: str) -> None:
        self.passage = passage
        self.aims = aims
        self.topic = topic
        self.sentence = -1
        self.level = ""
        self.subject = ""
        self.read_to = passage.start

    def draft(
        self, mention: Mention, quantity: Quantity, following: list[str], series: Series | None, run: int, place: int
    ) -> Draft:
        """Return the claim a mention makes."""
        if mention.sentence != self.sentence:
            self.sentence = mention.sentence
            self.level = ""
            self.read_to = self.passage.sentences[mention.sentence][0]
        text = self._indicator_text(mention, quantity, following, series, place)
        level = self._level(mention, quantity, text, series, place)
        period, kind = self._period(quantity, series, place)
        sentence_start = self.passage.sentences[mention.sentence][0]
        words_before = self.passage.text[sentence_start : quantity.start]
        return Draft(
            quantity=quantity,
            indicator=Indicator(text),
            level=level,
            scope=scope_of(words_before[-40:] + mention.after),
            period=period,
            period_kind=kind,
            modality=modality_of(mention.before, words_before, aims=self.aims),
            sentence=mention.sentence,
            clause=mention.clause,
            depth=mention.depth,
            before=mention.before,
            after=mention.after,
            series=run,
            place=place,
        )

    def _indicator_text(
        self, mention: Mention, quantity: Quantity, following: list[str], series: Series | None, place: int
    ) -> str:
        if series and series.labels:
            return series.labels[place]
        before, after = phrase_before(mention), phrase_after(mention, following)
        if series and place:
            return self.subject
        if after:
            text = after
        elif before and is_relative(before):
            text = self.subject + before
            return text
        elif before:
            text = before
        else:
            text = self.subject or self.topic
        self.subject = text
        return text

    def _level(self, mention: Mention, quantity: Quantity, text: str, series: Series | None, place: int) -> str:
        own = level_of(text)
        if not (series and series.labels):
            said = self.passage.text[self.read_to : quantity.start]
            levels = find_levels(said)
            if levels:
                self.level = levels[-1]
        self.read_to = max(self.read_to, quantity.end)
        return own or self.level

    def _period(self, quantity: Quantity, series: Series | None, place: int) -> tuple[str, str]:
        period, kind = period_before(self.passage, quantity.start)
        return (series.periods[place], kind) if series and series.periods else (period, kind)

