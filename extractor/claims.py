"""From the numbers of a paragraph to claims: what counts as one, and what each is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from extractor.distribute import Label, Series, find_series, is_coefficient
from extractor.indicator import (
    is_carried,
    is_host,
    is_relative,
    measures,
    phrase_after,
    phrase_before,
    split_movement,
    strip_phrase,
)
from extractor.left_out_units import DeclaredUnit, complete_units
from extractor.level import find_levels, level_of, starts_with_level
from extractor.modality import modality_of
from extractor.passage import Mention, Passage
from extractor.period import period_before
from extractor.quantity import Quantity
from extractor.scope import scope_of
from extractor.stated import finished, is_claim
from extractor.words import Span, Words

_STOCK = re.compile(r"(?:共有|现有|拥有|设有|建有|全[县区市]有|^有)")
_NEW_ITEM = re.compile(r"[一二三四五六七八九十]是")
_ENDS_LIST, _FROM = ("等", "等共"), ("由", "从")
_RATES = frozenset(("比率", "百分点", "倍"))
_SHORT, _FAR = 10, 200  # characters; a clause reaches back so far at most


@dataclass(slots=True)
class Draft:
    """A claim before it has its place in the document."""

    quantity: Quantity
    """Bound set, unit shared from its list; span in the folded text."""
    phrase: tuple[Span, ...]
    """Stretches of the folded paragraph that together name what is counted."""
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


def draft_claims(
    passage: Passage, words: Words, *, aims: bool, topic: Span | None, unit: DeclaredUnit | None
) -> list[Draft]:
    """Return the claims of a paragraph in order.

    Args:
        passage: the paragraph with its numbers.
        words: the paragraph segmented.
        aims: whether headings or title make its figures targets.
        topic: span of the title of the list item it is, where that names what is counted.
        unit: what amounts are in where it is left out.
    """
    if not passage.mentions:
        return []
    series = find_series(passage, words)
    in_series = {one.first + place: (number, place) for number, one in enumerate(series) for place in range(one.length)}
    completed = complete_units(passage, unit)
    drafts: list[Draft] = []
    reader = _Reader(passage, words, aims=aims, topic=topic)
    for number, mention in enumerate(passage.mentions):
        run, place = in_series.get(number, (-1, 0))
        one = series[run] if run >= 0 else None
        quantity = finished(passage, number, one, completed)
        if is_claim(quantity, mention, one) or is_coefficient(passage, mention):
            drafts.append(reader.draft(mention, quantity, one, run, place))
        reader.seen = mention.quantity.start
    return drafts


class _Reader:
    """What has been said so far in the paragraph: subject and level carry over."""

    def __init__(self, passage: Passage, words: Words, *, aims: bool, topic: Span | None) -> None:
        self.passage = passage
        self.words = words
        self.aims = aims
        self.sentence = -1
        self.level = ""
        self.topic: Label = (topic,) if topic else ()
        self.subject: Label = self.topic
        self.last: Label = self.topic
        self.subject_unit = ""
        self.last_level = ""
        self.units_seen: set[str] = set()
        self.first_clause = 0
        self.goes_on = False
        self.depth = 0
        self.outer: Label = self.topic
        self.level_said: dict[tuple[Fraction, str], str] = {}
        self.read_to = passage.start
        self.seen = -1
        """Where the last number began, claim or not."""
        self.recent: list[Label] = []
        """What the sentence has counted so far, rates left out."""
        self.spread: list[Label] = []

    def draft(self, mention: Mention, quantity: Quantity, series: Series | None, run: int, place: int) -> Draft:
        """Return the claim a mention makes."""
        if mention.sentence != self.sentence:
            self.sentence = mention.sentence
            self.level = self.last_level = ""
            self.units_seen = set()
            self.first_clause = mention.clause
            self.recent = []
            self.read_to = self.passage.sentences[mention.sentence][0]
        if not place:
            self.spread = self._spread(mention, quantity, series) if series else []
        phrase = self._phrase(mention, quantity, series, place)
        if quantity.dimension not in _RATES:
            self.recent.append(phrase)
        period, kind = period_before(self.passage, quantity.start)
        if series and series.periods:
            period = series.periods[place]
        said = self.passage.text[self.passage.sentences[mention.sentence][0] : quantity.start]
        return Draft(
            quantity=quantity,
            phrase=phrase,
            level=self._level(mention, quantity, phrase, labelled=bool(series and series.labels)),
            scope=scope_of(said[-40:].rpartition(";")[2] + mention.after),
            period=period,
            period_kind=kind,
            modality=self._modality(mention, quantity, series, said),
            sentence=mention.sentence,
            clause=mention.clause,
            depth=mention.depth,
            before=mention.before,
            after=mention.after,
            series=run,
            place=place,
        )

    def _modality(self, mention: Mention, quantity: Quantity, series: Series | None, said: str) -> str:
        first, last = mention, mention
        if series:
            first = self.passage.mentions[series.first]
            last = self.passage.mentions[series.first + series.length - 1]
        return modality_of(first.before, last.after, said, bounded=quantity.bound not in "=~", aims=self.aims)

    def _phrase(self, mention: Mention, quantity: Quantity, series: Series | None, place: int) -> Label:
        """The words that name what is counted, and the subject for what follows."""
        if series and series.labels:
            label = series.labels[place]
            return (*label, *self.subject) if all(is_host(self._words(span)) for span in label) else label
        if self.spread:
            return self.spread[place]
        if (series and place) or quantity.kind == "range-high":
            return self.last
        if quantity.unit_of.is_name:
            self.last = ((quantity.end - 1, quantity.end),)  # 6镇: the unit is what is counted
            return self.last
        before, after = phrase_before(mention, self.words), phrase_after(mention, self.words)
        if after and before and (mention.before.endswith(_FROM) or split_movement(self._words(after))[1] == 0):
            after = None  # 教学点由112个减到23个
        subject = self.subject
        self.last = self._named(quantity, before, after, mention)
        self.goes_on = self.subject is subject and bool(subject)
        self._close_aside(mention, subject)
        return self.last

    def _spread(self, mention: Mention, quantity: Quantity, series: Series) -> list[Label]:
        """收入A元,支出B元,分别增长x%和y%: the rates are of what was counted last, one each."""
        counted = self.recent[-series.length :]
        if not series.announced or series.labels or len(counted) < series.length or quantity.dimension not in _RATES:
            return []
        before = phrase_before(mention, self.words)
        if before is None:
            return counted
        named, cut = split_movement(self._words(before))
        movement: Label = ((before[0] + cut, before[1]),) if before[0] + cut < before[1] else ()
        if is_relative(self._words(before)):
            movement = (before,)
        elif named and not is_carried(named):
            return []
        return [(*label, *movement) for label in counted]

    def _close_aside(self, mention: Mention, subject: Label) -> None:
        """What a parenthesis names (满分5分) is no subject for what follows it."""
        if mention.depth > self.depth:
            self.outer = subject
        elif mention.depth < self.depth and self.goes_on:
            own = tuple(span for span in self.last if span not in subject)  # 初中6.1平方米 narrows what was said before
            leads = self.last[:1] == own[:1]
            self.subject, self.last = self.outer, (*own, *self.outer) if leads else (*self.outer, *own)
        self.depth = mention.depth

    def _named(self, quantity: Quantity, before: Span | None, after: Span | None, mention: Mention) -> Label:
        if after is None:
            if before is None or is_carried(self._words(before)):
                if mention.opened_by == "number" and self.subject and self.last[1:] == self.subject:
                    return self.last  # 初中由0.58降到0.50
                goes_on = before is not None or mention.opened_by not in (",", ":")
                return self.subject if goes_on else self._from_clause_before(mention)
            said = self._words(before)
            named, cut = split_movement(said)
            movement = (before[0] + cut, before[1])
            if cut < len(said) and (not named or is_carried(named)):
                return (*self.subject, movement)
            if is_relative(said):
                return (*self.subject, before)
            if is_host(named) and mention.opened_by == ":" and (measured := self._measured_above(mention)):
                self.subject_unit = quantity.unit
                return (before, *measured)
            if (
                is_host(named)
                and self.subject
                and quantity.unit != "所"
                and self._continues(quantity, cut < len(said))
                and not self._words(self.subject[-1]).endswith(named[-1])  # 本科生…、研究生…: kinds of one thing
                and not is_host(self._words(self.subject[-1]))  # 中央40%、省级25%
            ):
                return (before, *self.subject)
        found: Label = (after or before or (0, 0),)
        if (
            self.topic
            and after is None
            and found[0][1] - found[0][0] <= _SHORT
            and measures(self._words(self.topic[0]))
        ):
            found = (*self.topic, *found)
        self.subject, self.subject_unit = found, quantity.unit
        return found

    def _continues(self, quantity: Quantity, moved: bool) -> bool:
        return moved or quantity.unit == self.subject_unit

    def _from_clause_before(self, mention: Mention) -> Label:
        """…占比超额完成任务,达到46.5%: the clause before names it where no number stands in it."""
        text, start = self.passage.text, mention.quantity.start - len(mention.before)
        floor = max(0, start - _FAR)
        begin = max(floor, *(text.rfind(mark, floor, start - 1) + 1 for mark in ",;:。!?()\n"))
        if begin <= self.seen < start:
            return self.subject
        phrase = strip_phrase(self.words, begin, start - 1)
        if phrase is None or phrase[1] - phrase[0] > 2 * _SHORT:
            return self.subject
        self.subject = (phrase,)
        return self.subject

    def _measured_above(self, mention: Mention) -> Label:
        """生均仪器设备值:小学0.21万元: what stands before the colon, where it names a measure."""
        kept, found = self.subject, self._from_clause_before(mention)
        self.subject = found if found and measures(self._words(found[-1])) else kept
        return found if self.subject is found else ()

    def _words(self, span: Span) -> str:
        return self.passage.text[slice(*span)]

    def _level(self, mention: Mention, quantity: Quantity, phrase: Label, *, labelled: bool) -> str:
        """The level a figure is of: its own words', the last figure's it goes on from, or the sentence's.

        One in a list under a total (其中小学52所) is that figure's alone; one that begins a sentence holds on.
        """
        text = self.passage.text
        own = next((level for span in phrase if (level := level_of(self._words(span))) is not None), None)
        begin = max(self.read_to, min((span[0] for span in phrase if span[0] >= self.read_to), default=quantity.start))
        ends_list = mention.before.endswith(_ENDS_LIST)  # 城东小学、第三中学食堂等16个项目 names places
        said = [] if ends_list else find_levels(text[self.read_to : begin])
        if _NEW_ITEM.search(text, self.read_to, quantity.start):
            self.level = self.last_level = ""
        new_part = ";" in text[self.read_to : quantity.start]
        self.read_to = max(self.read_to, quantity.end)
        if labelled:
            self.last_level = own if own is not None else said[-1] if said else self.last_level
            return self.last_level
        holds_on = bool(own) and (
            starts_with_level(self._words(phrase[0])) or _STOCK.search(mention.before) is not None
        )
        listed = quantity.unit in self.units_seen and mention.clause > self.first_clause and not new_part
        if said and not listed:
            self.level = said[-1]
        elif holds_on and not listed:
            self.level = own or ""
        same = (quantity.value, quantity.unit)
        if own is None and not said and not self.units_seen and quantity.value > 1:
            self.level = self.last_level = self.level_said.get(same, "")  # 53所学校, said before of 义务教育学校53所
        if own is not None or said:
            self.last_level = said[-1] if own is None else own
        elif not (self.goes_on or mention.runs_on or quantity.unit_of.dimension in _RATES):
            self.last_level = self.level
        self.units_seen.add(quantity.unit)
        self.level_said.setdefault(same, self.last_level)
        return self.last_level
