"""平均数与各数相符 (mean)

What      文中列出各数并给出平均数时,平均数须与各数算出的相符。
Why       某一项改了,平均数没有重算。
Rounding  各数修约区间之和除以个数,与平均数的区间相交即可;末位是截尾的也算成立,但要提示。
Not when  加权平均、去掉最高最低分、列出的不是全部。
Not when  取整之后再平均、末位截尾、全体居民按人口加权。

Passes    三项差异系数分别为0.41、0.38、0.46,平均值为0.417。
Fails     三项差异系数分别为0.41、0.38、0.46,平均值为0.471。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.counted_means import find_counted_means, is_weighed
from rules.cues import is_mean
from rules.quotients import MEAN
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind

_FEWEST = 3
_HELD = re.compile(r"(?:突破|超过|超出|[高低优大小多少]于)[^,;。0-9]*$")
"""What means are held against: 就均值而言都没有突破小班25人."""


def find(text: ReportText) -> Iterator[Relation]:
    """Propose averages with the value list before them, of the same level where levels are named."""
    for mean in text.claims:
        if (
            not is_mean(mean)
            or _HELD.search(mean.before)
            or mean.bound != "="
            or text.stance(mean).kind in (Kind.CHANGE, Kind.GROWTH, Kind.POINTS)
        ):
            continue  # 平均分先后为A、B、C,后两年各提高D: by how much an average rose is none
        values = _values_before(text, mean)
        if not values:
            continue
        if not is_weighed(values, mean):
            yield relate(
                "mean", "series", value=values, mean=mean
            )  # 三县人均分别为…,全市平均…: weighed by how many they have
    yield from find_counted_means(text)


def _values_before(text: ReportText, mean: Claim) -> list[Claim]:
    seen: set[int] = set()
    for claim in text.before(mean, paragraph=True):
        if claim.series < 0 or claim.series == mean.series or claim.series in seen:
            continue
        seen.add(claim.series)
        values = text.series[claim.series]
        levels = ({value.level for value in values} | {mean.level}) - {""}
        if len(values) >= _FEWEST and values[0].quantity.unit == mean.quantity.unit and len(levels) <= 1:
            return values
    return []


TYPE = RelationType(name="mean", code="GJ106", title="平均数与各数相符", find=find, formula=MEAN)
