"""Signatures estimate likeness; bands bring like sets together and unlike ones hardly ever."""

from __future__ import annotations

import random

from corpus.comparing.minhash import find_candidates, sign


def test_equal_places_estimate_likeness() -> None:
    first = [f"w{number}" for number in range(100)]
    second = [f"w{number}" for number in range(50, 150)]
    assert abs((sign(first) == sign(second)).mean() - 1 / 3) < 0.15
    assert (sign(first) == sign(list(reversed(first)))).all()


def test_copies_meet_and_strangers_do_not() -> None:
    dice = random.Random(1)
    sets = [[f"{dice.random()}" for _ in range(8)] for _ in range(300)]
    copies = [[*one[:7], f"other {number}"] for number, one in enumerate(sets[:20])]
    pairs = set(find_candidates([sign(one) for one in sets + copies]))
    assert {(number, 300 + number) for number in range(20)} <= pairs
    assert len(pairs) < 40


def test_nothing_gives_nothing() -> None:
    assert list(find_candidates([])) == []
