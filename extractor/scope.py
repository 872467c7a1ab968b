"""口径 of a figure: whom and what it takes in, as its words say."""

from __future__ import annotations

import re
from functools import cache

from extractor.data import load_data


@cache
def _pattern() -> re.Pattern[str]:
    groups: dict[str, list[str]] = load_data("scope.yaml")
    words = sorted((word for group in groups.values() for word in group), key=len, reverse=True)
    return re.compile("|".join(words))


def scope_of(words: str) -> tuple[str, ...]:
    """Return the tags of 口径 that the words around a figure carry, in order, once each."""
    return tuple(dict.fromkeys(_pattern().findall(words)))
