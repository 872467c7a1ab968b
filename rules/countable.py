"""Which figures can stand in a list or sum one up."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.report_text import ReportText

_LIMIT = re.compile(
    r"控制在|限额|满分|分值|标准|核定|上限|下限|任务|(?<!特岗)(?<!国培)(?<!雨露)(?<!西部)(?<!专项)(?<!优师)(?<!讲学)(?<!改善)(?<!行动)计划(?!生育|$)|目标"
)
_QUOTED = re.compile(r"“[^“”]*”")
"""“雨露计划”培训300万元: the name of what was done, no plan."""
_ONE_EACH = re.compile(r"(?:一个?|每个?)(?:乡镇|街道|社区|[乡镇村校县区班园市屯寨户])$|人手$")
"""一个乡镇一所, 一校一名: one for each, and no number of them."""
_SHORT = 6
_ATTRIBUTE = re.compile(r"[^,;。、]{0,8}的")
_RATES = ("比率", "百分点", "倍")
_CLOSES = re.compile(
    r"(?:合计|共计|总计|总共|一共|(?<!公)共(?!同|享|建|青|和)|之和|总量|总数|相加|加总)[^,;。:、]{0,16}$"
)


def is_countable(text: ReportText, claim: Claim) -> bool:
    """Whether a figure can be a total or a part: a plain level with a unit, not an average or a limit."""
    return claim.id in text.remember("countable", lambda: {one.id for one in text.claims if _is_countable(text, one)})


def _is_countable(text: ReportText, claim: Claim) -> bool:
    stance = text.stance(claim)
    first = text.series[claim.series][0] if claim.series >= 0 else claim
    return (
        text.is_level(claim)
        and claim.bound == "="
        and not stance.per
        and not stance.leaves
        and claim.quantity.dimension != ""
        and claim.quantity.dimension not in ("比率", "百分点")
        and _LIMIT.search(_QUOTED.sub("", first.before)) is None
        and not (claim.quantity.unit_of.exact and claim.quantity.place < 1)  # 医师1.88人: for so many people
        and not _is_attribute(text, claim)
        and _ONE_EACH.search(text.folded[max(0, claim.quantity.start - _SHORT) : claim.quantity.start]) is None
        and not (claim.modality == "target" and first.before.endswith("计划"))
    )


def _is_attribute(text: ReportText, claim: Claim) -> bool:
    """Whether a figure only says of which the next one counts: 12项全达标的41所, 联系2所的16人."""
    if not _ATTRIBUTE.fullmatch(claim.after):
        return False
    number = text.number_of(claim) + 1
    behind = text.claims[number] if number < len(text.claims) else None
    return behind is not None and behind.before == claim.after and behind.quantity.dimension not in _RATES


def closes_list(claim: Claim, last: Claim | None = None) -> bool:
    """Whether the words sum up what stood before: 合计, 共计, 总计, 共, or 计 alone right behind the last part."""
    if last is not None and claim.before.strip(",") == "计":
        return claim.clause == last.clause + 1
    return _CLOSES.search(claim.before) is not None and not re.match(r"[、,;]?其[他余]", claim.before)
