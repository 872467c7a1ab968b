"""Figures that point back: 这58个项目, 上述53所学校."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText

_POINTS_BACK = re.compile(r"(?:这些?|上述|(?<![及或岁人分员次级科])以上)(?:的)?$")
_FARTHEST = 12  # sentences
_NOUN, _FEW = 2, 10


def find_references(text: ReportText) -> Iterator[Relation]:
    """Yield counts that point back with the count they point to: any that says the same, else the one that led."""
    for claim in text.claims:
        noun = claim.after[:_NOUN]
        if not _POINTS_BACK.search(claim.before) or len(noun) < _NOUN or claim.quantity.value < _NOUN:
            continue
        meant = _meant(text, claim, noun)
        if meant is not None:
            yield relate("same", "repeat", "likely", first=meant, second=claim)


def _meant(text: ReportText, claim: Claim, noun: str) -> Claim | None:
    led: Claim | None = None
    for earlier in text.before(claim):
        if earlier.quantity.unit != claim.quantity.unit or not text.is_level(earlier):
            continue
        if claim.sentence - earlier.sentence > _FARTHEST:
            if led is not None and earlier.quantity.value == claim.quantity.value:
                return None  # 上述6.82亿元: another figure further up is meant
            continue
        if noun in earlier.indicator.folded or earlier.after.startswith(noun):
            if earlier.quantity.value == claim.quantity.value:
                return earlier
            if led is None or earlier.sentence == led.sentence:
                led = earlier  # the first of the nearest sentence that speaks of it
    return led if claim.quantity.value >= _FEW else None  # 上述五个行业: listed one by one, perhaps
