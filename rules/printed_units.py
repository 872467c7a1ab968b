"""A figure as a sentence would print it: with the unit that its table's header, its list or the report gives."""

from __future__ import annotations

from extractor.claim import Claim
from extractor.fold import fold
from extractor.numbers import scan_numbers

_TIMES = {100: "百", 1000: "千", 10**4: "万", 10**8: "亿"}
_POWERS = frozenset((*_TIMES, 10**6, 10**12))
_MARKS = (("万亿", 10**12), ("百万", 10**6), ("亿", 10**8), ("万", 10**4))


def surface_with_unit(claim: Claim) -> str:
    """Return a claim's words, with the multiplier and unit that they leave out."""
    if claim.surface.endswith(claim.quantity.unit):
        return claim.surface
    times = claim.cell.multiplier if claim.cell is not None else _left_out(claim)
    return f"{claim.surface}{_TIMES.get(times, '')}{claim.quantity.unit}"


def multiplier_of(claim: Claim) -> int:
    """Return what 万 and 亿, printed or left out, make of a figure's digits."""
    if claim.cell is not None and claim.cell.multiplier != 1:
        return claim.cell.multiplier
    surface = claim.surface.replace("萬", "万").replace("億", "亿")
    worth = next((value for mark, value in _MARKS if mark in surface), 1)
    return worth * (_left_out(claim) if claim.cell is None and claim.quantity.unit not in claim.surface else 1)


def _left_out(claim: Claim) -> int:
    """What a multiplier that stands elsewhere makes of the digits: 12、13和14亿元."""
    number = next(scan_numbers(fold(claim.surface).folded), None)
    if claim.quantity.kind or number is None or not number.value:
        return 1
    times = claim.quantity.value / number.value
    return times.numerator if times in _POWERS else 1  # 三成 is 30 %, and no three times ten
