"""The keys, always in view; a click on one is as good as the key."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from cli_tui.tui.words import Words

Key = tuple[str, str, str]
"""Key as printed, its name in words.yaml, action."""


class KeyBar(Widget):
    """One line of keys, the weightiest first; those there is no room for are left to the help."""

    def __init__(self, keys: Sequence[Key], words: Words) -> None:
        super().__init__()
        self._keys, self._words = keys, words

    def render(self) -> Content:
        """Draw as many keys as fit."""
        room = self.content_size.width
        shown: list[Content] = []
        for key, name, action in self._keys:
            label = self._words("key", name)
            room -= cell_len(key) + cell_len(label) + 3
            if room < -1:
                break
            # Keys, names and actions are the program's own: nothing of a report is read as markup here.
            shown.append(Content.from_markup(f"[@click={action}][b $primary]{key}[/] {label}[/]"))
        return Content("  ").join(shown)
