"""Counts said in one breath that make up a number announced before them: 八大类…"六涨一平一降", 四类用水"两减两增"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.announced import count_of
from rules.stretches import begin_of

_DIGIT = "[一二两三四五六七八九十0-9]+"
_MOVES = "[涨升增跌降减平]"
_SAID = re.compile(rf"(?:{_DIGIT}个?{_MOVES}){{2,4}}")
_EACH = re.compile(rf"({_DIGIT})个?{_MOVES}")
_OF = re.compile(rf"(?<![第之])(?P<number>{_DIGIT})(?:大?类|[个项种]|大)(?P<what>[^,;:。0-9]*)$")


@dataclass(frozen=True, slots=True)
class Movements:
    """How many things there are, and how many of them are said to rise, stand or fall; places are folded."""

    announced: tuple[int, int]
    stated: int
    said: tuple[int, int]
    counted: int


def find_movements(text: str) -> Iterator[Movements]:
    """Yield counts of risers and fallers with the number of all, right before them in their sentence."""
    for match in _SAID.finditer(text):
        begin = begin_of(text, "。;,!?\n", match.start())
        announced = _OF.search(text[begin : match.start()])
        if announced is None:
            continue
        stated = count_of(announced.group("number"))
        counts = [count_of(one) for one in _EACH.findall(match.group())]
        if stated is None or None in counts:
            continue
        start = begin + announced.start("number")
        end = begin + announced.start("what")
        yield Movements((start, end), stated, match.span(), sum(count or 0 for count in counts))
