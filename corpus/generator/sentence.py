"""One sentence of a report from its pattern: figures put in, one of them wrong where that is asked.

Patterns name figures in braces:

    {name}          this year's            {name@}         last year's
    {name%}         growth in percent      {name+}         change, without its sign
    {part/whole}    share in percent       {name^up|down}  a word for the direction
    {!…}            may be planted wrong: the relation of its sentence breaks
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.generator.world import World

_HOLE = re.compile(r"\{(!?)([a-z_]+)(?:(@|%|\+)|/([a-z_]+)|\^([^|}]+)\|([^}]+))?\}")
_LEAST_SHIFT = 0.08  # of a count: moves growth, share and difference past any rounding
_LEAST_POINTS = 1.0  # of a printed percentage


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure printed wrong, in the sentence's own offsets."""

    start: int
    end: int
    surface: str
    right: str


def write_sentence(pattern: str, world: World, year: int, slip: random.Random | None = None) -> tuple[str, Slip | None]:
    """Return a sentence and, with a generator of slips given, the figure that is wrong in it (None if none can be)."""
    holes = list(_HOLE.finditer(pattern))
    printed = [_print(hole, world, year) for hole in holes]
    chosen, wrong = -1, ""
    if slip is not None:
        order = [at for at, hole in enumerate(holes) if hole.group(1)]
        slip.shuffle(order)
        for at in order:
            if found := mistype(printed[at], slip):
                chosen, wrong = at, found
                break
    text, at, made = "", 0, None
    for number, hole in enumerate(holes):
        text += pattern[at : hole.start()]
        surface = wrong if number == chosen else printed[number]
        if number == chosen:
            made = Slip(len(text), len(text) + len(surface), surface, printed[number])
        text += surface
        at = hole.end()
    return text + pattern[at:], made


def moves(pattern: str, world: World, year: int) -> bool:
    """Whether every figure that a sentence says rose or fell did."""
    names = (hole.group(2) for hole in _HOLE.finditer(pattern) if hole.group(5) or hole.group(3) in ("%", "+"))
    return all(world.value(name, year) != world.value(name, year - 1) for name in names)


def _print(hole: re.Match[str], world: World, year: int) -> str:
    _, name, mark, whole, up, down = hole.groups()
    now, then = world.value(name, year), world.value(name, year - 1)
    if up is not None:
        return up if now > then else down
    if whole is not None:
        return tenths(round(now * 1000 / world.value(whole, year)))
    if mark == "%":
        return tenths(abs(round((now - then) * 1000 / then)))
    value = then if mark == "@" else abs(now - then) if mark == "+" else now
    return tenths(value) if world.is_rate(name) else str(value)


def tenths(value: int) -> str:
    """Return a number of tenths with its one decimal."""
    return f"{value // 10}.{value % 10}"


def mistype(right: str, dice: random.Random) -> str:
    """Return a figure with one slip of the hand (a digit, two swapped, one left out) that no rounding explains; "" where none will do."""
    makers: list[Callable[[str, random.Random], str]] = [_other_digit, _swapped, _left_out]
    dice.shuffle(makers)
    for make in makers:
        for _ in range(8):
            wrong = make(right, dice)
            if wrong and wrong[0] != "0" and _is_off(right, wrong):
                return wrong
    return ""


def _is_off(right: str, wrong: str) -> bool:
    a, b = float(right), float(wrong)
    if "." in right:
        return abs(a - b) >= _LEAST_POINTS and b < 100
    return abs(a - b) >= max(_LEAST_SHIFT * a, 2)


def _other_digit(right: str, dice: random.Random) -> str:
    at = dice.choice([place for place, mark in enumerate(right) if mark.isdigit()])
    return right[:at] + dice.choice([digit for digit in "0123456789" if digit != right[at]]) + right[at + 1 :]


def _swapped(right: str, dice: random.Random) -> str:
    places = [
        place
        for place in range(len(right) - 1)
        if right[place : place + 2].isdigit() and right[place] != right[place + 1]
    ]
    if not places:
        return ""
    at = dice.choice(places)
    return right[:at] + right[at + 1] + right[at] + right[at + 2 :]


def _left_out(right: str, dice: random.Random) -> str:
    whole = right.split(".")[0]
    if len(whole) < 3:
        return ""
    at = dice.randrange(1, len(whole))
    return right[:at] + right[at + 1 :]
