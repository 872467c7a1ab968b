"""The two quotients: a share in percent, and a ratio of so much for each."""

from __future__ import annotations

from fractions import Fraction

from extractor.claim import Claim
from rules.exact import holds
from rules.operands import Operands, V
from rules.relation import relate
from rules.relation_type import Formula


def part_of_whole(figures: Operands[V]) -> V:
    """Part over whole, in percent."""
    return figures.factor(figures("part") / figures("whole"))


def quotient(figures: Operands[V]) -> V:
    """Numerator over denominator, times what it is per."""
    return figures.factor(figures("numerator") / figures("denominator"))


SHARE = Formula(stated="percent", expected=part_of_whole, factor=lambda relation: Fraction(100))
RATIO = Formula(stated="ratio", expected=quotient, factor=lambda relation: Fraction(relation.op or 1), averaged=True)


def is_share(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether a part and a whole make a rate within what print allows."""
    return whole.quantity.value != 0 and holds(SHARE, relate("share", "", part=part, whole=whole, percent=percent))


def is_ratio(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    """Whether two figures make a quotient within what print allows."""
    found = relate("ratio", "", op=str(per), numerator=top, denominator=bottom, ratio=stated)
    return bottom.quantity.value != 0 and holds(RATIO, found)
