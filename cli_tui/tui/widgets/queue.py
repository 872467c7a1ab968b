"""The findings, gravest first: what to look at next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cli_tui.tui.looks import Looks
from cli_tui.tui.messages import FindingChosen
from cli_tui.tui.words import Words
from cli_tui.width import plain
from corpus.decisions import OPEN, Decision
from rules.finding import Finding

_LINES = 2  # of a finding


class FindingQueue(OptionList):
    """Rank, severity, title, state and one-line arithmetic of each finding."""

    BINDINGS: ClassVar = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
    ]
    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Place of the finding under the cursor; a move redraws two findings, not the list."""

    def __init__(self, words: Words, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self._findings: Sequence[Finding] = ()
        self._states: Mapping[str, Decision] = {}
        self._fresh: Mapping[str, str] = {}

    def show_findings(
        self, findings: Sequence[Finding], states: Mapping[str, Decision], fresh: Mapping[str, str], chosen: str = ""
    ) -> None:
        """Fill the queue.

        Args:
            findings: in the order to show.
            states: the decision that holds for a finding's id.
            fresh: id -> "new" or "remaining", where an earlier version is known.
            chosen: id of the finding to stay on.
        """
        self._findings, self._states, self._fresh = findings, states, fresh
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options([Option(self._line(number, one), id=one.id) for number, one in enumerate(findings, 1)])
        if findings:
            ids = [one.id for one in findings]
            self.highlighted = ids.index(chosen) if chosen in ids else 0

    @property
    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        at = self.highlighted
        return self._findings[at] if at is not None and at < len(self._findings) else None

    def move(self, step: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        if self._findings:
            at = 0 if self.highlighted is None else self.highlighted + step
            self.highlighted = max(0, min(len(self._findings) - 1, at))

    def _watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Draw the cursor where it is, and where it was without it."""
        for at in (before, now):
            if at is not None and at < len(self._findings):
                self.refresh_lines(at * _LINES, _LINES)

    def redraw(self, finding: str, states: Mapping[str, Decision]) -> None:
        """Show a finding's new state."""
        self._states = states
        for number, one in enumerate(self._findings, 1):
            if one.id == finding:
                self.replace_option_prompt(finding, self._line(number, one))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which finding is under the cursor."""
        event.stop()
        if event.option_id:
            self.post_message(FindingChosen(event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the text."""
        event.stop()
        if event.option_id:
            self.post_message(FindingChosen(event.option_id, jump=True))

    def _line(self, number: int, finding: Finding) -> Text:
        """Two lines: what it is, and its arithmetic."""
        decision = self._states.get(finding.id)
        state = decision.state if decision else OPEN
        settled = decision is not None and decision.state != OPEN
        severity = self._words("severity", finding.severity)
        looks = Looks(self.app)
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{number:>2} ", style=looks.quiet)
        line.append(severity, style=looks.quiet if settled else looks.of(finding.severity))
        line.append(" " + plain(finding.title), style=looks.quiet if settled else looks.plain)
        fresh = self._fresh.get(finding.id, "")
        marks = []
        if settled and decision:
            marks.append(self._words("ruling", decision.ruling) if decision.ruling else self._words("state", state))
        if fresh:
            marks.append(self._words("version", fresh))
        line.append("\n   ")
        if marks:
            line.append(f"[{'·'.join(marks)}] ", style=looks.good if settled else looks.notice)
        line.append(plain(" ".join(finding.formula.split())), style=looks.quiet)
        return line
