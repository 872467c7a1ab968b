"""Prices taken out: levels printed at current prices do not give a rate at comparable ones."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.report_text import ReportText

_PRICED = re.compile(r"(?:生产总值|增加值|GDP)(?![^,;。]{0,6}(?:能耗|电耗|水耗|用水|排放|死亡率))")
_DEFLATED = re.compile(r"可比|不变价|同口径|(?:扣除|剔除)[^,;。]{0,6}(?:价格|物价|因素)")


def is_deflated(text: ReportText, level: Claim, rate: Claim) -> bool:
    """Whether a rate of growth may be at comparable prices or scope, by its indicator or the words before it."""
    return _PRICED.search(level.indicator.folded) is not None or (
        level.sentence == rate.sentence and _DEFLATED.search(text.between(level, rate)) is not None
    )
