"""What a review screen shows beside the review: places found, rule pages, charts, exports, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.screen import Screen

from cli_tui.messages import show_error
from cli_tui.tui.looks import Looks
from cli_tui.tui.screens.page import PageScreen
from cli_tui.tui.screens.type_in import TypeInScreen
from cli_tui.tui.widgets.queue import FindingQueue
from cli_tui.tui.widgets.text_view import TextView
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.reviewing import Review
    from cli_tui.tui.shelf import Volume


class Looking(Screen[None]):
    """The part of a review screen that looks things up."""

    app: GoujiApp
    review: Review | None = None
    volume: Volume
    words_found = ""

    @work
    async def action_search(self) -> None:
        """Look for words in the text."""
        words = await self.app.push_screen_wait(TypeInScreen(self.app.words("dialog", "search"), self.words_found))
        if words:
            self.query_one(TextView).focus()
            self.find_words(words)

    def find_words(self, words: str) -> None:
        """Go to the next place that holds the words."""
        self.words_found = words
        at, count = self.query_one(TextView).find(words)
        said = (
            self.app.words("dialog", "found", at=at, count=count)
            if count
            else self.app.words("dialog", "not-found", words=words)
        )
        self.notify(said, timeout=2, markup=False)

    def action_rule(self) -> None:
        """Show the manual page of the finding's rule."""
        finding = self.query_one(FindingQueue).chosen
        if finding is None:
            self.notify(self.app.words("dialog", "no-finding"), severity="warning")
            return
        from rules.registry import find_type, page_of

        kind = find_type(finding.rule)
        page = page_of(kind) if kind else finding.source or finding.rule
        self.app.push_screen(PageScreen(finding.rule, Text(page), self.app.words))

    def action_plots(self) -> None:
        """Show the charts."""
        if self.review is None:
            return
        from cli_tui.tui.screens.plots import PlotsScreen

        queue = self.query_one(FindingQueue)
        self.app.push_screen(PlotsScreen(self.review.report, queue.chosen, self.app.words))

    @work
    async def action_export(self) -> None:
        """Write the findings to a file."""
        from cli_tui.export import ENDINGS

        words = self.app.words
        hint = words("dialog", "export-hint", endings=" ".join(ENDINGS))
        output = await self.app.push_screen_wait(TypeInScreen(words("dialog", "export"), self.volume.export_name, hint))
        if not output:
            return
        try:
            await self.volume.export(self.app.analyst, output, words.lang)
        except GoujiError as error:
            self.notify(show_error(error, words.lang), severity="error", markup=False)
        except OSError as error:
            self.notify(f"{output}: {error.strerror}", severity="error", markup=False)
        else:
            self.notify(words("dialog", "exported", path=output), markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        from cli_tui.tui.screens.help import help_page

        self.app.push_screen(
            PageScreen(self.app.words("help", "title"), help_page(self.app.words, Looks(self.app)), self.app.words)
        )
