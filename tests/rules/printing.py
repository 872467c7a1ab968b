"""True values and how offices print them, for tests of the judges."""

from __future__ import annotations

import math
from dataclasses import MISSING, fields
from fractions import Fraction
from random import Random

from extractor.claim import Claim
from extractor.indicator import Indicator
from extractor.quantity import Quantity
from extractor.units import NO_UNIT, Unit, load_units

NOTHING = Indicator(None, "", "")
UP, EVEN, CUT = "half up", "half even", "cut off"
STYLES = (UP, EVEN, CUT)


def print_value(value: Fraction, place: Fraction, style: str) -> Fraction:
    """Return what a true value prints as at a place (a power of ten): whole-number arithmetic, for speed."""
    top, bottom = value.numerator * place.denominator, value.denominator * place.numerator
    size, rest = divmod(abs(top), bottom)
    if style != CUT:
        size += 2 * rest > bottom or (2 * rest == bottom and (style == UP or size % 2 == 1))
    size = -size if top < 0 else size
    return Fraction(size * place.numerator) if place.denominator == 1 else Fraction(size, place.denominator)


class Bare(Claim):
    """A claim without words: all but its quantity is shared, for hundreds of thousands of them are drawn."""

    __slots__ = ()
    for _field in fields(Claim):
        if _field.default is not MISSING:
            locals()[_field.name] = _field.default
    id, start, end, surface, indicator = "c", 0, 1, "?", NOTHING

    def __init__(self, quantity: Quantity) -> None:
        object.__setattr__(self, "quantity", quantity)


def figure(value: Fraction | int, place: Fraction | int, unit: str = "", **more: str) -> Claim:
    """Return the claim that a printed value makes."""
    unit_of: Unit = load_units()[unit] if unit else NO_UNIT
    value = value if type(value) is Fraction else Fraction(value)
    place = place if type(place) is Fraction else Fraction(place)
    exact = unit_of.exact and place == 1 and value.denominator == 1
    quantity = Quantity(0, 1, "?", value, place, unit_of, is_exact=exact, **more)
    return Bare(quantity)


def room_at(place: Fraction, unit: str) -> Fraction:
    """Return how far a true value may lie from its print at a place, whichever way it was printed."""
    return Fraction(0) if place == 1 and unit and load_units()[unit].exact else place


PLACES = {power: Fraction(10) ** power for power in range(-24, 24)}


def size_of(value: Fraction) -> int:
    """Return how many digits stand before the point, 0 or less for what is below one."""
    return math.floor(math.log10(abs(value.numerator)) - math.log10(value.denominator)) + 1 if value else 1


def draw_place(rng: Random, value: Fraction) -> Fraction:
    """Return a place that leaves a value between one and six significant digits."""
    return PLACES[size_of(value) - 1 - int(rng.random() * 6)] if value else PLACES[0]


def print_amount(rng: Random, value: Fraction, style: str, unit: str = "元", most: int = 6) -> Claim:
    """Print an amount at random precision, never as nothing."""
    place = PLACES[size_of(value) - 2 - int(rng.random() * (most - 1))]
    return figure(print_value(value, place, style), place, unit)


def beyond(rng: Random, low: Fraction, high: Fraction, place: Fraction, room: Fraction) -> Fraction:
    """Return a print that no true value from low to high can have: a little or far outside, on either side."""
    extra = rng.choice((0, 0, 0, 1, rng.randint(1, 10), rng.randint(1, 10_000)))
    if rng.random() < 0.5:
        return (math.floor((high + room) / place) + 1 + extra) * place
    return (math.ceil((low - room) / place) - 1 - extra) * place


def corners(*spans: tuple[Fraction, Fraction]) -> list[tuple[Fraction, ...]]:
    """Return every choice of one end of each span."""
    found: list[tuple[Fraction, ...]] = [()]
    for span in spans:
        found = [(*chosen, end) for chosen in found for end in span]
    return found


def span_of(claim: Claim) -> tuple[Fraction, Fraction]:
    """Return the widest span of true values of a print, in base units, rounding and truncation taken together."""
    quantity = claim.quantity
    value, place, scale = quantity.value, quantity.place, quantity.unit_of.scale
    if quantity.is_exact:
        return value * scale, value * scale
    if scale == 1:
        return value - place, value + place
    return (value - place) * scale, (value + place) * scale
