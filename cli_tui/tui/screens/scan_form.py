"""Which folder to scan, into which archive."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from cli_tui.messages import show_error
from cli_tui.tui.looks import Looks
from cli_tui.tui.scanning import make_plan
from corpus.scanning.scan import Plan
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.tui.words import Words


class ScanForm(ModalScreen[Plan | None]):
    """Asks for folder and archive; gives back a plan that can begin, or None."""

    BINDINGS: ClassVar = [Binding("escape", "cancel")]

    def __init__(self, folder: str, archive: str, words: Words) -> None:
        super().__init__()
        self._folder, self._archive, self._words = folder, archive, words

    def compose(self) -> ComposeResult:
        words = self._words
        with VerticalScroll(classes="dialog"):
            yield Static(Text(words("scan", "title"), style="bold"))
            yield Static(Text(words("scan", "about")), classes="about")
            yield Static(Text(words("scan", "folder")))
            yield Input(self._folder, id="folder", compact=True)
            yield Static(Text(words("scan", "archive")))
            yield Input(self._archive, id="archive", compact=True)
            yield Static("", id="complaint")
            with Horizontal(classes="buttons"):
                yield Button(words("scan", "start"), id="start", variant="primary", compact=True)
                yield Button(words("dialog", "cancel"), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Start with the folder."""
        self.query_one("#folder").focus()

    def on_input_submitted(self) -> None:
        """Enter in either field begins."""
        self._begin()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin or leave."""
        if event.button.id == "start":
            self._begin()
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        """Leave without a scan."""
        self.dismiss(None)

    @work(exclusive=True)
    async def _begin(self) -> None:
        """Check what was typed, in a thread for a folder may be far away; give it back, or say what is wrong."""
        folder, archive = (self.query_one(f"#{name}", Input).value for name in ("folder", "archive"))
        try:
            plan = await asyncio.to_thread(make_plan, folder, archive, self._words.lang)
        except GoujiError as error:
            said = show_error(error, self._words.lang)
            self.query_one("#complaint", Static).update(Text(said, style=Looks(self.app).error))
            self.query_one("#archive" if error.kind.startswith("archive-") else "#folder").focus()
        else:
            self.dismiss(plan)
