"""Points by which growth lies above another rate, the growth itself not being printed: the test of 三个增长.

教育经费分别为A、B、C万元,经常性收入分别为…,较上年分别增长a%、b%、c%,教育经费增长高于经常性收入分别为x、y、z个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.claim import Claim
from rules.list_names import calls
from rules.report_text import ReportText
from rules.stance import Kind

_GROWTH = r"(?:的?(?:增长(?:比例|幅度|率|速度)?|增幅|增速))"
_SAYS = re.compile(
    rf"(?P<top>[^,;。:]{{2,24}}?){_GROWTH}(?:分别|均|都|依次)*(?:高于|高出|快于)(?P<bottom>[^,;。:]{{2,24}}?){_GROWTH}?"
    r"(?:分别|依次|各)*(?:为|是|达到?)?$"
)
_TELLING = 4
"""So many letters at a name's end tell it: 教育经费 of 一般公共预算教育经费."""


def find_growth_margins(
    text: ReportText, points: Sequence[Claim], rates: Sequence[Claim]
) -> Iterator[tuple[Claim, Claim, Claim, Claim]]:
    """Yield points with the rate below them and the two levels whose growth lies so far above it.

    Args:
        text: the report.
        points: a value list of points.
        rates: the value list of growth rates before it, as long.
    """
    said = _SAYS.search(points[0].before)
    base = text.base_of(rates[0]) or rates[0]
    if said is None or text.stance(rates[0]).kind is not Kind.GROWTH:
        return
    levels = _levels_of(text, points[0], said.group("top"), len(points))
    if not levels or not calls(base, said.group("bottom")):
        return
    shift = len(levels) - len(points)
    for at in range(1 - shift, len(points)):
        yield points[at], rates[at], levels[at + shift - 1], levels[at + shift]


def _levels_of(text: ReportText, points: Claim, name: str, count: int) -> list[Claim]:
    """The value list of a name before the points in their paragraph, as long as theirs or with the year before them."""
    for claim in text.before(points, paragraph=True):
        if claim.series < 0 or claim.place or not text.is_level(claim):
            continue
        levels = text.series[claim.series]
        if len(levels) in (count, count + 1) and name[-_TELLING:] in claim.indicator.folded:
            return levels
    return []
