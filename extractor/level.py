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
def _beginnings() -> frozenset[str]:
    return frozenset(word[0] for word in _words())


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    return re.compile(rf"(?<!提)(?<!学校\()(?:{words})(?!级)")  # 提高中高级职称 speaks of no 高中


_SCHOOLS = frozenset(("小学", "初级中学", "高级中学", "完全中学", "幼儿园"))
_BEFORE_KIND = frozenset(
    "县区市省州旗乡镇村城通办务育段的和与及、,。;:(“所个名中在有含对各每新建校级类生部了为到是由将向从以年工地 \n0123456789"
    "一二三四五六七八九十"
)
"""What stands before a word for a kind of school rather than inside a proper name."""
_AFTER_NAME = frozenset("、,。;)”等和与项扩迁新改综教食宿操场厕搬校主及的 \n")


_KIND_BEFORE = re.compile(r"(?:全[县区市省旗州]|普通|公办|民办|[县区市省旗州]属|城区|农村|乡镇)*(?:的)?")


def find_levels(text: str) -> list[str]:
    """Return the levels a phrase names, in order; "" for a school that is of none of them."""
    words = _words()
    if _beginnings().isdisjoint(text):
        return []
    return [
        words[match.group()]
        for match in _pattern().finditer(text)
        if not _is_name(text, match.start(), match.end(), match.group())
    ]


def _is_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether a school word ends a proper name (城东小学、城西小学) rather than naming a kind of school."""
    if word not in _SCHOOLS or start == 0 or text[start - 1] in _BEFORE_KIND:
        return False
    return end < len(text) and text[end] in _AFTER_NAME


def starts_with_level(phrase: str) -> bool:
    """Whether a phrase opens with its level (高中学段受助学生), so that what follows it in the sentence is of that level too."""
    match = _pattern().match(phrase, _KIND_BEFORE.match(phrase).end())  # type: ignore[union-attr]
    return match is not None and not phrase.startswith("科学", match.end())


def level_of(phrase: str) -> str | None:
    """Return the level a noun phrase is about; "" where it names one of none, None where it names nothing.

    Its last one, for a phrase's head comes last; its first one where pupils go
    from there to another.
    """
    levels = find_levels(phrase)
    named = [level for level in levels if level]
    if not named:
        return "" if levels else None
    return named[0] if _MOVES_ON.search(phrase) else named[-1]
