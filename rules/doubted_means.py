"""Whether a mean may be of other figures than those it was read to be of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from extractor.claim import Claim
from rules.quotients import is_ratio
from rules.relation import Relation


def is_beyond_values(mean: Relation) -> bool:
    """Whether a mean lies outside what it would be the mean of by more than its own span: it is of other figures."""
    values, own = [claim.quantity.rough for claim in mean.claims("value")], mean.claim("mean").quantity.rough
    span = max(values) - min(values)
    return not min(values) - span <= own <= max(values) + span


def is_quotient(mean: Claim, near: Sequence[Claim]) -> bool:
    """平均班额: children over classes, not the mean of what was listed before."""
    unit = mean.quantity.dimension
    pairs = permutations((claim for claim in near if claim is not mean), 2)
    return unit != "" and any(
        is_ratio(top, bottom, mean, Fraction(1))
        for top, bottom in pairs
        if top.quantity.dimension == unit != bottom.quantity.dimension
    )
