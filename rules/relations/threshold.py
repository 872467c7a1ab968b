"""与文中所说的限值、目标相符 (threshold)

What      "低于160的限值"、"未达到1:13.5的要求"、"均高于监管要求"、"计划85名仅招到55名",所说的关系须与数值一致。
Why       数值或限值写错后,达标的说法不再成立。
Rounding  按修约区间判断;恰在限值上的,"以上""不低于"含本数,"超过""低于"不含。
Not when  限值不是针对该指标、该口径的。

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
from rules.verdict import CONSISTENT, INCONSISTENT, PRINTINGS, UNDETERMINED, Verdict, as_rounded


def find(text: ReportText) -> Iterable[Relation]:
    """Propose values with the limit or plan that the words hold them against."""
    return find_limits(text)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly, ends open or closed as the words say."""
    value, limit = relation.claim("value").quantity, relation.claim("limit").quantity
    if value.bound == "~" or value.more or limit.bound == "~":
        return Verdict(UNDETERMINED, reason="approximate")
    line = limit.value * limit.unit_of.scale / value.unit_of.scale
    wrong = all(_is_wrong(reading(value), line, relation.op) for reading in PRINTINGS)
    return Verdict(INCONSISTENT if wrong else CONSISTENT, in_unit_of(limit, value, as_rounded), value.interval())


def _is_wrong(value: Interval, line: Fraction, op: str) -> bool:
    """Whether no value of an interval stands to a limit as the words say; the limit stands for itself."""
    if op.startswith(">"):
        high = value.high
        return high is not None and (high < line or (high == line and (op == ">" or not value.high_closed)))
    low = value.low
    return low is not None and (low > line or (low == line and (op == "<" or not value.low_closed)))


TYPE = RelationType(name="threshold", code="GJ112", title="与文中所说的限值、目标相符", find=find, judge=recheck)
