"""Which levels of its sentence a change, a growth rate or points may speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.claim import Claim
from extractor.level import find_levels
from rules.cues import CONVERTS, comes, goes
from rules.report_text import ReportText
from rules.stance import Kind
from rules.stretches import begin_of

_MOST_BASES = 6
_CONVERTS = re.compile(rf"(?:^|[,(【]){CONVERTS}$")
"""2427456万元【合242.75亿元】增收…: the same figure again."""
_SUBJECT = re.compile(r"(?P<name>[^,;。:0-9比较同]{2,10}?)(?:比|较|与)(?:上年|去年|上期|前|20)")
_NO_NAMES = frozenset("数量人总额全年其合计共较均各")
LEVELS = (Kind.LEVEL, Kind.RATE, Kind.SHARE)
"""What can be compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of one indicator that a third figure says the difference of."""

    current: Claim
    previous: Claim
    strength: str
    """firm: printed for this comparison; likely: found elsewhere under the same words."""


def bases_of(text: ReportText, relative: Claim) -> Iterator[Claim]:
    """Yield the values a comparison may speak of, nearest before it in its sentence first."""
    rates = relative.quantity.dimension == "百分点"
    change = text.stance(relative).kind is Kind.CHANGE
    named = find_levels(relative.before)
    found, net = 0, "净" in relative.before
    for claim in text.before(relative, sentence=True):
        kind = text.stance(claim).kind
        if net and (comes(claim) or goes(claim)):
            continue  # 新增2个,停招1个,净增1个(上年18个): of the stock, not of what came or went
        if claim.depth > relative.depth or kind not in LEVELS or _CONVERTS.search(claim.before):
            continue
        if rates != (claim.quantity.dimension == "比率") and not (rates and claim.quantity.kind == "term"):
            continue
        if change and claim.quantity.dimension != relative.quantity.dimension:
            continue
        if named and claim.level and claim.level not in named:
            continue
        if speaks_of_other(text, relative, claim):
            continue
        yield claim
        found += 1
        if found == _MOST_BASES:
            return


def speaks_of_other(text: ReportText, relative: Claim, claim: Claim) -> bool:
    """Whether the clause of a comparison names what it compares (发病数比上年的…), and a figure before it counts another thing."""
    start = relative.quantity.start
    begin = begin_of(text.folded, ",;:。\n", start)
    subject = _SUBJECT.match(text.folded[begin:start])
    if subject is None or claim.quantity.start >= begin:
        return False
    words = set(subject.group("name")) - _NO_NAMES
    return len(words) > 1 and not words & set(f"{claim.indicator.folded}{claim.before}")
