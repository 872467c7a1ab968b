"""Interval arithmetic over arrays: the screen's half of the numpy core."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class IntervalArray:
    """Intervals side by side; NaN where an end is unknown.

    Ends are closed here. float64 may be a few ulps off, which is why nothing
    is convicted on it: see `rules.screen`.
    """

    low: Floats
    """float64[n]"""
    high: Floats
    """float64[n]"""

    def __add__(self, other: IntervalArray) -> IntervalArray:
        return IntervalArray(self.low + other.low, self.high + other.high)

    def __sub__(self, other: IntervalArray) -> IntervalArray:
        return IntervalArray(self.low - other.high, self.high - other.low)

    def __neg__(self) -> IntervalArray:
        return IntervalArray(-self.high, -self.low)

    def scaled(self, factor: Floats | float) -> IntervalArray:
        """Return the intervals times a factor each, negative ones flipped."""
        a, b = self.low * factor, self.high * factor
        return IntervalArray(np.minimum(a, b), np.maximum(a, b))

    def __truediv__(self, other: IntervalArray) -> IntervalArray:
        """Return the hulls of quotients; NaN where the divisor may be 0."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ends = np.stack(
                [self.low / other.low, self.low / other.high, self.high / other.low, self.high / other.high]
            )
        crosses = (other.low <= 0) & (other.high >= 0)
        low, high = ends.min(axis=0), ends.max(axis=0)
        return IntervalArray(np.where(crosses, np.nan, low), np.where(crosses, np.nan, high))

    def sum_runs(self, starts: NDArray[np.intp]) -> IntervalArray:
        """Return the sums of consecutive runs; `starts` intp[n] holds where each run begins.

        No run may be empty: reduceat would give the next element instead of 0.
        """
        return IntervalArray(np.add.reduceat(self.low, starts), np.add.reduceat(self.high, starts))
