"""与文中所说的限值、目标相符 (threshold)

What      "低于160的限值"、"未达到1:13.5的要求"、"均高于监管要求"、"计划85名仅招到55名",所说的关系须与数值一致。
Why       数值或限值写错后,达标的说法不再成立。
Rounding  按修约区间判断;恰在限值上的,"以上""不低于"含本数,"超过""低于"不含。
Not when  限值不是针对该指标、该口径的。
Not when  计划与实际完成分开写、控制类目标以低为好。

Passes    资本充足率为13.56%,高于10.5%的监管要求。
Fails     资本充足率为9.56%,高于10.5%的监管要求。
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from extractor.interval import Interval
from rules.amounts import in_unit_of
from rules.limits import find_limits
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict, as_rounded, as_truncated


def find(text: ReportText) -> Iterable[Relation]:
    """Propose values with the limit or plan that the words hold them against."""
    return find_limits(text)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly, ends open or closed as the words say; a value cut off may have been a little more."""
    value, limit = relation.claim("value").quantity, relation.claim("limit").quantity
    if value.bound == "~" or value.more or limit.bound == "~":
        return Verdict(UNDETERMINED, reason="approximate")
    a, b = value.interval(), in_unit_of(limit, value, as_rounded)
    line = limit.value * limit.unit_of.scale / value.unit_of.scale
    if not _wrong(a, line, relation.op):
        return Verdict(CONSISTENT, b, a)
    cut = as_truncated(value)
    if not _wrong(cut, line, relation.op):
        return Verdict(ROUNDING, b, cut, reason="truncation")
    return Verdict(INCONSISTENT, b, a)


def _wrong(a: Interval, limit: Fraction, op: str) -> bool:
    if op.startswith(">"):
        return a.high is not None and (a.high < limit or (a.high == limit and op == ">" and a.low == a.high))
    return a.low is not None and (a.low > limit or (a.low == limit and op == "<" and a.low == a.high))


TYPE = RelationType(name="threshold", code="GJ112", title="与文中所说的限值、目标相符", find=find, judge=recheck)
