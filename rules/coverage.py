"""What was checked and what was not: every claim accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.claim import Claim
from rules.judge import Judged
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ledger's totals."""

    claims: int
    checked: int
    """Claims that some judged relation holds against others."""
    operand: int
    """Claims that stand only in relations that could not be judged."""
    unchecked: dict[str, int]
    """Reason -> claims in no relation at all, or in none that could be judged."""
    agreeing: int
    """Checks that hold."""
    judged: int
    """Checks that could be judged."""


def count_coverage(claims: Sequence[Claim], checks: Sequence[Judged]) -> Coverage:
    """Return how many claims were checked, and why the others were not."""
    judged_ids: set[str] = set()
    open_ids: dict[str, str] = {}
    for check in checks:
        ids = [member.claim.id for member in check.relation.members if member.claim and not member.claim.doc]
        if check.verdict.outcome == UNDETERMINED:
            for one in ids:
                open_ids.setdefault(one, check.verdict.reason)
        else:
            judged_ids.update(ids)
    unchecked: Counter[str] = Counter()
    operand = 0
    for claim in claims:
        if claim.id in judged_ids:
            continue
        if claim.id in open_ids:
            operand += 1
            unchecked[open_ids[claim.id]] += 1
        elif claim.modality != "actual":
            unchecked["target"] += 1
        elif claim.bound == "~":
            unchecked["approximate"] += 1
        else:
            unchecked["alone"] += 1
    outcomes = Counter(check.verdict.outcome for check in checks)
    agreeing = outcomes[CONSISTENT] + outcomes[ROUNDING]
    return Coverage(len(claims), len(judged_ids), operand, dict(unchecked), agreeing, agreeing + outcomes[INCONSISTENT])
