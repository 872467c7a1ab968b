"""Report text made safe for every file format before it goes into any."""

from __future__ import annotations

import re

from cli_tui.width import plain

_NO_CHARACTERS = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def legible(text: str) -> str:
    """Return text that XML, HTML and UTF-8 can hold, character for character; what they cannot shows as U+FFFD."""
    return _NO_CHARACTERS.sub("\ufffd", plain(text))


def one_line(text: str) -> str:
    """Return legible text in one line, its stretches of white space closed up."""
    return legible(_SPACES.sub(" ", text).strip())
