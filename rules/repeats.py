"""Figures of one indicator stated twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.contradictions import find_contradictions
from rules.likeness import alike, key_of, telling_digits
from rules.references import find_references
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_STATED = (Kind.LEVEL, Kind.RATE, Kind.SHARE, Kind.TIME)
_MOST_TWINS = 64
_ALIKE = 0.5
_TELLING = 4


def find_repeats(text: ReportText) -> Iterator[Relation]:
    """Yield pairs of figures that speak of one indicator in two places."""
    by_unit: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in text.claims:
        if claim.bound != "~" and text.stance(claim).kind in _STATED and key_of(claim):
            by_unit[claim.quantity.dimension, claim.part].append(claim)
    for claims in by_unit.values():
        yield from _agreeing(claims)
        yield from find_contradictions(text, claims)
    yield from find_references(text)


def _agreeing(claims: list[Claim]) -> Iterator[Relation]:
    """Repeats that agree: values that can be one, under like words or with telling digits."""
    order = sorted(claims, key=_size)
    sizes = [_size(claim) for claim in order]
    rank = {claim.id: at for at, claim in enumerate(claims)}
    for claim in claims:
        reach = claim.quantity.place * claim.quantity.unit_of.scale / 2
        low, high = bisect_left(sizes, _size(claim) - reach), bisect_right(sizes, _size(claim) + reach)
        twins = [other for other in order[low : min(high, low + _MOST_TWINS)] if _may_repeat(claim, other)]
        for other in sorted(twins, key=lambda twin: abs(rank[twin.id] - rank[claim.id]))[:2]:
            first, second = sorted((claim, other), key=lambda one: rank[one.id])
            if claim.quantity.place > other.quantity.place or claim is second:
                yield relate("same", "repeat", first=first, second=second)


def _size(claim: Claim) -> Fraction:
    return claim.quantity.value * claim.quantity.unit_of.scale


def _may_repeat(claim: Claim, other: Claim) -> bool:
    return (
        other is not claim
        and other.bound == claim.bound
        and (other.sentence, other.clause) != (claim.sentence, claim.clause)
        and (alike(claim, other) >= _ALIKE or telling_digits(claim) >= _TELLING <= telling_digits(other))
    )
