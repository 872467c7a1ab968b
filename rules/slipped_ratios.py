"""Two figures of a sentence that would give its quotient but for two digits swapped, or a point moved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice, product

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.multiples import relate_ratio
from rules.quotients import is_ratio
from rules.relation import Relation
from rules.report_text import ReportText
from rules.slips import slip_between, slips_of

_TELLING = 4
_FEW = 3
_UNITS = (Fraction(10**4), Fraction(1, 10**4))
_TENS = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100))
_MOST = 6
_TIMES = re.compile(r"[月天日周餐]|每年|学期|年均|年[,按共]|次")
"""1200元 each month makes 12000元 in ten."""


def swapped_ratio(tops: Iterable[Claim], bottoms: Iterable[Claim], stated: Claim, per: Fraction) -> Relation | None:
    """Return the quotient of the first two figures of its sentence that are one such slip off it.

    A figure has few digits that stand side by side, so that where four of the
    quotient are printed chance hardly gives one.

    Args:
        tops: figures that may be divided.
        bottoms: figures they may be divided by.
        stated: the quotient as printed.
        per: for how many it is.
    """
    above = list(islice((one for one in tops if one.sentence == stated.sentence), _MOST))
    below = list(islice((one for one in bottoms if one.sentence == stated.sentence), _MOST))
    slips = is_ratio_swapped if telling_digits(stated) >= _TELLING else _is_product_off
    for top, bottom in product(above, below):
        if top is not bottom and bottom.quantity.rough and slips(top, bottom, stated, per):
            return relate_ratio(top, bottom, stated, per, "likely")
    return None


def misprinted_ratio(tops: Iterable[Claim], bottoms: Iterable[Claim], stated: Claim, per: Fraction) -> Relation | None:
    """Return the quotient that its own point moved, or two of its digits swapped, spoils; one of its figures stands in its sentence.

    公务接待费75.35万元,…。国内公务接待486批次、5218人次,人均1444元: 144.4元. The other
    figure stands in the paragraph before, or counts the things where the report says how many there are.
    """
    if telling_digits(stated) < _TELLING:
        return None
    for top, bottom in product(islice(tops, _FEW), islice(bottoms, _FEW)):
        beside = bottom.sentence == stated.sentence and top.paragraph == stated.paragraph
        if top is bottom or not (beside or top.sentence == stated.sentence):
            continue
        over, under = (one.quantity.value * one.quantity.unit_of.scale for one in (top, bottom))
        if over <= 0 or under <= 0:
            continue
        place = stated.quantity.place * stated.quantity.unit_of.scale
        slip = slip_between(stated.quantity, Fraction(round(over / under * per / place) * stated.quantity.place))
        if slip == "swap" or any(is_ratio(top, bottom, stated, per * ten) for ten in _TENS):
            return relate_ratio(top, bottom, stated, per, "likely")
    return None


def _is_product_off(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    """Whether so many at so much each make an amount of four digits or more but for its point: 1164人,每人1000元,发放11.64万元."""
    if telling_digits(top) < _TELLING or not _is_ten_off(top, bottom, stated):
        return False
    over, under, each = (one.quantity.value * one.quantity.unit_of.scale for one in (top, bottom, stated))
    return any(over * per * ten == under * each for ten in _TENS)


def _is_ten_off(top: Claim, bottom: Claim, stated: Claim) -> bool:
    """Whether nothing but a slip makes an amount ten times what each gets: no months, and no 109.5∶100."""
    said = f"{stated.before}{stated.after}{top.before}{bottom.before}"
    return stated.quantity.dimension == top.quantity.dimension and not _TIMES.search(said)


def is_ratio_swapped(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    """Return whether two digits swapped, or the quotient's point moved, would make three figures a quotient."""
    a, b, c = (claim.quantity for claim in (top, bottom, stated))
    over, under, unit = (one.value * one.unit_of.scale for one in (a, b, c))
    if over <= 0 or under <= 0 or unit <= 0:
        return False
    place = c.place * c.unit_of.scale
    printed = round(over / under * per / place) * c.place
    if slip_between(c, Fraction(printed)) in ("swap", "point"):
        return True
    if _is_ten_off(top, bottom, stated) and any(is_ratio(top, bottom, stated, per * ten) for ten in _TENS):
        return True  # 4287元 printed as 42870元, 21.37亿元 as 2.137亿元
    low, high = (unit - place / 2) / per, (unit + place / 2) / per
    if low <= 0:
        return False
    tops = slips_of(a, float(low * under / a.unit_of.scale), float(high * under / a.unit_of.scale))
    bottoms = slips_of(b, float(over / high / b.unit_of.scale), float(over / low / b.unit_of.scale))
    return any(name == "swap" for name, _ in (*tops, *bottoms))


def unit_off_ratio(
    text: ReportText, tops: Iterable[Claim], bottoms: Iterable[Claim], stated: Claim, per: Fraction
) -> Relation | None:
    """Return the quotient that 万 written for 亿, or the other way round, spoils: 总产值92.6万元, of 68.4万人 13538元 each.

    With two digits printed the amount stands right before the quotient.
    """
    few = telling_digits(stated) < _TELLING - 1
    above = (one for one in tops if one.sentence == stated.sentence and ("万" in one.surface or "亿" in one.surface))
    if few:
        above = (one for one in above if text.number_of(stated) - text.number_of(one) == 1)
    for top, bottom in product(islice(above, _MOST), list(islice(bottoms, _FEW))):
        near = top is not bottom and bottom.paragraph == stated.paragraph and bottom.quantity.rough
        if near and any(is_ratio(top, bottom, stated, per * factor) for factor in _UNITS):
            return relate_ratio(top, bottom, stated, per, "likely")
    return None
