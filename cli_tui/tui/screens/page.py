"""A page to read: help, a rule's manual page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from cli_tui.tui.words import Words


class PageScreen(ModalScreen[None]):
    """Shows a page until Escape."""

    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,enter", "dismiss"),
    ]

    def __init__(self, title: str, content: RenderableType, words: Words) -> None:
        super().__init__()
        self._title, self._content, self._words = title, content, words

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static(Text(self._title, style="bold"))
            yield Static(self._content, classes="about")
            yield Static(Text(self._words("help", "close"), style="dim"))
