"""What else a broken check could be of: the figures around it, and the same words read with another of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from extractor.claim import Claim
from extractor.indicator import split_movement
from rules.relation import Member, Relation, relate

_HELD_AGAINST = re.compile(r"[比较]|上年|去年|同期|年初")
_BEYOND_PLAN = re.compile(r"[,;(]?(?:超收|短收|超支|超额|节支)")
"""How far a plan was passed: 为预算194亿元的101.6%,超收3.05亿元,比上年的…"""
_MOST_NEAR = 16


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
            other = (
                are_other(claim, member.claim)
                or _moves(claim) != _moves(member.claim)
                or (claim.depth, claim.period) != (member.claim.depth, member.claim.period)
            )
            if same_kind and other and claim not in figures_of(relation):
                yield exchanged(relation, {at: Member.of(member.role, claim)})


def other_shares(share: Relation, near: Sequence[Claim]) -> Iterator[Relation]:
    """A share with its rate of another figure of the sentence, or of two side by side, of the same whole."""
    percent, whole = share.claim("percent"), share.claim("whole")
    alike = [
        claim
        for claim in near
        if claim.sentence == percent.sentence
        and claim.start < percent.start
        and claim.quantity.dimension == whole.quantity.dimension
        and claim is not whole
    ]
    pairs = [[one, other] for one, other in pairwise(alike) if one.quantity.unit == other.quantity.unit]
    for parts in [*([one] for one in alike), *pairs]:
        if parts != share.claims("part"):
            yield relate("share", share.origin, part=parts, whole=whole, percent=percent)


def other_quotients(percent: Claim, near: Sequence[Claim]) -> Iterator[Relation]:
    """What a rate would be the share of: every two counts before it (5216个 of 9254人 too)."""
    before = [claim for claim in near if claim.start < percent.start and claim.quantity.is_exact]
    for part, whole in permutations(before, 2):
        counted = part.quantity.unit == whole.quantity.unit or "个" in (
            part.quantity.dimension,
            whole.quantity.dimension,
        )
        if counted and 0 < part.quantity.value <= whole.quantity.value:
            yield relate("share", "inferred", part=part, whole=whole, percent=percent)


def exchanged(relation: Relation, changed: dict[int, Member]) -> Relation:
    """Return a relation with other members at some places."""
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
        or _BEYOND_PLAN.fullmatch(claim.before)
        for claim in claims[at[0] + 1 : at[-1]]
    )


def _moves(claim: Claim) -> bool:
    said = claim.before.strip(",;、。")
    return split_movement(said)[1] < len(said)


def _kind(claim: Claim) -> str:
    """What a figure counts: 项 are no 所, though both are counts of things."""
    return claim.quantity.unit if claim.quantity.dimension == "个" else claim.quantity.dimension
