"""So much for each, how many, and what it comes to: 每生每年900元,以8217人计,需739.53万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.multiples import relate_ratio
from rules.quotients import is_ratio
from rules.relation import Relation
from rules.report_text import ReportText

_EACH = re.compile(r"每(?P<thing>[人生名户亩头只套床班校车辆件吨公平幼]|平方米|公里|人次)[^,;。0-9]{0,6}$")
_COMES_TO = re.compile(
    r"(?:计|需|共|发放|补助|补贴|兑现|合计|总[计额价]?|支出|安排|资金|折合|金额|即|拨付|下达|投入)[^,;。0-9]{0,6}$"
)
_UNITS = {
    "人": "人",
    "生": "人",
    "名": "人",
    "幼": "人",
    "户": "户",
    "亩": "亩",
    "平": "平方米",
    "公": "公里",
    "吨": "吨",
}
_BY_MONTH = re.compile(r"每(?:月|天|日|季|学期|周)|[月日天]均")


def find_products(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield rates for each with the count and the amount that stand right beside them, in whichever order the first two come.

    Args:
        text: the report.
        known: rates (ids) that are related already.
    """
    for number in range(len(text.claims) - 1):
        each = text.claims[number]
        match = _EACH.search(each.before)
        if match is None or each.id in known or _BY_MONTH.search(each.before) or each.modality == "target":
            continue
        before, behind = text.claims[max(0, number - 1)], text.claims[number + 1]
        count, total = (behind, text.claims[min(number + 2, len(text.claims) - 1)]), behind
        pairs = [(before, total), count]
        fitting = [pair for pair in pairs if _may_be(each, *pair, _UNITS.get(match["thing"], match["thing"]))]
        held = [pair for pair in fitting if is_ratio(pair[1], pair[0], each, Fraction(1))]
        for many, amount in (held or fitting)[:1]:
            yield relate_ratio(amount, many, each, Fraction(1), "likely")


def _may_be(each: Claim, many: Claim, amount: Claim, unit: str) -> bool:
    """Whether three figures of one sentence can be factor, factor and product."""
    same = many.sentence == each.sentence == amount.sentence and many.depth == each.depth == amount.depth
    counts = many.quantity.unit == unit or many.quantity.dimension == unit
    kind = amount.quantity.dimension == each.quantity.dimension != many.quantity.dimension
    more = amount.quantity.rough > each.quantity.rough and amount.quantity.rough > 0
    return same and counts and kind and more and _COMES_TO.search(amount.before) is not None and amount is not many
