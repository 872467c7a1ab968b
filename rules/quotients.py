"""The two quotients: a share in percent, and a ratio of so much for each."""

from __future__ import annotations

from fractions import Fraction

from extractor.claim import Claim
from rules.exact import holds
from rules.operands import Operands, V
from rules.relation import relate
from rules.relation_type import Formula


def part_of_whole(figures: Operands[V]) -> V:
    """Part, or parts together, over whole, in percent; a cohort with those who joined it, without those who left."""
    whole = figures("whole")
    if figures.has("joined"):
        whole = whole + figures.added("joined")
    if figures.has("left"):
        whole = whole - figures.added("left")
    return figures.factor(figures.added("part") / whole)


def quotient(figures: Operands[V]) -> V:
    """Numerator over denominator, times what it is per."""
    return figures.factor(figures("numerator") / figures("denominator"))


_NEARLY = 0.15
_WIDE = 3.0
_ROUNDED_OFF = 1e-9
SHARE = Formula(
    stated="percent",
    expected=part_of_whole,
    many=frozenset({"part", "joined", "left"}),
    factor=lambda relation: Fraction(100),
)
RATIO = Formula(stated="ratio", expected=quotient, factor=lambda relation: Fraction(relation.op or 1), averaged=True)


def average(figures: Operands[V]) -> V:
    """Return the sum of the values over their number."""
    return figures.added("value") / figures.count("value")


MEAN = Formula(stated="mean", expected=average, many=frozenset({"value"}), averaged=True)


def is_share(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether a part and a whole make a rate within what print allows."""
    if not _may_be(part, whole, percent, 100.0):
        return False
    return holds(SHARE, relate("share", "", part=part, whole=whole, percent=percent))


def is_ratio(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    """Whether two figures make a quotient within what print allows."""
    if not _may_be(top, bottom, stated, float(per)):
        return False
    return holds(RATIO, relate("ratio", "", op=str(per), numerator=top, denominator=bottom, ratio=stated))


def is_nearly(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    """Whether two figures make nearly a quotient: another pairing would be far off."""
    a, b, c = top.quantity, bottom.quantity, stated.quantity
    return bool(b.rough) and abs(a.rough / b.rough * float(per) - c.rough) <= _NEARLY * abs(c.rough)


def _may_be(top: Claim, bottom: Claim, stated: Claim, per: float) -> bool:
    """A quick look in floats: whether the quotient is anywhere near, three printed places wide."""
    a, b, c = top.quantity, bottom.quantity, stated.quantity
    if not b.rough:
        return False
    value = a.rough / b.rough * per
    room = abs(value) * (a.rough_room / (abs(a.rough) or 1.0) + b.rough_room / abs(b.rough))
    place = max(c.rough_room * 2, float(c.place) * float(c.unit_of.scale))
    return abs(value - c.rough) <= _WIDE * (room + place) + abs(value) * _ROUNDED_OFF
