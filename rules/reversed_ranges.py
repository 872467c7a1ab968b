"""Ranges whose lower end is above the upper: 500万元至100万元的71个, 占14.5%至3.8%之间."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rules.relation import Relation, relate
from rules.report_text import ReportText

_TO = re.compile(r"至|到|-|—|~")
_HOLDS = re.compile(r"之间|区间|不等|档|段|的?[0-9]|的(?=[一二三四五六七八九十]|学校|县|村|企业|教师|单位|人员)|的?占")
"""What stands behind the two ends of a range and seldom behind where a figure went from and to."""
_MOVES = re.compile(r"[由从自降减缩压升增扩涨跌回超收]|递|逐|倒|原|分别|第")
_NEAR = 6


def find_reversed_ranges(text: ReportText) -> Iterator[Relation]:
    """Yield the two ends of each stretch of figures that is written like a range with the larger one first.

    Some count down all through a sentence (100分至90分的12人、89分至80分的…), so that
    another range of it that counts up must stand beside, or 之间 behind.
    """
    rising = {(one.sentence, one.quantity.unit) for one in text.claims if one.quantity.kind == "range-high"}
    for first, second in pairwise(text.claims):
        a, b = first.quantity, second.quantity
        if first.sentence != second.sentence or a.unit != b.unit or not a.unit or a.value <= b.value or b.value <= 0:
            continue
        start, end = a.start, b.end
        if not _TO.fullmatch(text.folded, a.end, b.start) or not _HOLDS.match(text.folded, end):
            continue
        if (second.sentence, b.unit) not in rising and not text.folded.startswith("之间", end):
            continue
        around = text.folded[max(0, start - _NEAR) : start] + text.folded[end : end + _NEAR]
        if not _MOVES.search(around):
            yield relate("compare", "cue", "likely", op=">", left=second, right=first)
