"""The line at the top: what is open, and how it stands."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widget import Widget

from cli_tui.width import plain


class TitleBar(Widget):
    """Title left, standing right, in one line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._standing = Text()

    def show(self, title: str, standing: Text | str) -> None:
        """Show a title and a standing."""
        self._title = plain(" ".join(title.split()))
        self._standing = standing if isinstance(standing, Text) else Text(standing)
        self.refresh()

    def render(self) -> Text:
        """Draw the line."""
        room = self.content_size.width
        right = self._standing.cell_len
        left = max(0, room - right - 2)
        title = self._title if cell_len(self._title) <= left else set_cell_size(self._title, max(0, left - 1)) + "…"
        line = Text(title if left > 4 else "", style="bold", no_wrap=True, overflow="crop")
        line.append(" " * max(1, room - line.cell_len - right))
        line.append_text(self._standing)
        return line
