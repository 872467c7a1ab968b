"""Units that a movement prints once, or in a bracket before: 由485增加到520人, 价格(元/吨)…由5780降至5490,跌290."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.cell_values import read_unit
from extractor.numbers import scan_numbers
from extractor.passage import Mention, Passage
from extractor.quantity import Quantity
from extractor.units import Unit

_UP_DOWN = r"(?:增长|增加|上升|提高|提升|扩大|上涨|回升|减少|下降|降低|缩小|下跌|回落|压减|调整|[增升涨扩减降跌缩压调])"
_LEAVES = re.compile(r"(?:由|从)(?:[^,;。0-9]{0,10})$")
_ARRIVES = re.compile(rf"(?:{_UP_DOWN}|变|改|发展)?(?:到|至|为|成)(?:了|约)?(?:今年|目前|年底|现在)?的?")
_MOVED = re.compile(rf",?(?:净|共|累计|合计)?{_UP_DOWN}(?:了|约)*")
_BRACKET = re.compile(r"\((?:单位[:为]?)?(?P<unit>[^(),;。:0-9]{1,4})(?:/[^(),;。:0-9]{1,4})?\)")
_OWN = 1000
_NEAR = 400
"""How far before a movement a bracket may give its unit, in characters."""


def units_of_movements(passage: Passage) -> dict[int, Quantity]:
    """Return the numbers of movements that leave their unit out, by their place among a paragraph's numbers, with it."""
    found: dict[int, Quantity] = {}
    mentions = passage.mentions
    for number, (start, end) in enumerate(pairwise(mentions)):
        if not _is_movement(start, end) or not (is_bare(start.quantity) or is_bare(end.quantity)):
            continue
        unit = _unit_of(passage, start, end)
        if unit is None:
            continue
        places = [number, number + 1]
        if number + 2 < len(mentions) and _is_by_how_much(end, mentions[number + 2]):
            places.append(number + 2)
        found |= {at: in_unit(one, *unit) for at in places if is_bare(one := mentions[at].quantity)}
    return found


def is_bare(quantity: Quantity) -> bool:
    """Whether a number is printed with no unit, and is no ratio, range or words."""
    return not (quantity.unit or quantity.kind or quantity.chinese or quantity.more)


def in_unit(quantity: Quantity, unit: Unit, times: int) -> Quantity:
    """Return a bare number in a unit, so many times as large: 3.2 in 亿元."""
    place = quantity.place * times
    return replace(
        quantity, unit_of=unit, value=quantity.value * times, place=place, is_exact=unit.exact and place == 1
    )


def worth_beside(bare: Quantity, whole: Quantity, worth: int) -> int:
    """Return what another figure's 万 or 亿 makes of a number beside it: 1 where that has its own or is as large without."""
    return worth if bare.surface[-1:] not in "万亿" and bare.value * worth < _OWN * whole.value else 1


def _is_movement(start: Mention, end: Mention) -> bool:
    return (
        start.sentence == end.sentence
        and end.opened_by == "number"
        and _ARRIVES.fullmatch(end.before) is not None
        and _LEAVES.search(start.before) is not None
    )


def _unit_of(passage: Passage, start: Mention, end: Mention) -> tuple[Unit, int] | None:
    """The unit that one end prints, else that of the last bracket before in the sentence."""
    told, bare = (end.quantity, start.quantity) if is_bare(start.quantity) else (start.quantity, end.quantity)
    if told.unit and not told.kind:
        worth = next((one.worth for one in scan_numbers(told.surface)), 1)
        return told.unit_of, worth_beside(bare, told, worth)
    begin = max(passage.sentences[start.sentence][0], start.quantity.start - _NEAR)
    brackets = list(_BRACKET.finditer(passage.text, begin, start.quantity.start))
    return read_unit(brackets[-1]["unit"]) if brackets and is_bare(told) else None


def _is_by_how_much(end: Mention, behind: Mention) -> bool:
    return behind.clause <= end.clause + 1 and _MOVED.fullmatch(behind.before.lstrip(",")) is not None
