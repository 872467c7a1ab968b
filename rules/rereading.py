"""A second look before a figure is asked about: does the sentence hold when another figure beside it is meant?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.claim import Claim
from rules.counted_means import lies_bare_beyond
from rules.cues import is_remainder
from rules.doubted_comparisons import held_to_limits, may_compare_other
from rules.doubted_means import is_beyond_values, is_quotient
from rules.doubted_parts import comes_of_several, counts_other_things
from rules.doubted_sums import NEARLY, may_sum_other
from rules.exact import holds
from rules.judge import Judged
from rules.likeness import telling_digits
from rules.named_wholes import is_very_name, may_be_called, names_whole
from rules.other_readings import (
    figures_before,
    figures_beside,
    figures_of,
    follow_each_other,
    other_operands,
    other_quotients,
    other_shares,
)
from rules.other_shares import is_past_all
from rules.quotients import SHARE, is_ratio
from rules.relation import Relation
from rules.relation_type import Formula
from rules.sibling_checks import (
    borne_by_others,
    divided_by_level,
    is_borne_by_others,
    is_divided_already,
    left_of_lists,
    lists_that_miss,
    stated_of,
    wholes_borne_out,
)
from rules.subjects import names_another
from rules.told_by_slip import is_of_earlier_base, is_of_later_base, is_told_by_slip
from rules.verdict import INCONSISTENT, UNDETERMINED, Verdict

_RATE = re.compile(r"(?P<name>[^,;。:、0-9]{2,8})率(?:为|达到?|是)?$")
_ASPECTS = ("已", "实", "应")
_OF_ALL = re.compile(r"总|合计|整体|全部|合起来|综合")
_ONLY_BORNE_OUT = ("subset", "threshold")
"""Types that, inferred from the words, can be borne out only: a plan not reached so far is no fault."""
_CHANGES = ("diff", "growth", "ppdiff")
_MOVED = re.compile(r"[由从][^,;。]{0,8}$")
_TAKES = re.compile(r"占|比例|比重")
_TELLING = 3
_FEWEST = 2


def reread(judged: Sequence[Judged], claims: Sequence[Claim]) -> list[Judged]:
    """Return the checks; those that another reading of the words would clear are undetermined.

    Chinese drops subjects, so that which of two figures side by side a rate is
    of is often said by the arithmetic alone. Figures that stand apart are asked
    about only where one slip of the pen explains the difference.

    Args:
        judged: all checks of a report.
        claims: its claims in reading order.
    """
    places: dict[str, int] = {}
    borne: set[tuple[str, int]] = set()
    held: set[str] = set()
    left: set[str] = set()
    doubted: set[str] = set()
    seen: list[Judged] = []
    for one in judged:
        if one.verdict.outcome == INCONSISTENT and not any(claim.cell for claim in figures_of(one.relation)):
            places = places or {claim.id: at for at, claim in enumerate(claims)}
            borne = borne or wholes_borne_out(judged)
            held = held or held_to_limits(judged)
            left = left or left_of_lists(judged)
            formula = one.type.formula
            if formula and one.relation.claims(formula.stated) and _may_mean_other(one, formula, claims, places, borne):
                doubted.add(one.relation.claim(formula.stated).id)
                one = _in_doubt(one)
            elif (
                may_compare_other(one, claims, places, held)
                or (one.type.name == "diff" and one.relation.claim("difference").id in left)
                or (one.type.name in _ONLY_BORNE_OUT and one.relation.origin == "inferred")
            ):
                one = _in_doubt(one)
        seen.append(one)
    apart, borne_out, divided = lists_that_miss(seen), borne_by_others(seen), divided_by_level(seen)
    doubted |= {one.relation.claim("total").id for one in seen if _is_doubted_sum(one)}
    return [
        _in_doubt(one)
        if _rests_on(one, doubted, apart)
        or (
            one.verdict.outcome == INCONSISTENT
            and (is_borne_by_others(one, borne_out) or is_divided_already(one, divided))
        )
        else one
        for one in seen
    ]


def _in_doubt(judged: Judged) -> Judged:
    return replace(judged, verdict=Verdict(UNDETERMINED, reason="reading"))


def _is_doubted_sum(judged: Judged) -> bool:
    figures = judged.relation.claims("total")
    return judged.type.name == "sum" and bool(figures) and judged.verdict.reason == "reading"


def _rests_on(judged: Judged, doubted: set[str], apart: set[int]) -> bool:
    """Whether a broken check takes up a pairing that is itself in doubt: a rate's base from a share, a list's whole, what was added up."""
    relation, stated = judged.relation, stated_of(judged)
    if judged.verdict.outcome == INCONSISTENT and judged.type.name == "growth_base":
        return relation.claim("total").id in doubted
    if (
        judged.verdict.outcome != INCONSISTENT
        or stated is None
        or (judged.type.name == "granularity" and relation.origin != "share")
    ):
        return False
    return stated.series in apart or (relation.origin == "share" and stated.id in doubted)


def _may_mean_other(
    judged: Judged, formula: Formula, claims: Sequence[Claim], places: dict[str, int], borne: set[tuple[str, int]]
) -> bool:
    relation = judged.relation
    if relation.type in _CHANGES and names_another(relation):
        return True
    if relation.type == "mean" and (relation.origin == "identity" or is_beyond_values(relation)):
        return relation.origin != "identity"  # 综合差异系数 is the mean by definition
    if relation.type == "diff" and counts_other_things(relation):
        return True
    if relation.type == "ratio" and comes_of_several(
        relation, figures_beside(relation.claim(formula.stated), claims, places)
    ):
        return True
    if relation.type == "share":
        if (relation.origin == "structure" and relation.strength == "firm") or is_past_all(relation):
            return False  # of a list that makes up its whole and whose other shares are of it
        near = figures_beside(relation.claim("percent"), claims, places)
        if is_of_earlier_base(relation, near):
            return False
        of_all = _OF_ALL.search(relation.claim("percent").before) is not None
        percent = relation.claim("percent")
        own = [one for one in near if one.sentence == percent.sentence]
        apart = all(one.sentence != percent.sentence for one in figures_of(relation) if one is not percent)
        beside = near if of_all else own if apart else []
        if any(holds(SHARE, other) for other in other_quotients(percent, beside)):
            return True  # 小学93.6%,初中95.7%,总参与率94.2%: of both
        if any(_are_rest(relation.claims("part")[0], other, percent) for other in own):
            return True
        if _is_of_namesake(relation, near) or any(holds(formula, other) for other in other_shares(relation, near)):
            return True
    slipped = is_told_by_slip(judged, claims, places, borne)
    if relation.type == "sum":
        return may_sum_other(relation, formula, claims, places, slipped=slipped)
    if relation.type == "ratio" and _is_of_other_count(relation, claims):
        return True
    told = slipped or is_of_later_base(relation)
    named = relation.type == "share" and names_whole(relation, claims, places) and is_very_name(relation)
    if (
        not told
        and not named
        and not (_is_one_phrase(relation, claims, places) or _misses_narrowly(judged, claims, places))
    ):
        return True
    near = figures_beside(relation.claim(formula.stated), claims, places)
    if _stand_together(relation, relation.claim(formula.stated), claims, places):
        first = min(figures_of(relation), key=lambda claim: places.get(claim.id, 0))
        before = (
            figures_before(first, claims, places, 2) if first.series < 0 and not _MOVED.search(first.before) else []
        )
        if telling_digits(relation.claim(formula.stated)) >= _TELLING:
            stated = relation.claim(formula.stated)  # what gives three digits could hardly do so by chance
            before = [claim for claim in near if claim.start < stated.start]
        others = other_operands(relation, formula.stated, before)
        return any(
            holds(formula, other) for other in others if not named or _is_meant(other.claim("whole"), relation)
        )  # 占检查数的75.1%: of just the clinics would be a base taken wrongly
    if relation.type == "mean":
        return is_quotient(relation.claim(formula.stated), near)
    return any(holds(formula, other) for other in other_operands(relation, formula.stated, near))


def _is_of_other_count(ratio: Relation, claims: Sequence[Claim]) -> bool:
    """上学年初141620人,流失3186人;…师生比1:17.1: whether another count of the same level and unit, anywhere before, gives it."""
    top, bottom, stated = (ratio.claim(role) for role in ("numerator", "denominator", "ratio"))
    per = Fraction(ratio.op or 1)
    alike = (
        claim
        for claim in claims
        if claim.start < stated.start
        and (claim.level, claim.quantity.unit) == (top.level, top.quantity.unit)
        and abs(claim.quantity.rough - top.quantity.rough) <= NEARLY * top.quantity.rough
    )
    return any(is_ratio(claim, bottom, stated, per) for claim in alike if claim.id != top.id)


def _are_rest(part: Claim, whole: Claim, percent: Claim) -> bool:
    """办结304件中逾期3件,按期办结率99.0%: whether a rate is of what a part leaves of another whole."""
    if whole.quantity.unit != part.quantity.unit or not whole.quantity.value or telling_digits(percent) < _FEWEST:
        return False
    rest = 100 - part.quantity.value * 100 / whole.quantity.value
    return abs(rest - percent.quantity.value) <= percent.quantity.place / 2


def _is_of_namesake(share: Relation, near: Sequence[Claim]) -> bool:
    """集中供养412人,分散供养1648人,集中供养率20%: whether a rate goes by the name of another figure than its part."""
    named, parts = _RATE.search(share.claim("percent").before), share.claims("part")
    if named is None or any(named["name"] in f"{part.indicator.folded}{part.before}" for part in parts):
        return False
    if any(f"{aspect}{named['name'][0]}" in part.before for part in parts for aspect in _ASPECTS):
        return False  # 应签64.2万人,已签46.8万人,签约率
    same = [one for one in near if one.sentence == parts[0].sentence and one.quantity.unit == parts[0].quantity.unit]
    return any(one.before.endswith(named["name"]) for one in same)


def _is_one_phrase(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether the figures of a comparison or a 占 stand one right behind the other: 28.2%,比上年的31.7%下降9.7个百分点."""
    figures = figures_of(relation)
    if len({claim.sentence for claim in figures}) > 1:
        return False
    if relation.type == "share":
        before = relation.claim("percent").before
        return (_TAKES.search(before) or before.startswith("的")) and follow_each_other(figures, claims, places)
    if all(claim.series >= 0 for claim in figures):
        return _are_next_lists(figures, claims, places)
    if relation.strength != "firm" or _is_rest(relation):
        return False
    at = sorted(places.get(claim.id, -1) for claim in figures)
    nearest = relation.type in _CHANGES or lies_bare_beyond(relation)
    return nearest and at[0] >= 0 and at[-1] - at[0] == len(at) - 1


