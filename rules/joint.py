"""Joint judgement: broken checks that share a figure are one question, not several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rules.finding import Repair
from rules.judge import Judged
from rules.repairs import TYPOS, find_repairs, index_checks
from rules.verdict import INCONSISTENT

_MOST_SEARCHED = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Broken checks that one change of one figure would mend; or one broken check alone."""

    checks: tuple[int, ...]
    """Places in the list of checks, the one that leads first."""
    repairs: tuple[Repair, ...]

    @property
    def is_slip(self) -> bool:
        """Whether one digit operation on one figure restores everything."""
        return any(repair.operation in TYPOS for repair in self.repairs)


def find_groups(judged: Sequence[Judged], rank: Sequence[int]) -> list[Group]:
    """Return the broken checks, those together that share the figure whose change mends them all.

    The figure that mends most is taken first, so that the sets of figures to
    change stay small.

    Args:
        judged: all checks of a report.
        rank: for each, how much it leads: the lowest leads its group.
    """
    left = [at for at, one in enumerate(judged) if one.verdict.outcome == INCONSISTENT]
    checks_of = index_checks(judged) if left else {}
    groups: list[Group] = []
    searched = 0
    for together in _sharing(judged, left):
        if not set(together) <= set(left) or searched >= _MOST_SEARCHED:
            continue
        searched += 1
        if repairs := find_repairs([judged[at] for at in together], checks_of):
            groups.append(Group(tuple(sorted(together, key=lambda at: (rank[at], at))), repairs))
            left = [at for at in left if at not in together]
    for at in left:
        repairs = find_repairs([judged[at]], checks_of) if searched < _MOST_SEARCHED else ()
        searched += 1
        groups.append(Group((at,), repairs))
    return groups


def _sharing(judged: Sequence[Judged], broken: Sequence[int]) -> list[tuple[int, ...]]:
    """Sets of two or more broken checks that one figure stands in, the largest first."""
    by_claim: dict[str, list[int]] = {}
    for at in broken:
        for claim in {member.claim.id for member in judged[at].relation.members if member.claim is not None}:
            by_claim.setdefault(claim, []).append(at)
    return sorted(
        {tuple(places) for places in by_claim.values() if len(places) > 1}, key=lambda places: (-len(places), places)
    )
