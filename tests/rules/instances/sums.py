"""Sums, parts of a whole, balances."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from extractor.claim import Claim
from rules.relation import Relation, relate
from tests.rules.instances.drawing import COUNTS, MONEY, draw_amount, draw_count, print_result, scale_of
from tests.rules.printing import PLACES, STYLES, beyond, draw_place, figure, print_amount, print_value, room_at, span_of


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
        scale = scale_of(unit)
        low, high = (sum(ends) / scale for ends in zip(*map(span_of, parts), strict=True))
        printed = beyond(rng, low, high, place, room_at(place, unit))
    return relate("sum", "list", total=figure(printed, place, unit), part=parts)


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


def carry_over(rng: Random, broken: bool) -> Relation | None:
    """Opening, additions, reductions and the closing they leave."""
    style, unit = rng.choice(STYLES), rng.choice(("人", "元"))

    def draw(value: Fraction) -> Claim:
        return figure(value, 1, unit) if unit == "人" else print_amount(rng, value, style, unit)

    def amount() -> Fraction:
        return Fraction(draw_count(rng)) if unit == "人" else draw_amount(rng)

    came, went = rng.choice(((3, 2), (3, 2), (3, 0), (0, 2)))
    opening, come = amount(), [amount() for _ in range(rng.randint(min(1, came), came))]
    many = rng.randint(min(1, went), went)
    gone = [Fraction(int((opening + sum(come)) * rng.randint(1, 300) / 10), 100) for _ in range(many)]
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
