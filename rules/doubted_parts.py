"""Whether a part may be of another whole than the figure that the list before it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_away, is_slip_off, is_telling
from rules.cues import goes, is_joined
from rules.other_readings import follow_each_other
from rules.relation import Relation
from rules.slips import slips_of

_SOME_OF = re.compile(r"其中|包括|内含|含|内有")
_DENIED = re.compile(r"[未非不无]([^,;。的]{2})")
_ARRIVED = re.compile(r"(?:增|减|降|升|合|并|压|缩|调|变|改|撤|精简|扩|拆|分)[^,;。]{0,3}[为到至成]$")
_OTHERS = re.compile(r"[,、;]?(?:其[他它余]|余下|剩余)")
_COME = re.compile(r"新|增|[转调流]入")
_EACH = re.compile(r"(?:各|每[^,;。]{0,4})$")
_ALTOGETHER = re.compile(r"共|合计|总")
_ADDED_TO = re.compile(r"[,;]?(?:再|另)?加(?!工|固|大|强)")
_REACHED = re.compile(r"(?:增|减|降|升|扩|压|缩)[^,;。]{0,3}[为到至]$")


def may_be_of_other(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether a part could be of another whole than the figure before it: one of a list, or one that a bracket explains."""
    if relation.origin != "list":
        return False
    whole, part = relation.claim("whole"), relation.claims("part")[0]
    if is_of_other_level(whole, relation.claims("part")) or any(
        _ARRIVED.search(one.before) for one in (whole, *relation.claims("part"))
    ):
        return True  # 由106家整合为42家,其中撤销17家: of what there was
    if any(one.before.endswith(("由", "从")) for one in relation.claims("part")):
        return True  # 民办园由41所增为66所: where a movement starts
    if whole.quantity.value == len(relation.claims("part")):
        return True  # 三个批次:第一批17个、…
    if relation.op == "apart" and max(one.quantity.rough for one in relation.claims("part")) <= whole.quantity.rough:
        return not _is_filled_by_slip(
            whole, relation.claims("part")
        )  # 省内2287人,…在本市1214人: one inside another, perhaps
    sure = relation.strength == "firm" and part.quantity.unit == whole.quantity.unit
    if not _SOME_OF.search(part.before) and (not sure or _OTHERS.match(part.before)):
        return True  # 银团7个,…由工行、农行等9家; 甲案246件,其他案由9864件
    if any(_runs_past(one, relation) for one in relation.claims("part")[1:]):
        return True
    if any(words in whole.indicator.folded for words in _DENIED.findall(part.before)):
        return True  # 独立核算单位4个(含未独立核算的6个)
    parts = relation.claims("part")
    if len(parts) > 2 and any(adds_up(one, [other for other in parts if other is not one]) for one in parts):
        return True  # 财政补贴9491.6万元,…对应4745.8万元、2966.1万元和1779.7万元: one is made of the others
    explains = part.depth > whole.depth and not _SOME_OF.search(part.before)
    return explains or whole.before.startswith("、") or not follow_each_other([whole, part], claims, places)


def _is_filled_by_slip(whole: Claim, parts: list[Claim]) -> bool:
    """Whether one slip makes parts fill their whole: parts that are beside each other, or more digits than chance would hit."""
    joined = all(map(is_joined, parts[1:])) or len({part.indicator.folded[-2:] for part in parts}) == 1
    beside = joined or whole.quantity.dimension == "元"  # money is spent once; 站内救助, 站外救助
    return is_slip_away(whole, parts) or (beside and is_telling(whole, parts) and is_slip_off(whole, parts))


def may_not_add(relation: Relation) -> bool:
    """Whether the words of parts say that they are no plain addition: some come and some go, each of several, ends of movements."""
    total, parts = relation.claim("total"), relation.claims("part")
    gone = list(map(goes, parts))
    if any(gone) and not all(gone) and not goes(total) and any(_COME.search(one.before) for one in (total, *parts)):
        return True  # 增加的79家:转入65家,新审批23家,停业9家
    got = [part.before.startswith(("得", "扣")) for part in parts]
    if any(got) and not all(got):
        return True  # 决策指标15分得13.5分: what could be had, and what was
    if parts[0].start < total.start and _ADDED_TO.match(parts[0].before):
        return True  # 加上级补助…、上年结转…,收入总计: what they are added to is not among them
    own = [part for part in parts if part.quantity.unit == total.quantity.unit]
    if 1 < len(own) < len(parts) and adds_up(total, own):
        return True  # 集团7个、覆盖学校22所,…3个、…11所,合计覆盖学校33所
    if any(_EACH.search(part.before) for part in parts):
        return True  # 城关镇3所、其他10个乡镇各1所
    # 教学点168个;小学减为237所,初中减为31所
    return all(_REACHED.search(part.before) for part in parts) and not _REACHED.search(total.before)


def counts_other_things(relation: Relation) -> bool:
    """Whether a change is of things counted in other words than what it is held against: 11个乡镇, 增加7所."""
    claims = [member.claim for member in relation.members if member.claim is not None]
    return len({claim.quantity.unit for claim in claims if claim.quantity.dimension == "个"}) > 1


def is_of_other_level(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether all parts are of one level and the whole of another: 小学…场馆334922平方米;初中上述四项依次是…"""
    levels = {part.level for part in parts}
    return len(levels) == 1 and "" not in (*levels, whole.level) and whole.level not in levels


def _runs_past(part: Claim, relation: Relation) -> bool:
    """退休离职40人,其中正常退休32人,年末在职1256人: more than the whole, no 、 says that it is of it, and no slip that it fills it."""
    whole, parts = relation.claim("whole").quantity, relation.claims("part")
    if part.quantity.rough <= whole.rough or _belongs(part):
        return False
    rest = whole.rough - sum(one.quantity.rough for one in parts if one is not part)
    scale = float(part.quantity.unit_of.scale)
    return not any(abs(float(value) * scale - rest) <= whole.rough_room * 2 for _, value in slips_of(part.quantity))


def _belongs(part: Claim) -> bool:
    """Whether the words tie a part to the list before it."""
    return part.series >= 0 or is_joined(part) or part.before.startswith("加上")


def comes_of_several(ratio: Relation, near: Sequence[Claim]) -> bool:
    """小学生2.14万人、每人140元,初中生1.26万人、每人180元,共免除526.4万元: whether an amount is of several counts at so much each."""
    amount, each = ratio.claim("numerator"), ratio.claim("ratio")
    others = [one for one in near if one.sentence == each.sentence and one.quantity.unit == each.quantity.unit]
    several = any(one is not each and "每" in one.before and one.start < amount.start for one in others)
    return "每" in each.before and several and _ALTOGETHER.search(amount.before) is not None
