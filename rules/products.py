"""So much for each, how many, and what it comes to: 每生每年900元,以8217人计,需739.53万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.multiples import relate_ratio
from rules.per_thing import PerThing, read_per_thing
from rules.quotients import is_ratio
from rules.relation import Relation
from rules.report_text import ReportText

_COMES_TO = re.compile(
    r"(?:计|需|共|发放|补助|补贴|兑现|合计|总[计额价]?|支出|安排|资金|折合|金额|即|拨付|下达|投入)[^,;。0-9]{0,6}$"
)
_SEVERAL = re.compile(r"[两二三四五六七八][级类项种档批者]")
_BY_MONTH = re.compile(r"每(?:月|天|日|季|学期|周)|[月日天]均")


def find_products(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield rates for each with the count and the amount that stand right beside them, in whichever order the first two come.

    Args:
        text: the report.
        known: rates (ids) that are related already.
    """
    last = len(text.claims) - 1
    for number, each in enumerate(text.claims[:last]):
        if each.id in known or each.modality == "target" or "每" not in each.before or _BY_MONTH.search(each.before):
            continue
        thing = read_per_thing(each.before)
        if thing is None:
            continue
        before, behind, next_but_one = (text.claims[max(0, min(number + at, last))] for at in (-1, 1, 2))
        fitting = [pair for pair in ((before, behind), (behind, next_but_one)) if _may_be(each, *pair, thing)]
        held = [pair for pair in fitting if is_ratio(pair[1], pair[0], each, thing.per)]
        for many, amount in (held or fitting)[:1]:
            yield relate_ratio(amount, many, each, thing.per, "likely")


def _may_be(each: Claim, many: Claim, amount: Claim, thing: PerThing) -> bool:
    """Whether three figures of one sentence can be factor, factor and product."""
    same = many.sentence == each.sentence == amount.sentence and many.depth == each.depth == amount.depth
    counts = many.quantity.dimension in thing.dimensions
    kind = amount.quantity.dimension == each.quantity.dimension != many.quantity.dimension
    several = _SEVERAL.search(amount.before) is not None  # 两级补助共2856.2万元: of both kinds
    more = amount.quantity.rough > each.quantity.rough and amount.quantity.rough > 0
    return (
        same
        and counts
        and kind
        and more
        and not several
        and _COMES_TO.search(amount.before) is not None
        and amount is not many
    )
