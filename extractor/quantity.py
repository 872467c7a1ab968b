"""Quantities: numbers with their unit, the values they can stand for, and how they are bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from extractor.interval import EVERYTHING, Interval, exactly, rounded, truncated
from extractor.units import NO_UNIT, Unit

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text with its unit."""

    start: int
    end: int
    """Half-open span; ``text[start:end] == surface``."""
    surface: str
    value: Fraction
    """In base units: 1.27亿元 -> 127,000,000; percent stays percent."""
    place: Fraction
    """Worth of the last printed digit, in the value's unit."""
    unit_of: Unit = NO_UNIT
    more: Fraction = ZERO
    """How much 余, 多 or 几 may add."""
    bound: str = "="
    """``=``, ``>=``, ``>``, ``<=``, ``<`` or ``~`` (approximate)."""
    kind: str = ""
    """"", "range-low", "range-high", "ratio" (1:b), "term" (of a:b:c), "fraction"."""
    chinese: bool = False
    """Written in Chinese numerals."""
    is_exact: bool = False
    """Stands for itself alone: a plain count of wholes."""
    size: float = field(init=False, compare=False, repr=False)
    """The value as a float, in its own unit."""
    rough: float = field(init=False, compare=False, repr=False)
    """The value in base units of its dimension, for quick looks; verdicts are judged on `value`."""
    rough_room: float = field(init=False, compare=False, repr=False)
    """Half a printed place in those units, 0 for an exact count."""

    unit: str = field(init=False, compare=False, repr=False)
    """Canonical unit, "" for a bare coefficient."""
    dimension: str = field(init=False, compare=False, repr=False)
    """What the unit measures."""

    def __post_init__(self) -> None:
        unit, note = self.unit_of, object.__setattr__
        note(self, "unit", unit.name)
        note(self, "dimension", unit.dimension)
        size = _float(self.value)
        note(self, "size", size)
        note(self, "rough", size * unit.rough)
        note(self, "rough_room", 0.0 if self.is_exact else _float(self.place) * unit.rough / 2)

    def interval(self, *, cut: bool = False) -> Interval:
        """Return the true values it can stand for, rounded or (with `cut`) truncated.

        Unbounded for 约, 近, 左右, which widen by nobody knows how much.
        """
        if self.more:
            return Interval(self.value, self.value + self.more)
        if self.bound == "~":
            return EVERYTHING
        if self.is_exact:
            return exactly(self.value)
        return truncated(self.value, self.place) if cut else rounded(self.value, self.place)

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """Both ends of the closed hull of `interval`, None where unbounded."""
        taken = self.interval()
        return None if taken.low is None else float(taken.low), None if taken.high is None else float(taken.high)

    @property
    def low(self) -> float | None:
        """Lower end of the closed hull of `interval`."""
        return self.ends[0]

    @property
    def high(self) -> float | None:
        """Upper end of the closed hull of `interval`."""
        return self.ends[1]

    def moved(self, start: int, end: int, surface: str) -> Quantity:
        """Return the same quantity at another place."""
        return Quantity(
            start, end, surface, self.value, self.place, self.unit_of, self.more, self.bound, self.kind,
            self.chinese, self.is_exact,
        )  # fmt: skip


def _float(value: Fraction) -> float:
    """What `float` gives, without its detour over abstract numbers."""
    numerator, denominator = value.as_integer_ratio()
    return numerator / denominator
