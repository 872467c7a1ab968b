"""How telling a check is: the chance that a random figure would have failed it."""

from __future__ import annotations

from fractions import Fraction

from extractor.claim import Claim
from rules.judge import Judged
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.slips import count_slips

_PERCENT_SPAN = 100.0
WEAK = 0.5
"""Below it a random figure would have passed more often than not: such a check says little."""


def power_of(kind: RelationType, relation: Relation) -> float | None:
    """Return 1 minus the share of values, of the size the stated figure has, that would pass; None where it has no sense.

    What passes is the stated figure's own printing plus what the printing of
    the others leaves open. For rates over a count the GRIM formula is used:
    1 - n / 10**(d + 2), after Brown and Heathers (2017).
    """
    if kind.name == "granularity":
        percent, count = relation.claim("percent").quantity, relation.claim("count").quantity
        return float(max(Fraction(0), 1 - count.value * percent.place / 100))
    if kind.formula is None or not relation.claims(kind.formula.stated):
        return None
    stated = relation.claim(kind.formula.stated)
    open_width = _width(stated)
    for member in relation.members:
        if member.claim is not None and member.claim is not stated and member.claim.quantity.value:
            width = _width(member.claim)
            same = member.claim.quantity.dimension == stated.quantity.dimension
            open_width += width if same else width / _size(member.claim) * _size(stated)
    span = _PERCENT_SPAN if stated.quantity.dimension in ("比率", "百分点") else _size(stated)
    return round(max(0.0, 1 - open_width / span), 4) if span else 0.0


def chances_of_slip(judged: Judged) -> float:
    """Return how many slips of the pen would mend a check of figures that have nothing to do with each other.

    Every slip of every figure is a throw at what the printing leaves open: a
    rate of two digits is hit by some of a hundred slips whatever it is of.
    """
    formula, relation = judged.type.formula, judged.relation
    if formula is None or not relation.claims(formula.stated):
        return 0.0
    stated = relation.claim(formula.stated)
    size, figures = abs(stated.quantity.rough) or 1.0, [m.claim for m in relation.members if m.claim is not None]
    open_width = max(2 * stated.quantity.rough_room, float(stated.quantity.place * stated.quantity.unit_of.scale))
    for claim in figures:
        if claim is not stated and claim.quantity.value:
            room = 2 * claim.quantity.rough_room
            alike = claim.quantity.dimension == stated.quantity.dimension
            open_width += room if alike else room / _size(claim) * size
    return sum(count_slips(claim.quantity) for claim in figures) * min(1.0, open_width / size)


def _width(claim: Claim) -> float:
    """One step of its printing, in base units as `rough` is."""
    quantity = claim.quantity
    return 2 * quantity.rough_room or float(quantity.unit_of.scale)


def _size(claim: Claim) -> float:
    return abs(claim.quantity.rough)
