"""Changes whose base stands in brackets behind the time it is of: 比2013年(适龄幼儿79860人,毛入园率76.0%)提高9.7个百分点."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.compared_levels import Comparison
from rules.report_text import ReportText
from rules.stance import Kind

_TIME = re.compile(
    r"(?:比|较|与|同)(?:[0-9_]{2,4}(?:学?年度?|年[末底初])|上年|去年|上年同期|去年同期|同期|年初|上学年|上年[末底]|[^,;。()0-9]{1,4}前)的?$"
)
_LONGEST = 60
_LEVELS = (Kind.LEVEL, Kind.RATE, Kind.SHARE)


def bracketed_comparison(text: ReportText, relative: Claim) -> Comparison | None:
    """Return the level before the bracket held against the last figure of its kind inside."""
    number = text.number_of(relative)
    if not number or relative.series >= 0:
        return None
    then = text.claims[number - 1]
    if then.sentence != relative.sentence or then.depth != relative.depth + 1:
        return None
    if not text.between(then, relative).startswith(")"):
        return None
    begin = text.folded.rfind("(", max(0, then.quantity.start - _LONGEST), then.quantity.start)
    if begin < 0 or not _TIME.search(text.folded, max(0, begin - _LONGEST), begin):
        return None
    for now in text.before(relative, sentence=True):
        if now.quantity.end <= begin:
            alike = (
                now.quantity.unit == then.quantity.unit
                and now.depth == relative.depth
                and text.stance(now).kind in _LEVELS
            )
            return Comparison(now, then, "firm") if alike else None
    return None
