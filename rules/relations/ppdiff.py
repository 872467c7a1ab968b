"""百分点之差 (ppdiff)

What      "提高x个百分点"须等于文中前后两个比率之差。
Why       比率改了,提高的百分点没有跟着改。
Rounding  两个比率的修约区间之差与所写百分点的区间相交即可。
Not when  两个比率不是同一指标、同一口径;"提高5%"实指百分点的,只作提示。

Passes    巩固率由95.2%提高到97.1%,提高1.9个百分点。
Fails     巩固率由95.2%提高到97.1%,提高2.9个百分点。
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Claim
from extractor.interval import Interval
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.verdict import Reading, Verdict, judge_stated


def find(text: ReportText) -> Iterator[Relation]:
    """Propose points beside the two rates of their sentence."""
    for points in text.claims:
        if points.quantity.dimension != "百分点" or points.series >= 0:
            continue
        current = _rate_before(text, points)
        if current is None:
            continue
        previous = text.earlier_value(current, points)
        if previous is not None:
            op = "falls" if text.stance(points).direction < 0 else "rises"
            yield relate("ppdiff", "cue", op=op, **{"from": previous, "to": current, "points": points})


def _rate_before(text: ReportText, points: Claim) -> Claim | None:
    for claim in text.before(points, sentence=True):
        if claim.quantity.dimension == "比率" and text.stance(claim).kind is not Kind.EARLIER:
            return claim
    return None


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: later rate minus earlier one, in points, signed as the words say."""
    points = relation.claim("points")
    first, second = relation.claim("from").quantity, relation.claim("to").quantity
    falls = relation.op == "falls" and points.quantity.value >= 0

    def moved(reading: Reading) -> Interval:
        scale = 1 / points.quantity.unit_of.scale
        change = (reading(second) - reading(first)).scaled(scale)
        return -change if falls else change

    return judge_stated(points.quantity, moved, inputs=[first, second])


TYPE = RelationType("ppdiff", "GJ105", "百分点之差", find, recheck)
