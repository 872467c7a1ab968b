"""Relations of every type from random true values: as printed, or with a figure moved beyond what its print allows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from extractor.claim import Claim
from extractor.units import load_units
from rules.relation import Member, Relation, relate
from tests.rules.printing import (
    PLACES,
    STYLES,
    beyond,
    corners,
    draw_place,
    figure,
    moves,
    print_amount,
    print_value,
    span_of,
)

Instance = Callable[[Random, bool], Relation | None]
"""Random source, whether to break it -> relation; None where what was drawn cannot be broken (or is too coarse)."""

COUNTS, MONEY = ("人", "个", "件"), ("元", "平方米", "吨", "公里")


def draw_amount(rng: Random) -> Fraction:
    """An amount of any size, to the hundredth."""
    return Fraction(1 + int(rng.random() * 10 ** (3 + int(rng.random() * 12))), 100)


def draw_count(rng: Random) -> int:
    return 1 + int(rng.random() * 10 ** (1 + int(rng.random() * 6)))


def scale_of(unit: str) -> Fraction:
    return load_units()[unit].scale if unit else Fraction(1)


def print_result(
    rng: Random, true: Fraction, style: str, unit: str, decimals: int, ends: Callable[[], list[Fraction]] | None
) -> Claim:
    """Print a computed figure, or one that no choice of true values between the given ends could print as."""
    scale, place = scale_of(unit), PLACES[-decimals]
    if ends is None:
        return figure(print_value(true / scale, place, style), place, unit)
    reach = ends()
    value = beyond(rng, min(reach) / scale, max(reach) / scale, place, moves(figure(1, place, unit)))
    return figure(value, place, unit)


def add(rng: Random, broken: bool) -> Relation | None:
    style, unit = rng.choice(STYLES), rng.choice(COUNTS + MONEY)
    if unit in COUNTS:
        values = [Fraction(draw_count(rng)) for _ in range(rng.randint(2, 6))]
        coarse = rng.random() < 0.3
        parts = [
            print_amount(rng, each, style, unit) if coarse and each > 1000 else figure(each, 1, unit) for each in values
        ]
        place = max(PLACES[0], draw_place(rng, sum(values, Fraction(0)))) if coarse else PLACES[0]
    else:
        values = [draw_amount(rng) for _ in range(rng.randint(2, 6))]
        parts = [print_amount(rng, each, style, unit) for each in values]
        place = draw_place(rng, sum(values, Fraction(0)))
    total = sum(values, Fraction(0))
    printed = print_value(total, place, style)
    if broken:
        scale, room = scale_of(unit), moves(figure(printed, place, unit))
        low, high = (sum(ends) / scale for ends in zip(*map(span_of, parts), strict=True))
        printed = beyond(rng, low, high, place, room)
    return relate("sum", "list", total=figure(printed, place, unit), part=parts)


def divide(rng: Random, broken: bool) -> Relation | None:
    """Share: a part of a whole in percent or per thousand."""
    style, unit = rng.choice(STYLES), rng.choice(COUNTS + MONEY)
    if unit in COUNTS:
        whole = draw_count(rng)
        part = rng.randint(1, whole)
        claims = figure(part, 1, unit), figure(whole, 1, unit)
        true = Fraction(part * 100, whole)
    else:
        amounts = sorted((draw_amount(rng), draw_amount(rng)))
        claims = print_amount(rng, amounts[0], style, unit), print_amount(rng, amounts[1], style, unit)
        true = amounts[0] / amounts[1] * 100

    def ends() -> list[Fraction]:
        return [100 * a / b for a, b in corners(span_of(claims[0]), span_of(claims[1])) if b > 0]

    percent = print_result(rng, true, style, rng.choice("%%‰"), rng.randint(0, 4), ends if broken else None)
    return relate("share", "cue", part=claims[0], whole=claims[1], percent=percent)


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
        shell, scale = figure(printed, place, unit), claims[0].quantity.unit_of.scale
        ends = [(a - b) / scale for a, b in corners(span_of(claims[0]), span_of(claims[1]))]
        printed = beyond(rng, min(ends), max(ends), place, moves(shell))
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


def state_twice(rng: Random, broken: bool) -> Relation | None:
    style, value = rng.choice(STYLES), draw_amount(rng) + 10
    first, second = print_amount(rng, value, style), print_amount(rng, value, style)
    if broken:
        low, high = span_of(first)
        place = second.quantity.place
        second = figure(beyond(rng, low, high, place, place), place, "元")
    return relate("same", "repeat", first=first, second=second)


def take_part(rng: Random, broken: bool) -> Relation | None:
    style, whole = rng.choice(STYLES), draw_amount(rng) + 100
    shares = sorted(rng.randint(0, 1000) for _ in range(rng.randint(1, 4)))
    steps = [high - low for low, high in zip([0, *shares], shares, strict=False) if high > low] or [500]
    parts = [print_amount(rng, whole * step / 1000, style) for step in steps]
    total = print_amount(rng, whole, style)
    if broken:
        place = parts[0].quantity.place
        value = (span_of(total)[1] // place + 2) * place
        parts[0] = figure(value + rng.choice((0, 1, 1000)) * place, place, "元")
    return relate("subset", "list", op=rng.choice(("", "apart")), whole=total, part=parts)


def rate_of_count(rng: Random, broken: bool) -> Relation | None:
    style, count, decimals = rng.choice(STYLES), rng.randint(1, 400), rng.randint(0, 2)
    place = Fraction(1, 10**decimals)
    whole = rng.randint(0, count)
    value = print_value(Fraction(whole * 100, count), place, style)
    if broken:
        value = Fraction(rng.randint(0, 100 * 10**decimals), 10**decimals)
        nearest = min(
            abs(Fraction(each * 100, count) - value) for each in (value * count // 100, value * count // 100 + 1)
        )
        if nearest <= place:
            return None
    return relate("granularity", "cue", percent=figure(value, place, "%"), count=figure(count, 1, "个"))


def hold_against(kind: str, left_role: str, right_role: str) -> Instance:
    """A figure said to be larger or smaller than another, or than a limit that stands for itself."""

    def instance(rng: Random, broken: bool) -> Relation | None:
        style = rng.choice(STYLES)
        small = draw_amount(rng) + 1
        large = small * Fraction(rng.randint(1001, 3000), 1000)
        op = rng.choice((">", "<", ">=", "<="))
        first, second = (large, small) if op.startswith(">") else (small, large)
        if kind == "threshold":
            place = Fraction(1, 100)
            left, right = print_amount(rng, first, style), figure(second // place * place, place, "元")
            if not broken and (first > right.quantity.value) != op.startswith(">"):
                return None
        else:
            left, right = print_amount(rng, first, style), print_amount(rng, second, style)
        if broken:
            left, right = right, left
            (a, b), (c, d) = span_of(left), span_of(right)
            if (a <= d) if op.startswith("<") else (b >= c):
                return None
        return relate(kind, "cue", op=op, **{left_role: left, right_role: right})

    return instance


def share_a_whole(rng: Random, broken: bool) -> Relation | None:
    style, whole, place = rng.choice(STYLES), rng.randint(20, 5000), Fraction(1, 10 ** rng.randint(0, 2))
    counts = [rng.randint(whole // 10 + 1, whole) for _ in range(2)]
    rates = [print_value(Fraction(count * 100, whole), place, style) for count in counts]
    if broken:
        low, high = (
            Fraction(counts[0] * 100) / (rates[0] + place),
            Fraction(counts[0] * 100) / max(rates[0] - place, place),
        )
        ends = [counts[1] * 100 / low, counts[1] * 100 / high]
        rates[1] = beyond(rng, min(ends), max(ends), place, place)
        if rates[1] <= place:
            return None
    members = [
        member
        for count, rate in zip(counts, rates, strict=True)
        for member in (Member.of("part", figure(count, 1, "人")), Member.of("percent", figure(rate, place, "%")))
    ]
    return Relation("implied_base", tuple(members), "inferred", "likely")


def stay_within(rng: Random, broken: bool) -> Relation | None:
    place = Fraction(1, 10 ** rng.randint(0, 3))
    true = 100 - Fraction(rng.choice((0, rng.randint(0, 10**6))), 10**5)
    value = print_value(true, place, rng.choice(STYLES))
    if broken:
        value = 100 + place * rng.randint(2, 500)
    return relate("range", "cue", value=figure(value, place, "%"))


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


def count_items(rng: Random, broken: bool) -> Relation | None:
    stated = rng.randint(2, 30)
    listed = stated + rng.choice((-1, 1, 2)) if broken else stated
    members = (Member("stated", None, 0, 1, "?", float(stated)), Member("items", None, 1, 2, "?", float(listed)))
    return Relation("enum", members, "cue", "likely")


def divide_together(rng: Random, broken: bool) -> Relation | None:
    """Share: several parts together of a whole, in percent."""
    style = rng.choice(STYLES)
    amounts = [draw_amount(rng) + 1 for _ in range(rng.randint(2, 4))]
    whole = sum(amounts, Fraction(0)) * Fraction(rng.randint(1000, 5000), 1000)
    parts, total = [print_amount(rng, each, style) for each in amounts], print_amount(rng, whole, style)
    true = sum(amounts, Fraction(0)) * 100 / whole

    def ends() -> list[Fraction]:
        low, high = (sum(side) for side in zip(*map(span_of, parts), strict=True))
        return [100 * a / b for a, b in corners((Fraction(low), Fraction(high)), span_of(total)) if b > 0]

    percent = print_result(rng, true, style, "%", rng.randint(0, 3), ends if broken else None)
    return relate("share", "cue", part=parts, whole=total, percent=percent)


def carry_over(rng: Random, broken: bool) -> Relation | None:
    """Opening, additions, reductions and the closing they leave."""
    style, unit = rng.choice(STYLES), rng.choice(("人", "元"))

    def draw(value: Fraction) -> Claim:
        return figure(value, 1, unit) if unit == "人" else print_amount(rng, value, style, unit)

    def amount() -> Fraction:
        return Fraction(draw_count(rng)) if unit == "人" else draw_amount(rng)

    opening, come = amount(), [amount() for _ in range(rng.randint(1, 3))]
    gone = [Fraction(int((opening + sum(come)) * rng.randint(1, 300) / 10), 100) for _ in range(rng.randint(1, 2))]
    if unit == "人":
        gone = [Fraction(int(each)) for each in gone]
    closing = opening + sum(come, Fraction(0)) - sum(gone, Fraction(0))
    if closing <= 0 or not all(gone):
        return None
    first, income, outgo = draw(opening), [draw(each) for each in come], [draw(each) for each in gone]

    def ends() -> list[Fraction]:
        low, high = span_of(first)
        for claim in income:
            low, high = low + span_of(claim)[0], high + span_of(claim)[1]
        for claim in outgo:
            low, high = low - span_of(claim)[1], high - span_of(claim)[0]
        return [low, high]

    decimals = 0 if unit == "人" else rng.randint(-2, 2)
    last = print_result(rng, closing, style, unit, decimals, ends if broken else None)
    return relate("balance", "identity", opening=first, income=income, outgo=outgo, closing=last)


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


INSTANCES: dict[str, tuple[Instance, ...]] = {
    "sum": (add,),
    "share": (divide, divide_together),
    "growth": (grow, grow_by),
    "diff": (subtract,),
    "ppdiff": (move_points,),
    "mean": (average,),
    "ratio": (take_ratio,),
    "same": (state_twice,),
    "subset": (take_part,),
    "granularity": (rate_of_count,),
    "compare": (hold_against("compare", "left", "right"),),
    "threshold": (hold_against("threshold", "value", "limit"),),
    "implied_base": (share_a_whole,),
    "range": (stay_within,),
    "annual_growth": (grow_for_years,),
    "enum": (count_items,),
    "balance": (carry_over,),
    "growth_base": (grow_together,),
}
"""Relation type -> how to draw one."""
