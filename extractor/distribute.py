"""分别 and its kin: which value of a list belongs to which label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.dates import DateSpan
from extractor.indicator import strip_phrase
from extractor.level import level_of
from extractor.passage import Mention, Passage
from extractor.words import Span, Words

_BETWEEN = re.compile(r"[、,]?(?:和|及|以及)?|、?与")
_CUE = re.compile(r"分别|依次|各[为达是有]|均[为达]")
_JOINTS = (re.compile(r"、|和|与|以及|及(?!其|格|以上|以下)"), re.compile("、"))
"""及 may join labels or stand in one (教学及辅助用房): the way that gives one label a value counts."""
_CLAUSE_MARKS = ",;:。!?()"
_BEHIND_VALUE = "、,;。!?:()和与及以左右之等多余的均\n "
_LONGEST_LABEL = 40

_COEFFICIENT, _LIST_REACH = "差异系数", 600

Label = tuple[Span, ...]
"""Stretches of the folded paragraph that together name one value."""


@dataclass(frozen=True, slots=True)
class Series:
    """A run of values with nothing but list marks between them."""

    first: int
    """Number of its first mention in the passage."""
    length: int
    labels: tuple[Label, ...] = ()
    """One per value, or empty."""
    periods: tuple[str, ...] = ()
    """One per value, or empty."""
    announced: bool = False
    """分别 or a kindred word stands before it."""


def find_series(passage: Passage, words: Words) -> list[Series]:
    """Return the value lists of a paragraph, labelled as far as the words allow."""
    found: list[Series] = []
    labels: tuple[Label, ...] = ()
    for first, length in _runs(passage):
        lead = passage.mentions[first]
        sentence_start = passage.sentences[lead.sentence][0]
        cues = list(_CUE.finditer(passage.text, sentence_start, lead.quantity.start))
        own: tuple[Label, ...] = ()
        if cues:
            stem = _clause_start(passage.text, sentence_start, cues[-1].start())
            own = _split_labels(words, stem, cues[-1].start(), length)
            if own:
                labels = own
            elif len(labels) == length:
                narrowing = strip_phrase(words, stem, cues[-1].start())
                own = tuple((narrowing, *label) if narrowing else label for label in labels)
        periods = _periods(passage.dates_between(sentence_start, lead.quantity.start), length)
        found.append(Series(first, length, own, periods, announced=bool(cues)))
    return found


def _clause_start(text: str, start: int, end: int) -> int:
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in _CLAUSE_MARKS))


def _runs(passage: Passage) -> list[tuple[int, int]]:
    """Runs of two or more values with only list marks between: (number of first, length)."""
    runs = []
    mentions = passage.mentions
    at = 0
    while at < len(mentions):
        last = at
        while last + 1 < len(mentions) and _follows(passage.text, mentions[last], mentions[last + 1]):
            last += 1
        if last > at:
            runs.append((at, last - at + 1))
        at = last + 1
    return runs


def _follows(text: str, mention: Mention, following: Mention) -> bool:
    a, b = mention.quantity, following.quantity
    gap = text[a.end : b.start]
    if not gap or len(gap) > 3 or not _BETWEEN.fullmatch(gap) or a.kind == "range-low" or b.kind == "range-low":
        return False
    if gap == "," and text[b.end : b.end + 1] not in _BEHIND_VALUE:
        return False  # 增加到92所,11所新增公办园与…: the second is what the next clause is about
    shares = a.unit == "" or (a.unit == "个" and b.unit == "个百分点")  # 1.28个、6.08个百分点
    return a.unit == b.unit or shares or a.kind == b.kind == "term"


def _split_labels(words: Words, start: int, end: int, length: int) -> tuple[Label, ...]:
    """Split 小学、初中仪器达标率 into one label a value; the head they share stays with each."""
    pieces = next((pieces for joint in _JOINTS if len(pieces := _pieces(words, start, end, joint)) == length), None)
    if pieces is None:
        return ()
    head = _shared_head(words.text, pieces)
    last = pieces[-1]
    if head is None:
        return tuple((piece,) for piece in pieces)
    return (*((piece, head) for piece in pieces[:-1]), (last,))


def _pieces(words: Words, start: int, end: int, joint: re.Pattern[str]) -> list[Span]:
    pieces: list[Span] = []
    at = start
    for mark in [*joint.finditer(words.text, start, end), None]:
        piece = strip_phrase(words, at, mark.start() if mark else end)
        if piece is None:
            return []
        pieces.append(piece)
        at = mark.end() if mark else end
    return pieces


def _shared_head(text: str, pieces: list[Span]) -> Span | None:
    """What the last piece says of all: the part behind its own level word, or behind its last 的."""
    start, end = pieces[-1]
    last = text[start:end]
    if all(level_of(text[slice(*piece)]) for piece in pieces):
        own = level_of(last)
        for cut in range(2, min(len(last), _LONGEST_LABEL)):
            if level_of(last[:cut]) == own and not level_of(last[cut:]):
                return start + cut, end
    of = last.rfind("的")
    return (start + of + 1, end) if 0 < of < len(last) - 1 else None


def _periods(dates: list[DateSpan], length: int) -> tuple[str, ...]:
    """Years that a list of dates before the values gives them, latest list first."""
    for date in reversed(dates):
        if not date.is_range and len(date.years) == length:
            return date.years if "20__" not in date.years else _numbered(length)
        if date.is_range:
            first, last = date.years
            if not first.isdigit():
                return _numbered(length)
            if int(last) - int(first) + 1 == length:
                return tuple(str(year) for year in range(int(first), int(last) + 1))
    return ()


def _numbered(length: int) -> tuple[str, ...]:
    return tuple(f"20__#{number + 1}" for number in range(length))


def is_coefficient(passage: Passage, mention: Mention) -> bool:
    """Whether a bare decimal is one of the coefficients its sentence lists: 差异系数:师生比0.31,生均用房面积0.44."""
    quantity = mention.quantity
    if quantity.unit or quantity.kind or quantity.chinese or quantity.place >= 1:
        return False
    begin = max(passage.sentences[mention.sentence][0], quantity.start - _LIST_REACH)
    return passage.text.rfind(_COEFFICIENT, begin, quantity.start) >= 0
