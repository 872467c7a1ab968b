"""Verdicts: what arithmetic says of a relation, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from extractor.interval import Interval, exactly, rounded, truncated
from extractor.quantity import Quantity

Reading = Callable[[Quantity], Interval]
"""How to take a printed number: as a point, rounded or truncated."""
Formula = Callable[[Reading], Interval]
"""What a relation's other figures make the stated one, under a reading of them."""

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


def judge_stated(stated: Quantity, formula: Formula, *, averaged: bool = False, inputs: list[Quantity]) -> Verdict:
    """Hold a stated figure against what the others compute to.

    Args:
        stated: the figure the relation computes.
        formula: gives the computed interval under a reading of the inputs.
        averaged: the stated figure is a quotient, so that a whole number is a rounded one too.
        inputs: the other figures, to see whether one is only approximate.
    """
    if stated.bound == "~" or any(quantity.bound == "~" or quantity.more for quantity in inputs):
        return Verdict(UNDETERMINED, reason="approximate")
    target = rounded(stated.value, stated.place) if averaged or not stated.is_exact else exactly(stated.value)
    point = formula(as_point)
    computed = point.low
    if point.is_bounded and point.low == point.high and point.meets(target):
        return Verdict(CONSISTENT, point, target, computed)
    expected = formula(as_rounded)
    if not expected.is_bounded:
        return Verdict(UNDETERMINED, expected, target, reason="unbounded")
    if expected.meets(target):
        return Verdict(ROUNDING, expected, target, computed, "rounding")
    cut = truncated(stated.value, stated.place) if averaged or not stated.is_exact else target
    for taken, aim in ((expected, cut), (formula(as_truncated), target), (formula(as_truncated), cut)):
        if taken.meets(aim):
            return Verdict(ROUNDING, taken, aim, computed, "truncation")
    return Verdict(INCONSISTENT, expected, target, computed)
