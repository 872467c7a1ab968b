"""What else a broken check could be of: the figures around it, and the same words read with another of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.claim import Claim
from extractor.indicator import split_movement
from rules.countable import closes_list
from rules.cues import is_joined
from rules.relation import Member, Relation, relate

_HELD_AGAINST = re.compile(r"[比较]|上年|去年|同期|年初")
_MOST_NEAR = 16


def other_sums(relation: Relation, near: Sequence[Claim]) -> Iterator[Relation]:
    """The parts under another total, or some of the list's parts, from its first or up to its last, under this one."""
    total = relation.claim("total")
    alike = [claim for claim in near if claim.quantity.dimension == total.quantity.dimension and claim.bound == "="]
    last = relation.claims("part")[-1]  # a total behind the list's sentence says again what the list comes to
    alike = [claim for claim in alike if claim.sentence <= last.sentence]
    said = {claim.quantity.value for claim in alike if not are_other(claim, total)}
    for claim in alike:
        # a value that the total itself has elsewhere is no other reading: it is said twice, once wrongly
        summed = closes_list(claim) and claim.start > last.end  # 两类合计3122人: the parts' own
        if claim not in figures_of(relation) and (summed or claim.quantity.value not in said):
            yield relate("sum", relation.origin, total=claim, part=relation.claims("part"))
    parts = relation.claims("part")
    for claim in alike:
        if claim not in figures_of(relation) and total.start < claim.start < parts[-1].start:
            yield relate("sum", relation.origin, total=total, part=[*parts, claim])  # (含服务业1.45亿元) counts too
    for cut in range(1, len(parts)):
        if not is_joined(parts[cut]):
            yield relate("sum", relation.origin, total=total, part=parts[:cut])
            yield relate("sum", relation.origin, total=total, part=parts[cut:])


def are_other(claim: Claim, total: Claim) -> bool:
    """Whether two figures count different things."""
    short, long = sorted((claim.indicator.folded, total.indicator.folded), key=len)
    return not short or short not in long or long[: long.index(short)].endswith(("非", "不", "未"))


def other_operands(relation: Relation, stated: str, near: Sequence[Claim]) -> Iterator[Relation]:
    """The relation with one of its figures, the stated one apart, exchanged for one beside it."""
    for at, member in enumerate(relation.members):
        if member.claim is None or member.role == stated or len(relation.claims(member.role)) > 1:
            continue
        for claim in near:
            same_kind = claim.quantity.dimension == member.claim.quantity.dimension and claim.bound == "="
            other = are_other(claim, member.claim) or _moves(claim) != _moves(member.claim)
            if same_kind and other and claim not in figures_of(relation):
                yield _with(relation, {at: Member.of(member.role, claim)})


def _with(relation: Relation, changed: dict[int, Member]) -> Relation:
    return replace(relation, members=tuple(changed.get(at, member) for at, member in enumerate(relation.members)))


def figures_of(relation: Relation) -> list[Claim]:
    """Return the figures of a relation, in the order of its roles."""
    return [member.claim for member in relation.members if member.claim is not None]


def figures_beside(stated: Claim, claims: Sequence[Claim], places: dict[str, int]) -> list[Claim]:
    """Figures of the same sentence and the ones right before and behind it, in one paragraph."""
    at = places.get(stated.id)
    if at is None:
        return []
    near = claims[max(0, at - _MOST_NEAR) : at + _MOST_NEAR // 2]
    return [
        claim for claim in near if claim.paragraph == stated.paragraph and abs(claim.sentence - stated.sentence) <= 1
    ]


def figures_before(first: Claim, claims: Sequence[Claim], places: dict[str, int], most: int) -> list[Claim]:
    """Up to so many figures before one in its part."""
    at = places.get(first.id, 0)
    return [claim for claim in claims[max(0, at - most) : at] if claim.part == first.part and claim.cell is None]


def follow_each_other(
    figures: Sequence[Claim], claims: Sequence[Claim], places: dict[str, int], of: Sequence[Claim] = ()
) -> bool:
    """Whether no other figure of their kinds stands between figures, but a base (为预算65000万元的81.3%), an earlier one, or one in brackets."""
    at, depth = sorted(places.get(claim.id, -1) for claim in figures), max(claim.depth for claim in figures)
    kinds, own = {_kind(claim) for claim in of or figures}, {claim.id for claim in figures}
    return at[0] >= 0 and all(
        claim.id in own
        or _kind(claim) not in kinds
        or claim.depth > depth
        or claim.after.strip("约近") == "的"
        or _HELD_AGAINST.search(claim.before)
        for claim in claims[at[0] + 1 : at[-1]]
    )


def _moves(claim: Claim) -> bool:
    said = claim.before.strip(",;、。")
    return split_movement(said)[1] < len(said)


def _kind(claim: Claim) -> str:
    """What a figure counts: 项 are no 所, though both are counts of things."""
    return claim.quantity.unit if claim.quantity.dimension == "个" else claim.quantity.dimension
