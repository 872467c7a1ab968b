"""Signatures estimate likeness; bands bring like sets together and unlike ones hardly ever."""

from __future__ import annotations

import random

import numpy as np

from corpus.comparing.minhash import HASHES, codes_of, count_shared, find_candidates, sign


def test_equal_places_estimate_likeness() -> None:
    first = [f"w{number}" for number in range(100)]
    second = [f"w{number}" for number in range(50, 150)]
    assert abs((sign(codes_of(first)) == sign(codes_of(second))).mean() - 1 / 3) < 0.15
    assert (sign(codes_of(first)) == sign(codes_of(reversed(first)))).all()
    assert count_shared(codes_of(first), codes_of(second)) == 50


def test_copies_meet_and_strangers_do_not() -> None:
    dice = random.Random(1)
    sets = [[f"{dice.random()}" for _ in range(8)] for _ in range(300)]
    copies = [[*one[:7], f"other {number}"] for number, one in enumerate(sets[:20])]
    signatures = np.array([sign(codes_of(one)) for one in sets + copies])
    pairs = set(find_candidates(signatures, np.arange(len(signatures))))
    assert {(number, 300 + number) for number in range(20)} <= pairs
    assert len(pairs) < 40


def test_each_pair_of_different_owners_comes_once() -> None:
    signatures = np.array([sign(codes_of("abcd"))] * 4 + [sign(codes_of("ef"))])
    found = list(find_candidates(signatures, np.array([0, 0, 1, 2, 3])))
    assert sorted(found) == [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_a_template_that_hundreds_share_hides_no_copy() -> None:
    dice = random.Random(2)
    sets = [["of the template", f"{dice.random()}"] for _ in range(2000)] + [["of the template", "copied"]] * 2
    pairs = set(find_candidates(np.array([sign(codes_of(one)) for one in sets]), np.arange(2002)))
    assert (2000, 2001) in pairs
    assert len(pairs) < 200_000  # of two million


def test_nothing_gives_nothing() -> None:
    assert list(find_candidates(np.empty((0, HASHES), np.uint32), np.empty(0, np.int64))) == []
