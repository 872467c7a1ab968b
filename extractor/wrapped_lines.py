"""Line breaks that only wrap: text out of a PDF or an e-mail, broken at a fixed width."""

from __future__ import annotations

import itertools
import re

_ENDS = frozenset("。！？!?；;：:…")
_STARTS_ITEM = re.compile(r"[ \t]|[一二三四五六七八九十]{1,3}[、.]|[(（第]|[0-9]{1,2}[、.)．]|[-*•①-⑳#|]")
_NARROWEST, _WIDEST = 18, 70  # characters a printed Chinese line holds
_FULL_LINE_SHARE = 0.3
_SLACK = 2  # a line may end early so that a mark does not start the next


def find_wraps(text: str) -> list[tuple[int, int]]:
    """Return the spans of line breaks inside sentences, in order; none where lines are paragraphs."""
    lines = text.split("\n")
    lengths = [len(line) for line in lines if line]
    if len(lengths) < 6:
        return []
    width = sorted(lengths)[int(0.9 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST or max(lengths) > width + 8:
        return []
    full = sum(width - _SLACK <= length <= width + 8 for length in lengths)
    if full < _FULL_LINE_SHARE * len(lengths):
        return []
    wraps: list[tuple[int, int]] = []
    at = 0
    for line, following in itertools.pairwise(lines):
        at += len(line)
        if len(line) >= width - _SLACK and line[-1] not in _ENDS and following and not _STARTS_ITEM.match(following):
            wraps.append((at, at + 1))
        at += 1
    return wraps
