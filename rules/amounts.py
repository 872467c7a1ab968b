"""Amounts across units: 亩 beside 平方米, and quick tests before the exact one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval
from extractor.quantity import Quantity
from rules.verdict import Reading

_ROUGHLY = 1.001
_ROUNDED_OFF = 1e-9
"""What floats may lose; a quick look must never turn away what fits, nor let in what does not."""


def in_unit_of(quantity: Quantity, other: Quantity, reading: Reading) -> Interval:
    """Return a quantity's interval in another's unit of the same dimension."""
    worth, unit = quantity.unit_of.scale, other.unit_of.scale
    taken = reading(quantity)
    return taken if worth == unit else taken.scaled(worth / unit)


def slack(quantity: Quantity) -> Fraction:
    """Return how far the true value may lie from the printed one, in its own unit."""
    return Fraction(0) if quantity.is_exact else quantity.place / 2


def nearly_equal(stated: Claim, value: Fraction, inputs: Sequence[Claim]) -> bool:
    """Whether a computed sum or difference could be the stated figure, by printed places alone."""
    unit = stated.quantity.unit_of.scale
    room = slack(stated.quantity) + sum(
        (slack(claim.quantity) * claim.quantity.unit_of.scale / unit for claim in inputs), Fraction(0)
    )
    return abs(stated.quantity.value - value) <= room


def adds_up(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts add to a total within what their printing allows."""
    added = sum(part.quantity.rough for part in parts)
    room = total.quantity.rough_room + sum(part.quantity.rough_room for part in parts)
    apart, noise = abs(added - total.quantity.rough), abs(added) * _ROUNDED_OFF
    if apart > room * _ROUGHLY + noise:
        return False
    if apart < room / _ROUGHLY - noise:
        return True
    unit = total.quantity.unit_of.scale
    exactly = sum((part.quantity.value * part.quantity.unit_of.scale / unit for part in parts), Fraction(0))
    return nearly_equal(total, exactly, parts)
