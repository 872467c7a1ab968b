"""Words that say what a rate is the share of: 占在校生总数的比例为, 完成预算的."""

from __future__ import annotations

import re

from rules.rates import BEHIND

OF = re.compile(
    rf"(?P<part>[^,;。占]*?)(?:所|仍|就|约|只|各|已|共)?占(?P<whole>[^,;。占]*?)(?:的|之)?(?:总)?(?:比例|比重|份额|百分比|比)?{BEHIND}"
)
"""A占B的比例为."""
DONE = re.compile(
    r"(?:完成|为|达到?|是|占|相当于)[^,;。]*?(?P<whole>[^,;。为占]{0,8}(?:预算|计划|目标|任务|指标))[^,;。]{0,8}的?(?:约)?$"
)
"""完成预算的, 为计划的."""
