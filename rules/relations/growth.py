"""增长率与两期数值相符 (growth)

What      文中给出两期数值(或本期数值与增减额)时,增长率须与其算出的相符。
Why       改了数值没改增幅,或把增幅抄错一位。
Rounding  两期数值各取修约区间,算出增幅区间;与所写增幅的区间不相交才算不符。
Not when  数值按现价而增幅按可比价、上年数已修订、同口径调整、比较的不是相邻两期。

Passes    全年财政收入由2.05亿元增加到2.31亿元,增长12.7%。
Fails     全年财政收入由2.05亿元增加到2.31亿元,增长17.2%。
Passes    全年财政收入23100万元,比上年增加2600万元,增长12.7%。
Fails     全年财政收入23100万元,比上年增加2600万元,增长21.7%。
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from rules.amounts import in_unit_of
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.verdict import Reading, Verdict, judge_stated


def find(text: ReportText) -> Iterator[Relation]:
    """Propose rates beside the two levels, or beside level and change, that they are said of."""
    for percent in text.claims:
        if text.stance(percent).kind is not Kind.GROWTH:
            continue
        if percent.series >= 0:
            yield from _from_series(text, percent)
            continue
        current = text.base_of(percent)
        if current is None:
            continue
        op = "falls" if text.stance(percent).direction < 0 else "rises"
        previous = text.earlier_value(current, percent)
        if previous is not None:
            yield relate("growth", "cue", op=op, previous=previous, current=current, percent=percent)
        difference = _change_beside(text, current, percent)
        if difference is not None:
            yield relate("growth", "cue", op=op, current=current, difference=difference, percent=percent)


def _change_beside(text: ReportText, current: Claim, percent: Claim) -> Claim | None:
    """The change in absolute terms right before a rate that says the same comparison."""
    for claim in text.before(percent, sentence=True):
        stance = text.stance(claim)
        if claim is current or stance.kind is Kind.GROWTH:
            return None
        if stance.kind is Kind.CHANGE and claim.quantity.dimension == current.quantity.dimension:
            basis = text.stance(percent).basis
            return claim if not basis or basis == stance.basis else None
    return None


def _from_series(text: ReportText, percent: Claim) -> Iterator[Relation]:
    """分别为A、B、C,比上年增长a%、b%、c%: each rate with the two levels it joins."""
    rates = text.series[percent.series]
    if percent.place == 0:
        return
    for claim in text.before(percent, sentence=True):
        if claim.series >= 0 and claim.series != percent.series and text.is_level(text.series[claim.series][0]):
            levels = text.series[claim.series]
            if len(levels) == len(rates) and (levels[0].period or rates[0].period):
                op = "falls" if text.stance(percent).direction < 0 else "rises"
                first, second = levels[percent.place - 1], levels[percent.place]
                yield relate("growth", "series", op=op, previous=first, current=second, percent=percent)
            return


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: (current / previous - 1) in percent, a fall printed without its sign."""
    stated = relation.claim("percent").quantity
    current = relation.claim("current").quantity
    scale = 100 if stated.unit == "%" else 1000
    falls = relation.op == "falls"
    sign = -1 if falls and stated.value >= 0 else 1
    other = relation.claim("difference" if relation.has("difference") else "previous").quantity

    def rate(reading: Reading) -> Interval:
        ratio = reading(current) / in_unit_of(other, current, reading)
        if relation.has("difference"):  # d / (c - d), written so that each figure stands in it once
            ratio = exactly(1) / ((-ratio if falls else ratio) - exactly(1))
            return ratio.scaled(scale * sign)
        return (ratio - exactly(1)).scaled(scale * sign)

    return judge_stated(stated, rate, inputs=[current, other])


TYPE = RelationType("growth", "GJ103", "增长率与两期数值相符", find, recheck)
