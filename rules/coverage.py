"""What was checked and what was not: every claim accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


def write_ledger(claims: Sequence[Claim], checks: Iterable[tuple[str, Judged]]) -> list[Status]:
    """Return a line for every claim, from the checks it stands in.

    Args:
        claims: of the report.
        checks: each under its id.
    """
    standing: dict[str, dict[str, Judged]] = {}
    for name, check in checks:
        for member in check.relation.members:
            if member.claim is not None and not member.claim.doc:
                standing.setdefault(member.claim.id, {})[name] = check
    return [_status_of(claim, standing.get(claim.id, {})) for claim in claims]


def _status_of(claim: Claim, checks: dict[str, Judged]) -> Status:
    if any(check.verdict.outcome != UNDETERMINED for check in checks.values()):
        return Status("checked", tuple(checks))
    if checks:
        return Status("operand", tuple(checks), next(iter(checks.values())).verdict.reason)
    return Status("unchecked", (), why_alone(claim.modality, claim.bound))


def why_alone(modality: str, bound: str) -> str:
    """Return the reason a claim stands in no check."""
    return "target" if modality != "actual" else "approximate" if bound == "~" else "alone"


def count_coverage(ledger: Sequence[Status], checks: Iterable[Judged]) -> Coverage:
    """Return how many claims were checked, and why the others were not."""
    unchecked = Counter(one.why for one in ledger if one.state != "checked")
    outcomes = Counter(check.verdict.outcome for check in checks)
    agreeing = outcomes[CONSISTENT] + outcomes[ROUNDING]
    states = Counter(one.state for one in ledger)
    return Coverage(
        len(ledger),
        states["checked"],
        states["operand"],
        dict(unchecked),
        agreeing,
        agreeing + outcomes[INCONSISTENT],
    )
