"""Keys that scroll a pane of text, as pagers have them."""

from __future__ import annotations

from textual.binding import Binding

SCROLL_KEYS = (
    Binding("j", "scroll_down", show=False),
    Binding("k", "scroll_up", show=False),
    Binding("g", "scroll_home", show=False),
    Binding("G", "scroll_end", show=False),
    Binding("space", "page_down", show=False),
)
