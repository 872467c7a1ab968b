"""Rates of a wider whole that points are held against: 用电增长9.1%,快于全社会4.5个百分点."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.claim import Claim
from rules.report_text import ReportText
from rules.stance import Kind

_AGAINST = re.compile(
    r"(?:快于|高于|低于|慢于|高出|低出|高|低)(?P<name>(?:全(?!年)|规模以上)[^,;。0-9]{1,10}?)(?:的)?(?:总体|平均)?(?:水平|增速|增幅|增长)?$"
)
_FARTHEST = 60


def against_whole(text: ReportText, points: Claim, fits: Callable[[Claim, Claim], bool]) -> tuple[Claim, Claim] | None:
    """Return the rate of the whole and the rate held against it: the one that fits, else the only one under that name."""
    match = _AGAINST.search(points.before)
    if match is None:
        return None
    current = next((claim for claim in text.before(points, sentence=True) if claim.quantity.dimension == "比率"), None)
    if current is None:
        return None
    growth = text.stance(current).kind is Kind.GROWTH
    wholes: list[Claim] = []
    for distance, claim in enumerate(text.before(current)):
        if distance > _FARTHEST:
            break
        same = claim.quantity.dimension == "比率" and (text.stance(claim).kind is Kind.GROWTH) == growth
        base = text.base_of(claim) if growth else None
        said = f"{claim.before}{base.before if base else ''}"
        if same and match.group("name") in said and claim.period == current.period:
            wholes.append(claim)
    fitting = next((whole for whole in wholes if fits(current, whole)), None)
    whole = fitting or (wholes[0] if len(wholes) == 1 else None)
    return (whole, current) if whole else None
