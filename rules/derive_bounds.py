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
_JOINS = ("和", "、", "及", "与", "或")


def op_of(claim: Claim, text: ReportText) -> str:
    """Return the operator of the limit a plan's figure sets.

    The words right around it count first, then those in front of what it is a
    part of (不低于教师工资总额的1.5%), then the bound its list ends with, then
    which way the indicator is better.
    """
    if claim.bound in (">=", ">", "<=", "<", "~"):
        return claim.bound
    if _AT_MOST.search(claim.before):
        return "<="
    if _AT_LEAST.search(claim.before):
        return ">="
    for later in text.after(claim):
        if claim.after.strip() not in _JOINS or later.quantity.dimension != claim.quantity.dimension:
            break
        return op_of(later, text)
    entry = find_entry(claim.indicator.name)
    return "<=" if entry is not None and entry.better == "less" else ">="
