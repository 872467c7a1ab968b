"""Figures held against each other: repeated, compared, limited, counted."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from rules.relation import Member, Relation, relate
from tests.rules.instances.drawing import Instance, draw_amount
from tests.rules.printing import STYLES, beyond, figure, print_amount, span_of


def state_twice(rng: Random, broken: bool) -> Relation | None:
    style, value = rng.choice(STYLES), draw_amount(rng) + 10
    first, second = print_amount(rng, value, style), print_amount(rng, value, style)
    if broken:
        low, high = span_of(first)
        place = second.quantity.place
        second = figure(beyond(rng, low, high, place, place), place, "元")
    return relate("same", "repeat", first=first, second=second)


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


def count_items(rng: Random, broken: bool) -> Relation | None:
    stated = rng.randint(2, 30)
    listed = stated + rng.choice((-1, 1, 2)) if broken else stated
    members = (Member("stated", None, 0, 1, "?", float(stated)), Member("items", None, 1, 2, "?", float(listed)))
    return Relation("enum", members, "cue", "likely")
