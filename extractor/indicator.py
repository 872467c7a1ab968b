"""What a figure counts: the noun phrase before it, or right behind it, in the report's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.data import load_data
from extractor.passage import Mention
from extractor.words import Span, Words

_LONGEST_RIGHT = 24
_PUNCTUATION = re.compile(r"[,;:。!?()、“”《》\n|]")
_OF = re.compile(r"(?:以上|以下|以内|左右)?的(?!是)")
_COMPARED = frozenset("高低多少快慢")  # 较正常水位108米低1.58米
_RATES = frozenset(("比率", "百分点", "倍", ""))
_OPENING_DATE = re.compile(
    r"(?:其中|截至|截止|到)?[0-9_]{4}年?(?:[-—~至到][0-9_]{2,4}年?)?(?:度|末|底|以来)?(?=[^0-9_])"
    r"|[0-9]{1,2}[-—~至到][0-9]{1,2}月份?(?:累计)?"
)
_CLOSING_DATE = re.compile(r"(?:(?:19|20)[0-9]{2}|20__)年(?:度|末|底)?\Z")
_ON_BASIS = re.compile(r"(?:按|以)[^,;。的]{2,12}(?:计算|测算|统计|计)(?=.)")
_DATED = re.compile(r"[年月日_]|^[一二三四五六七八九十]+$")
_STATES = tuple("岗编职校园册读籍建训院库")  # 在岗教师 is one name; 在 only joins elsewhere
_NUMERIC = re.compile(r"[0-9_.年月日\-—~至到一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted."""

    text: str
    """The words of the report, as the original writes them."""
    folded: str = ""
    """The same as the grammar reads it; what matching compares."""
    name: str | None = None
    """Canonical name in the catalogue, where it has one."""


@cache
def _word_set(kind: str) -> frozenset[str]:
    return frozenset(load_data("phrases.yaml")[kind])


def phrase_before(mention: Mention, words: Words) -> Span | None:
    """Return the span of the noun phrase that leads up to the number, joining words dropped."""
    start, end = mention.quantity.start - len(mention.before), mention.quantity.start
    phrase = strip_phrase(words, start, end)
    if phrase is None and mention.opened_by == ")":  # 价格指数(CSPI)为100.86
        opening = words.text.rfind("(", 0, start)
        start = max(words.text.rfind(mark, 0, opening) for mark in ",;:。、)") + 1 if opening > 0 else end
        return strip_phrase(words, start, end)
    return phrase


def strip_phrase(words: Words, start: int, end: int) -> Span | None:
    """Drop what only joins from a stretch: times and adverbs in front, verbs of being behind."""
    if basis := _ON_BASIS.match(words.text, start, end):
        start = basis.end()
    if dated := _OPENING_DATE.match(words.text, start, end):
        start = dated.end()
    spans = words.between(start, end)
    leads, tails, changes = _word_set("lead"), _word_set("tail"), _word_set("changes")
    text = words.text
    while spans:
        if (dated := _CLOSING_DATE.search(text, spans[0][0], spans[-1][1])) and dated.start() > spans[0][0]:
            spans = [span for span in spans if span[0] < dated.start()]
            continue
        word = text[slice(*spans[-1])]
        joins_later_value = word in ("到", "至", "为") and len(spans) > 1 and text[slice(*spans[-2])] in changes
        if word not in tails:
            break
        spans.pop()
        if joins_later_value:
            spans.pop()
    first = 0
    while first < len(spans) and _leads(text, spans, first, leads):
        first += 1
    return (spans[first][0], spans[-1][1]) if first < len(spans) else None


def _leads(text: str, spans: list[Span], at: int, leads: frozenset[str]) -> bool:
    """Whether a word in front only dates or joins; a number does where 年, 月 or 日 is with it."""
    word = text[slice(*spans[at])]
    if word in leads:
        return word != "在" or text[spans[at][1] : spans[at][1] + 1] not in _STATES
    if _NUMERIC.fullmatch(word) is None:
        return False
    following = text[spans[at][1] : spans[at][1] + 1]
    return _DATED.search(word) is not None or following in ("年", "月", "日", "-", "—", "~", "至", "、", "_")


def phrase_after(mention: Mention, words: Words) -> Span | None:
    """Return the span of the noun phrase right behind the number, None where none starts there."""
    after, start = mention.after, mention.quantity.end
    if not after or _PUNCTUATION.match(after) or mention.quantity.kind == "range-low":
        return None
    of = _OF.match(after)
    if of is None and mention.quantity.dimension in _RATES:
        return None
    begin = start + (of.end() if of else 0)
    stops = _word_set("stops")
    end = begin
    for span in words.between(begin, min(start + len(after), begin + _LONGEST_RIGHT)):
        word = words.text[slice(*span)]
        if (word in stops and not (word == "的" and end > begin)) or _PUNCTUATION.match(word):
            break
        end = span[1]
    said = words.text[begin:end]
    if not said or said in _COMPARED or _pattern("moved").fullmatch(said):
        return None  # 由58.4天缩短到49.6天: how it moved is not what is counted
    return begin, end


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_data("phrases.yaml")[name])


def is_carried(phrase: str) -> bool:
    """Whether a phrase only dates or compares, so that the figure is of the last subject."""
    return _pattern("carried").match(phrase) is not None


def split_movement(phrase: str) -> tuple[str, int]:
    """Return what a phrase names before its words of movement, and where those begin (its length where there are none)."""
    match = _pattern("moved").search(phrase)
    if match is None:
        return phrase, len(phrase)
    return phrase[: match.start()], match.start()


def is_relative(phrase: str) -> bool:
    """Whether a phrase says what part of something named before this is."""
    return _pattern("relative").match(phrase) is not None


def measures(title: str) -> bool:
    """Whether the title of a list item names what its figures measure."""
    return _pattern("measures").search(title) is not None


def is_host(phrase: str) -> bool:
    """Whether a phrase only narrows the last subject: a level, a place, a sex, a kind of school."""
    return phrase in _word_set("hosts")
