"""Digit tests: first digits, last digits, heaping; only with enough figures, and never more than a place to look."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.archive.archive import Archive
from corpus.comparing.finding import Hint
from corpus.comparing.wording import caution, load_wording, say

LEAST_FIRST = 300
LEAST_LAST = 100
"""Figures a group must have; below it a test can tell nothing and is not run."""
_LEVEL = 0.001  # shared out among all groups tested
_LEAST_DEVIATION = 0.015  # mean absolute deviation of first digits, after Nigrini (2012)
_SMALLEST = 100
_LEAST_SPAN = 1000
_COUNTS = """
SELECT DISTINCT coalesce(nullif(p.region, ''), d.region) AS region, coalesce(nullif(p.year, ''), d.year) AS year, c.indicator,
  cast(round(CASE c.place WHEN 0 THEN c.value ELSE c.value / c.place END) AS INTEGER) AS printed
FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN parts p ON p.document = c.document AND p.number = c.part
WHERE c.modality = 'actual' AND c.bound = '=' AND c.stance = 'level' AND c.more = 0 AND printed >= ?
"""


@dataclass(frozen=True, slots=True)
class DigitTest:
    """One test on one group of figures."""

    kind: str
    """first_digit, last_digit or heaping."""
    group: str
    sample: int
    p: float | None
    """Chance of so uneven digits if nothing is the matter; None where there were too few figures."""
    deviation: float = 0.0
    share: float = 0.0
    digit: int = 0


def run_digit_tests(archive: Archive) -> list[DigitTest]:
    """Return the tests of every group: last digits by place over its years, first digits by place and year.

    Figures are levels as printed (12.35亿元 is 1235) of three digits and more, each once; figures of one place in
    two years mostly share their first digits, so these are tested a year at a time.
    """
    by_place: dict[str, list[int]] = defaultdict(list)
    by_year: dict[str, list[int]] = defaultdict(list)
    for row in archive.query(_COUNTS, (_SMALLEST,)):
        if row["region"]:
            value = row["printed"]
            by_place[row["region"]].append(value)
            by_year[f"{row['region']} {row['year']}".strip()].append(value)
    tests = [_last_digit(group, values) for group, values in by_place.items()]
    tests += [_heaping(group, values) for group, values in by_place.items()]
    tests += [_first_digit(group, values) for group, values in by_year.items()]
    return tests


def find_odd_digits(tests: Sequence[DigitTest], lang: str) -> Iterator[Hint]:
    """Yield the tests that stand out when it is counted how many were run."""
    run = [test for test in tests if test.p is not None]
    for test in sorted(run, key=lambda test: test.p or 0.0):
        if test.p is None or test.p * len(run) >= _LEVEL:
            continue
        if test.kind == "first_digit" and test.deviation < _LEAST_DEVIATION:
            continue
        message = say(
            test.kind, "message", lang, group=test.group, sample=test.sample, p=test.p, deviation=test.deviation,
            share=test.share, digit=test.digit,
        )  # fmt: skip
        yield Hint(
            kind=test.kind, title=say(test.kind, "title", lang), message=message, sample=test.sample, measure=test.p,
            caution=caution(test.sample, lang),
        )  # fmt: skip


def say_too_few(tests: Sequence[DigitTest], lang: str) -> str:
    """Return, for the first group that had too few figures, what it would have needed; "" where all had enough."""
    small = next((test for test in sorted(tests, key=lambda test: -test.sample) if test.p is None), None)
    if small is None:
        return ""
    words = load_wording()
    least = LEAST_FIRST if small.kind == "first_digit" else LEAST_LAST
    sentence: str = words["too_few"][lang].format(
        group=small.group, test=words["tests"][lang][small.kind], least=least, sample=small.sample
    )
    return sentence


def _last_digit(group: str, values: Sequence[int]) -> DigitTest:
    if len(values) < LEAST_LAST:
        return DigitTest("last_digit", group, len(values), None)
    counts = [0] * 10
    for value in values:
        counts[value % 10] += 1
    most = max(range(10), key=counts.__getitem__)
    p = chi_square_tail(_chi_square(counts, [len(values) / 10] * 10), 9)
    return DigitTest("last_digit", group, len(values), p, share=counts[most] / len(values), digit=most)


def _heaping(group: str, values: Sequence[int]) -> DigitTest:
    if len(values) < LEAST_LAST:
        return DigitTest("heaping", group, len(values), None)
    round_ones = sum(value % 5 == 0 for value in values)
    share = round_ones / len(values)
    z = (share - 0.2) / math.sqrt(0.2 * 0.8 / len(values))
    return DigitTest("heaping", group, len(values), math.erfc(z / math.sqrt(2)) / 2, share=share)


def _first_digit(group: str, values: Sequence[int]) -> DigitTest:
    """First digits follow Benford's law only where figures span several powers of ten."""
    if len(values) < LEAST_FIRST or max(values) < _LEAST_SPAN * min(values):
        return DigitTest("first_digit", group, len(values), None)
    counts = [0] * 9
    for value in values:
        counts[int(str(value)[0]) - 1] += 1
    expected = [len(values) * math.log10(1 + 1 / digit) for digit in range(1, 10)]
    deviation = sum(abs(count - wanted) for count, wanted in zip(counts, expected, strict=True)) / len(values) / 9
    p = chi_square_tail(_chi_square(counts, expected), 8)
    return DigitTest("first_digit", group, len(values), p, deviation=deviation)


def _chi_square(counts: Sequence[int], expected: Sequence[float]) -> float:
    return sum((count - wanted) ** 2 / wanted for count, wanted in zip(counts, expected, strict=True))


def chi_square_tail(value: float, degrees: int) -> float:
    """Return the chance that a chi-square variable of so many degrees of freedom is as large.

    By the recurrence Q(k + 2) = Q(k) + (x/2)^(k/2) e^(-x/2) / Γ(k/2 + 1), which
    is exact; scipy for these eight lines would be the largest thing installed.
    """
    half = value / 2
    tail, at = (math.erfc(math.sqrt(half)), 1) if degrees % 2 else (math.exp(-half), 2)
    while at < degrees:
        tail += math.exp(-half + (at / 2) * math.log(half) - math.lgamma(at / 2 + 1)) if half else 0.0
        at += 2
    return tail
