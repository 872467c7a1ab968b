"""综合差异系数 with the coefficients it is the mean of: 小学八项依次为…,综合差异系数为0.483.

县域义务教育均衡发展督导评估 (教督〔2012〕3号) averages eight indicators, of 小学
and of 初中 apart; some offices average the seven of 优质均衡 as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.exact import holds
from rules.likeness import telling_digits
from rules.quotients import MEAN
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between

_COMPOSITE = re.compile(r"综合(?:差异)?系数|综合差异|差异系数[^,;。0-9]{0,4}(?:平均|均值)|平均差异系数")
_COEFFICIENT = re.compile(r"差异系数|综合(?:差异)?系数")
_SIZES = (7, 8)
_FAR = 60
_HIGHEST = 2
_TELLING = 3
_NEAR = 0.15
_MOVES = re.compile(r"[低高减增降升多少超比较]|目标|标准|要求|不超过|以[内下]|规定")


def find_coefficient_means(text: ReportText) -> Iterator[Relation]:
    """Yield each composite with the nearest list of seven or eight coefficients of its level.

    A composite that they do not make is told of only where it is near what they
    do, or a slip of the pen from it.
    """
    if _COMPOSITE.search(text.folded) is None:
        return
    lists = [values for values in text.series.values() if _are_coefficients(values)]
    for mean in text.claims:
        if not _is_composite(text, mean):
            continue
        of_level = [values for values in lists if _level_of(values) == mean.level and values[0].part == mean.part]
        of_level.sort(key=lambda values: abs(text.number_of(values[0]) - text.number_of(mean)))
        for values in of_level[:1]:
            relation = relate("mean", "identity", "likely", value=values, mean=mean)
            if abs(text.number_of(values[0]) - text.number_of(mean)) <= _FAR and _is_told(relation, mean, values):
                yield relation


def _is_composite(text: ReportText, claim: Claim) -> bool:
    said = f"{claim.before}{claim.indicator.folded}"
    bare = claim.quantity.unit == "" and 0 < claim.quantity.rough < _HIGHEST and claim.quantity.place < 1
    own = claim.series < 0 or len(text.series[claim.series]) not in _SIZES
    return bare and own and claim.bound == "=" and bool(_COMPOSITE.search(said)) and not _MOVES.search(claim.before)


def _are_coefficients(values: list[Claim]) -> bool:
    bare = all(one.quantity.unit == "" and one.quantity.rough < _HIGHEST and one.quantity.place < 1 for one in values)
    return len(values) in _SIZES and bare


def _level_of(values: list[Claim]) -> str:
    return values[0].level


def _is_told(relation: Relation, mean: Claim, values: list[Claim]) -> bool:
    if holds(MEAN, relation):
        return True
    exact = sum(one.quantity.value for one in values) / len(values)
    place = mean.quantity.place
    printed = round(exact / place) * place
    near = abs(float(exact) - mean.quantity.rough) <= _NEAR * float(exact)
    return telling_digits(mean) >= _TELLING and (near or slip_between(mean.quantity, printed) is not None)
