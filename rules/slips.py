"""Slips of the pen: one operation on a figure's printed digits that makes it another value."""

from __future__ import annotations

from fractions import Fraction

from extractor.quantity import Quantity


def printed_digits(value: Fraction, place: Fraction) -> str | None:
    """Return the digits of a value printed to a place, or None where it does not end there."""
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
    if ratio in (10, 100, 1000, Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000)):
        return "point"
    return "unit" if ratio in (10**4, Fraction(1, 10**4), 10**8, Fraction(1, 10**8)) else None
