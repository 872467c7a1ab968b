"""Quotients: which figure over which other makes 人均, 每百名学生拥有, 师生比, 为…的X倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.cues import words_of
from rules.identities import Identity, any_ratio, ratio_identities
from rules.likeness import telling_digits, words_overlap
from rules.multiples import find_multiples, is_figure, relate_ratio
from rules.per_thing import PerThing, read_per_thing
from rules.quotients import is_nearly, is_ratio
from rules.relation import Relation
from rules.report_text import ReportText
from rules.slipped_ratios import is_ratio_swapped, misprinted_ratio, swapped_ratio, unit_off_ratio
from rules.staff_basis import BASIS, staff_divided_by
from rules.stance import Kind
from rules.unfit_ratios import BY, COUNTED, unfit_ratio
from rules.words_per import words_per

_LIMIT = re.compile(r"优于|高于|低于|超过|标准|要求|控制|上限|下限|达到?规定")
_NOT_COUNTED = re.compile(r"毕业|招生|新增|受助|补充|招聘|缺编|超编|流动|交流|培训")
_FAR = 240
_MOST = 6
_TELLING = 3
_OVERLAP = 0.4


def find_ratios(text: ReportText) -> Iterator[Relation]:
    """Yield quotients with the two figures that the words or a known identity give them."""
    for stated in text.claims:
        kind = text.stance(stated).kind
        if stated.quantity.dimension == "倍" and kind is Kind.MULTIPLE:
            yield from find_multiples(text, stated)
        elif (
            not _LIMIT.search(stated.before)
            and stated.modality != "standard"
            and kind not in (Kind.CHANGE, Kind.GROWTH, Kind.POINTS, Kind.TIME, Kind.EARLIER, Kind.REFERENCE)
            and stated.bound != "~"
        ):
            relation = _by_identity(text, stated) or _per_thing(text, stated)
            if relation and not _is_of_whole(text, relation):
                yield relation


def _is_of_whole(text: ReportText, relation: Relation) -> bool:
    """五县学生共193600人,…教师共12715人,生师比依次为15.0:1、14.0:1…: whether a quotient of a list is held against what all have together."""
    stated, top, bottom = (relation.claim(role) for role in ("ratio", "numerator", "denominator"))
    if stated.series < 0 or len(text.series[stated.series]) < 2 or stated.level:
        return False
    return max(top.series, bottom.series) < 0 and not is_ratio(top, bottom, stated, Fraction(relation.op or 1))


_NARROWED = re.compile(r"新增|增量|[本当]年|平均|加权|综合|[外本]币|剔除|可比")
"""新增存贷比: of some of what stands there."""


def _by_identity(text: ReportText, stated: Claim) -> Relation | None:
    words = f"{stated.before} {stated.indicator.folded}"
    if any_ratio().search(words) is None or text.stance(stated).leaves:
        return None
    for identity in ratio_identities():
        if not identity.ratio.search(words) or not _can_be(stated, identity):
            continue
        around = _figures(text, stated, _FAR)
        tops = [claim for claim in around if identity.numerator.search(words_of(claim)) and _of_level(claim, stated)]
        bottoms = [
            claim for claim in around if identity.denominator.search(words_of(claim)) and _of_level(claim, stated)
        ]
        per = Fraction(identity.per)
        for top in tops[:_MOST]:
            for bottom in bottoms[:_MOST]:
                if top is not bottom and is_ratio(top, bottom, stated, per):
                    return relate_ratio(top, bottom, stated, per, "likely")
        if slipped := swapped_ratio(tops, bottoms, stated, per) or unit_off_ratio(text, tops, bottoms, stated, per):
            return slipped
        by_basis = staff_divided_by(around, stated)
        named = [top for top in tops if identity.numerator.search(top.indicator.folded)]
        if by_basis is not None and len(named) == 1 and named[0].paragraph == stated.paragraph:
            return relate_ratio(named[0], by_basis, stated, per, "likely")
        tops, bottoms = _chosen(text, tops, stated), _chosen(text, bottoms, stated)
        beside = [one for one in (tops, bottoms) if len(one) == 1 and one[0].paragraph == stated.paragraph]
        top, *more = [claim for claim in tops if _states_level(text, claim)] or [stated]
        bottom, *others = [claim for claim in bottoms if _states_level(text, claim)] or [stated]
        told = top is not stated is not bottom
        together = top.sentence == bottom.sentence == stated.sentence
        telling = telling_digits(stated) >= (_TELLING - 1 if together else _TELLING)
        alone = identity.per > 1 and told and telling and not more + others
        plain = alone and together and _NARROWED.search(stated.before) is None
        swapped = plain and is_ratio_swapped(top, bottom, stated, per)
        if alone and (swapped or is_nearly(top, bottom, stated, per)):
            return relate_ratio(top, bottom, stated, per, "likely")
        if identity.per == 1 and len(beside) == 2 and tops[0] is not bottoms[0]:
            return relate_ratio(tops[0], bottoms[0], stated, per, "firm")
    return None


def _chosen(text: ReportText, claims: list[Claim], stated: Claim) -> list[Claim]:
    """The figure among several that the words choose: 以专任教师计算, 折合…, or the two right before the ratio."""
    if len(claims) < 2:
        return claims
    by = BASIS.search(stated.before)
    named = [claim for claim in claims if by and by.group("name") in words_of(claim)]
    converted = [claim for claim in claims if "折合" in claim.before]
    number = text.number_of(stated)
    right_before = [
        claim
        for claim in claims
        if claim in text.claims[max(0, number - 2) : number] and claim.sentence == stated.sentence
    ]
    beside = [claim for claim in claims if claim.sentence == stated.sentence and text.is_level(claim)]
    of_all = [claim for claim in claims if claim.level == stated.level and text.is_level(claim)]
    return next((one for one in (named, converted, right_before, beside, of_all) if len(one) == 1), claims)


def _states_level(text: ReportText, claim: Claim) -> bool:
    return text.is_level(claim) or text.stance(claim).kind is Kind.TIME  # 占用总床日数233458天


def _can_be(stated: Claim, identity: Identity) -> bool:
    """Whether a figure is printed as such a quotient is: 1:16.6 or 16.6, not 七项."""
    quantity = stated.quantity
    if quantity.kind in ("ratio", "term") or quantity.unit == "%":
        return quantity.unit != "%" or identity.per == 100
    return quantity.place < 1 or (quantity.unit == "" and identity.per != 1)


def _of_level(claim: Claim, stated: Claim) -> bool:
    return claim.level == stated.level or not stated.level


def _figures(text: ReportText, stated: Claim, most: int) -> list[Claim]:
    """Levels around a quotient in its part: before it, nearest first, then behind it."""
    found: list[Claim] = []
    for distance, claim in enumerate(text.before(stated)):
        if distance > most:
            break
        if is_figure(text, claim):
            found.append(claim)
    number = text.number_of(stated)
    behind = text.claims[number + 1 : number + 1 + most // 4]
    return found + [claim for claim in behind if claim.part == stated.part and is_figure(text, claim)]


def _per_thing(text: ReportText, stated: Claim) -> Relation | None:
    """每辆2.57万元, 人均90.99元, 每千人口拥有床位6.94张, 每10万人中…由A上升为B."""
    thing = read_per_thing(words_per(text, stated))
    if thing is None or text.stance(stated).leaves:
        return None
    around = _figures(text, stated, _FAR)
    bottoms = [claim for claim in around if _counts(claim, thing, stated)]
    tops = _tops(text, around, thing, stated)
    for top in tops[:_MOST]:
        for bottom in bottoms[:_MOST]:
            if top is not bottom and is_ratio(top, bottom, stated, thing.per):
                return relate_ratio(top, bottom, stated, thing.per, "likely")
    amounts = [
        one for one in around if one.quantity.dimension == stated.quantity.dimension and not text.stance(one).per
    ]
    swapped = swapped_ratio(amounts, bottoms, stated, thing.per)
    swapped, unfit = (
        swapped or unit_off_ratio(text, amounts, bottoms, stated, thing.per),
        unfit_ratio(text, tops, bottoms, thing, stated),
    )
    swapped = swapped or misprinted_ratio(tops, bottoms, stated, thing.per)
    return unfit if swapped is None or (unfit and unfit.members == swapped.members) else swapped


def _counts(claim: Claim, thing: PerThing, stated: Claim) -> bool:
    """Whether a figure can count the things."""
    if claim.quantity.dimension not in thing.dimensions:
        return False
    said = words_of(claim)
    if not (thing.named.search(f"{claim.quantity.unit} {said}") or claim.after.startswith("班")):
        return False
    passing = claim.quantity.dimension == "人" and _NOT_COUNTED.search(said)  # 培训612场 are counted, 培训612人 pass
    return not passing and (_of_level(claim, stated) or claim.quantity.dimension == "年")


def _tops(text: ReportText, around: list[Claim], thing: PerThing, stated: Claim) -> list[Claim]:
    """Figures there can be so much of: named as the words say, or right before."""
    found = []
    for claim in around:
        if (
            claim.quantity.dimension != stated.quantity.dimension
            or claim.bound not in "=~"
            or text.stance(claim).per
            or read_per_thing(words_per(text, claim))
            or (claim.after.startswith(COUNTED) and BY.search(claim.before))  # the divisor itself
        ):
            continue
        named = words_overlap(thing.rest, words_of(claim)) >= _OVERLAP if thing.rest else False
        near = claim.sentence == stated.sentence and (
            not thing.rest or claim.clause >= stated.clause - 1 or _is_counted_off(text, claim, stated)
        )
        if named or near or (not thing.rest and claim.level == stated.level):
            found.append((not named, claim))
    found.sort(key=lambda row: (row[0], row[1].sentence != stated.sentence))
    return [claim for _, claim in found]


def _is_counted_off(text: ReportText, amount: Claim, stated: Claim) -> bool:
    """减轻农民负担1386万元,按农业人口38.5万人计算,人均减负36元: the amount right before what it is counted off by."""
    number = text.number_of(stated)
    by = text.claims[number - 1]
    return (
        number > 1
        and text.claims[number - 2] is amount
        and BY.search(by.before) is not None
        and by.after.startswith(COUNTED)
    )
