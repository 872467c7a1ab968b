"""Changes over the years just listed: 2018年12.6%,2019年8.4%,2020年3.2%,三年下降9.4个百分点; 五年增产10万吨."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.compared_levels import LEVELS, Comparison
from rules.likeness import telling_digits
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind

_SPAN = re.compile(r"[,;]?(?:这|近|前|后)?(?P<number>[两二三四五六七八九十]+|[2-9])年(?:间|来|内)?(?:累计|共|总共)?")
_ONES = {"两": "二"}
_TELLING = 3
_CHANGES = (Kind.CHANGE, Kind.POINTS)


def change_over_years(text: ReportText, relative: Claim) -> Comparison | None:
    """Return the last and the first year's level of as many years as a change says it took, where these give it or would but for one slip.

    From before the first of them it may as well be told: then nothing is.
    """
    years = _years(text, relative)
    if years < 2 or text.stance(relative).kind not in _CHANGES or relative.series >= 0:
        return None
    levels = list(_levels(text, relative))
    if len(levels) not in (years, years + 1):
        return None
    first, last = levels[0], levels[-1]
    moved = abs(last.quantity.value - first.quantity.value) / _scale(relative)
    fits = abs(moved - relative.quantity.value) <= relative.quantity.place
    slipped = telling_digits(relative) >= _TELLING and slip_between(relative.quantity, Fraction(moved)) is not None
    return Comparison(last, first, "likely") if fits or slipped else None


def _scale(relative: Claim) -> Fraction:
    return relative.quantity.unit_of.scale if relative.quantity.dimension == "百分点" else Fraction(1)


def _years(text: ReportText, relative: Claim) -> int:
    """Over how many years, as the words right before say; 0 where they do not."""
    last = text.claims[text.number_of(relative) - 1]
    if last.quantity.unit == "年" and last.sentence == relative.sentence and last.quantity.value.denominator == 1:
        return int(last.quantity.value) if last.clause >= relative.clause - 1 else 0
    match = _SPAN.match(relative.before)
    return int(read_numeral(_ONES.get(match["number"], match["number"])) or match["number"]) if match else 0


def _levels(text: ReportText, relative: Claim) -> Iterator[Claim]:
    """A list of years right before, or figures each of a year of its own."""
    unit = "%" if relative.quantity.dimension == "百分点" else relative.quantity.unit
    told = [
        claim
        for claim in text.before(relative, sentence=True)
        if claim.quantity.unit == unit and text.stance(claim).kind in (*LEVELS, Kind.EARLIER)
    ]
    if told and told[0].series >= 0:
        yield from text.series[told[0].series]
    elif len({claim.period for claim in told if claim.period.isdigit()}) == len(told):
        yield from sorted(told, key=lambda claim: claim.period)
