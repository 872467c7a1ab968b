"""Numbered names said again: 建立"三个机制"… 一、建立"三项机制": the same name has the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.announced import Announced, find_announced

_NAMED = re.compile(r"[“”\"、,;。:)\n]|$")
_QUOTES = ("“", '"')
_FAR = 20_000
_SHORTEST = 2


def find_slogans(text: str) -> Iterator[tuple[Announced, Announced]]:
    """Yield each numbered name in quotes, or counted by 大, with the one before it that counts the same thing.

    Two that differ in number are yielded only where both are quoted behind the
    same verb and no third number is ever given to the name.
    """
    last: dict[str, Announced] = {}
    numbers: dict[str, set[int]] = {}
    named = sorted((one for one in find_announced(text) if _is_name(text, one)), key=lambda one: one.start)
    for one in named:
        numbers.setdefault(one.what, set()).add(one.stated)
    for one in named:
        earlier = last.get(one.what)
        last[one.what] = one
        if earlier is None or one.start - earlier.start > _FAR:
            continue
        said, again = (text[at - 3 : at] for at in (earlier.start, one.start))
        led = said == again and said.endswith(_QUOTES)
        if earlier.stated == one.stated or (led and len(numbers[one.what]) == 2):
            yield earlier, one


def _is_name(text: str, one: Announced) -> bool:
    """Whether a number and what it counts are a name: in quotes, or said with 大."""
    if len(one.what) < _SHORTEST:
        return False
    quoted = text[one.start - 1 : one.start] in _QUOTES and _NAMED.match(text, one.after) is not None
    return one.unit != "" and (quoted or one.unit == "大")
