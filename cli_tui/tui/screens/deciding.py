"""Steps of a review: decisions taken and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from cli_tui.messages import show_error
from cli_tui.tui.messages import FindingChosen
from cli_tui.tui.screens.decide import DecideScreen
from cli_tui.tui.widgets.queue import FindingQueue
from corpus.decisions import Decision, DecisionError
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.reviewing import Review


class Deciding(Screen[None]):
    """The part of a review screen that records."""

    app: GoujiApp
    review: Review | None = None

    def show_standing(self) -> None:
        """Show how the review stands."""
        raise NotImplementedError

    @work
    async def action_decide(self, kind: str) -> None:
        """Take a step with the finding under the cursor."""
        words, queue = self.app.words, self.query_one(FindingQueue)
        finding = queue.chosen
        if self.review is None or finding is None:
            self.notify(words("dialog", "no-finding"), severity="warning")
            return
        last = self.review.states.get(finding.id)
        given = await self.app.push_screen_wait(DecideScreen(kind, finding, self.review.who, words, last))
        if given is None:
            return
        self.review.who = given.who
        try:
            decision = self.review.take(given)
        except GoujiError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
            return
        self._decided(decision, "recorded")
        if kind != "state":
            queue.move(1)

    def action_undo(self) -> None:
        """Take the last step back."""
        words = self.app.words
        try:
            decision = self.review.undo(words("dialog", "undo-reason")) if self.review else None
        except DecisionError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
            return
        if decision is None:
            self.notify(words("dialog", "nothing-to-undo"), severity="warning")
        else:
            self._decided(decision, "undone")

    def _decided(self, decision: Decision, how: str) -> None:
        assert self.review is not None
        words, queue = self.app.words, self.query_one(FindingQueue)
        queue.redraw(decision.finding, self.review.states)
        state = words("ruling", decision.ruling) if decision.ruling else words("state", decision.state)
        self.notify(words("dialog", how, state=state), timeout=2, markup=False)
        self.show_standing()
        if queue.chosen and queue.chosen.id == decision.finding:
            self.post_message(FindingChosen(decision.finding))
