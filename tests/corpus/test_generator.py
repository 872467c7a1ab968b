"""The generator: the same report from the same seed, errors where it says, years that hang together."""

from __future__ import annotations

import random
import re
from collections import Counter

from corpus.generator.report import locate, write_report
from corpus.generator.sentence import mistype
from corpus.generator.world import place_name


def test_a_seed_and_a_number_make_one_report() -> None:
    assert write_report(1, 17) == write_report(1, 17)
    assert write_report(1, 17).text != write_report(2, 17).text


def test_planted_errors_stand_where_they_are_said_to() -> None:
    kinds: Counter[str] = Counter()
    for number in range(300):
        report = write_report(4, number)
        for one in report.planted:
            assert report.text[one.start : one.end] == one.surface != one.right
            kinds[one.kind] += 1
    assert set(kinds) == {"sum", "share", "growth", "points", "diff", "same"}


def test_reports_differ_in_more_than_their_figures() -> None:
    shapes = {
        re.sub(r"[0-9.]+", "#", write_report(4, number).text.replace(write_report(4, number).place, ""))
        for number in range(60)
    }
    assert len(shapes) == 60


def test_places_fields_and_years_take_turns() -> None:
    assert [locate(number) for number in (0, 1, 4, 19, 20)] == [
        (0, "education", 2020),
        (0, "education", 2021),
        (0, "health", 2020),
        (0, "transport", 2023),
        (1, "education", 2020),
    ]
    names = [place_name(number) for number in range(2000)]
    assert len(set(names)) == 2000


def test_a_slip_of_the_hand_is_no_rounding() -> None:
    dice = random.Random(1)
    for right in ("12345", "98.6", "7.2", "120", "43"):
        for _ in range(50):
            wrong = mistype(right, dice)
            if wrong:
                assert wrong != right
                assert abs(float(wrong) - float(right)) >= (1.0 if "." in right else 2)
