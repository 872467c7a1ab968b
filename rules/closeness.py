"""Whether parts miss their total by one digit only, and whether that could be chance."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.cues import tell_movements
from rules.slips import slip_between, ways_of

_ADDED = re.compile(r"[,;、]?(?:连同|加上?|扣除|减去?)")
"""What is added to the figure before it, or taken from it, and no part of it."""
_EARLIER = re.compile(r"上年|去年|前年|上届|年初|原有")
_CHANCE, _CHANCE_OF_PAIR = 50, 30
_PAIR = 2
_DIGITS = 100
_THREE = 3
_NINE = 9


def is_slip_away(total: Claim, parts: list[Claim], chance: int = _CHANCE) -> bool:
    """Whether one slip would close the sum, and that could hardly be chance.

    Taken only as a sign that a list was meant to be whole: with few digits a
    chance near miss is likely, so large figures are asked for, and the larger
    the more values a slip of the kind could make of them.

    Args:
        total: the total.
        parts: the figures that may make it up.
        chance: one in how many lists may be taken for whole by chance.
    """
    figures = (total, *parts)
    finest = min(claim.quantity.place for claim in figures)
    if not finest:
        return False
    sizes = (total.quantity.value / finest, sum(part.quantity.value for part in parts) / finest)
    return any(
        sum(ways_of(slip, claim.quantity) for claim in figures) * chance <= (min if slip == "extra" else max)(sizes)
        for slip in slips_off(total, parts)
    )  # a digit too many makes any figure a tenth: of the smaller size there are as many more that fit


def is_swap_off(total: Claim, parts: list[Claim]) -> bool:
    """Whether two neighbouring digits of one figure, put the other way round, would close the sum.

    A figure has few pairs of digits, so that of all the lists of 168 clean
    reports that are not the whole of what stands before them two are a swap off.
    """
    if any(part.quantity.unit != total.quantity.unit or part.quantity.value > total.quantity.value for part in parts):
        return False
    gap = total.quantity.value - sum(part.quantity.value for part in parts)
    if gap % (_NINE * min(claim.quantity.place for claim in (total, *parts))):
        return False  # two digits swapped make a difference of nines
    if any(_EARLIER.search(part.before) for part in parts[1:]):
        return False  # 累计41.2万亩,上年末累计32.7万亩
    if _ADDED.match(parts[0].before) or tell_movements(total, parts) or hold_difference(parts):
        return False
    return "swap" in slips_off(total, parts)


def hold_difference(parts: list[Claim]) -> bool:
    """Whether one of three figures is what the other two differ by: 应付1.88亿元,实付2.16亿元,多付0.28亿元."""
    values = [part.quantity.value for part in parts]
    return len(values) == _THREE and sum(values) == 2 * max(values)


def is_run_swapped(total: Claim, parts: list[Claim]) -> bool:
    """Whether two digits swapped would close a sum that no word announces; of two parts so small chance does as often."""
    telling = len(parts) > _PAIR or is_slip_away(total, parts, _CHANCE_OF_PAIR)
    return telling and is_swap_off(total, parts)


def is_slip_off(total: Claim, parts: list[Claim]) -> bool:
    """Whether one digit of one figure would close the sum."""
    return bool(slips_off(total, parts))


def slips_off(total: Claim, parts: list[Claim]) -> set[str]:
    """Return the operations, each on the digits of one figure, that would close the sum."""
    gap = total.quantity.value - sum(part.quantity.value for part in parts)
    wanted = [(total, total.quantity.value - gap), *((part, part.quantity.value + gap) for part in parts)]
    return {slip for claim, value in wanted if (slip := slip_between(claim.quantity, value)) is not None}


def is_telling(total: Claim, parts: list[Claim]) -> bool:
    """Whether agreement of so many printed digits could hardly be chance."""
    finest = min(claim.quantity.place for claim in (total, *parts))
    return total.quantity.value / finest >= 150 * len(parts)


def is_digit_off(total: Claim, parts: list[Claim]) -> bool:
    """Whether one digit, and not the last one, would close a sum: a few left over are one digit off too (适龄324人, 在读320人)."""
    gap = abs(total.quantity.value - sum(part.quantity.value for part in parts))
    telling = total.quantity.value / total.quantity.place >= _DIGITS and gap >= 10 * total.quantity.place
    return telling and "digit" in slips_off(total, parts)
