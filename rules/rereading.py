"""A second look before a figure is asked about: does the sentence hold when another figure beside it is meant?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import closes_list
from rules.cues import is_joined, is_remainder
from rules.exact import holds
from rules.judge import Judged
from rules.partitions import divides
from rules.quotients import is_ratio
from rules.relation import Member, Relation, relate
from rules.relation_type import Formula
from rules.repairs import is_slip
from rules.slips import slips_of
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict

_SOME_OF = re.compile(r"其中|包括|内含|含|内有")
_OF_NAMED = re.compile(r"占[^,;。占]{3,}的(?:比例|比重)?(?:为|达到?)?$")
_DENIED = re.compile(r"[未非不无]([^,;。的]{2})")
_HELD_AGAINST = re.compile(r"[比较]|上年|去年|同期|年初")
_CHANGES = ("diff", "growth", "ppdiff")
_MOVED = re.compile(r"[由从][^,;。]{0,8}$")
_MOST_NEAR = 16
_FAR = 60
_NEARLY = 0.15


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
    doubted: set[str] = set()
    seen: list[Judged] = []
    for one in judged:
        if one.verdict.outcome == INCONSISTENT and not any(claim.cell for claim in _claims_of(one.relation)):
            places = places or {claim.id: at for at, claim in enumerate(claims)}
            formula = one.type.formula
            if formula and one.relation.claims(formula.stated) and _may_mean_other(one, formula, claims, places):
                doubted.add(one.relation.claim(formula.stated).id)
                one = _in_doubt(one)
            elif one.type.name == "subset" and _may_be_of_other(one.relation, claims, places):
                one = _in_doubt(one)
        seen.append(one)
    apart = _lists_that_miss(seen)
    return [_in_doubt(one) if _rests_on(one, doubted, apart) else one for one in seen]


def _lists_that_miss(judged: Sequence[Judged]) -> set[int]:
    """Value lists of shares of which most do not hold: they are of another whole."""
    held: dict[int, list[bool]] = {}
    for one in judged:
        if one.type.name == "share" and (series := one.relation.claim("percent").series) >= 0:
            held.setdefault(series, []).append(one.verdict.outcome in (CONSISTENT, ROUNDING))
    return {series for series, holding in held.items() if 2 * sum(holding) <= len(holding)}


def _in_doubt(judged: Judged) -> Judged:
    return replace(judged, verdict=Verdict(UNDETERMINED, reason="reading"))


def _rests_on(judged: Judged, doubted: set[str], apart: set[int]) -> bool:
    """Whether a broken check takes up a pairing that is itself in doubt: a rate's base from a share, a list's whole."""
    relation = judged.relation
    if judged.verdict.outcome != INCONSISTENT or judged.type.name not in ("granularity", "share"):
        return False
    percent = relation.claim("percent")
    return percent.series in apart or (relation.origin == "share" and percent.id in doubted)


def _may_mean_other(judged: Judged, formula: Formula, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    relation = judged.relation
    if relation.type == "sum":
        total = relation.claim(formula.stated)
        listed = relation.origin == "list" and _follow([total, relation.claims("part")[0]], claims, places)
        last = relation.claims("part")[-1]
        behind = [claim for claim in _beside(last, claims, places) if closes_list(claim, last)]
        near = _beside(total, claims, places) if listed else behind + _before(total, claims, places, _FAR)
        return (not is_slip(judged) and not _is_whole_list(relation, claims, places)) or any(
            holds(formula, other) for other in _sums(relation, near)
        )
    if not is_slip(judged) and not (
        _is_one_phrase(relation, claims, places) or _misses_narrowly(judged, claims, places)
    ):
        return True
    near = _beside(relation.claim(formula.stated), claims, places)
    if _stand_together(relation, relation.claim(formula.stated), claims, places):
        first = min(_claims_of(relation), key=lambda claim: places.get(claim.id, 0))
        before = _before(first, claims, places, 2) if first.series < 0 and not _MOVED.search(first.before) else []
        return any(holds(formula, other) for other in _readings(relation, formula.stated, before))
    if relation.type == "mean":
        return _is_quotient(relation.claim(formula.stated), near)
    return any(holds(formula, other) for other in _readings(relation, formula.stated, near))


def _is_whole_list(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether a list that nearly makes up its total can be nothing but all of it: joined, dividing, or with nothing between."""
    total, parts = relation.claim("total"), relation.claims("part")
    gap = sum(part.quantity.rough for part in parts) - total.quantity.rough
    if relation.strength != "firm" or abs(gap) > _NEARLY * total.quantity.rough:
        return False
    return divides(total, parts) or _follow(_claims_of(relation), claims, places)


