"""Rates whose part or whole the words tell apart from what stands right before them."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.quotients import is_share
from rules.rates import BEHIND
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.stance import Kind
from rules.wholes import comparable, find_wholes, is_base, totals_by_part

_NAME = re.compile(rf"(?:^|[,;。的、])(?P<name>[^,;。的、0-9]{{3,8}})率{BEHIND}")
_TAKES = re.compile(r"(?:^|[,;])[^,;。占]{2,12}占(?:到|比)?(?:了|约|近)*$")
_COMES_TO = re.compile(r",?(?:达到?|为|计|共计?|约为?)(?:约|近)?")
_NOT_WHOLE = re.compile(r"占|其中|上年|去年|同期|增|减|比|[含未不]|约|目标|计划")
_TOTAL = re.compile(r"总数|总量|总人数|的|数")
_ENOUGH = 0.66
_FARTHEST_BEHIND = 4


def share_by_name(text: ReportText, percent: Claim) -> Relation | None:
    """Return the share a rate states by its own name, or of a whole told behind it; None where words leave it open."""
    if percent.series >= 0 or text.stance(percent).leaves:
        return None
    return (
        _of_part_behind(text, percent)
        or _of_whole_in_bracket(text, percent)
        or _of_named_part(text, percent)
        or _of_whole_behind(text, percent)
    )


def _of_whole_in_bracket(text: ReportText, percent: Claim) -> Relation | None:
    """优良天数324天,优良率88.8%(有效监测365天): the whole alone in a bracket behind the rate."""
    number = text.number_of(percent)
    if not number or number + 1 >= len(text.claims):
        return None
    part, whole = text.claims[number - 1], text.claims[number + 1]
    lead = text.between(percent, whole)
    if not lead.startswith("(") or ")" in lead or _NOT_WHOLE.search(lead):
        return None
    alone = text.folded.startswith(")", whole.quantity.end)
    same = part.sentence == whole.sentence == percent.sentence and part.clause + 1 >= percent.clause
    if not alone or not same or part.quantity.unit != whole.quantity.unit or part.quantity.rough > whole.quantity.rough:
        return None
    return relate_share(part, whole, percent, "likely") if is_base(text, part) and is_base(text, whole) else None


def _of_part_behind(text: ReportText, percent: Claim) -> Relation | None:
    """支出6042.7亿元,民生支出占到79.6%,达4810亿元: the part is told right behind its share."""
    part = next(text.after(percent), None)
    whole = next((claim for claim in text.before(percent, sentence=True) if claim.quantity.dimension != "比率"), None)
    if part is None or whole is None or not _TAKES.search(percent.before) or not _COMES_TO.fullmatch(part.before):
        return None
    beside = part.clause <= percent.clause + 1 and part.depth == percent.depth
    if not beside or part.quantity.dimension != whole.quantity.dimension or part.quantity.rough > whole.quantity.rough:
        return None
    return relate_share(part, whole, percent, "likely") if is_base(text, whole) and is_base(text, part) else None


def _of_named_part(text: ReportText, percent: Claim) -> Relation | None:
    """集中供养2136人、分散供养6078人,集中供养率26.0%: of the figure before that bears all of the rate's name."""
    match = _NAME.search(percent.before)
    if match is None:
        return None
    name = match.group("name")
    parts = [claim for claim in text.before(percent, sentence=True) if is_base(text, claim)]
    named = [part for part in parts if _bears(part, name)]
    if len(named) != 1 or named[0] is parts[0]:
        return None
    wholes = list(find_wholes(text, named[0], ""))
    fitting = next((one.claim for one in wholes if is_share(named[0], one.claim, percent)), None)
    listed = totals_by_part(text).get(named[0].id)
    whole = fitting or (listed if listed is not None and comparable(named[0], listed) else None)
    return relate_share(named[0], whole, percent, "likely") if whole is not None else None


def _bears(claim: Claim, name: str) -> bool:
    """Whether a figure's words have the name's, in whatever order: 已完成整改 and 整改完成."""
    words = f"{claim.before}{claim.indicator.folded}"
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return sum(pair in words for pair in pairs) >= _ENOUGH * len(pairs)


_OF_NAMED = re.compile(rf"[,;]?占(?P<whole>[^,;。占0-9]{{3,12}}?)(?:的|之)?(?:比例|比重|百分比)?{BEHIND}")


def _of_whole_behind(text: ReportText, percent: Claim) -> Relation | None:
    """高级职称287人,占卫生技术人员的14.2%。卫生技术人员共2015人: the whole is told by its name right behind."""
    match, number = _OF_NAMED.fullmatch(percent.before), text.number_of(percent)
    part = text.claims[number - 1]
    if match is None or not number or part.sentence != percent.sentence or not is_base(text, part):
        return None
    name = _TOTAL.sub("", match.group("whole"))
    if any(_TOTAL.sub("", claim.indicator.folded).endswith(name) for claim in text.before(part, paragraph=True)):
        return None
    for claim in text.claims[number + 1 : number + 1 + _FARTHEST_BEHIND]:
        if claim.paragraph != percent.paragraph:
            return None
        called = _TOTAL.sub("", claim.indicator.folded) == name and text.stance(claim).kind is Kind.LEVEL
        if called and comparable(part, claim) and claim.quantity.rough > part.quantity.rough:
            return relate_share(part, claim, percent, "likely")
    return None
