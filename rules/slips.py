"""Slips of the pen: one operation on a figure's printed digits that makes it another value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from extractor.quantity import Quantity

_MOST_DIGITS = 12
POINTS = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100), Fraction(1000), Fraction(1, 1000))
_RATES = ("比率", "百分点", "")
_UNITS = (Fraction(10**4), Fraction(1, 10**4), Fraction(10**8), Fraction(1, 10**8))


def printed_digits(value: Fraction, place: Fraction) -> str | None:
    """Return the digits of a value printed to a place, or None where it does not end there."""
    if not place:  # a cell's value as it is, not as it prints
        return None
    count = value / place
    return str(abs(count.numerator)) if count.denominator == 1 and value >= 0 else None


def slip_between(quantity: Quantity, value: Fraction) -> str | None:
    """Name the one digit operation that turns the printed figure into `value`, or None.

    One of: digit (one digit another), swap (two neighbours), missing (a digit
    left out), extra (one too many), point (decimal point moved).
    """
    have = printed_digits(abs(quantity.value), quantity.place)
    want = printed_digits(value, quantity.place)
    if have is None or value <= 0:
        return None
    if want is None or want == have:
        return _moved_point(quantity, value)
    if len(have) == len(want):
        different = [at for at, (a, b) in enumerate(zip(have, want, strict=True)) if a != b]
        if len(different) == 1:
            return "digit"
        first, last = different[0], different[-1]
        if len(different) == 2 and last == first + 1 and have[first] == want[last] and have[last] == want[first]:
            return "swap"
    elif len(want) == len(have) + 1 and _drops_one(want, have):
        return "missing"
    elif len(have) == len(want) + 1 and _drops_one(have, want):
        return "extra"
    return _moved_point(quantity, value)


def _drops_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _moved_point(quantity: Quantity, value: Fraction) -> str | None:
    ratio = value / abs(quantity.value) if quantity.value else Fraction(0)
    if ratio in POINTS:
        return "point"
    return "unit" if ratio in _UNITS else None


def slips_of(quantity: Quantity, low: float = -math.inf, high: float = math.inf) -> Iterator[tuple[str, Fraction]]:
    """Yield every value from `low` to `high` that one digit operation makes of a printed figure, its name before it."""
    for operation, value in _slips_about(quantity, low, high):
        if low <= float(value) <= high:
            yield operation, value


def _slips_about(quantity: Quantity, low: float, high: float) -> Iterator[tuple[str, Fraction]]:
    """The same and some hardly outside: most of a figure's hundred slips never become fractions."""
    digits = printed_digits(abs(quantity.value), quantity.place)
    if digits is None or len(digits) > _MOST_DIGITS or not quantity.value:
        return
    sign = -1 if quantity.value < 0 else 1
    first, last = sorted((sign * low / float(quantity.place), sign * high / float(quantity.place)))
    first, last = first - 1, last + 1
    seen = {digits}
    for operation, changed in _changed(digits):
        if changed not in seen and changed[0] != "0":
            seen.add(changed)
            if first <= int(changed) <= last:
                yield operation, sign * int(changed) * quantity.place
    for factor in POINTS:
        yield "point", quantity.value * factor
    if quantity.dimension not in _RATES:
        for factor in _UNITS:
            yield "unit", quantity.value * factor


def _changed(digits: str) -> Iterator[tuple[str, str]]:
    """One digit another, two neighbours swapped, one more, one fewer; a figure begins with no zero."""
    places, decimal = range(len(digits)), "0123456789"
    yield from (("digit", digits[:at] + digit + digits[at + 1 :]) for at in places for digit in decimal[at == 0 :])
    yield from (("swap", digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]) for at in places[1:])
    yield from (
        ("missing", digits[:at] + digit + digits[at:]) for at in (*places, len(digits)) for digit in decimal[at == 0 :]
    )
    yield from (("extra", digits[:at] + digits[at + 1 :]) for at in places if len(digits) > 1)
