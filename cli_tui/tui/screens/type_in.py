"""One line to type: what to look for, where to export."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class TypeInScreen(ModalScreen[str | None]):
    """Asks for one line; gives it back, or None."""

    BINDINGS: ClassVar = [Binding("escape", "cancel")]

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog low"):
            yield Static(Text(self._title, style="bold"))
            yield Input(self._value, compact=True)
            if self._hint:
                yield Static(Text(self._hint, style="dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line back."""
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Leave."""
        self.dismiss(None)
