"""Amounts at a rate that is laid down: 公用经费2823.12万元,按5%的比例安排培训经费141.16万元 - of 5 itself, not of what rounds to it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.wholes import comparable, is_base

_BY = re.compile(r"(?:按照?|以|依)(?:规定的?|不低于|统一)?$")
_AT = re.compile(r"的?(?:比例|标准|费率|税率|计提|提取|计征|计算|预留|列支|配套|安排|上缴|缴纳|征收|分成|返还)")
_BESIDE = re.compile(r"另|其他|上年|去年|占|累计")
_FEWEST = 3


def share_at_set_rate(text: ReportText, percent: Claim) -> Relation | None:
    """Return the share of the amount right behind a rate in the one right before it, where it is that or one slip away.

    Args:
        text: the report.
        percent: the rate, told with 按 before it and 比例, 计提 … behind.
    """
    number = text.number_of(percent)
    if not _BY.search(percent.before) or not _AT.match(percent.after) or not 0 < number < len(text.claims) - 1:
        return None
    whole, part = text.claims[number - 1], text.claims[number + 1]
    if not whole.sentence == percent.sentence == part.sentence or part.clause > percent.clause + 1:
        return None
    if not comparable(part, whole) or not is_base(text, whole) or _BESIDE.search(part.before):
        return None
    came = whole.quantity.value * percent.quantity.value / 100
    rounded = round(came / part.quantity.place) * part.quantity.place
    if rounded == part.quantity.value:
        return relate_share(part, whole, percent, "likely")
    exact = replace(percent, quantity=replace(percent.quantity, is_exact=True))
    slipped = telling_digits(part) >= _FEWEST and slip_between(part.quantity, rounded) is not None
    return relate_share(part, whole, exact, "firm") if slipped else None
