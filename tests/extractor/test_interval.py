"""Intervals: true values inside the operands give results inside the result."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from extractor.interval import EVERYTHING, Interval, exactly, rounded, truncated

SMALL = st.fractions(-50, 50, max_denominator=12)
CHANCE = st.fractions(0, 1, max_denominator=8)


@st.composite
def intervals_with_value(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, open, closed or without an end, and a value that lies in it."""
    low, high = sorted((draw(SMALL), draw(SMALL)))
    low_closed, high_closed = draw(st.booleans()), draw(st.booleans())
    if low == high:
        return exactly(low), low
    share = draw(CHANCE)
    value = low + (high - low) * share
    interval = Interval(
        draw(st.sampled_from((low, None))),
        draw(st.sampled_from((high, None))),
        low_closed or value == low,
        high_closed or value == high,
    )
    return interval, value


PAIR = intervals_with_value()


@given(PAIR)
def test_value_lies_in_the_interval_it_was_drawn_from(one: tuple[Interval, Fraction]) -> None:
    interval, value = one
    assert value in interval
    assert not interval.is_empty


@given(PAIR, PAIR)
def test_sum_and_difference_hold_every_sum_and_difference(
    first: tuple[Interval, Fraction], second: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = first, second
    assert x + y in a + b
    assert x - y in a - b


@given(PAIR, SMALL.filter(bool))
def test_scaling_holds_every_multiple(one: tuple[Interval, Fraction], factor: Fraction) -> None:
    interval, value = one
    assert value * factor in interval.scaled(factor)


@given(PAIR, PAIR)
def test_quotient_holds_every_quotient(first: tuple[Interval, Fraction], second: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = first, second
    if y:
        assert x / y in a / b


@given(PAIR, PAIR)
def test_meeting_holds_what_both_hold(first: tuple[Interval, Fraction], second: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = first, second
    for value in (x, y):
        assert (value in a.meet(b)) == (value in a and value in b)
    assert a.meets(b) == b.meets(a) == (not a.meet(b).is_empty)


@given(PAIR)
def test_negation_turns_the_ends_round(one: tuple[Interval, Fraction]) -> None:
    interval, _ = one
    turned = -interval
    assert (turned.low_closed, turned.high_closed) == (interval.high_closed, interval.low_closed)
    assert -turned == interval
    if interval.low is not None:
        assert (-interval.low in turned) == interval.low_closed


@given(SMALL, SMALL, st.booleans(), st.booleans())
def test_open_ends_do_not_touch(low: Fraction, width: Fraction, left: bool, right: bool) -> None:
    middle, width = low + abs(width) + 1, abs(width) + 1
    a, b = Interval(low, middle, high_closed=left), Interval(middle, middle + width, low_closed=right)
    assert a.meets(b) == (left and right)
    total = a + b
    assert (low + middle in total) == right
    assert (2 * middle + width in total) == left


@given(SMALL, st.integers(-3, 3))
def test_every_value_lies_in_what_its_print_stands_for(value: Fraction, decimals: int) -> None:
    place = Fraction(10) ** -decimals
    assert value in rounded(round(value / place) * place, place)
    cut = (abs(value) // place) * place * (-1 if value < 0 else 1)
    assert value in truncated(cut, place) or (cut == 0 and value < 0)


def test_ties_belong_to_both_neighbours_and_the_next_cut_to_neither() -> None:
    assert Fraction(25, 10) in rounded(Fraction(2), Fraction(1))
    assert Fraction(25, 10) in rounded(Fraction(3), Fraction(1))
    assert Fraction(3) not in truncated(Fraction(2), Fraction(1))
    assert Fraction(-3) not in truncated(Fraction(-2), Fraction(1))


def test_division_by_what_may_be_nothing_says_nothing() -> None:
    for divisor in (exactly(0), Interval(Fraction(-1), Fraction(1)), Interval(Fraction(0), Fraction(1), False)):
        assert exactly(1) / divisor == EVERYTHING


def test_unbounded_ends_stay_unbounded() -> None:
    half_open = Interval(Fraction(1), None)
    assert (half_open + exactly(5)).high is None
    assert (-half_open).low is None
    assert not half_open.high_closed
    assert Fraction(10**30) in half_open
