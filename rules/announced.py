"""Announced numbers of things: 六大行动, 三所学校, “七化”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.numerals import read_numeral


def _count(before: str) -> str:
    """The pattern of a number from 1 to 29 behind what may stand before it; it begins with a set, so that searches skip to it."""
    return (
        rf"(?P<number>[0-9一二两三四五六七八九十]{before}"
        r"(?:(?<=[0-9])[0-9]?|(?<=[一二两三四五六七八九])|(?<=十)[一二三四五六七八九]?|(?<=二)十[一二三四五六七八九]?))"
    )


_PLAIN = re.compile(
    _count("(?<![0-9.第十百千万].)(?<![一二三四五六七八九]、.)")
    + r"(?:(?P<unit>个?方面|[个项所大条类种位名家步句点座级次轮方件]|年(?=[,间]))"
    r"(?P<what>[^,;。:、“”‘’()0-9\n]{0,12}))"
)
_QUOTED = re.compile(
    _count("(?<=[“、].)") + r"(?P<unit>)(?P<what>[^,;。:、“”‘’()0-9\n个项所大条类种位名]{1,3})(?=[”、])"
)
_FEWEST, _MOST = 2, 30
_POINTS_BACK = re.compile(r"(?:[上前]述|(?<![目之以此])前|(?<![之以今此])后)$")
"""上述两项资金 were listed before; 前三项和第七项 are of a table."""
_CLASSES = ("类", "级")
_NOUN_ENDS = re.compile(r"[的是在为和与及]|依次|分别")


@dataclass(frozen=True, slots=True)
class Announced:
    """A number of things that a text may list; places are folded."""

    start: int
    """Of the number."""
    end: int
    """Of the number with its unit."""
    stated: int
    unit: str
    """"" for a bare one in quotes (七化)."""
    what: str
    """What is counted, as far as the words go."""
    after: int
    """Where the words about it end."""


def find_announced(text: str) -> Iterator[Announced]:
    """Yield numbers from 2 to 30 of countable things, in order of kind."""
    for pattern in (_PLAIN, _QUOTED):
        for match in pattern.finditer(text):
            stated = count_of(match.group("number"))
            back = _POINTS_BACK.search(text[max(0, match.start() - 3) : match.start()]) is not None or _names_class(
                text, match
            )
            if stated is not None and _FEWEST <= stated <= _MOST and not back:
                unit = match.group("unit")
                yield Announced(
                    match.start(),
                    match.end("unit") if unit else match.end(),
                    stated,
                    unit,
                    _NOUN_ENDS.split(match.group("what"))[0],
                    match.end(),
                )


def _names_class(text: str, match: re.Match[str]) -> bool:
    """Whether the number is the name of a class: 一类7个、二类5个."""
    return match.group("unit") in _CLASSES and text[match.end("unit") : match.end("unit") + 1].isdigit()


def count_of(written: str) -> int | None:
    """Return a number in digits or numerals as a count, None where it is none."""
    if written.isdigit():
        return int(written)
    value = read_numeral(written)
    return None if value is None else int(value)
