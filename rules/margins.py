"""By how much a figure lies above or below what it is held against: 低于限额14.18亿元, 高于全省平均83.2分3.53分, 超预算8.93亿元."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_SIDE = re.compile(
    r"(?:(?P<below>低于|少于|小于|不足|未达)|高于|超过|超出|多于|大于|优于)[^,;。0-9]{0,10}?"
    r"(?P<noun>限额|限值|上限|下限|额度|标准|计划|目标|预算|定额|平均水平|平均值|平均|要求|指标|控制线|控制数)$"
)
PASSES = re.compile(r"(?:(?P<below>低于|少于|小于|不足)|高于|高出|超过|超出|多于|大于)$")
_OF_LIMIT = re.compile(
    r",?(?:的(?:[^,;。0-9]{0,4}(?:标准|要求|底线|上限|下限|目标|水平|限值|合格线|及格线|达标线|分数线)))?"
)
_OFF = re.compile(r"[,(]?(?:失|扣)分?$")
_OVER_PLAN = re.compile(r"(?:超|(?P<short>欠|短))(?:年初|全年|年度|调整)?(?:预算|计划|任务|目标)$")
_POINTS = re.compile(
    r",?(?:的)?[^,;。0-9提升降增减扩缩回]{0,6}?(?:标准|要求|底线|上限|下限|目标|水平|限值|规定|控制线|红线|指标|任务|平均数?)?"
    r"(?:(?P<below>[低少小])|[高多超大])?(?:于|过|出)?(?:了|约|近)?"
)
_OVER = re.compile(r"(?:(?P<below>低于|少于|不足|小于)|高于|高出|超过|超出|多于|大于|比|较)[^,;。0-9]{0,10}$")
_COMPARING = re.compile(r"(?:比|较)[^,;。0-9]{0,10}$")
_FORMER = re.compile(r",?(?P<which>前|后)者(?:比[前后]者)?(?:要|还|则)?(?:(?P<less>少|低|小)|多|高|大)(?:出|了|于)?")
_NORM_BEHIND = re.compile(r"的?[^,;。0-9]{0,6}(?:标准|规定|要求|底线|上限|下限|红线|控制线|合格线|限额)")
_HIGHER = re.compile(r"(?:要)?(?:(?P<below>[低少小])|[高多大])(?:出|于|了|约)*")
_THAN_OTHER = re.compile(r"[比较](?!上年|去年|同期|年初|上期|前年|[0-9])[^,;。0-9]{2,24}")
_FARTHEST = 12
_STATED = ("difference", "points")


def find_margin(text: ReportText, stated: Claim) -> Relation | None:
    """Return the difference a margin states: beside both figures, of a limit told before, or of a plan told behind."""
    return (
        _beside(text, stated)
        or margin_under_limit(text, stated)
        or _over_plan(text, stated)
        or _former_or_latter(text, stated)
        or _over_other(text, stated)
    )


def points_over_limit(text: ReportText, points: Claim) -> tuple[Claim, Claim, bool, str] | None:
    """占13.1%,超过10%的规定3.1个百分点: (limit, rate, whether the rate is above, strength), the limit right before, the rate before it."""
    number = text.number_of(points)
    if number < 2:
        return None
    limit = text.claims[number - 1]
    rate = next((one for one in text.before(limit, sentence=True) if not _is_limit(one)), limit)
    over, said = _OVER.search(limit.before), _POINTS.fullmatch(points.before)
    if over is None or said is None or rate.sentence != points.sentence or limit.series >= 0:
        return None
    if rate is limit or rate.clause + 2 < limit.clause:
        return None
    compares = limit.before.endswith(("比", "较")) or _COMPARING.search(limit.before) is not None
    told = re.search(r"[低少小高多超大]", points.before) is not None
    if compares != told or {rate.quantity.unit, limit.quantity.unit} != {"%"}:
        return None
    below = said.group("below") if compares else over.group("below")
    next_to = rate.series < 0 and text.number_of(rate) == number - 2
    return as_told(limit), rate, below is None, "firm" if next_to and _is_norm(limit) else "likely"


def _is_limit(claim: Claim) -> bool:
    """89.1%,超过规定的85%,比全市平均84.6%高4.5个百分点: what a rate is held against is no rate that is held against more."""
    return claim.modality == "standard" or _OVER.search(claim.before) is not None


def _former_or_latter(text: ReportText, stated: Claim) -> Relation | None:
    """教师年均14.62万元,公务员为14.35万元,前者多0.27万元: the two right before."""
    match, number = _FORMER.fullmatch(stated.before), text.number_of(stated)
    if match is None or number < 2:
        return None
    first, second = text.claims[number - 2 : number]
    if {first.sentence, second.sentence} != {stated.sentence} or first.series >= 0:
        return None
    if {first.quantity.dimension, second.quantity.dimension} != {stated.quantity.dimension}:
        return None
    high, low = (first, second) if (match["which"] == "前") == (match["less"] is None) else (second, first)
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=stated)


def _over_other(text: ReportText, stated: Claim) -> Relation | None:
    """教师年均工资9.86万元,比公务员年均工资9.71万元高0.15万元: of what the sentence tells right before, and another thing's."""
    match, number = _HIGHER.fullmatch(stated.before), text.number_of(stated)
    if match is None or number < 2 or stated.series >= 0:
        return None
    value, other = text.claims[number - 2 : number]
    beside = value.sentence == stated.sentence and value.clause + 1 == other.clause == stated.clause
    alike = len({claim.quantity.unit for claim in (value, other, stated)}) == 1 and value.series < 0
    if not beside or not alike or not _THAN_OTHER.fullmatch(other.before) or not text.is_level(value):
        return None
    return relate_margin(value, other, stated, below=match.group("below") is not None)


