"""Figures of one indicator stated twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from extractor.claim import Claim
from extractor.numbers import scan_numbers
from rules.contradictions import find_contradictions
from rules.cues import CONVERTS
from rules.likeness import alike, key_of, telling_digits
from rules.references import find_references
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_TAKEN_IN = re.compile(r"(?:及|或)?以?[上下内]\(含")
_STATED = (Kind.LEVEL, Kind.RATE, Kind.SHARE, Kind.TIME)
_CONVERTS = re.compile(rf"[,(【]?{CONVERTS}")
_DECADES = range(-4, 5)
_ROUNDED = 0.05
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
    yield from _converted(text)


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
    a, b = claim.quantity, other.quantity
    apart = a.value * a.unit_of.scale - b.value * b.unit_of.scale
    room = sum(one.place * one.unit_of.scale / 2 for one in (a, b) if not one.is_exact)
    return abs(apart) <= room  # 223人 is no 222.6人


def _may_repeat(claim: Claim, other: Claim) -> bool:
    return (
        other is not claim
        and other.bound == claim.bound
        and (other.sentence, other.clause) != (claim.sentence, claim.clause)
        and (alike(claim, other) >= _ALIKE or telling_digits(claim) >= _TELLING <= telling_digits(other))
    )


def _converted(text: ReportText) -> Iterator[Relation]:
    """333303.4万元,约合33.33亿元: the same figure right behind it in a larger or smaller unit."""
    for first, second in pairwise(text.claims):
        a, b = first.quantity, second.quantity
        if a.dimension != b.dimension or a.dimension == "" or _worth(first) == _worth(second):
            continue
        if _CONVERTS.fullmatch(text.between(first, second)) and first.bound == "=" and _share_digits(first, second):
            meant = replace(
                second, quantity=replace(b, bound="=")
            )  # 约 says that it is rounded, which its print says too
            yield relate("same", "repeat", first=first, second=meant)


def _share_digits(first: Claim, second: Claim) -> bool:
    """Whether two figures are one but for where their point stands: no rate of exchange lies between them."""
    ratio = first.quantity.rough / (second.quantity.rough or 1.0)
    return any(abs(ratio * 10.0**decade - 1) < _ROUNDED for decade in _DECADES)


def _worth(claim: Claim) -> Fraction:
    """What the last digit's multiplier and unit are worth together: 万 of 万元."""
    return claim.quantity.unit_of.scale * next((number.worth for number in scan_numbers(claim.quantity.surface)), 1)


def _limits_taken_in(text: ReportText) -> Iterator[Relation]:
    """60亩以上(含60亩): the limit is said again to be taken in."""
    for limit, again in pairwise(text.claims):
        same = limit.quantity.unit == again.quantity.unit and limit.bound != "=" == again.bound
        if same and _TAKEN_IN.fullmatch(text.between(limit, again)) and text.folded[again.quantity.end :][:1] == ")":
            meant = replace(limit, quantity=replace(limit.quantity, bound="="))
            yield relate("same", "repeat", first=meant, second=again)
