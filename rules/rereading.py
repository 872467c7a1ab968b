"""A second look before a figure is asked about: does the sentence hold when another figure beside it is meant?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from extractor.claim import Claim
from rules.exact import holds
from rules.judge import Judged
from rules.likeness import words_overlap
from rules.quotients import is_ratio
from rules.relation import Member, Relation
from rules.verdict import INCONSISTENT, UNDETERMINED, Verdict

_MOST_NEAR = 16
_SAME_THING = 0.6


def reread(judged: Sequence[Judged], claims: Sequence[Claim]) -> list[Judged]:
    """Return the checks; those that another reading of the words would clear are undetermined.

    Chinese drops subjects, so that which of two figures side by side a rate is
    of is often said by the arithmetic alone.

    Args:
        judged: all checks of a report.
        claims: its claims in reading order.
    """
    places: dict[str, int] = {}
    seen: list[Judged] = []
    for one in judged:
        if one.verdict.outcome == INCONSISTENT and one.type.formula is not None:
            places = places or {claim.id: at for at, claim in enumerate(claims)}
            if _holds_otherwise(one, claims, places):
                one = replace(one, verdict=Verdict(UNDETERMINED, reason="reading"))
        seen.append(one)
    return seen


def _holds_otherwise(judged: Judged, claims: Sequence[Claim], places: dict[str, int]) -> bool:
    formula, relation = judged.type.formula, judged.relation
    if formula is None:
        return False
    near = _beside(relation.claim(formula.stated), claims, places)
    if relation.type == "mean" and _is_quotient(relation.claim(formula.stated), near):
        return True
    return any(holds(formula, other) for other in _readings(relation, formula.stated, near))


def _is_quotient(mean: Claim, near: Sequence[Claim]) -> bool:
    """平均班额: children over classes, not the mean of what was listed before."""
    per = Fraction(1)
    return any(is_ratio(top, bottom, mean, per) for top, bottom in permutations(near, 2) if mean not in (top, bottom))


def _readings(relation: Relation, stated: str, near: Sequence[Claim]) -> Iterator[Relation]:
    """The relation with one of its figures exchanged for one beside it."""
    members = relation.members
    for at, member in enumerate(members):
        if member.claim is None:
            continue
        if (member.role == stated) != (relation.type == "sum") or len(relation.claims(member.role)) > 1:
            continue  # a total may be another's; a rate or difference is what the words are about
        for claim in near:
            if claim.quantity.dimension != member.claim.quantity.dimension or claim in _claims_of(relation):
                continue
            if (
                member.role == stated
                and words_overlap(claim.indicator.folded, member.claim.indicator.folded) >= _SAME_THING
            ):
                continue  # the total said twice, once wrongly
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
        claim
        for claim in near
        if claim.paragraph == stated.paragraph and abs(claim.sentence - stated.sentence) <= 1 and claim.cell is None
    ]