def _are_next_lists(figures: Sequence[Claim], claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether no figure of their kinds stands between value lists: 收入由A增至B,增幅分别为… is of B, not of the list before."""
    at, series = sorted(places.get(claim.id, -1) for claim in figures), {claim.series for claim in figures}
    kinds = {claim.quantity.dimension for claim in figures}
    return all(claim.series in series or claim.quantity.dimension not in kinds for claim in claims[at[0] : at[-1]])


def _misses_narrowly(judged: Judged, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether firmly tied figures with nothing between give nearly what is stated: a wrong pairing would be far off."""
    relation, computed, formula = judged.relation, judged.verdict.computed, judged.type.formula
    if formula is None or computed is None or relation.strength != "firm" or _is_rest(relation):
        return False
    stated = relation.claim(formula.stated).quantity.value
    if abs(computed - stated) > NEARLY * abs(stated):
        return False
    figures = figures_of(relation)
    operands = [claim for claim in figures if claim is not relation.claim(formula.stated)]
    together = len({claim.sentence for claim in figures}) == 1 and follow_each_other(
        figures, claims, places, of=operands
    )
    return together or (relation.type == "share" and names_whole(relation, claims, places))


def _is_rest(relation: Relation) -> bool:
    """特岗教师143人,免费师范生18人,其余111人: what is left may be of a whole told before."""
    return relation.type == "diff" and is_remainder(relation.claim("difference"))


def _stand_together(relation: Relation, stated: Claim, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether the figures are of value lists, or follow each other in one sentence: no other is meant."""
    figures = figures_of(relation)
    if all(claim.series >= 0 for claim in figures) or (
        relation.type == "share" and names_whole(relation, claims, places)
    ):
        return True
    operands = figures if len(figures) < 3 else [claim for claim in figures if claim is not stated]
    return len({claim.sentence for claim in figures}) == 1 and follow_each_other(figures, claims, places, of=operands)


def _is_meant(whole: Claim, share: Relation) -> bool:
    return whole is share.claim("whole") or may_be_called(whole, share)
