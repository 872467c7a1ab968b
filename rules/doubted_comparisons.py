"""Whether a comparison that does not hold may be of other figures than the ones it was read with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractor.claim import Claim
from rules.doubted_parts import may_be_of_other
from rules.exact import holds
from rules.judge import Judged, judge_one
from rules.other_readings import exchanged, figures_beside, other_quotients
from rules.quotients import SHARE
from rules.relation import Member, Relation
from rules.verdict import CONSISTENT

_MOST_NEAR = 16


def held_to_limits(judged: Sequence[Judged]) -> set[str]:
    """Return the figures (ids) that the words hold against some limit."""
    return {one.relation.claim("value").id for one in judged if one.type.name == "threshold"}


def may_compare_other(judged: Judged, claims: Sequence[Claim], places: dict[str, int], held: set[str]) -> bool:
    """Whether figures beside a containment, a comparison, a limit or a rate of a count would clear it.

    Args:
        judged: the broken check.
        claims: the report's claims in reading order.
        places: claim id -> place in `claims`.
        held: figures (ids) that are held against some limit.
    """
    relation = judged.relation
    if is_beside(relation, places):
        return False
    if relation.type == "subset":
        return may_be_of_other(relation, claims, places) or any(_other_wholes(relation, claims, places))
    if relation.type == "threshold" or (relation.type == "compare" and not _is_movement(relation)):
        others = _other_sides(relation, claims, places, held)
        return any(judge_one(judged.type, other).outcome == CONSISTENT for other in others)
    if relation.type == "granularity":
        percent = relation.claim("percent")
        near = figures_beside(percent, claims, places)
        return any(holds(SHARE, share) for share in other_quotients(percent, near))
    return False


def is_beside(relation: Relation, places: Mapping[str, int]) -> bool:
    """收回154份、满意146份; 21.4分(满分22分)."""
    if relation.type == "threshold":
        value, limit = relation.claim("value"), relation.claim("limit")
        return limit.depth == value.depth + 1 and places.get(limit.id, -1) - places.get(value.id, -1) == 1
    if relation.type != "subset" or relation.origin != "identity":
        return False
    return places.get(relation.claims("part")[0].id, -1) - places.get(relation.claim("whole").id, -1) == 1


def _is_movement(relation: Relation) -> bool:
    """由2.40%上升为2.06%: the words say which is later, and nothing else is meant."""
    return relation.claim("right").start < relation.claim("left").start


def _other_sides(
    relation: Relation, claims: Sequence[Claim], places: dict[str, int], held: set[str]
) -> Iterator[Relation]:
    """A comparison with another figure of its sentence on one side; not with one that is held against the same."""
    roles = ("left", "right") if relation.type == "compare" else ("value", "limit")
    mine, theirs = (relation.claim(role) for role in roles)
    first, last = sorted(places.get(claim.id, -1) for claim in (mine, theirs))
    for claim in claims[max(0, first - _MOST_NEAR) : last + _MOST_NEAR // 2]:
        if claim.sentence not in (mine.sentence, theirs.sentence) or claim in (mine, theirs):
            continue
        if (claim.quantity.dimension, claim.quantity.kind) != (mine.quantity.dimension, mine.quantity.kind):
            continue
        if claim.start < theirs.start and (relation.type == "compare" or claim.id not in held):
            yield _exchanged(relation, roles[0], claim)
        if claim.start > theirs.start and not claim.series == theirs.series >= 0:
            yield _exchanged(relation, roles[1], claim)


def _exchanged(relation: Relation, role: str, claim: Claim) -> Relation:
    return exchanged(
        relation, {at: Member.of(role, claim) for at, one in enumerate(relation.members) if one.role == role}
    )


def _other_wholes(subset: Relation, claims: Sequence[Claim], places: dict[str, int]) -> Iterator[Claim]:
    """Figures of the sentence before the parts that are of their unit, and large enough to hold each."""
    parts, whole = subset.claims("part"), subset.claim("whole")
    at = min(places.get(claim.id, -1) for claim in parts)
    most = max(part.quantity.rough for part in parts)
    for claim in claims[max(0, at - _MOST_NEAR) : max(0, at)]:
        near = claim.sentence == parts[0].sentence and claim is not whole
        if near and claim.quantity.unit == whole.quantity.unit and claim.quantity.rough >= most:
            yield claim
