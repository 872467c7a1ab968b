"""部分不大于整体 (subset)

What      明说属于某个整体的部分,每一个都不能大于整体;互不重叠的部分加起来也不能大于整体。
Why       "其中"后面的数比前面的还大,说明有一个写错,或者两个数口径不同。
Rounding  按修约区间比较:部分的下限大于整体的上限才算不符。
Not when  单位不同、约数、人与人次相比、时期不同。

Passes    2021年共补充教师412名,其中音体美教师74名。
Fails     2021年共补充教师412名,其中音体美教师474名。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.interval import exactly
from rules.amounts import adds_up, in_unit_of
from rules.part_lists import read_groups
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.verdict import CONSISTENT, INCONSISTENT, UNDETERMINED, Verdict, as_rounded

_PLANNED = re.compile(r"预算|计划|任务|目标|相当于|完成")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose parts under their whole where they are not known to be all of it."""
    for group in read_groups(text):
        whole, parts = group.parent, group.members
        if whole is None or (len(parts) > 1 and adds_up(whole, parts)):
            continue
        if group.first_stop and group.opener == "其中":
            parts = parts[: group.first_stop]
        yield relate("subset", "list", whole=whole, part=parts)
    for share in find_shares(text):
        part, whole = share.claim("part"), share.claim("whole")
        if (
            not _PLANNED.search(share.claim("percent").before + whole.before)
            and part.quantity.value <= whole.quantity.value
        ):
            yield relate("subset", "share", whole=whole, part=[part])


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: no part's lower end may pass the whole's upper end."""
    whole = relation.claim("whole").quantity
    limit = whole.interval()
    parts = [claim.quantity for claim in relation.claims("part")]
    if limit.high is None:
        return Verdict(UNDETERMINED, reason="approximate")
    largest = exactly(0)
    for part in parts:
        taken = in_unit_of(part, whole, as_rounded)
        if taken.low is None:
            return Verdict(UNDETERMINED, reason="approximate")
        if taken.low > limit.high:
            return Verdict(INCONSISTENT, limit, taken)
        largest = taken
    return Verdict(CONSISTENT, limit, largest)


TYPE = RelationType(name="subset", code="GJ102", title="部分不大于整体", find=find, judge=recheck)
