"""分项之和等于合计 (sum)

What      合计与其列出的各分项之和必须相等;各分项占比列全的,占比之和应为100%。
Why       改了一个分项忘了改合计(或相反),是报告中最常见的笔误。
Rounding  人数、校数等整数须分毫不差;以万、亿或小数表示的,各分项的修约区间相加后与合计的区间相交即可。
Not when  分项未列全("等"、只举其中几项)、分项互相重叠、单位不同、数为约数。

Passes    全县共有义务教育学校43所,其中:小学30所、初中13所。
Fails     全县共有义务教育学校43所,其中:小学30所、初中12所。
Passes    全年投入1.27亿元,其中:中央资金0.62亿元、地方资金0.65亿元。
Passes    全市有医院60家,其中公立医院35家、专科医院18家等。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.interval import exactly
from rules.operands import Operands, V
from rules.relation import Member, Relation
from rules.relation_type import Formula, RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.sums import find_sums
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, Verdict, as_rounded


def find(text: ReportText) -> Iterator[Relation]:
    """Propose totals with their parts, and the shares of all the parts."""
    for relation in find_sums(text):
        yield relation
        shares = _shares_of(text, relation)
        if shares:
            yield shares


def _shares_of(text: ReportText, relation: Relation) -> Relation | None:
    """The shares said of all the parts of a sum: they make 100 %."""
    shares = []
    for part in relation.claims("part"):
        following = next(text.after(part), None)
        while following is not None and text.stance(following).kind in (Kind.GROWTH, Kind.CHANGE):
            following = next(text.after(following), None)
        if following is None or text.stance(following).kind is not Kind.SHARE or following.quantity.unit != "%":
            return None
        shares.append(following)
    printed = sum((share.quantity.value for share in shares), Fraction(0))
    if abs(printed - 100) > sum((share.quantity.place for share in shares), Fraction(0)) / 2:
        return None  # each share is held against its own amount already
    whole = Member("total", None, shares[-1].end, shares[-1].end, "100%", 100.0)
    return Relation("sum", (whole, *(Member.of("part", share) for share in shares)), "list", "likely")


def added(figures: Operands[V]) -> V:
    """The sum of the parts."""
    return figures.added("part")


def judge_shares(relation: Relation) -> Verdict:
    """Judge the shares of all parts exactly: their intervals must reach 100 %."""
    printed, possible = Fraction(0), exactly(0)
    for claim in relation.claims("part"):
        printed += claim.quantity.value
        possible = possible + as_rounded(claim.quantity)
    whole = exactly(100)
    if printed == 100:
        return Verdict(CONSISTENT, possible, whole, printed)
    return Verdict(ROUNDING if possible.meets(whole) else INCONSISTENT, possible, whole, printed, "rounding")


TYPE = RelationType(
    name="sum",
    code="GJ101",
    title="分项之和等于合计",
    find=find,
    formula=Formula(stated="total", expected=added, many=frozenset({"part"})),
    judge=judge_shares,
)
