"""What the instances of every type are drawn with."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from extractor.claim import Claim
from extractor.units import load_units
from rules.relation import Relation
from tests.rules.printing import PLACES, beyond, figure, print_value, room_at

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
    value = beyond(rng, min(reach) / scale, max(reach) / scale, place, room_at(place, unit))
    return figure(value, place, unit)
