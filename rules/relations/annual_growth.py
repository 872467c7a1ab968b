"""年均增长与首末两期数值相符 (annual_growth)

What      "由2015年的A增加到2020年的B,年均增长x%"须与按复利算出的相符;"年均增加C"须等于增量除以年数。
Why       首末两期数值或年均增速改了一个,没有重算。
Rounding  年均增速的区间按年数累乘,与首末两期的区间相容即可;年数多算或少算一年才成立的不判。
Not when  增速按可比价、同口径计算,首末两期年份不明。

Passes    全县粮食产量由2015年的25600吨增加到2020年的36900吨,年均增长7.6%。
Fails     全县粮食产量由2015年的25600吨增加到2020年的36900吨,年均增长6.7%。
Passes    规模以上企业由2016年的62家增加到2021年的148家,年均增加17.2家。
Fails     规模以上企业由2016年的62家增加到2021年的148家,年均增加12.7家。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from rules.comparisons import find_comparison
from rules.prices import is_deflated
from rules.relation import Member, Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.verdict import (
    CONSISTENT,
    INCONSISTENT,
    ROUNDING,
    UNDETERMINED,
    Reading,
    Verdict,
    as_point,
    as_rounded,
    as_truncated,
)

_MOST_YEARS = 40
_FEWEST_YEARS = 2


def find(text: ReportText) -> Iterator[Relation]:
    """Propose average yearly rates and steps beside the two dated levels they are said of."""
    for stated in text.claims:
        stance = text.stance(stated)
        if not stance.yearly or stance.real or stated.series >= 0 or "年" not in stated.before:
            continue
        if stance.kind not in (Kind.GROWTH, Kind.CHANGE):
            continue
        role = "percent" if stance.kind is Kind.GROWTH else "step"
        op = "falls" if stance.direction < 0 else "rises"
        comparison = find_comparison(text, stated, lambda now, then: False)
        if comparison is None or is_deflated(text, comparison.current, stated):
            continue
        years = _years_between(comparison.previous, comparison.current)
        if years is None:
            continue
        relation = relate(
            "annual_growth", "cue", "likely", op=op,
            previous=comparison.previous, current=comparison.current, **{role: stated},
        )  # fmt: skip
        span = Member("years", None, comparison.previous.start, comparison.previous.start, str(years), float(years))
        yield replace(relation, members=(*relation.members, span))


def _years_between(first: Claim, last: Claim) -> int | None:
    if not (first.period.isdigit() and last.period.isdigit()):
        return None
    years = int(last.period) - int(first.period)
    return years if _FEWEST_YEARS <= years <= _MOST_YEARS else None


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the rate's interval, compounded over the years, must be able to join the two levels."""
    claims = [member.claim for member in relation.members if member.claim is not None]
    if any(claim.bound == "~" or claim.quantity.more for claim in claims):
        return Verdict(UNDETERMINED, reason="approximate")
    years = next(int(member.value or 0) for member in relation.members if member.role == "years")
    for readings, outcome, reason in (
        ((as_point, as_rounded), CONSISTENT, ""),
        ((as_rounded, as_rounded), ROUNDING, "rounding"),
        ((as_rounded, as_truncated), ROUNDING, "truncation"),
        ((as_truncated, as_truncated), ROUNDING, "truncation"),
        ((as_truncated, as_rounded), ROUNDING, "truncation"),
    ):
        if _joins(relation, years, *readings):
            return Verdict(outcome, computed=_computed(relation, years), reason=reason)
    if any(_joins(relation, other, as_rounded, as_rounded) for other in (years - 1, years + 1)):
        return Verdict(UNDETERMINED, computed=_computed(relation, years), reason="years")
    computed = _computed(relation, years)
    stated = relation.claim("percent" if relation.has("percent") else "step").quantity
    return Verdict(INCONSISTENT, exactly(computed), stated.interval(), computed)


def _joins(relation: Relation, years: int, levels: Reading, rate: Reading) -> bool:
    """Whether the later level can come of the earlier one at the stated pace."""
    first, last = (_scaled(relation.claim(role), levels) for role in ("previous", "current"))
    sign = -1 if relation.op == "falls" else 1
    if relation.has("step"):
        step = relation.claim("step")
        taken = rate(replace(step.quantity, is_exact=False)).scaled(step.quantity.unit_of.scale)  # a mean: never exact
        return (last - first).meets(taken.scaled(sign * years))
    pace = exactly(1) + rate(relation.claim("percent").quantity).scaled(Fraction(sign, 100))
    low, high = pace.low, pace.high
    if low is None or high is None or low <= 0 or first.low is None or first.high is None or first.low < 0:
        return True
    grown = Interval(first.low * low**years, first.high * high**years)
    return grown.meets(last)


def _scaled(claim: Claim, reading: Reading) -> Interval:
    return reading(claim.quantity).scaled(claim.quantity.unit_of.scale)


def _computed(relation: Relation, years: int) -> Fraction:
    """The pace that the printed levels give; a root, so only as near as floats go."""
    first, last = (
        relation.claim(role).quantity.value * relation.claim(role).quantity.unit_of.scale
        for role in ("previous", "current")
    )
    sign = -1 if relation.op == "falls" else 1
    if relation.has("step"):
        return sign * (last - first) / years / relation.claim("step").quantity.unit_of.scale
    if first <= 0 or last <= 0:
        return Fraction(0)
    rate = float(last / first) ** (1 / years) - 1
    return Fraction(sign * rate * 100).limit_denominator(10**9)


TYPE = RelationType(name="annual_growth", code="GJ120", title="年均增长与首末两期数值相符", find=find, judge=recheck)
