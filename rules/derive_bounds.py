"""Which way a plan's figure binds: 不低于, 以上, 达到, 控制在 … 以内."""

from __future__ import annotations

import re

from extractor.catalogue import find_entry
from extractor.claim import Claim
from rules.report_text import ReportText

_AT_LEAST = re.compile(
    r"(?:不得?低于|不得?少于|不得?小于|至少|达到?|提高到|增加到|提升到|扩大到|增至|突破)(?:[^,;。]{0,24})$"
)
_AT_MOST = re.compile(
    r"(?:不得?高于|不得?超过|不得?多于|不大于|控制在|降低?到|下降到|压减到|减少到|最多)(?:[^,;。]{0,24})$"
)
_LONGEST_LIST = 20
_JOINS = ("和", "、", "及", "与", "或")


def op_of(claim: Claim, text: ReportText) -> str:
    """Return the operator of the limit a plan's figure sets.

    The words right around it count first, then those in front of what it is a
    part of (不低于教师工资总额的1.5%), then the bound its list ends with, then
    which way the indicator is better.
    """
    number = text.number_of(claim)
    for one in text.claims[number : number + _LONGEST_LIST]:
        if one.quantity.dimension != claim.quantity.dimension or one.sentence != claim.sentence:
            break
        if op := _said(one):
            return op
        if one.after.strip() not in _JOINS:
            break
    entry = find_entry(claim.indicator.name)
    return "<=" if entry is not None and entry.better == "less" else ">="


def _said(claim: Claim) -> str:
    """The operator that the words right around a figure give it, "" where they give none."""
    if claim.bound in (">=", ">", "<=", "<", "~"):
        return claim.bound
    if _AT_MOST.search(claim.before):
        return "<="
    return ">=" if _AT_LEAST.search(claim.before) else ""
