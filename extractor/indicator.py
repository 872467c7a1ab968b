"""What a figure counts: the noun phrase before it, or right behind it, in the report's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.data import load_data
from extractor.passage import Mention

_LONGEST_RIGHT = 24
_PUNCTUATION = re.compile(r"[,;:。!?()、“”《》\n|]")
_OF = re.compile(r"的(?!是)|以上的?|以下的?|以内的?")
_RATES = frozenset(("比率", "百分点", "倍", "成", ""))


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted."""

    text: str
    """The words of the report."""
    name: str | None = None
    """Canonical name in the catalogue, where it has one."""


@cache
def _lead() -> re.Pattern[str]:
    words = sorted(load_data("phrases.yaml")["lead"], key=len, reverse=True)
    date = r"(?:[0-9_]{4}|[0-9]{1,2})?(?:[-—~至到][0-9_]{2,4})?(?:年|月|日)(?:末|底|初|度|秋季|春季|学期)?|[一二三四五六七八九十]+(?:是|要)"
    return re.compile(rf"^(?:{date}|{'|'.join(map(re.escape, words))}|[0-9()_\s\-—~.]+)+")


@cache
def _tail() -> re.Pattern[str]:
    words = sorted(load_data("phrases.yaml")["tail"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}|[\s、])+$")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(load_data("phrases.yaml")["relative"])


@cache
def _stops() -> frozenset[str]:
    return frozenset(load_data("phrases.yaml")["stops"])


def phrase_before(mention: Mention) -> str:
    """Return the noun phrase that leads up to the number, joining words dropped."""
    return strip_phrase(mention.before)


def strip_phrase(words: str) -> str:
    """Drop what only joins: times and adverbs in front, verbs of being behind."""
    tailless = _tail().sub("", words)
    return _lead().sub("", tailless)


def phrase_after(mention: Mention, following: list[str]) -> str:
    """Return the noun phrase right behind the number, "" where none starts there.

    Args:
        mention: the number.
        following: the words after it in reading order, as segmented.
    """
    after = mention.after
    if not after or _PUNCTUATION.match(after):
        return ""
    of = _OF.match(after)
    if mention.quantity.dimension in _RATES and not (of and of.group().endswith("的")):
        return ""
    phrase: list[str] = []
    length = skipped = of.end() if of else 0
    for word in following:
        if skipped > 0:
            skipped -= len(word)
            continue
        if word in _stops() and not (phrase and word == "的") or _PUNCTUATION.match(word) or length >= _LONGEST_RIGHT:
            break
        length += len(word)
        if length > len(after):
            break
        phrase.append(word)
    return "".join(phrase)


def is_relative(phrase: str) -> bool:
    """Whether a phrase says how something named before moved, or what part of it this is."""
    return _relative().match(phrase) is not None
