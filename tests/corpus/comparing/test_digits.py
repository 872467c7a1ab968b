"""Digit tests: right by known figures, silent on honest digits, never run on too few."""

from __future__ import annotations

import random

import pytest

from corpus.comparing import digits
from corpus.comparing.digits import DigitTest, chi_square_tail, find_odd_digits, say_too_few


@pytest.mark.parametrize(
    ("value", "degrees", "tail"),
    [(16.919, 9, 0.05), (15.507, 8, 0.05), (27.877, 9, 0.001), (26.124, 8, 0.001), (0.0, 9, 1.0), (3.841, 1, 0.05)],
)
def test_chi_square_as_in_the_tables(value: float, degrees: int, tail: float) -> None:
    assert chi_square_tail(value, degrees) == pytest.approx(tail, rel=0.01)


def test_honest_digits_are_left_alone_and_made_up_ones_are_not() -> None:
    dice = random.Random(3)
    honest = [dice.randrange(100, 100_000) for _ in range(400)]
    heaped = [value // 5 * 5 if dice.random() < 0.6 else value for value in honest]
    sevens = [value // 10 * 10 + 7 if dice.random() < 0.4 else value for value in honest]
    tests = [digits._last_digit("a", honest), digits._heaping("a", honest)]
    assert list(find_odd_digits(tests, "zh")) == []
    assert [hint.kind for hint in find_odd_digits([digits._heaping("b", heaped)], "zh")] == ["heaping"]
    (hint,) = find_odd_digits([digits._last_digit("c", sevens)], "zh")
    assert "最多的是7" in hint.message


def test_first_digits_after_benford_and_not() -> None:
    dice = random.Random(4)
    natural = [int(10 ** dice.uniform(2, 6)) for _ in range(1000)]
    flat = [
        dice.choice([1, 2, 3, 4, 5, 6, 7, 8, 9]) * 10 ** dice.randrange(2, 6) + dice.randrange(100) for _ in range(1000)
    ]
    assert list(find_odd_digits([digits._first_digit("a", natural)], "zh")) == []
    assert [hint.kind for hint in find_odd_digits([digits._first_digit("b", flat)], "zh")] == ["first_digit"]


def test_too_few_figures_are_not_tested() -> None:
    small = digits._last_digit("甲县", [123] * 99)
    assert small.p is None
    assert list(find_odd_digits([small], "zh")) == []
    assert "需100个以上数据,现有99个" in say_too_few([small], "zh")
    narrow = digits._first_digit("乙县", [150] * 400)
    assert narrow.p is None


def test_many_groups_are_reckoned_with() -> None:
    one = DigitTest("last_digit", "甲县", 200, 0.0005, share=0.3, digit=7)
    assert len(list(find_odd_digits([one], "zh"))) == 1
    assert list(find_odd_digits([one] * 10, "zh")) == []
