"""Whether three figures would be a part, its whole and its rate but for one slip of the pen."""

from __future__ import annotations

import re
from fractions import Fraction

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.quotients import is_share
from rules.slips import slip_between, slips_of

_SLIPS = ("digit", "swap")
_TOO_MUCH = (*_SLIPS, "point", "extra")
"""What makes a part more than its whole: 23个问题已整改190个,整改率82.6%."""
_LOST = ("swap", "point", "missing")
_FEWER = ("swap", "point", "extra")
_DUE = re.compile(r"应|按|以|需|计划|目标|基数|[上去前]年")
_TELLING = 3
_POINTS = (Fraction(1, 100), Fraction(1, 10), Fraction(10), Fraction(100))
_EXACT = 4
_HUNDRED = 100


def is_share_off(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether one digit of one figure, or two neighbours, would make a rate that words leave untied.

    Asked of figures that stand one right behind the other. Of 168 clean
    reports none has three such that are no share and yet one slip off one, the
    remainders (空编368名, of 6112 and 368) apart.

    Args:
        part: a count or amount.
        whole: one of the same unit, larger.
        percent: the rate, in percent.
    """
    a, b, rate = (claim.quantity for claim in (part, whole, percent))
    if (
        a.unit != b.unit
        or not a.value > 0 < b.value
        or telling_digits(percent) < _TELLING
        or is_share(part, whole, percent)
    ):
        return False
    if _is_point_off(part, whole, percent):
        return True
    if a.value >= b.value:
        names = _TOO_MUCH if a.is_exact else _FEWER if telling_digits(part) >= _TELLING else ()
        slips = {name for name, _ in _parts_for(part, whole, percent)}
        lost = {name for name, _ in _wholes_for(part, whole, percent)} if telling_digits(whole) >= _TELLING else set()
        due = _DUE.search(part.before) is not None
        return not due and (not slips.isdisjoint(names) or not lost.isdisjoint(_LOST))
    exact, half = a.value / b.value * 100, rate.place / 2
    if rate.value > _HUNDRED and any(abs(exact * step - rate.value) * 2 <= rate.place for step in _POINTS[2:]):
        return True  # 29个问题,已整改26个,整改率897%
    both = a.value + b.value
    if any(abs(other - rate.value) <= half for other in (100 - exact, 100 * a.value / both, 100 * b.value / both)):
        return False
    printed = (exact / rate.place + Fraction(1, 2)).__floor__() * rate.place
    if slip_between(rate, printed) in (*_SLIPS, "point"):
        return True
    parts, wholes = _parts_for(part, whole, percent), _wholes_for(part, whole, percent)
    return any(name in (*_SLIPS, "point") for name, _ in (*parts, *wholes))


def is_digit_left_out(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether one digit left out of the rate, the part or the whole would make them a share: 17264人,…15683人,占9.8%.

    Asked of three that stand one right behind the other with no name for the
    whole: of 510 such in clean reports 68 are no share, and of these one is so
    much off, the last of a list.
    """
    a, b, rate = (claim.quantity for claim in (part, whole, percent))
    if a.unit != b.unit or not 0 < a.value < b.value or is_share(part, whole, percent):
        return False
    if min(map(telling_digits, (part, whole))) >= _TELLING:
        printed = (a.value / b.value * 100 / rate.place + Fraction(1, 2)).__floor__() * rate.place
        if printed / rate.place >= _HUNDRED and slip_between(rate, printed) == "missing":
            return True
    exact = telling_digits(percent) >= _TELLING
    return exact and any(
        name == "missing" for name, _ in (*_parts_for(part, whole, percent), *_wholes_for(part, whole, percent))
    )


def _is_point_off(part: Claim, whole: Claim, percent: Claim) -> bool:
    """应支出28745.6万元,实际支出2796.12万元,执行率97.27%: the same digits to the last, ten times as much."""
    if min(map(telling_digits, (part, whole, percent))) < _EXACT:
        return False
    exact, rate = part.quantity.value / whole.quantity.value * 100, percent.quantity
    return any(abs(exact * step - rate.value) * 2 <= rate.place for step in _POINTS)


def is_share_swapped(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether two digits swapped in one of three figures, or the rate's point moved, would make them a share.

    A figure has few such slips, so that chance gives one far seldomer than a digit changed.
    """
    a, b, rate = (claim.quantity for claim in (part, whole, percent))
    if a.unit != b.unit or not 0 < a.value < b.value or min(map(telling_digits, (part, percent))) < _TELLING:
        return False
    exact, half = a.value / b.value * 100, rate.place / 2
    printed = (exact / rate.place + Fraction(1, 2)).__floor__() * rate.place
    if slip_between(rate, printed) in ("swap", "point"):
        return True
    low, high = (rate.value - half) / 100, (rate.value + half) / 100
    wholes = slips_of(b, float(a.value / high), float(a.value / low)) if low > 0 else ()
    return any(name == "swap" for name, _ in (*_parts_for(part, whole, percent), *wholes))


def _parts_for(part: Claim, whole: Claim, percent: Claim) -> list[tuple[str, Fraction]]:
    """What the part would be, a slip away, to make its rate."""
    rate, half = percent.quantity.value, percent.quantity.place / 2
    low, high = (rate - half) / 100 * whole.quantity.value, (rate + half) / 100 * whole.quantity.value
    return list(slips_of(part.quantity, float(low), float(high)))


def _wholes_for(part: Claim, whole: Claim, percent: Claim) -> list[tuple[str, Fraction]]:
    """What the whole would be, a slip away, to make its rate."""
    rate, half = percent.quantity.value, percent.quantity.place / 2
    if rate <= half:
        return []
    low, high = part.quantity.value * 100 / (rate + half), part.quantity.value * 100 / (rate - half)
    return list(slips_of(whole.quantity, float(low), float(high)))
