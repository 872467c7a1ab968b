"""Verdicts: what arithmetic says of a relation, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from extractor.interval import Interval, exactly
from extractor.quantity import Quantity

Reading = Callable[[Quantity], Interval]
"""How to take a printed number: as a point, rounded or truncated."""

CONSISTENT, ROUNDING, INCONSISTENT, UNDETERMINED = "consistent", "rounding", "inconsistent", "undetermined"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check."""

    outcome: str
    """consistent, rounding, inconsistent or undetermined."""
    expected: Interval | None = None
    """Values the other figures allow, in the stated figure's unit."""
    stated: Interval | None = None
    """Values the stated figure can stand for."""
    computed: Fraction | None = None
    """What the printed values themselves compute to."""
    reason: str = ""
    """Why undetermined, or why only by rounding (rounding, truncation)."""

    @property
    def gap(self) -> Fraction:
        """Distance between what is stated and what is possible; 0 where they meet."""
        if self.expected is None or self.stated is None or self.expected.meets(self.stated):
            return Fraction(0)
        if self.expected.low is not None and self.stated.high is not None and self.stated.high <= self.expected.low:
            return self.expected.low - self.stated.high
        if self.expected.high is not None and self.stated.low is not None:
            return self.stated.low - self.expected.high
        return Fraction(0)


def as_point(quantity: Quantity) -> Interval:
    """Take a number as exactly what is printed."""
    return exactly(quantity.value)


def as_rounded(quantity: Quantity) -> Interval:
    """Take a number as rounded at its last place; counts of wholes stand for themselves."""
    return quantity.interval()


def as_truncated(quantity: Quantity) -> Interval:
    """Take a number as cut off after its last place."""
    return quantity.interval(cut=True)
