"""Classes that leave none out by how they are named: 达到 and 未达到, 45人及以下 up to 56人以上."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim
from rules.report_text import ReportText

_BELOW = re.compile(r"(?:以下|以内)的?$")
_ABOVE = re.compile(r"以上的?$")
_HIGHEST = re.compile(r"(?:优秀?|特[级等]|一[级等]|甲[级等]|非常满意|很满意)(?:的|等[级次])?$")
_NONE_ABOVE = re.compile(r"[^。;]{0,20}(?:没有|无|未出现)[^,;。]{0,8}以上")
_NOT = re.compile(r"(?:未|不|没有|非)(?P<what>[^,;。、的]{2,8})")


def leaves_none(text: ReportText, parts: Sequence[Claim]) -> bool:
    """Whether some class is another one's opposite, or the classes run from 以下 to 以上 or the highest grade, or to where there are none."""
    words = [part.before for part in parts]
    above = any(_ABOVE.search(said) for said in words)
    if any(_BELOW.search(said) for said in words) and (
        above or _NONE_ABOVE.match(text.folded, parts[-1].quantity.end) is not None
    ):
        return True
    if _BELOW.search(words[-1]) and _HIGHEST.search(words[0]):
        return True  # 优秀4011门次、良好1006门次、中等及以下85门次
    if text.number_of(parts[-1]) - text.number_of(parts[0]) != len(parts) - 1:
        return False  # other figures stand between: not classes of one thing side by side
    return have_opposites(parts)


def have_opposites(parts: Sequence[Claim]) -> bool:
    """Whether one class is another's opposite: 开工 and 未开工."""
    words = [part.before for part in parts]
    for said in words:
        match = _NOT.search(said)
        if match and any(match.group("what") in other and not _NOT.search(other) for other in words):
            return True
    return False
