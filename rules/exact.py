"""The exact judge: a formula on fractions, under every reading of print that offices use."""

from __future__ import annotations

from extractor.claim import Claim
from extractor.interval import Interval, exactly, rounded, truncated
from extractor.quantity import Quantity
from rules.operands import ExactOperands
from rules.relation import Relation
from rules.relation_type import Formula
from rules.verdict import (
    CONSISTENT,
    INCONSISTENT,
    ROUNDING,
    UNDETERMINED,
    Reading,
    Verdict,
    as_point,
    as_rounded,
    as_truncated,
)


def judge_formula(formula: Formula, relation: Relation) -> Verdict:
    """Hold the stated figure against what the others compute to.

    Consistent where the printed values compute to the printed figure (half up
    or half even); rounding where only the intervals they stand for, or digits
    cut off, allow it; inconsistent where no true values do.
    """
    stated = relation.claim(formula.stated).quantity
    if any(claim.bound == "~" or claim.quantity.more for member in relation.members if (claim := member.claim)):
        return Verdict(UNDETERMINED, reason="approximate")
    target = _target(formula, stated)
    cut = target if target.is_point else truncated(stated.value, stated.place)

    def expect(reading: Reading) -> Interval:
        return _expect(formula, relation, reading)

    point = expect(as_point)
    computed = point.low
    if point.is_bounded and point.meets(target):
        return Verdict(CONSISTENT, point, target, computed)
    expected = expect(as_rounded)
    if not expected.is_bounded:
        return Verdict(UNDETERMINED, expected, target, reason="unbounded")
    if _lies_beyond(expected, stated):
        return Verdict(CONSISTENT, expected, target, computed)
    if any(claim.bound not in "=~" for claim in _operands(formula, relation)):
        return Verdict(UNDETERMINED, expected, target, computed, "bound")
    if expected.meets(target):
        return Verdict(ROUNDING, expected, target, computed, "rounding")
    cut_inputs = expect(as_truncated)
    for taken, aim in ((expected, cut), (cut_inputs, target), (cut_inputs, cut)):
        if taken.meets(aim):
            return Verdict(ROUNDING, taken, aim, computed, "truncation")
    return Verdict(INCONSISTENT, expected, target, computed)


def _lies_beyond(expected: Interval, stated: Quantity) -> bool:
    """Whether what is computed lies where the words put it: 增长超过20%, of 22.5%."""
    if stated.bound.startswith(">"):
        return expected.high is not None and expected.high >= stated.value
    return stated.bound.startswith("<") and expected.low is not None and expected.low <= stated.value


def _operands(formula: Formula, relation: Relation) -> list[Claim]:
    return [m.claim for m in relation.members if m.claim is not None and m.role != formula.stated]


def prints(formula: Formula, relation: Relation) -> bool:
    """Whether the printed values compute to the printed figure, as `judge_formula` finds consistent."""
    if any(claim.bound == "~" or claim.quantity.more for member in relation.members if (claim := member.claim)):
        return False
    stated = relation.claim(formula.stated).quantity
    laid_down = stated.is_exact and stated.dimension == "比率"  # 5% itself: what it makes of an amount is rounded
    came = _expect(formula, relation, as_rounded if laid_down else as_point)
    return came.is_bounded and came.meets(_target(formula, stated))


def _expect(formula: Formula, relation: Relation, reading: Reading) -> Interval:
    """What the other figures compute to, in the unit of the stated one."""
    scale = relation.claim(formula.stated).quantity.unit_of.scale
    result: Interval = formula.expected(ExactOperands(relation, reading, formula.factor(relation)))
    return result if scale == 1 else result.scaled(1 / scale)


def _target(formula: Formula, stated: Quantity) -> Interval:
    """What the stated figure may stand for."""
    if stated.is_exact and not formula.averaged:
        return exactly(stated.value)
    return rounded(stated.value, stated.place)


def holds(formula: Formula, relation: Relation) -> bool:
    """Whether a relation holds, exactly or within what print allows."""
    return judge_formula(formula, relation).outcome in (CONSISTENT, ROUNDING)
