"""Slips of the pen: one operation on a figure's printed digits that makes it another value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from extractor.quantity import Quantity

_MOST_DIGITS = 12
_FEW = 12
_APART = 2
_HAIR = 1e-9
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

    One of: digit (one digit another), swap (two neighbours, or with one digit
    between: 17.05, 15.07), missing (a digit left out), extra (one too many),
    point (decimal point moved).
    """
    have = printed_digits(abs(quantity.value), quantity.place)
    want = printed_digits(value, quantity.place)
    if have is None or value <= 0:
        return None
    if want is None or want == have:
        return _moved_point(quantity, value)
    least = _least_digits(quantity)
    return _operation(have.zfill(least), want.zfill(least)) or _moved_point(quantity, value)


def _least_digits(quantity: Quantity) -> int:
    """As how many digits a figure is printed at least: 0.04 is 004, and 9.04 misprinted is one digit off."""
    return len(str(quantity.place.denominator)) if quantity.place < 1 else 1


def _operation(have: str, want: str) -> str | None:
    """The operation on digits that makes others of them: another, two swapped, one left out, one too many."""
    if len(have) == len(want):
        different = [at for at, (a, b) in enumerate(zip(have, want, strict=True)) if a != b]
        if len(different) == 1:
            return "digit"
        if len(different) == 2 and different[1] - different[0] <= _APART:
            first, last = different
            return "swap" if have[first] == want[last] and have[last] == want[first] else None
    elif len(want) == len(have) + 1 and _drops_one(want, have):
        return "missing"
    elif len(have) == len(want) + 1 and _drops_one(have, want):
        return "extra"
    return None


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


def count_slips(quantity: Quantity) -> int:
    """Return how many values one digit operation makes of a printed figure."""
    digits = _digits_of(quantity)
    if digits is None:
        return 0
    least = _least_digits(quantity)
    changed = {text for _, text in _changed(digits) if text != digits and _is_written(text, least)}
    return len(changed) + len(_factors_of(quantity))


def ways_of(operation: str, quantity: Quantity) -> int:
    """Return about how many values one kind of slip makes of a printed figure: of 4286 a digit 36, a swap 5."""
    digits = len(printed_digits(abs(quantity.value), quantity.place) or "0")
    ways = {"digit": 9 * digits, "swap": 2 * digits - 3, "missing": 9 * digits + 10, "extra": 9 * digits}
    return max(1, ways.get(operation, len(POINTS)))


def _digits_of(quantity: Quantity) -> str | None:
    """The digits of a figure that may have slipped; none of a hundred digits, nor of nought."""
    digits = printed_digits(abs(quantity.value), quantity.place)
    if digits is None or len(digits) > _MOST_DIGITS or not quantity.value:
        return None
    return digits.zfill(_least_digits(quantity))


def _is_written(digits: str, least: int) -> bool:
    """Whether digits are a figure as one writes it: of so many at least, no zero before more of them, and not nought."""
    return len(digits) >= least and (digits[0] != "0" or len(digits) == least) and digits.strip("0") != ""


def _factors_of(quantity: Quantity) -> list[tuple[str, Fraction]]:
    """By what a point moved or a unit mistaken multiplies."""
    units = () if quantity.dimension in _RATES else _UNITS
    return [*(("point", factor) for factor in POINTS), *(("unit", factor) for factor in units)]


def _slips_about(quantity: Quantity, low: float, high: float) -> Iterator[tuple[str, Fraction]]:
    """The same and some hardly outside: most of a figure's hundred slips never become fractions."""
    digits = _digits_of(quantity)
    if digits is None:
        return
    sign, size = (-1 if quantity.value < 0 else 1), float(quantity.value)
    first, last = sorted((sign * low / float(quantity.place), sign * high / float(quantity.place)))
    for operation, changed in _changed_within(digits, _least_digits(quantity), first - 1, last + 1):
        yield operation, sign * changed * quantity.place
    for operation, factor in _factors_of(quantity):
        near = size * float(factor)
        if low - abs(near) * _HAIR <= near <= high + abs(near) * _HAIR:
            yield operation, quantity.value * factor


def _changed_within(digits: str, least: int, first: float, last: float) -> Iterator[tuple[str, int]]:
    """What slips make of digits from `first` to `last`; where few numbers lie between, those are asked in turn."""
    if last - first <= _FEW:
        for number in range(max(1, math.ceil(first)), math.floor(last) + 1):
            if (operation := _operation(digits, str(number).zfill(least))) is not None:
                yield operation, number
        return
    seen = {digits}
    for operation, changed in _changed(digits):
        if changed not in seen and _is_written(changed, least):
            seen.add(changed)
            if first <= int(changed) <= last:
                yield operation, int(changed)


def _changed(digits: str) -> Iterator[tuple[str, str]]:
    """One digit another, two near ones swapped, one more, one fewer."""
    places, decimal = range(len(digits)), "0123456789"
    yield from (("digit", digits[:at] + digit + digits[at + 1 :]) for at in places for digit in decimal)
    for apart in range(1, _APART + 1):
        for a, b in zip(places, places[apart:], strict=False):
            yield "swap", digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]
    yield from (("missing", digits[:at] + digit + digits[at:]) for at in (*places, len(digits)) for digit in decimal)
    yield from (("extra", digits[:at] + digits[at + 1 :]) for at in places if len(digits) > 1)
