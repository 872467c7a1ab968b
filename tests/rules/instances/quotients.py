"""Means and ratios."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from rules.relation import Relation, relate
from tests.rules.instances.drawing import draw_amount, draw_count, print_result
from tests.rules.printing import STYLES, beyond, corners, draw_place, figure, print_amount, print_value, span_of


def average(rng: Random, broken: bool) -> Relation | None:
    style, unit = rng.choice(STYLES), rng.choice(("人", "", "元", "分"))
    count = rng.randint(2, 6)
    if unit == "人":
        values = [Fraction(draw_count(rng)) for _ in range(count)]
        claims = [figure(each, 1, unit) for each in values]
    else:
        values = [draw_amount(rng) for _ in range(count)]
        claims = [print_amount(rng, each, style, unit) for each in values]
    true = sum(values, Fraction(0)) / count
    place = Fraction(1, 10 ** rng.randint(0, 2)) if unit == "人" else draw_place(rng, true)
    printed = print_value(true, place, style)
    if broken:
        scale = claims[0].quantity.unit_of.scale
        low, high = (sum(ends) / scale / count for ends in zip(*(span_of(claim) for claim in claims), strict=True))
        printed = beyond(rng, low, high, place, place)
    return relate("mean", "series", value=claims, mean=figure(printed, place, unit))


def take_ratio(rng: Random, broken: bool) -> Relation | None:
    style, per = rng.choice(STYLES), rng.choice((1, 1, 100, 1000, 10_000))
    if rng.random() < 0.5:
        top, bottom = Fraction(draw_count(rng)), Fraction(draw_count(rng))
        claims = figure(top, 1, "个"), figure(bottom, 1, "人")
    else:
        top, bottom = draw_amount(rng), Fraction(draw_count(rng))
        claims = print_amount(rng, top, style, "元"), figure(bottom, 1, "人")

    def ends() -> list[Fraction]:
        return [per * a / b for a, b in corners(span_of(claims[0]), span_of(claims[1]))]

    unit = rng.choice(("", "元"))
    ratio = print_result(rng, per * top / bottom, style, unit, rng.randint(0, 3), ends if broken else None)
    if ratio.quantity.is_exact:
        return None
    op = str(per) if per > 1 else ""
    return relate("ratio", "cue", op=op, numerator=claims[0], denominator=claims[1], ratio=ratio)
