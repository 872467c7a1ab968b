"""Judging figures against norms: met, not met, met only if the digits not printed allow it, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from extractor.interval import EVERYTHING, Interval, exactly
from extractor.quantity import Quantity
from rules.pack import Limit
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict

_ZERO = Fraction(0)


def allowed_by(limit: Limit) -> Interval:
    """Return the values a limit allows, in base units: 不低于 and 以上 take the number in, 超过 and 低于 do not."""
    value = limit.value * limit.unit_of.scale
    if limit.op.startswith(">"):
        return Interval(value, None, low_closed=limit.op == ">=")
    if limit.op.startswith("<"):
        return Interval(None, value, high_closed=limit.op == "<=")
    return exactly(value)


def possible(quantity: Quantity) -> Interval:
    """Return the true values a figure and the words that bound it leave open, in base units."""
    scale, value = quantity.unit_of.scale, quantity.value * quantity.unit_of.scale
    if quantity.more:
        return Interval(value, value + quantity.more * scale)
    if quantity.bound.startswith(">"):
        return Interval(value, None, low_closed=quantity.bound == ">=")
    if quantity.bound.startswith("<"):
        return Interval(None, value, high_closed=quantity.bound == "<=")
    if quantity.bound == "~":
        return EVERYTHING
    return quantity.interval().scaled(scale)


def within(inner: Interval, outer: Interval) -> bool:
    """Whether every value of one interval lies in another."""
    low_fits = outer.low is None or (
        inner.low is not None
        and (inner.low > outer.low or (inner.low == outer.low and (outer.low_closed or not inner.low_closed)))
    )
    high_fits = outer.high is None or (
        inner.high is not None
        and (inner.high < outer.high or (inner.high == outer.high and (outer.high_closed or not inner.high_closed)))
    )
    return low_fits and high_fits


def judge_limit(quantity: Quantity, limit: Limit) -> Verdict:
    """Hold one figure against a limit.

    Consistent where the printed value meets it; rounding where it does not but
    a true value that prints so would; inconsistent where none would;
    undetermined where the figure is only bounded or about.
    """
    allowed, room = allowed_by(limit), possible(quantity)
    value = quantity.value * quantity.unit_of.scale
    if limit.op == "~":
        exact = quantity.bound == "=" and value in allowed
        return (
            Verdict(CONSISTENT, allowed, room, value)
            if exact
            else Verdict(UNDETERMINED, allowed, room, reason="norm_about")
        )
    if quantity.bound != "=" or quantity.more:
        return _judge_open(room, allowed, quantity)
    return _judge_value(value, room, allowed)


def _judge_open(room: Interval, allowed: Interval, quantity: Quantity) -> Verdict:
    """A figure that words leave open on a side: 90%以上, 约40%, 3000余人."""
    if within(room, allowed):
        return Verdict(CONSISTENT, allowed, room)
    if not room.meets(allowed):
        return Verdict(INCONSISTENT, allowed, room)
    reason = "approximate" if quantity.bound == "~" else "norm_bound"
    return Verdict(UNDETERMINED, allowed, room, reason=reason)


def _judge_value(value: Fraction, room: Interval, allowed: Interval) -> Verdict:
    if value in allowed:
        return Verdict(CONSISTENT, allowed, room, value)
    if room.meets(allowed):
        return Verdict(ROUNDING, allowed, room, value, "norm_rounding")
    return Verdict(INCONSISTENT, allowed, room, value)


def judge_mean(quantities: Sequence[Quantity], limit: Limit) -> Verdict:
    """Hold the mean of several figures against a limit."""
    if any(one.bound != "=" or one.more for one in quantities):
        return Verdict(UNDETERMINED, reason="approximate")
    room = exactly(0)
    for one in quantities:
        room = room + possible(one)
    part = Fraction(1, len(quantities))
    value = sum((one.value * one.unit_of.scale for one in quantities), _ZERO) * part
    return _judge_value(value, room.scaled(part), allowed_by(limit))


def judge_share(part: Quantity, whole: Quantity, limit: Limit) -> Verdict:
    """Hold what percentage one amount is of another against a limit in percent."""
    if any(one.bound != "=" or one.more for one in (part, whole)) or not whole.value:
        return Verdict(UNDETERMINED, reason="approximate")
    value = part.value * part.unit_of.scale / (whole.value * whole.unit_of.scale) * 100
    room = (possible(part) / possible(whole)).scaled(100)
    return _judge_value(value, room, allowed_by(limit))


def judge_order(first: Quantity, second: Quantity, op: str) -> Verdict:
    """Hold one figure against another: first `op` second, op being ``>`` or ``>=``."""
    if any(one.bound == "~" or one.more for one in (first, second)):
        return Verdict(UNDETERMINED, reason="approximate")
    a, b = first.value * first.unit_of.scale, second.value * second.unit_of.scale
    room, other = possible(first), possible(second)
    allowed = Interval(other.low, None, low_closed=op == ">=" and other.low_closed)
    if a > b or (a == b and op == ">="):
        return Verdict(CONSISTENT, allowed, room, a)
    if other.low is None or room.high is None or room.high > other.low or (room.high == other.low and op == ">="):
        return Verdict(ROUNDING, allowed, room, a, "norm_rounding")
    return Verdict(INCONSISTENT, allowed, room, a)


def judge_amount(amount: Quantity, due: Fraction, terms: Sequence[Fraction]) -> tuple[Verdict, Fraction]:
    """Hold an amount paid against what a year's norms make of the people, whole or by term.

    Returns the verdict and the due amount nearest to what is stated. An amount
    far from all of them was paid by other norms: undetermined.
    """
    value, room = amount.value * amount.unit_of.scale, possible(amount)
    nearest = min((due * term for term in terms), key=lambda one: abs(one - value))
    expected = exactly(nearest)
    if amount.bound != "=" or amount.more:
        return Verdict(UNDETERMINED, expected, room, reason="approximate"), nearest
    if nearest == value or room.meets(expected):
        return Verdict(CONSISTENT, expected, room, nearest), nearest
    if abs(nearest - value) * 20 <= nearest:
        return Verdict(INCONSISTENT, expected, room, nearest), nearest
    return Verdict(UNDETERMINED, expected, room, nearest, "norm_rate"), nearest
