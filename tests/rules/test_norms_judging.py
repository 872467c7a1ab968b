"""Norms are judged on what is printed and on what it can stand for, with open and closed ends."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import find_quantities
from extractor.quantity import Quantity
from extractor.units import load_units
from rules.norms_judging import judge_amount, judge_limit, judge_mean, judge_order, judge_share, within
from rules.pack import Limit
from rules.pack_limits import parse_limit
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED


def figure(text: str, bound: str = "=") -> Quantity:
    (quantity,) = find_quantities(text)
    return replace(quantity, bound=bound)


def limit(text: str) -> Limit:
    found = parse_limit(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "bound", "norm", "outcome"),
    [
        ("95%", "=", ">= 95 %", CONSISTENT),
        ("95%", "=", "> 95 %", ROUNDING),
        ("94.6%", "=", ">= 95 %", INCONSISTENT),
        ("94.6%", "=", ">= 94.62 %", ROUNDING),
        ("0.65", "=", "<= 0.65", CONSISTENT),
        ("0.65", "=", "< 0.65", ROUNDING),
        ("0.656", "=", "<= 0.65", INCONSISTENT),
        ("0.7", "=", "<= 0.65", ROUNDING),
        ("45人", "=", "<= 45 人", CONSISTENT),
        ("46人", "=", "<= 45 人", INCONSISTENT),
        ("4.2人", "=", ">= 4.25 人", ROUNDING),
        ("4.19人", "=", ">= 4.2 人", INCONSISTENT),
        ("99.96%", "=", "= 100 %", INCONSISTENT),
        ("100%", "=", "= 100 %", CONSISTENT),
        ("90%", ">=", ">= 85 %", CONSISTENT),
        ("90%", ">=", ">= 95 %", UNDETERMINED),
        ("90%", ">", "> 90 %", CONSISTENT),
        ("50人", "<=", "<= 45 人", UNDETERMINED),
        ("45人", "<=", "<= 45 人", CONSISTENT),
        ("40%", "<", ">= 50 %", INCONSISTENT),
        ("90%", "~", ">= 85 %", UNDETERMINED),
        ("1:13.5", "=", "<= 1:13.5", CONSISTENT),
        ("1:14.45", "=", "<= 1:13.5", INCONSISTENT),
        ("16.6:1", "=", "<= 1:19", CONSISTENT),
        ("0.31万元", "=", ">= 2500 元", CONSISTENT),
        ("29亩", "=", ">= 20000 平方米", INCONSISTENT),
        ("3年", "~", "约3年", UNDETERMINED),
        ("3年", "=", "约3年", CONSISTENT),
    ],
)
def test_limit(value: str, bound: str, norm: str, outcome: str) -> None:
    assert judge_limit(figure(value, bound), limit(norm)).outcome == outcome


@given(st.integers(0, 10_000), st.integers(0, 4), st.integers(0, 10_000), st.sampled_from([">=", ">", "<=", "<"]))
def test_a_true_value_that_meets_a_norm_is_never_said_to_miss_it(
    thousandths: int, digits: int, bound: int, op: str
) -> None:
    """However coarsely a value is printed, one that meets the norm is met, met by rounding, or at worst printed on its far side."""
    true, value = Fraction(thousandths, 1000), Fraction(bound, 1000)
    place = Fraction(1, 10**digits)
    printed = Fraction(int(true / place + Fraction(1, 2))) * place
    quantity = Quantity(0, 0, "", printed, place, load_units()["%"])
    meets = {">=": true >= value, ">": true > value, "<=": true <= value, "<": true < value}[op]
    outcome = judge_limit(quantity, Limit(op, value, load_units()["%"])).outcome
    assert not (meets and outcome == INCONSISTENT)


def test_mean_of_eight_counts_single_excesses_for_nothing() -> None:
    values = [figure(text) for text in ("0.67", "0.93", "0.59", "0.58", "0.61", "0.45", "0.45", "0.70")]
    verdict = judge_mean(values, limit("<= 0.65"))
    assert verdict.outcome == CONSISTENT
    assert verdict.computed == Fraction("0.6225")
    assert judge_mean(values, limit("<= 0.55")).outcome == INCONSISTENT
    assert judge_mean(values, limit("<= 0.62")).outcome == ROUNDING


def test_share_order_and_amount() -> None:
    assert judge_share(figure("162万元"), figure("3126万元"), limit(">= 5 %")).outcome == CONSISTENT
    assert judge_share(figure("121万元"), figure("3126万元"), limit(">= 5 %")).outcome == INCONSISTENT
    assert judge_share(figure("1万元"), figure("20万元"), limit("> 5 %")).outcome == ROUNDING
    assert judge_order(figure("791元"), figure("791元"), ">=").outcome == CONSISTENT
    assert judge_order(figure("7.1%"), figure("7.1%"), ">").outcome == ROUNDING
    assert judge_order(figure("7.0%"), figure("7.2%"), ">").outcome == INCONSISTENT
    terms = (Fraction(1), Fraction(1, 2))
    due = Fraction(6120 * 1250 + 2223 * 625 + 352 * 1000 + 15557 * 500)
    assert judge_amount(figure("858.49375万元"), due, terms)[0].outcome == CONSISTENT
    assert judge_amount(figure("858.5万元"), due, terms)[0].outcome == CONSISTENT
    assert judge_amount(figure("885.49375万元"), due, terms)[0].outcome == INCONSISTENT
    assert judge_amount(figure("1386万元"), due, terms)[0].outcome == UNDETERMINED


def test_containment_knows_open_and_closed_ends() -> None:
    from extractor.interval import Interval

    closed, open_ = Interval(Fraction(1), Fraction(2)), Interval(Fraction(1), Fraction(2), False, False)
    assert within(open_, closed)
    assert not within(closed, open_)
    assert within(closed, Interval(None, None))
    assert not within(Interval(None, Fraction(2)), closed)
