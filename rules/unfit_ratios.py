"""The quotient that the words tie to two figures though it does not fit them."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.cues import words_of
from rules.multiples import is_figure, relate_ratio
from rules.paired_counts import is_one_pair, share_clause
from rules.per_thing import PerThing
from rules.relation import Relation
from rules.report_text import ReportText

_ALL_PUPILS = re.compile(
    r"(?:全[校县区市])?(?:[^的]{0,10}阶段)?(?:在校(?:学)?生|在读(?:学)?生|在园幼儿)(?:数|人数|总数)?"
)
BY = re.compile(r"按[^,;。]{0,12}$|以[^,;。]{0,12}$")
_OF_PERSONS = frozenset(("人", "人次", "次"))
COUNTED = ("计算", "测算", "折算", "计")
_OF_ALL = re.compile(r"(?:全[国省市县区州镇乡村校馆院]|[我本][省市县区校馆院]|实现|完成|年末|年底|全年|其中|总)*")


def unfit_ratio(
    text: ReportText, tops: list[Claim], bottoms: list[Claim], thing: PerThing, stated: Claim
) -> Relation | None:
    """The quotient the words tie though it does not fit: 接待2418人次,人均99元; 按常住人口59.42万人计算,每千人口…."""
    number = text.number_of(stated)
    near = [claim for claim in bottoms if claim.sentence == stated.sentence]
    first = next((claim for claim in tops if claim.sentence == stated.sentence and claim.depth <= stated.depth), None)
    if first is None:
        return _only_pair(text, near, thing, stated) or _counted_by(text, tops, near, thing, stated)
    beside = text.claims[number - 1] is first and first.quantity.dimension != "人"
    if beside and not near and thing.named.pattern:
        whole = [claim for claim in bottoms if _ALL_PUPILS.fullmatch(claim.indicator.folded)]
        if len({claim.quantity.value for claim in whole}) == 1:
            return relate_ratio(
                first, whole[0], stated, thing.per, "likely"
            )  # 图书63210册,生均43.3册: one count of pupils
    if not thing.rest and near and is_one_pair(text, near[0], first, stated):
        return relate_ratio(first, near[0], stated, thing.per, "likely")  # 脱贫户12846户45237人,户均3.52人
    if not near or first is near[0] or "其中" in near[0].before:
        return None  # 投资…万元,其中国道…公里,平均每公里…: of an amount that is not told
    behind = text.number_of(near[0]) == number + 1 and near[0].after.startswith(("计算", "测算", "折算"))
    if behind and BY.search(near[0].before):
        return relate_ratio(first, near[0], stated, thing.per, "firm")  # 生均8150元,以折合学生4000人计算

    if beside and text.lead_up(near[0]).startswith("(") and text.number_of(near[0]) == number + 1:
        return relate_ratio(first, near[0], stated, thing.per, "firm")  # 每千人口…张(按常住人口…万人计算)
    if beside and len(near) == 1 and _is_named_next(text, near[0], first, thing):
        return relate_ratio(first, near[0], stated, thing.per, "likely")  # 学校24所,新增学位11520个,平均每所新增840个
    if stated.quantity.is_exact and first.quantity.value < near[0].quantity.value:
        return None  # 每校1名 lays down what each gets
    said_so = BY.search(near[0].before) is not None
    if text.claims[number - 1] is near[0] and (not thing.rest or said_so):
        return relate_ratio(first, near[0], stated, thing.per, "firm")
    if beside and not thing.rest and text.number_of(near[0]) < number and not _OF_PERSONS & set(thing.dimensions):
        return relate_ratio(first, near[0], stated, thing.per, "likely")  # 信用户61317户,…;授信72.45亿元,户均…
    if beside and not thing.rest and len(near) == 1 and share_clause(text, near[0], first):
        return relate_ratio(first, near[0], stated, thing.per, "likely")  # 为8642名劳动者追发工资11368.5万元,人均…
    return _only_pair(text, near, thing, stated)


def _is_named_next(text: ReportText, counted: Claim, amount: Claim, thing: PerThing) -> bool:
    """Whether an amount stands right behind what it is counted by, and goes by the word the quotient repeats."""
    next_to = text.number_of(amount) == text.number_of(counted) + 1 and amount.clause <= counted.clause + 1
    return next_to and len(thing.rest) > 1 and thing.rest[:2] in words_of(amount)


def _only_pair(text: ReportText, bottoms: list[Claim], thing: PerThing, stated: Claim) -> Relation | None:
    """投资4186万元,里程1532公里,平均每公里…: the sentence has no other figures up to the quotient."""
    before = list(text.before(stated, sentence=True))
    if len(before) != 2 or len(bottoms) != 1 or bottoms[0] not in before or "人口" in words_of(bottoms[0]):
        return None
    top = before[1] if bottoms[0] is before[0] else before[0]
    if thing.rest and not set(thing.rest) & set(words_of(top)):
        return None  # 投资…万元,里程…公里,平均每公里补助…: of another amount
    same = (
        top.quantity.dimension == stated.quantity.dimension
        and is_figure(text, top)
        and (top.level == stated.level or not stated.level)
    )
    return relate_ratio(top, bottoms[0], stated, thing.per, "firm") if same else None


def _counted_by(
    text: ReportText, tops: list[Claim], near: list[Claim], thing: PerThing, stated: Claim
) -> Relation | None:
    """按年平均常住人口52.32万人计算,人均地区生产总值…: the words give the divisor, and its name the one amount divided."""
    number = text.number_of(stated)
    given = (one for one in near if one.after.startswith(COUNTED) and BY.search(one.before))
    bottom = next((one for one in given if text.number_of(one) < number), None)
    if bottom is None:
        return None
    named = [
        top
        for top in tops
        if len(thing.rest) > 1
        and top.indicator.folded.endswith(thing.rest)
        and _OF_ALL.fullmatch(top.indicator.folded.removesuffix(thing.rest))
    ]
    if len({top.quantity.value for top in named}) != 1:
        return None
    return relate_ratio(named[0], bottom, stated, thing.per, "likely")
