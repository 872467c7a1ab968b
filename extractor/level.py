"""School level: what the words next to a figure, or before it in its sentence, say."""

from __future__ import annotations

import re
from functools import cache

from extractor.data import load_data


@cache
def _words() -> dict[str, str]:
    levels: dict[str, list[str]] = load_data("levels.yaml")
    return {word: level for level, words in levels.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words(), key=len, reverse=True)))


def find_levels(text: str) -> list[str]:
    """Return the levels a phrase names, in order."""
    words = _words()
    return [words[word] for word in _pattern().findall(text)]


def level_of(phrase: str) -> str:
    """Return the level a noun phrase is about: its last one, for its head comes last; "" where it names none."""
    levels = find_levels(phrase)
    return levels[-1] if levels else ""
