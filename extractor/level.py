"""School level: what the words next to a figure, or before it in its sentence, say."""

from __future__ import annotations

import re
from functools import cache

from extractor.data import load_data

_NONE = "none"
_MOVES_ON = re.compile(r"分配到|分配给|录取|升入|升学")


@cache
def _words() -> dict[str, str]:
    levels: dict[str, list[str]] = load_data("levels.yaml")
    return {word: "" if level == _NONE else level for level, words in levels.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words(), key=len, reverse=True)))


def find_levels(text: str) -> list[str]:
    """Return the levels a phrase names, in order; "" for a school that is of none of them."""
    words = _words()
    return [words[word] for word in _pattern().findall(text)]


def level_of(phrase: str) -> str:
    """Return the level a noun phrase is about, "" where it names none.

    Its last one, for a phrase's head comes last; its first one where pupils go
    from there to another.
    """
    levels = [level for level in find_levels(phrase) if level]
    if not levels:
        return ""
    return levels[0] if _MOVES_ON.search(phrase) else levels[-1]
