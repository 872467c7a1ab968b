"""Parts of a year out of its quarters: 一至四季度依次为1078、1204、1376、1204,上半年累计2282,前三季度累计3658."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_off
from rules.countable import is_countable
from rules.relation import Relation, relate
from rules.report_text import ReportText

_QUARTERS = re.compile(r"至四个?季度|[四各]个?季度|1[-—至~]4季度")
_PART = re.compile(
    r"(?:^|[,;。])(?P<part>上半年|下半年|前[二两]个?季度?|前三个?季度?|后三个?季度?)(?:累计|合计|共|完成|实现|接待|为|达|的)?[^,;。0-9比占增减]{0,4}$"
)
_SPANS = {"上半": (0, 2), "下半": (2, 4), "前二": (0, 2), "前两": (0, 2), "前三": (0, 3), "后三": (1, 4)}
_YEAR = 4


def find_quarter_sums(text: ReportText) -> Iterator[Relation]:
    """Yield half years and three quarters told behind the four quarters of their paragraph: those that add up, or would but for a slip."""
    quarters: list[Claim] = []
    for claim in text.claims:
        if claim.series >= 0 and claim.place == _YEAR - 1:
            listed = text.series[claim.series]
            if (
                len(listed) == _YEAR
                and _QUARTERS.search(listed[0].before)
                and all(is_countable(text, one) for one in listed)
            ):
                quarters = listed
        named = _PART.search(claim.before) if quarters and quarters[0].paragraph == claim.paragraph else None
        if named is None or claim.series >= 0 or claim.quantity.unit != quarters[0].quantity.unit:
            continue
        first, last = _SPANS[named["part"][:2]]
        parts = quarters[first:last]
        if is_countable(text, claim) and (adds_up(claim, parts) or is_slip_off(claim, parts)):
            yield relate("sum", "cue", "likely", total=claim, part=parts)
