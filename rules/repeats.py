"""Figures of one indicator stated twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_NOISE = re.compile(r"[“”‘’《》、,()\s]|全[县区市省校国]|我[县区市省校]|新增|共|累计|现有|达到?")
_STATED = (Kind.LEVEL, Kind.RATE, Kind.SHARE)
_MOST_OF_ONE_VALUE = 12


def key_of(claim: Claim) -> str:
    """Return an indicator's words without what does not tell it from another."""
    return _NOISE.sub("", claim.indicator.folded)


def find_repeats(text: ReportText) -> Iterator[Relation]:
    """Yield pairs that name one indicator, level, period and unit in two places."""
    by_unit: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in text.claims:
        if claim.bound == "=" and text.stance(claim).kind in _STATED and len(key_of(claim)) > 1:
            by_unit[claim.quantity.dimension, claim.part].append(claim)
    for claims in by_unit.values():
        seen: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            seen[key_of(claim)].append(claim)
        yield from _equal_values(claims)
        yield from _different_values(seen)


def _equal_values(claims: list[Claim]) -> Iterator[Relation]:
    """Repeats that agree: equal values under like words."""
    by_value: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[claim.quantity.value * claim.quantity.unit_of.scale].append(claim)
    for group in by_value.values():
        first = group[0]
        for second in group[1:_MOST_OF_ONE_VALUE]:
            if second.sentence != first.sentence and fuzz.token_set_ratio(key_of(first), key_of(second)) >= 60:
                yield relate("same", "repeat", first=first, second=second)


def _different_values(seen: dict[str, list[Claim]]) -> Iterator[Relation]:
    """Repeats that differ under the very same words, level and period."""
    for group in seen.values():
        first = group[0]
        for second in group[1:]:
            if (
                second.quantity.value != first.quantity.value
                and len(key_of(first)) >= 6
                and second.sentence != first.sentence
                and second.level == first.level
                and second.period == first.period
                and second.scope == first.scope
                and second.modality == first.modality
                and second.section != first.section
            ):
                yield relate("same", "repeat", "likely", first=first, second=second)
