"""Differences, in figures and in percentage points."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from rules.relation import Relation, relate
from tests.rules.instances.drawing import COUNTS, MONEY, draw_amount, draw_count, print_result
from tests.rules.printing import (
    STYLES,
    beyond,
    corners,
    draw_place,
    figure,
    print_amount,
    print_value,
    room_at,
    span_of,
)


def subtract(rng: Random, broken: bool) -> Relation | None:
    style, unit = rng.choice(STYLES), rng.choice(COUNTS + MONEY)
    if unit in COUNTS:
        low, high = sorted((draw_count(rng), draw_count(rng)))
        claims = figure(high, 1, unit), figure(low, 1, unit)
        true, place = Fraction(high - low), Fraction(1)
    else:
        small, large = sorted((draw_amount(rng), draw_amount(rng)))
        claims = print_amount(rng, large, style, unit), print_amount(rng, small, style, unit)
        true = large - small
        place = draw_place(rng, true)
    printed = print_value(true, place, style)
    if broken:
        scale = claims[0].quantity.unit_of.scale
        ends = [(a - b) / scale for a, b in corners(span_of(claims[0]), span_of(claims[1]))]
        printed = beyond(rng, min(ends), max(ends), place, room_at(place, unit))
    return relate("diff", "cue", minuend=claims[0], subtrahend=claims[1], difference=figure(printed, place, unit))


def move_points(rng: Random, broken: bool) -> Relation | None:
    style = rng.choice(STYLES)
    rates = [Fraction(rng.randint(0, 1_000_000), 10_000) for _ in range(2)]
    claims = [
        figure(print_value(rate, place, style), place, "%")
        for rate in rates
        for place in (Fraction(1, 10 ** rng.randint(0, 3)),)
    ]
    rise = rates[1] - rates[0]
    falls = rise < 0 and rng.random() < 0.8
    sign = -1 if falls else 1

    def ends() -> list[Fraction]:
        return [sign * (b - a) for a, b in corners(span_of(claims[0]), span_of(claims[1]))]

    unit = rng.choice(("个百分点", "个百分点", "个基点"))
    if abs(rise) < 1 and not falls and rise < 0:
        return None  # -0.9 cut to 0 would lose its sign
    points = print_result(rng, rise * sign, style, unit, rng.randint(0, 2), ends if broken else None)
    if falls and points.quantity.value < 0:
        return None
    roles = {"from": claims[0], "to": claims[1], "points": points}
    return relate("ppdiff", "cue", op="falls" if falls else "rises", **roles)
