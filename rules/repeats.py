"""Figures of one indicator stated twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.claim import Claim
from rules.contradictions import find_contradictions
from rules.likeness import alike, key_of, telling_digits
from rules.references import find_references
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_TAKEN_IN = re.compile(r"(?:及|或)?以?[上下内]\(含")
_STATED = (Kind.LEVEL, Kind.RATE, Kind.SHARE, Kind.TIME)
_MOST_TWINS = 64
_ALIKE = 0.5
_TELLING = 4
_FLOAT_NOISE = 1e-12


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
    yield from _limits_taken_in(text)


def _agreeing(claims: list[Claim]) -> Iterator[Relation]:
    """Repeats that agree: values that can be one, under like words or with telling digits."""
    order = sorted(claims, key=lambda claim: claim.quantity.rough)
    sizes = [claim.quantity.rough for claim in order]
    rank = {claim.id: at for at, claim in enumerate(claims)}
    for claim in claims:
        size, reach = claim.quantity.rough, float(claim.quantity.place * claim.quantity.unit_of.scale) / 2
        reach += abs(size) * _FLOAT_NOISE
        low, high = bisect_left(sizes, size - reach), bisect_right(sizes, size + reach)
        if high - low < 2:
            continue
        near = order[low : min(high, low + _MOST_TWINS)]
        twins = [other for other in near if _may_repeat(claim, other) and _within_place(claim, other)]
        for other in sorted(twins, key=lambda twin: abs(rank[twin.id] - rank[claim.id]))[:2]:
            first, second = sorted((claim, other), key=lambda one: rank[one.id])
            if claim.quantity.place > other.quantity.place or claim is second:
                yield relate("same", "repeat", first=first, second=second)


def _within_place(claim: Claim, other: Claim) -> bool:
    scale = claim.quantity.unit_of.scale
    apart = claim.quantity.value * scale - other.quantity.value * other.quantity.unit_of.scale
    return abs(apart) <= claim.quantity.place * scale / 2


def _may_repeat(claim: Claim, other: Claim) -> bool:
    return (
        other is not claim
        and other.bound == claim.bound
        and (other.sentence, other.clause) != (claim.sentence, claim.clause)
        and (alike(claim, other) >= _ALIKE or telling_digits(claim) >= _TELLING <= telling_digits(other))
    )


def _limits_taken_in(text: ReportText) -> Iterator[Relation]:
    """60亩以上(含60亩): the limit is said again to be taken in."""
    for limit, again in pairwise(text.claims):
        same = limit.quantity.unit == again.quantity.unit and limit.bound != "=" == again.bound
        if same and _TAKEN_IN.fullmatch(text.between(limit, again)) and text.folded[again.quantity.end :][:1] == ")":
            meant = replace(limit, quantity=replace(limit.quantity, bound="="))
            yield relate("same", "repeat", first=meant, second=again)
