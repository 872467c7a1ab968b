"""综合差异系数 with the coefficients it is the mean of: 小学八项依次为…,综合差异系数为0.483.

县域义务教育均衡发展督导评估 (教督〔2012〕3号) averages eight indicators, of 小学
and of 初中 apart; some offices average the seven of 优质均衡 as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.claim import Claim
from rules.exact import holds
from rules.likeness import telling_digits
from rules.quotients import MEAN
from rules.relation import Relation, relate
from rules.slips import slip_between

_NAME = "差异系数"
_COMPOSITE = re.compile(r"综合|平均|均值")
_OTHERS = re.compile(r"[低高减增降升多少超比较]|目标|标准|要求|不超过|以[内下]|规定|上年|去年|控制|上限")
_LEFT = re.compile(r"(?:由|从|自|原来的?)[^,;。]{0,16}$")
_ARRIVED = re.compile(r"[,、]?(?:又|再|逐步|逐年|进一步|继续)?[降下缩减升提上增][^,;。0-9]{0,3}[到至为]")
"""小学综合差异系数由2016年的0.428、2017年的0.374降到0.329: what it came from is of other years."""
_SIZES = (7, 8)
_HIGHEST = 2
_TELLING = 3
_NEAR = 0.15


def find_coefficient_means(claims: Sequence[Claim]) -> Iterator[Relation]:
    """Yield each composite with the seven or eight coefficients of its level, told in one list, in a table or one by one.

    A composite that they do not make is told of only where one such set is, and
    it is near what they do make, or a slip of the pen from it.

    Args:
        claims: the claims of a report, those of its tables among them.
    """
    bare = [claim for claim in claims if _is_bare(claim)]
    means = _latest([claim for claim in bare if _is_composite(claim)], claims)
    if not means:
        return
    sets = _sets_of(bare, {claim.id for claim in means}, means)
    for mean in means:
        found = [
            relate("mean", "identity", "likely", value=values, mean=mean)
            for values in sets
            if (values[0].level, values[0].part) == (mean.level, mean.part)
        ]
        fitting = [one for one in found if holds(MEAN, one)]
        if fitting:
            yield fitting[0]
        elif len(found) == 1 and _is_nearly(mean, found[0].claims("value")):
            yield found[0]


def _is_bare(claim: Claim) -> bool:
    quantity = claim.quantity
    plain = quantity.unit == "" and not quantity.kind and quantity.place < 1 and claim.bound == "="
    return plain and 0 < quantity.rough < _HIGHEST and claim.modality == "actual"


def _is_composite(claim: Claim) -> bool:
    if claim.series >= 0 or _OTHERS.search(claim.before):
        return False
    named = f"{claim.indicator.folded}{claim.before}"
    return _COMPOSITE.search(named) is not None and (_NAME in named or "综合系数" in named)


def _latest(composites: list[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Those that a sentence does not lead on to a later one."""
    left: set[str] = set()
    walk: list[Claim] = []
    for claim in claims:
        if _LEFT.search(claim.before):
            walk = [claim]
        elif walk and claim.sentence == walk[0].sentence and _ARRIVED.match(claim.before):
            left.update(one.id for one in walk)
            walk = []
        elif walk and claim.before.startswith("、"):
            walk.append(claim)
        else:
            walk = []
    return [claim for claim in composites if claim.id not in left]


def _sets_of(bare: Sequence[Claim], means: set[str], composites: Sequence[Claim]) -> list[list[Claim]]:
    """Coefficients that stand in one list, in one column of a table, or one by one in a part of the text."""
    sets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    tables = {claim.cell.table for claim in composites if claim.cell is not None}
    for claim in bare:
        if claim.id in means:
            continue
        named = _NAME in claim.indicator.folded
        if claim.cell is not None and (named or claim.cell.table in tables):
            sets["table", claim.cell.table, claim.cell.column].append(claim)
        elif claim.series >= 0:
            sets["list", claim.series].append(claim)
        elif named and claim.cell is None and not _OTHERS.search(claim.before) and not _COMPOSITE.search(claim.before):
            sets["prose", claim.part, claim.level].append(claim)
    return [values for values in sets.values() if len(values) in _SIZES]


def _is_nearly(mean: Claim, values: Sequence[Claim]) -> bool:
    exact = sum(one.quantity.value for one in values) / len(values)
    place = mean.quantity.place
    near = abs(float(exact) - mean.quantity.rough) <= _NEAR * float(exact)
    slipped = slip_between(mean.quantity, round(exact / place) * place) is not None
    return telling_digits(mean) >= _TELLING and (near or slipped)
