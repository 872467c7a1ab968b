"""合计与分项的增幅相容 (growth_base)

What      合计与各分项都写明本期数和增幅时,由增幅推算的上年合计须等于推算的上年各分项之和。
Why       每个增幅单独看都合理,合在一起却不可能:合计的增幅总在分项增幅之间,由分项的分量决定。
Rounding  各数、各增幅取修约区间;由分项算出的合计增幅区间与所写增幅的区间不相交才算疑点。
Not when  增幅按可比价或同口径计算、上年数已修订、分项未列全、某一分项上年没有。

Passes    全年教育支出12.60亿元,增长7.7%,其中:小学7.56亿元,增长8.0%;初中5.04亿元,增长7.2%。
Fails     全年教育支出12.60亿元,增长9.6%,其中:小学7.56亿元,增长8.0%;初中5.04亿元,增长7.2%。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from extractor.quantity import Quantity
from rules.prices import is_deflated
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind, bases_agree, read_stance
from rules.sums import sums_of
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

_NEAR = 3
_HUNDRED = exactly(100)


def find(text: ReportText) -> Iterator[Relation]:
    """Propose totals that their parts make up, each with its own rate of growth right behind it."""
    for relation in sums_of(text):
        total, parts = relation.claim("total"), relation.claims("part")
        if total.quantity.dimension in ("比率", "百分点", ""):
            continue
        rates = [_rate_of(text, claim) for claim in (total, *parts)]
        known = [rate for rate in rates if rate is not None]
        if len(known) == len(rates) and all(
            _comparable(text, known[0], rate) and not is_deflated(text, total, rate) for rate in known
        ):
            yield relate(
                "growth_base", "inferred", "weak",
                total=total, percent=known[0], part=parts, part_percent=known[1:],
            )  # fmt: skip


def _rate_of(text: ReportText, claim: Claim) -> Claim | None:
    """The rate by which a figure grew: the first one behind it, before any other level of its kind."""
    for distance, later in enumerate(text.after(claim)):
        stance = text.stance(later)
        if stance.kind is Kind.GROWTH and later.depth >= claim.depth:
            return None if stance.yearly or stance.real or later.bound != "=" else later
        if distance >= _NEAR or (later.quantity.dimension == claim.quantity.dimension and stance.kind is Kind.LEVEL):
            return None
    return None


def _comparable(text: ReportText, first: Claim, second: Claim) -> bool:
    return bases_agree(text.stance(first).basis, text.stance(second).basis)


def _growth(relation: Relation, signs: list[int], reading: Reading) -> Interval | None:
    """The total's rate of growth that the parts' rates make, in percent."""
    earlier = exactly(0)
    for part, rate, sign in zip(relation.claims("part"), relation.claims("part_percent"), signs[1:], strict=True):
        grown = reading(rate.quantity).scaled(Fraction(sign)) + _HUNDRED
        if grown.low is None or grown.low <= 0:
            return None
        earlier = earlier + reading(part.quantity).scaled(part.quantity.unit_of.scale) / grown
    total = relation.claim("total").quantity
    now = reading(total).scaled(total.unit_of.scale)
    if earlier.low is None or earlier.low <= 0:
        return None
    return now / earlier + exactly(-100)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the rate that the parts make must be able to print as the total's."""
    rates = [relation.claim("percent"), *relation.claims("part_percent")]
    if any(claim.bound != "=" or claim.quantity.more for member in relation.members if (claim := member.claim)):
        return Verdict(UNDETERMINED, reason="approximate")
    signs = [_sign(rate) for rate in rates]
    stated: Quantity = rates[0].quantity
    found: list[Interval] = []
    for reading, outcome, reason in (
        (as_point, CONSISTENT, ""),
        (as_rounded, ROUNDING, "rounding"),
        (as_truncated, ROUNDING, "truncation"),
    ):
        expected = _growth(relation, signs, reading)
        aim = as_truncated(stated) if reading is as_truncated else as_rounded(stated)
        if expected is None or not expected.is_bounded:
            return Verdict(UNDETERMINED, reason="unbounded")
        found.append(expected)
        if expected.meets(aim.scaled(Fraction(signs[0]))):
            return Verdict(outcome, expected, aim, found[0].low, reason)
    return Verdict(INCONSISTENT, found[1], as_rounded(stated), found[0].low)


def _sign(rate: Claim) -> int:
    return -1 if read_stance(rate).direction < 0 and rate.quantity.value > 0 else 1


TYPE = RelationType(name="growth_base", code="GJ118", title="合计与分项的增幅相容", find=find, judge=recheck)
