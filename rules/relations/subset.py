"""部分不大于整体 (subset)

What      明说属于某个整体的部分,每一个都不能大于整体;互不重叠的部分加起来也不能大于整体。
Why       "其中"后面的数比前面的还大,说明有一个写错,或者两个数口径不同。
Rounding  按修约区间比较:部分的下限大于整体的上限才算不符。
Not when  单位不同、约数、人与人次相比、时期不同。
Not when  "含教学点在内"反比"完全小学"多、满分与得分、年内累计与年末时点、城区与全县。

Passes    2021年共补充教师412名,其中音体美教师74名。
Fails     2021年共补充教师412名,其中音体美教师474名。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from extractor.quantity import Quantity
from rules.amounts import adds_up, in_unit_of
from rules.containments import find_containments
from rules.countable import closes_list
from rules.cues import joined_run
from rules.inclusions import find_inclusions
from rules.overlaps import are_counted_twice, are_plan_and_outcome, may_cross
from rules.part_lists import read_groups
from rules.populations import find_populations
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict, as_rounded, as_truncated

_CLEARLY = 2
_PLANNED = re.compile(r"预算|计划|任务|目标|相当于|完成|恢复|[0-9]{4}年(?:同期)?的")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose parts under their whole where they are not known to be all of it."""
    for group in read_groups(text):
        whole, parts = group.parent, group.members
        if whole is None or whole.quantity.value <= 1 or (len(parts) > 1 and adds_up(whole, parts)):
            continue
        if group.first_stop and group.opener == "其中":
            parts = parts[: group.first_stop]
        filled = next((length for length in range(2, len(parts)) if adds_up(whole, parts[:length])), len(parts))
        parts = joined_run(
            parts[:filled]
        )  # 网点47个,其中城区13个、乡镇34个,自助设备162台: what follows is listed beside it
        parts = [part for part in parts if part.quantity.unit == whole.quantity.unit] or parts  # 集团7个、学校22所
        if group.opener == "按…分" and any(part.quantity.rough > whole.quantity.rough for part in parts):
            continue  # divided another way: the figure before is a class of the last division, not what is divided
        if are_plan_and_outcome(parts):
            continue  # 4个项目超概算0.83亿元,其中水厂概算3.60亿元、实际投资4.05亿元: of the works, not of what was over
        if parts[0].sentence != whole.sentence and _is_one_of_several(text, whole) and not closes_list(whole):
            continue  # a sentence that begins with 其中 looks back past the last of a list, to what it is a list of
        strength = "firm" if group.opener == "其中" else "likely"
        op = "apart" if _stand_apart(text, whole, parts) else ""
        yield relate("subset", "list", strength, op=op, whole=whole, part=parts)
    for share in find_shares(text):
        part, whole = share.claim("part"), share.claim("whole")
        if len(share.claims("part")) == 1 and (
            not _PLANNED.search(share.claim("percent").before + whole.before)
            and part.quantity.value <= whole.quantity.value
            and not share.claim("percent").before.startswith("之比")
        ):
            yield relate("subset", "share", whole=whole, part=[part])
    yield from find_containments(text)
    yield from find_inclusions(text)
    yield from find_populations(text)


def _is_one_of_several(text: ReportText, whole: Claim) -> bool:
    return any(
        text.is_level(claim) and claim.quantity.unit == whole.quantity.unit
        for claim in text.before(whole, sentence=True)
    )


def _stand_apart(text: ReportText, whole: Claim, parts: list[Claim]) -> bool:
    """Whether the parts shut each other out, so that their sum is at most the whole."""
    if any(adds_up(whole, parts[:length]) for length in range(2, len(parts))):
        return False  # the list goes on with another way to divide the whole
    return not (may_cross(parts) or are_counted_twice(text, parts))


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: no part's lower end may pass the upper end of the whole, rounded or cut off."""
    whole = relation.claim("whole").quantity
    verdict = _within(relation, whole, whole.interval())
    if verdict.outcome == INCONSISTENT:
        cut = _within(relation, whole, as_truncated(whole))
        if cut.outcome == CONSISTENT:
            return Verdict(ROUNDING, cut.expected, cut.stated, reason="truncation")
    return verdict


def _within(relation: Relation, whole: Quantity, limit: Interval) -> Verdict:
    parts = [claim.quantity for claim in relation.claims("part")]
    if limit.high is None or any(part.bound == "~" for part in parts):
        return _about(parts, whole)
    largest = exactly(0)
    for part in parts:
        taken = in_unit_of(part, whole, as_rounded)
        if taken.low is None:
            return Verdict(UNDETERMINED, reason="approximate")
        if taken.low > limit.high:
            return Verdict(INCONSISTENT, limit, taken)
        largest = largest + taken if relation.op == "apart" else taken
    if relation.op == "apart" and largest.low is not None and largest.low > limit.high:
        return Verdict(INCONSISTENT, limit, largest)
    return Verdict(CONSISTENT, limit, largest)


def _about(parts: list[Quantity], whole: Quantity) -> Verdict:
    """Judge 约: parts far below a whole lie within it, whatever about may mean; else nothing is known."""
    worth = whole.value * whole.unit_of.scale
    small = all(part.value * part.unit_of.scale * _CLEARLY <= worth for part in parts)
    return Verdict(CONSISTENT) if small and whole.bound in "=~" else Verdict(UNDETERMINED, reason="approximate")


TYPE = RelationType(name="subset", code="GJ102", title="部分不大于整体", find=find, judge=recheck)
