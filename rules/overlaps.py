"""Classes that one person or thing can belong to together: their figures do not add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.claim import Claim
from rules.report_text import ReportText

_CROSSING = re.compile(
    r"女|男|少数民族|寄宿|留守|随迁|贫困|困难|残疾|党员|农村|乡镇|高级|正高|副高|骨干|本科|研究生|硕士|博士|以上|以下|及以|含|双师|"
    r"省级|市级|国家级|县级|重点|达标|新增|新建|开工|投产|投用|竣工|完工|其他|重复|交叉|重叠"
)
_TWICE = re.compile(
    r"(?:两|二|三|各)(?:处|边|个?学段|[个项类种]|头|者|方面)[^,;。]{0,6}(?:都|均|分别|皆)|两者[^,;。]{0,4}兼|兼(?:有|具|报|任|属|做)|既[^,;。]{1,12}又|"
    r"同时(?:设有|享受|具有|属于|符合|参加|持有|开展|承担|办有|计入)|分别(?:计[入为作]|统计|计算)|(?<![不无未])(?:重复|交叉|重叠|重合)|多选|限选|一人多|累计数"
)
_DUE = re.compile(r"(?:概算|预算|计划|合同|中标|送审|核定|批复|应[缴付收拨到检])[^,;。、]{0,6}$")
_DONE = re.compile(r"^[,、;]?(?:实际|实[缴付收拨到检]|决算|结算|审定|竣工决算)")
_BEHIND = 80


def may_cross(parts: Sequence[Claim]) -> bool:
    """Whether some part is named as a class that crosses others: 女, 党员, 高级职称, 35岁以下."""
    return any(_CROSSING.search(part.before) for part in parts)


def are_plan_and_outcome(parts: Sequence[Claim]) -> bool:
    """Say whether a list tells one thing twice, as planned and as it came out: 扩建工程概算3.60亿元、实际投资4.05亿元."""
    return any(_DUE.search(one.before) and _DONE.search(next_.before) for one, next_ in pairwise(parts))


def are_counted_twice(text: ReportText, parts: Sequence[Claim]) -> bool:
    """Whether the words of a list's sentence or the next one say that some are in two of its classes."""
    if any(_TWICE.search(part.before) for part in parts[1:]) or are_plan_and_outcome(parts):
        return True
    if parts[0].quantity.dimension == "元":
        return False  # money is spent once, whoever gets it
    if _TWICE.search(text.sentence_before(parts[0])):
        return True  # 九年一贯制学校按学段分别统计,小学以26所为基数,初中以13所
    start = parts[-1].quantity.end
    end = start
    for _ in range(2):
        stop = min((at for mark in "。\n" if (at := text.folded.find(mark, end)) >= 0), default=len(text.folded))
        end = min(stop + 1, len(text.folded))
        if text.folded[stop : stop + 1] == "\n":
            break
    return _TWICE.search(text.folded, start, min(end, start + _BEHIND)) is not None
