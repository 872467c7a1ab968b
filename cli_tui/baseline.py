"""--baseline: decisions taken before, laid beside the findings of a report."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.decision_store import open_decisions
from corpus.decisions import Decision, stand

if TYPE_CHECKING:
    from rules.report import Report


class Baseline:
    """The decisions of a store, read once and laid beside each report of a run.

    Raises:
        DecisionError: the store is missing or damaged.
    """

    def __init__(self, path: str) -> None:
        self._decisions = open_decisions(path).history()

    def attach(self, report: Report) -> None:
        """Give a report the decisions on its findings, and those whose finding it no longer has."""
        standing = stand(self._decisions, report.document, (finding.id for finding in report.findings))
        holding = [_describe(one, stale=False) for one in standing.holding.values()]
        report.decisions = holding + [_describe(one, stale=True) for one in standing.stale]


def _describe(decision: Decision, *, stale: bool) -> dict[str, Any]:
    """Return a decision as plain JSON values."""
    return {
        **asdict(decision),
        "materials": list(decision.materials),
        "accepted": decision.accepted and not stale,
        "stale": stale,
    }
