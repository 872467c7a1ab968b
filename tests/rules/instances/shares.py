"""Shares, rates of small counts, wholes that nobody states."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from rules.relation import Member, Relation, relate
from tests.rules.instances.drawing import COUNTS, MONEY, draw_amount, draw_count, print_result
from tests.rules.printing import STYLES, beyond, corners, figure, print_amount, print_value, span_of


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


def retain(rng: Random, broken: bool) -> Relation | None:
    """Share: those who finished of a cohort that some joined and some left."""
    style, entered = rng.choice(STYLES), draw_count(rng) + 50
    joined, left = rng.randint(1, entered), rng.randint(1, entered // 2)
    finished = rng.randint(1, entered + joined - left)
    counts = [figure(each, 1, "人") for each in (finished, entered, joined, left)]
    true = Fraction(100 * finished, entered + joined - left)
    percent = print_result(rng, true, style, "%", rng.randint(0, 3), (lambda: [true]) if broken else None)
    part, whole, came, gone = counts
    moved = rng.choice(({"joined": came, "left": gone}, {"joined": came}, {"left": gone}))
    if len(moved) == 1:
        whole = figure(entered - left if "joined" in moved else entered + joined, 1, "人")
    return relate("share", "identity", part=part, whole=whole, percent=percent, **moved)


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
