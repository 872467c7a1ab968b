"""Growth: from two levels, from a level and its change, over years, of parts and their whole."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from rules.relation import Member, Relation, relate
from tests.rules.instances.drawing import MONEY, draw_amount, draw_count, print_result
from tests.rules.printing import PLACES, STYLES, beyond, corners, draw_place, figure, print_amount, print_value, span_of


def grow(rng: Random, broken: bool) -> Relation | None:
    """Growth from both levels; a fall with or without its sign."""
    style, unit = rng.choice(STYLES), rng.choice(("人", *MONEY))
    previous = Fraction(draw_count(rng) + 5) if unit == "人" else draw_amount(rng) + 1
    current = previous * Fraction(rng.randint(20, 300), 100)
    if unit == "人":
        current = Fraction(round(current))
        claims = figure(previous, 1, unit), figure(current, 1, unit)
    else:
        claims = print_amount(rng, previous, style, unit, 7), print_amount(rng, current, style, unit, 7)
    rate = (current / previous - 1) * 100
    falls = rate < 0 and rng.random() < 0.7
    sign = -1 if falls else 1

    def ends() -> list[Fraction]:
        return [sign * (b / a - 1) * 100 for a, b in corners(span_of(claims[0]), span_of(claims[1])) if a > 0]

    percent = print_result(rng, rate * sign, style, "%", rng.randint(0, 3), ends if broken else None)
    if falls and percent.quantity.value < 0:
        return None  # 下降-3% is another statement
    op = "falls" if falls else "rises"
    return relate("growth", "cue", op=op, previous=claims[0], current=claims[1], percent=percent)


def grow_by(rng: Random, broken: bool) -> Relation | None:
    """Growth from a level and its change in absolute terms."""
    style, falls = rng.choice(STYLES), rng.random() < 0.4
    sign = -1 if falls else 1
    previous = draw_amount(rng) + 100
    change = previous * Fraction(rng.randint(1, 80), 100)
    current = previous + sign * change
    claims = print_amount(rng, current, style, "元", 7), print_amount(rng, change, style, "元", 6)

    def ends() -> list[Fraction]:
        return [100 * d / (c - sign * d) for c, d in corners(span_of(claims[0]), span_of(claims[1]))]

    if span_of(claims[1])[0] <= 0 or span_of(claims[0])[0] <= span_of(claims[1])[1]:
        return None
    percent = print_result(rng, change / previous * 100, style, "%", rng.randint(0, 3), ends if broken else None)
    if percent.quantity.value < 0:
        return None
    op = "falls" if falls else "rises"
    return relate("growth", "cue", op=op, current=claims[0], difference=claims[1], percent=percent)


def grow_from(rng: Random, broken: bool) -> Relation | None:
    """Growth from an earlier level and its change, the later level not printed."""
    style, falls = rng.choice(STYLES), rng.random() < 0.4
    previous = draw_amount(rng) + 100
    change = previous * Fraction(rng.randint(1, 80), 100)
    claims = print_amount(rng, previous, style, "元", 7), print_amount(rng, change, style, "元", 6)
    if span_of(claims[1])[0] <= 0 or span_of(claims[0])[0] <= 0:
        return None

    def ends() -> list[Fraction]:
        return [100 * d / a for a, d in corners(span_of(claims[0]), span_of(claims[1]))]

    percent = print_result(rng, change / previous * 100, style, "%", rng.randint(0, 3), ends if broken else None)
    if percent.quantity.value < 0:
        return None
    op = "falls" if falls else "rises"
    return relate("growth", "cue", op=op, previous=claims[0], difference=claims[1], percent=percent)


def grow_for_years(rng: Random, broken: bool) -> Relation | None:
    """An average yearly rate or step between two levels some years apart; off by more than a year's count either way."""
    style, years, stepwise = rng.choice(STYLES), rng.randint(2, 20), rng.random() < 0.4
    previous = draw_amount(rng) + 100
    if stepwise:
        step = previous * Fraction(rng.randint(1, 300), 1000)
        current = previous + step * years
        rate = step
    else:
        rate = Fraction(rng.randint(5, 250), 10)
        current = previous * (1 + rate / 100) ** years
    first, last = print_amount(rng, previous, style, "元", 7), print_amount(rng, current, style, "元", 7)
    place = draw_place(rng, rate) if stepwise else PLACES[-rng.randint(0, 2)]
    if rate < place:
        return None
    printed = print_value(rate, place, style)
    if broken:
        (a, b), (c, d) = span_of(first), span_of(last)
        if a <= 0 or c <= b:
            return None
        near = [(c - b) / (years + 1), (d - a) / max(years - 1, 1)] if stepwise else _paces(c / b, d / a, years)
        printed = beyond(rng, near[0], near[1], place, place)
        if printed <= 0:
            return None
    stated = figure(printed, place, "元" if stepwise else "%")
    members = (
        Member.of("previous", first),
        Member.of("current", last),
        Member.of("step" if stepwise else "percent", stated),
        Member("years", None, 0, 0, str(years), float(years)),
    )
    return Relation("annual_growth", members, "cue", "likely", "rises")


def _paces(least: Fraction, most: Fraction, years: int) -> list[Fraction]:
    """Rates that may join levels of such quotients, one year more or less allowed, a hair wider than floats are sure of."""
    ends = [
        (float(quotient) ** (1 / n) - 1) * 100 for quotient in (least, most) for n in (max(years - 1, 1), years + 1)
    ]
    return [Fraction(min(ends)) - Fraction(1, 10**6), Fraction(max(ends)) + Fraction(1, 10**6)]


def grow_together(rng: Random, broken: bool) -> Relation | None:
    """A whole and its parts, each with its rate of growth."""
    style = rng.choice(STYLES)
    before = [draw_amount(rng) + 100 for _ in range(rng.randint(2, 5))]
    after = [each * Fraction(rng.randint(700, 1600), 1000) for each in before]
    parts = [print_amount(rng, each, style) for each in after]
    total = print_amount(rng, sum(after, Fraction(0)), style)
    place = Fraction(1, 10 ** rng.randint(0, 2))
    rates = [print_value(now / then * 100 - 100, place, style) for now, then in zip(after, before, strict=True)]
    rate = print_value(sum(after) / sum(before) * 100 - 100, place, style)
    if not all((rate, *rates)):
        return None  # a fall cut to 0 would lose its sign
    if broken:
        lows = sum(span_of(part)[0] / (100 + each + place) for part, each in zip(parts, rates, strict=True))
        highs = sum(span_of(part)[1] / (100 + each - place) for part, each in zip(parts, rates, strict=True))
        if lows <= 0:
            return None
        rate = beyond(rng, span_of(total)[0] / highs - 100, span_of(total)[1] / lows - 100, place, place)
    return relate(
        "growth_base", "inferred", "weak", total=total, percent=figure(rate, place, "%"),
        part=parts, part_percent=[figure(each, place, "%") for each in rates],
    )  # fmt: skip
