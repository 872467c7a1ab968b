"""--baseline: decisions taken before, laid beside the findings of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.decision_store import open_decisions
from corpus.decisions import of_report, report_key, stand

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
        document = report.document
        decisions = of_report(self._decisions, report_key(document), document.sha256)
        report.decisions = stand(decisions, (finding.id for finding in report.findings)).describe()