def _is_one_phrase(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether the figures of a comparison or a 占 stand one right behind the other: 28.2%,比上年的31.7%下降9.7个百分点."""
    figures = _claims_of(relation)
    if len({claim.sentence for claim in figures}) > 1:
        return False
    if relation.type == "share":
        before = relation.claim("percent").before
        return ("占" in before or before.startswith("的")) and _follow(figures, claims, places)
    if all(claim.series >= 0 for claim in figures):
        return True
    if relation.strength != "firm":
        return False
    if _is_rest(relation):
        return False
    at = sorted(places.get(claim.id, -1) for claim in figures)
    return relation.type in _CHANGES and at[0] >= 0 and at[-1] - at[0] == len(at) - 1


def _misses_narrowly(judged: Judged, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether firmly tied figures with nothing between give nearly what is stated: a wrong pairing would be far off."""
    relation, computed, formula = judged.relation, judged.verdict.computed, judged.type.formula
    if formula is None or computed is None or relation.strength != "firm" or _is_rest(relation):
        return False
    stated = relation.claim(formula.stated).quantity.value
    if abs(computed - stated) > _NEARLY * abs(stated):
        return False
    figures = _claims_of(relation)
    operands = [claim for claim in figures if claim is not relation.claim(formula.stated)]
    together = len({claim.sentence for claim in figures}) == 1 and _follow(figures, claims, places, of=operands)
    return together or (relation.type == "share" and _names_whole(relation, places))


def _is_rest(relation: Relation) -> bool:
    """特岗教师143人,免费师范生18人,其余111人: what is left may be of a whole told before."""
    return relation.type == "diff" and is_remainder(relation.claim("difference"))


def _belongs(part: Claim) -> bool:
    """Whether the words tie a part to the list before it."""
    return part.series >= 0 or is_joined(part) or part.before.startswith("加上")


def _before(first: Claim, claims: Sequence[Claim], places: dict[str, int], most: int) -> list[Claim]:
    """Up to so many figures before one in its part."""
    at = places.get(first.id, 0)
    return [claim for claim in claims[max(0, at - most) : at] if claim.part == first.part and claim.cell is None]


def _may_be_of_other(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether a part could be of another whole than the figure before it: one of a list, or one that a bracket explains."""
    if relation.origin != "list":
        return False
    whole, part = relation.claim("whole"), relation.claims("part")[0]
    if any(_runs_past(one, relation) for one in relation.claims("part")[1:]):
        return True
    if any(words in whole.indicator.folded for words in _DENIED.findall(part.before)):
        return True  # 独立核算单位4个(含未独立核算的6个)
    parts = relation.claims("part")
    if len(parts) > 2 and any(adds_up(one, [other for other in parts if other is not one]) for one in parts):
        return True  # 财政补贴9491.6万元,…对应4745.8万元、2966.1万元和1779.7万元: one is made of the others
    explains = part.depth > whole.depth and not _SOME_OF.search(part.before)
    return explains or whole.before.startswith("、") or not _follow([whole, part], claims, places)


def _runs_past(part: Claim, relation: Relation) -> bool:
    """退休离职40人,其中正常退休32人,年末在职1256人: more than the whole, no 、 says that it is of it, and no slip that it fills it."""
    whole, parts = relation.claim("whole").quantity, relation.claims("part")
    if part.quantity.rough <= whole.rough or _belongs(part):
        return False
    rest = whole.rough - sum(one.quantity.rough for one in parts if one is not part)
    scale = float(part.quantity.unit_of.scale)
    return not any(abs(float(value) * scale - rest) <= whole.rough_room * 2 for _, value in slips_of(part.quantity))


def _sums(relation: Relation, near: Sequence[Claim]) -> Iterator[Relation]:
    """The parts under another total, or some of the list's parts, from its first or up to its last, under this one."""
    total = relation.claim("total")
    alike = [claim for claim in near if claim.quantity.dimension == total.quantity.dimension]
    said = {claim.quantity.value for claim in alike if not _are_other(claim, total)}
    for claim in alike:
        # a value that the total itself has elsewhere is no other reading: it is said twice, once wrongly
        summed = closes_list(claim) and claim.start > relation.claims("part")[-1].end  # 两类合计3122人: the parts' own
        if claim not in _claims_of(relation) and (summed or claim.quantity.value not in said):
            yield relate("sum", relation.origin, total=claim, part=relation.claims("part"))
    parts = relation.claims("part")
    for claim in alike:
        if claim not in _claims_of(relation) and total.start < claim.start < parts[-1].start:
            yield relate("sum", relation.origin, total=total, part=[*parts, claim])  # (含服务业1.45亿元) counts too
    for cut in range(1, len(parts)):
        if not is_joined(parts[cut]):
            yield relate("sum", relation.origin, total=total, part=parts[:cut])
            yield relate("sum", relation.origin, total=total, part=parts[cut:])


def _are_other(claim: Claim, total: Claim) -> bool:
    """Whether two figures count different things."""
    short, long = sorted((claim.indicator.folded, total.indicator.folded), key=len)
    return not short or short not in long or long[: long.index(short)].endswith(("非", "不", "未"))


def _stand_together(relation: Relation, stated: Claim, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether the figures are of value lists, or follow each other in one sentence: no other is meant."""
    figures = _claims_of(relation)
    if all(claim.series >= 0 for claim in figures) or (relation.type == "share" and _names_whole(relation, places)):
        return True
    operands = figures if len(figures) < 3 else [claim for claim in figures if claim is not stated]
    return len({claim.sentence for claim in figures}) == 1 and _follow(figures, claims, places, of=operands)


def _names_whole(share: Relation, places: dict[str, int]) -> bool:
    """里程1329公里,占养护总里程的86.7%: the words name the whole, and the part stands right before the rate."""
    part, percent = share.claims("part")[0], share.claim("percent")
    beside = places.get(percent.id, -1) - places.get(part.id, -1) == 1 and not part.before.startswith("、")
    return share.strength == "firm" and beside and _OF_NAMED.search(percent.before) is not None


def _follow(
    figures: Sequence[Claim], claims: Sequence[Claim], places: dict[str, int], of: Sequence[Claim] = ()
) -> bool:
    """Whether no other figure of their kinds stands between figures, but a base (为预算65000万元的81.3%), an earlier one, or one in brackets."""
    at, depth = sorted(places.get(claim.id, -1) for claim in figures), max(claim.depth for claim in figures)
    kinds = {claim.quantity.dimension for claim in of or figures}
    return at[0] >= 0 and all(
        claim in figures
        or claim.quantity.dimension not in kinds
        or claim.depth > depth
        or claim.after.strip("约近") == "的"
        or _HELD_AGAINST.search(claim.before)
        for claim in claims[at[0] + 1 : at[-1]]
    )


def _is_quotient(mean: Claim, near: Sequence[Claim]) -> bool:
    """平均班额: children over classes, not the mean of what was listed before."""
    unit = mean.quantity.dimension
    pairs = permutations((claim for claim in near if claim is not mean), 2)
    return unit != "" and any(
        is_ratio(top, bottom, mean, Fraction(1))
        for top, bottom in pairs
        if top.quantity.dimension == unit != bottom.quantity.dimension
    )


def _readings(relation: Relation, stated: str, near: Sequence[Claim]) -> Iterator[Relation]:
    """The relation with one of its figures, the stated one apart, exchanged for one beside it."""
    for at, member in enumerate(relation.members):
        if member.claim is None or member.role == stated or len(relation.claims(member.role)) > 1:
            continue
        for claim in near:
            same_kind = claim.quantity.dimension == member.claim.quantity.dimension
            if same_kind and claim not in _claims_of(relation) and _are_other(claim, member.claim):
                yield _with(relation, {at: Member.of(member.role, claim)})


def _with(relation: Relation, changed: dict[int, Member]) -> Relation:
    return replace(relation, members=tuple(changed.get(at, member) for at, member in enumerate(relation.members)))


def _claims_of(relation: Relation) -> list[Claim]:
    return [member.claim for member in relation.members if member.claim is not None]


def _beside(stated: Claim, claims: Sequence[Claim], places: dict[str, int]) -> list[Claim]:
    """Figures of the same sentence and the ones right before and behind it, in one paragraph."""
    at = places.get(stated.id)
    if at is None:
        return []
    near = claims[max(0, at - _MOST_NEAR) : at + _MOST_NEAR // 2]
    return [
        claim for claim in near if claim.paragraph == stated.paragraph and abs(claim.sentence - stated.sentence) <= 1
    ]
