"""Intervals of true values that a printed number can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between two ends, each end belonging to it or not.

    Ends are exact fractions in the quantity's own unit; None is unbounded, and
    an unbounded end never belongs.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low is None and self.low_closed:
            object.__setattr__(self, "low_closed", False)
        if self.high is None and self.high_closed:
            object.__setattr__(self, "high_closed", False)

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    @property
    def is_point(self) -> bool:
        """Whether it was made of one value; its ends are one object then, so that nothing has to be compared."""
        return self.low is self.high and self.low is not None

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low is not None and self.high is not None

    def __contains__(self, value: Fraction | int) -> bool:
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        if self.is_point and other.is_point:
            return Interval(low, low)
        return Interval(
            low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def scaled(self, factor: Fraction | int) -> Interval:
        """Return the interval of every value times a positive or negative factor."""
        if factor == 1:
            return self
        if factor < 0:
            return (-self).scaled(-factor)
        low = None if self.low is None else self.low * factor
        if self.is_point:
            return Interval(low, low)
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_closed, self.high_closed)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the hull of all quotients; unbounded where the divisor may be 0.

        An end belongs when both of the ends that made it belong; 0 does
        whatever the divisor is.
        """
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return EVERYTHING
        if other.high < 0:
            return -self / -other
        if other.low <= 0:
            return EVERYTHING
        if self.is_point and other.is_point:
            low = self.low / other.low
            return Interval(low, low)
        below, above = self.low < 0, self.high < 0
        return Interval(
            self.low / (other.low if below else other.high),
            self.high / (other.high if above else other.low),
            self.low_closed and (not self.low or (other.low_closed if below else other.high_closed)),
            self.high_closed and (not self.high or (other.high_closed if above else other.low_closed)),
        )

    def meet(self, other: Interval) -> Interval:
        """Return the values both hold; possibly empty."""
        lows = [(each.low, not each.low_closed) for each in (self, other) if each.low is not None]
        highs = [(each.high, each.high_closed) for each in (self, other) if each.high is not None]
        low, low_open = max(lows, default=(None, True))
        high, high_closed = min(highs, default=(None, False))
        return Interval(low, high, not low_open, high_closed)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both; neither is empty itself."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None or self.high < other.low:
            return self.high is not None and other.low is not None
        return self.high == other.low and not (self.high_closed and other.low_closed)


EVERYTHING = Interval(None, None)


def exactly(value: Fraction | int) -> Interval:
    """Return the interval that holds one value."""
    end = value if type(value) is Fraction else Fraction(value)
    return Interval(end, end)


def rounded(value: Fraction, place: Fraction) -> Interval:
    """Return what rounds to a printed value; a tie may have gone either way (half up, half even)."""
    size, half = 2 * value.numerator * place.denominator, place.numerator * value.denominator
    under = 2 * value.denominator * place.denominator
    return Interval(Fraction(size - half, under), Fraction(size + half, under))


def truncated(value: Fraction, place: Fraction) -> Interval:
    """Return what prints as `value` when further digits are cut off; 0 may be what is left of either sign."""
    if value == 0:
        return Interval(-place, place, low_closed=False, high_closed=False)
    if value < 0:
        return Interval(value - place, value, low_closed=False)
    return Interval(value, value + place, high_closed=False)
