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


@dataclass(frozen=True, slots=True)
class Status:
    """What was done with one claim."""

    state: str
    """checked, operand or unchecked."""
    checks: tuple[str, ...]
    """Ids of the checks it stands in."""
    why: str = ""
    """Reason it could not be checked: of the judge, or target, approximate, alone."""


def status_of(claim: Claim, checks: Sequence[tuple[str, Judged]]) -> Status:
    """Return a claim's line of the ledger, from the checks it stands in."""
    ids = tuple(name for name, _ in checks)
    judged = [one for _, one in checks if one.verdict.outcome != UNDETERMINED]
    if judged:
        return Status("checked", ids)
    if checks:
        return Status("operand", ids, checks[0][1].verdict.reason)
    return Status("unchecked", (), why_alone(claim.modality, claim.bound))


def why_alone(modality: str, bound: str) -> str:
    """Return the reason a claim stands in no check."""
    return "target" if modality != "actual" else "approximate" if bound == "~" else "alone"


def count_coverage(claims: Sequence[Claim], checks: Sequence[Judged]) -> Coverage:
    """Return how many claims were checked, and why the others were not."""
    standing: dict[str, list[tuple[str, Judged]]] = {}
    for check in checks:
        for member in check.relation.members:
            if member.claim is not None and not member.claim.doc:
                standing.setdefault(member.claim.id, []).append(("", check))
    ledger = [status_of(claim, standing.get(claim.id, ())) for claim in claims]
    unchecked = Counter(one.why for one in ledger if one.state != "checked")
    outcomes = Counter(check.verdict.outcome for check in checks)
    agreeing = outcomes[CONSISTENT] + outcomes[ROUNDING]
    states = Counter(one.state for one in ledger)
    return Coverage(
        len(claims),
        states["checked"],
        states["operand"],
        dict(unchecked),
        agreeing,
        agreeing + outcomes[INCONSISTENT],
    )
