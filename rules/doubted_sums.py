"""Whether a list that does not add up may be of another total, or be more or less than what was read as its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.countable import closes_list
from rules.cues import is_joined
from rules.doubted_parts import is_of_other_level, may_not_add
from rules.exact import holds
from rules.other_readings import are_other, figures_before, figures_beside, figures_of, follow_each_other
from rules.partitions import divides
from rules.relation import Relation, relate
from rules.relation_type import Formula

NEARLY = 0.15
"""A list that misses its total by no more nearly makes it up."""
_FAR, _BEHIND = 60, 6
_PLAIN = re.compile(
    r"[全本我各][县市区省校州国]?|[现实共]?有|共|现|总|计|合|年[末底]|期末|已|为|的|目前|其中|普通|义务教育|阶段"
)


def may_sum_other(
    relation: Relation, formula: Formula, claims: Sequence[Claim], places: dict[str, int], *, slipped: bool
) -> bool:
    """Whether another reading of a broken sum is as likely: another total, more parts or fewer, or no sum at all.

    Args:
        relation: total and parts.
        formula: how a sum is computed.
        claims: the report's claims in reading order.
        places: claim id -> place in `claims`.
        slipped: whether one slip of the pen explains the difference.
    """
    total, parts = relation.claim("total"), relation.claims("part")
    if is_of_other_level(total, parts) or may_not_add(relation):
        return True
    if not slipped and not _is_whole_list(relation, claims, places):
        return True
    if _is_less_other(relation, claims, places):
        return True
    return any(holds(formula, other) for other in _other_sums(relation, _near(relation, claims, places)))


def _is_less_other(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """收入5860万元,其中税收4420万元…;亏损补贴175万元: whether what is too much stands right behind the list, to be taken off."""
    total, parts = relation.claim("total"), relation.claims("part")
    at = places.get(parts[-1].id, len(claims)) + 1
    over = sum((part.quantity.value * part.quantity.unit_of.scale for part in parts), Fraction(0))
    over -= total.quantity.value * total.quantity.unit_of.scale
    return any(
        claim.sentence == parts[-1].sentence
        and claim.quantity.dimension == total.quantity.dimension
        and nearly_equal(claim, over / claim.quantity.unit_of.scale, [total, *parts])
        for claim in claims[at : at + _BEHIND]
    )


def _near(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> list[Claim]:
    """Figures that could be the total, or parts besides."""
    total, first, last = relation.claim("total"), *relation.claims("part")[:1], relation.claims("part")[-1]
    before = figures_before(total, claims, places, _FAR)
    if relation.origin == "list" and follow_each_other([total, first], claims, places):
        beside = figures_beside(total, claims, places)
        return beside + [one for one in before if one.paragraph == total.paragraph and one not in beside]
    behind = [claim for claim in figures_beside(last, claims, places) if closes_list(claim, last)]
    between = [one for one in figures_beside(first, claims, places) if total.start < one.start < first.start]
    return behind + before + between


def gap_of(relation: Relation) -> float:
    """Return how far parts are from their total, as a share of the larger."""
    total, parts = relation.claim("total").quantity.rough, relation.claims("part")
    added = sum(part.quantity.rough for part in parts)
    return abs(added - total) / (max(abs(added), abs(total)) or 1.0)


def _is_whole_list(relation: Relation, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    """Whether a list that nearly makes up its total can be nothing but all of it: joined, dividing, or with nothing between."""
    total, parts = relation.claim("total"), relation.claims("part")
    if relation.strength != "firm" or gap_of(relation) > NEARLY:
        return False
    return divides(total, parts) or follow_each_other(figures_of(relation), claims, places)


def _other_sums(relation: Relation, near: Sequence[Claim]) -> Iterator[Relation]:
    """The parts under another total, or some of the list's parts, from its first or up to its last, under this one."""
    total = relation.claim("total")
    alike = [claim for claim in near if _is_of_kind(claim, total) and claim.bound == "="]
    last = relation.claims("part")[-1]  # a total behind the list's sentence says again what the list comes to
    alike = [claim for claim in alike if claim.sentence <= last.sentence]
    said = {claim.quantity.value for claim in alike if _is_said_again(total, claim)}
    for claim in alike:
        # a value that the total itself has elsewhere is no other reading: it is said twice, once wrongly
        summed = closes_list(claim) and claim.start > last.end  # 两类合计3122人: the parts' own
        if claim not in figures_of(relation) and (summed or claim.quantity.value not in said):
            yield relate("sum", relation.origin, total=claim, part=relation.claims("part"))
    parts = relation.claims("part")
    for claim in alike:
        if claim not in figures_of(relation) and (total.start < claim.start < last.start or _goes_on(claim, last)):
            yield relate("sum", relation.origin, total=total, part=[*parts, claim])  # (含服务业1.45亿元) counts too
    for cut in range(1, len(parts)):
        if not is_joined(parts[cut]):
            yield relate("sum", relation.origin, total=total, part=parts[:cut])
            yield relate("sum", relation.origin, total=total, part=parts[cut:])


def _is_of_kind(claim: Claim, total: Claim) -> bool:
    """Whether a figure could be a list's total: of its kind, or a count too (420家, of which 387份 came back)."""
    return claim.quantity.dimension == total.quantity.dimension or (claim.quantity.is_exact and total.quantity.is_exact)


def _goes_on(claim: Claim, last: Claim) -> bool:
    """Whether a figure stands behind a list in its sentence: 小学47所,…完全中学2所,另有教学点24个."""
    return claim.sentence == last.sentence and claim.start > last.start and claim.clause <= last.clause + 1


def _is_said_again(total: Claim, claim: Claim) -> bool:
    """Whether a figure counts just what a total does; 专任教师 is wider than 持证专任教师."""
    narrower = total.indicator.folded.removesuffix(claim.indicator.folded)
    return not are_other(claim, total) and (
        not claim.indicator.folded or not _PLAIN.sub("", narrower) or narrower == total.indicator.folded
    )
