"""分别 and its kin: which value of a list belongs to which label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.dates import DateSpan
from extractor.indicator import strip_phrase
from extractor.level import level_of
from extractor.passage import Mention, Passage

_BETWEEN = re.compile(r"[、,]?(?:和|与|及|以及)?")
_CUE = re.compile(r"分别|依次|各[为达是有]|均[为达]")
_JOINT = re.compile(r"、|和|与|以及|及(?!其|格|以上)")
_CLAUSE_START = re.compile(r"[^,;:。!?()]*$")


@dataclass(frozen=True, slots=True)
class Series:
    """A run of values with nothing but list marks between them."""

    first: int
    """Number of its first mention in the passage."""
    length: int
    stem: str
    """Words before its cue, from the clause's start; the labels are in here."""
    labels: tuple[str, ...] = ()
    """One per value, or empty."""
    periods: tuple[str, ...] = ()
    """One per value, or empty."""
    announced: bool = False
    """分别 or a kindred word stands before it."""


def find_series(passage: Passage) -> list[Series]:
    """Return the value lists of a paragraph, labelled as far as the words allow."""
    found: list[Series] = []
    labels: tuple[str, ...] = ()
    for first, length in _runs(passage):
        lead = passage.mentions[first]
        sentence = passage.sentences[lead.sentence]
        before = passage.text[sentence[0] : lead.quantity.start]
        cues = list(_CUE.finditer(before))
        stem_end = cues[-1].start() if cues else len(before)
        stem_text = before[:stem_end]
        match = _CLAUSE_START.search(stem_text)
        stem = match.group() if match else ""
        own = _split_labels(stem, length) if cues else ()
        if own:
            labels = own
        elif cues and len(labels) == length:
            own = labels
        periods = _periods(passage.dates, sentence[0], lead.quantity.start, length)
        found.append(Series(first, length, stem, own, periods, announced=bool(cues)))
    return found


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
    return a.unit == b.unit or a.unit == "" or a.kind == b.kind == "term"


def _split_labels(stem: str, length: int) -> tuple[str, ...]:
    """Split 小学、初中仪器达标率 into one label a value; the shared head stays with each."""
    pieces = [strip_phrase(piece) for piece in _JOINT.split(stem)]
    if len(pieces) < 2 or len(pieces) != length or not all(pieces):
        return ()
    head = _shared_head(pieces)
    return tuple(piece if piece.endswith(head) else piece + head for piece in pieces)


def _shared_head(pieces: list[str]) -> str:
    """What the last piece says of all: the part behind its own level word, or behind its last 的."""
    last = pieces[-1]
    if all(level_of(piece) for piece in pieces):
        first_word = pieces[0]
        for cut in range(1, len(last)):
            if level_of(last[:cut]) and not level_of(last[cut:]) and len(last[:cut]) >= len(first_word) - 2:
                return last[cut:]
    _, of, head = last.rpartition("的")
    return head if of else ""


def _periods(dates: list[DateSpan], start: int, end: int, length: int) -> tuple[str, ...]:
    """Years that a list of dates before the values gives them, latest list first."""
    for date in reversed(dates):
        if not start <= date.start < end:
            continue
        if not date.is_range and len(date.years) == length:
            if "20__" in date.years:
                return tuple(f"20__#{number + 1}" for number in range(length))
            return date.years
        if date.is_range and len(date.years) == 2:
            first, last = date.years
            if first.isdigit() and last.isdigit() and int(last) - int(first) + 1 == length:
                return tuple(str(year) for year in range(int(first), int(last) + 1))
            if not first.isdigit() and length > 1:
                return tuple(f"20__#{number + 1}" for number in range(length))
    return ()
