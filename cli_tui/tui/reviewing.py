"""The review of one report: its decisions, and what a step does to them."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field, replace

from corpus.decisions import CORRECTED, OPEN, Decision, DecisionStore, decide, latest, of_report
from corpus.opened import OpenReport


@dataclass
class Review:
    """A report under review; nothing here knows of a screen."""

    report: OpenReport
    key: str
    """`report_key` of the report."""
    store: DecisionStore
    sha256: str
    earlier: tuple[str, ...] | None = None
    """Ids of the findings of the version before, None where none is known."""
    who: str = field(default_factory=getpass.getuser)
    _history: list[Decision] = field(default_factory=list)
    _steps: list[tuple[str, Decision | None]] = field(default_factory=list)
    """Finding and the decision that held before, for each step taken here, oldest first."""

    def load(self) -> None:
        """Read the decisions taken before.

        Raises:
            GoujiError: the store is damaged.
        """
        self._history = of_report(read_history(self.store), self.key, self.sha256)

    @property
    def states(self) -> dict[str, Decision]:
        """Finding -> the decision that holds."""
        return latest(self._history)

    def history(self, finding: str) -> list[Decision]:
        """Return every decision on a finding, oldest first."""
        return [one for one in self._history if one.finding == finding]

    @property
    def open(self) -> int:
        """How many errors and doubts nobody has looked at."""
        states = self.states
        return sum(
            one.severity in ("error", "warning") and (one.id not in states or states[one.id].state == OPEN)
            for one in self.report.findings
        )

    def take(self, given: Decision) -> Decision:
        """Record a step.

        Raises:
            DecisionError: it is incomplete or cannot be kept.
        """
        decision = decide(replace(given, report=self.key, sha256=self.sha256, when=""))
        before = self.states.get(decision.finding)
        self.store.record(decision)
        self._history.append(decision)
        self._steps.append((decision.finding, before))
        return decision

    def undo(self, reason: str) -> Decision | None:
        """Step back: the state before the last step is recorded anew, for what was recorded stays.

        Raises:
            DecisionError: it cannot be kept.
        """
        if not self._steps:
            return None
        finding, before = self._steps.pop()
        back = before or Decision(finding=finding, report=self.key, sha256=self.sha256, state=OPEN)
        given = replace(back, who=self.who, when="", sha256=self.sha256, reason=back.reason if before else reason)
        decision = decide(given)
        self.store.record(decision)
        self._history.append(decision)
        return decision

    @property
    def freshness(self) -> dict[str, str]:
        """Finding -> "new" or "remaining" against the version before; empty where none is known."""
        if self.earlier is not None:
            known = frozenset(self.earlier)
        else:
            known = frozenset(one.finding for one in self._history if one.sha256 != self.sha256)
            if not known:
                return {}
        remaining = {one.id: "remaining" for one in self.report.findings if one.id in known}
        fresh = (
            {one.id: "new" for one in self.report.findings if one.id not in known} if self.earlier is not None else {}
        )
        return remaining | fresh

    @property
    def corrected(self) -> tuple[str, ...]:
        """Findings of the version before, or decided on then, that are there no more."""
        present = {one.id for one in self.report.findings}
        decided = {one.finding for one in self._history if one.sha256 != self.sha256 and one.state != CORRECTED}
        return tuple(
            one for one in (self.earlier if self.earlier is not None else sorted(decided)) if one not in present
        )


def read_history(store: DecisionStore) -> list[Decision]:
    """Return a store's decisions; one that does not exist yet has none.

    Raises:
        GoujiError: it is damaged.
    """
    from corpus.decisions import DecisionError

    try:
        return store.history()
    except DecisionError as error:
        if error.kind == "file-missing":
            return []
        raise
