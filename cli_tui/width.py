"""Widths in terminal cells, and text made safe for a terminal."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return text without anything a terminal would act on: escapes, control characters, direction marks."""
    return _CONTROLS.sub("\ufffd", text)


def cells(text: str) -> int:
    """Return how many terminal cells a text takes: two for a Chinese character."""
    from rich.cells import cell_len

    return cell_len(text)