def margin_under_limit(text: ReportText, stated: Claim) -> Relation | None:
    """债务限额412.60亿元。…年末余额398.42亿元,低于限额14.18亿元: the limit before that makes it so."""
    match = _SIDE.search(stated.before)
    value = next(text.before(stated, sentence=True), None) if match else None
    if match is None or value is None or value.quantity.dimension != stated.quantity.dimension:
        return None
    for distance, limit in enumerate(text.before(value)):
        if distance > _FARTHEST:
            return None
        if match.group("noun") in f"{limit.before}{limit.indicator.folded}" and _is_apart(
            stated, value, limit, below=match.group("below") is not None
        ):
            return relate_margin(value, limit, stated, below=match.group("below") is not None)
    return None


def _beside(text: ReportText, stated: Claim) -> Relation | None:
    """86.73分,高于全省平均水平83.2分3.53分: the margin right behind what the figure is held against."""
    number = text.number_of(stated)
    if number < 2 or not _OF_LIMIT.fullmatch(stated.before) or stated.quantity.kind == "range-high":
        return None
    value, limit = text.claims[number - 2 : number]
    if _OFF.match(value.before) and number > 2:
        value = text.claims[number - 3]  # 自评94.6分,扣5.4分,高出85分的合格线9.6分
    match = _SIDE.search(limit.before) if not stated.before.strip(",") else PASSES.search(limit.before)
    same = {claim.quantity.dimension for claim in (value, limit, stated)} == {stated.quantity.dimension}
    if match is None or not same or value.sentence != stated.sentence:
        return None
    return relate_margin(value, limit, stated, below=match.group("below") is not None)


def _over_plan(text: ReportText, stated: Claim) -> Relation | None:
    """收入168.93亿元,超预算8.93亿元,完成年初预算160.00亿元的…: what was done before it, what was planned behind."""
    match, number = _OVER_PLAN.search(stated.before), text.number_of(stated)
    if match is None or not number or number + 1 >= len(text.claims):
        return None
    done, plan = text.claims[number - 1], text.claims[number + 1]
    if {done.sentence, plan.sentence} != {stated.sentence} or text.stance(plan).kind is not Kind.REFERENCE:
        return None
    if not text.is_level(done) or done.quantity.unit != plan.quantity.unit:
        return None
    return relate_margin(done, plan, stated, below=match.group("short") is not None)


def _is_apart(stated: Claim, value: Claim, limit: Claim, *, below: bool) -> bool:
    if limit.quantity.dimension != value.quantity.dimension:
        return False
    high, low = (limit, value) if below else (value, limit)
    in_base = [claim.quantity.value * claim.quantity.unit_of.scale for claim in (high, low)]
    return nearly_equal(stated, (in_base[0] - in_base[1]) / stated.quantity.unit_of.scale, (high, low))


def relate_margin(value: Claim, limit: Claim, stated: Claim, *, below: bool) -> Relation:
    high, low = (as_told(limit), value) if below else (value, as_told(limit))
    return relate("diff", "cue", "likely", minuend=high, subtrahend=low, difference=stated)


def as_told(limit: Claim) -> Claim:
    """The limit itself: 超过 is said of the value, not of 30册."""
    return replace(limit, quantity=replace(limit.quantity, bound="="))


def with_exact_norms(relation: Relation) -> Relation:
    """Return a difference, of points too, with the norms it is held against exact: 离3平方米的省定标准差0.48平方米 is of 3, not of 2.5 to 3.5."""
    if not any(member.claim is not None and _is_norm(member.claim) for member in relation.members):
        return relation
    return replace(
        relation,
        members=tuple(
            replace(member, claim=replace(member.claim, quantity=replace(member.claim.quantity, is_exact=True)))
            if member.claim is not None and member.role not in _STATED and _is_norm(member.claim)
            else member
            for member in relation.members
        ),
    )


def _is_norm(claim: Claim) -> bool:
    return claim.modality == "standard" and claim.bound != "~" and _NORM_BEHIND.match(claim.after) is not None
