"""The words questions are made of, from words.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from extractor.catalogue.catalogue import load_catalogue
from extractor.data import read_yaml

_COUNT_NOUN = re.compile(r"(?:人数|数量|总数|数|量)$")


@cache
def load_words() -> dict[str, Any]:
    """Return the file's content."""
    words: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))
    return words


@cache
def pattern_of(group: str, name: str = "") -> re.Pattern[str]:
    """Return one pattern of all cues of a group (and kind) in words.yaml."""
    cues = load_words()[group]
    return re.compile("|".join(cues[name] if name else cues))


@cache
def idle_words() -> re.Pattern[str]:
    """Return what to take out of a question before its subject is read, longest first."""
    words = sorted(load_words()["idle"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def forms_of(word: str) -> tuple[str, ...]:
    """Return a word with what reports write for it, itself first."""
    stem = _COUNT_NOUN.sub("", word)
    stems = (stem,) if len(stem) > 1 else ()
    synonyms = load_words()["synonyms"]
    inside = (
        word.replace(one, other)
        for one in synonyms
        if len(word) > len(one) > 1 and one in word
        for other in synonyms[one]
    )
    return tuple(dict.fromkeys((word, *stems, *synonyms.get(word, ()), *_names().get(word, ()), *inside)))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Every name of an indicator -> all of them."""
    return {
        name: entry.names
        for entry in load_catalogue().values()
        for name in (*entry.names, *entry.alone)
        if not entry.at or name == entry.name
    }


@cache
def weight_of(word: str) -> float:
    """Return how much a word tells, about 0.3 (everybody's verb) to 2 (a term): rare words tell more."""
    from math import log10

    from extractor.tokenizer import jieba_segmenter

    cut = jieba_segmenter()
    often = cut.FREQ.get(word) or 1
    rarity = log10(cut.total / often)  # 6e7 tokens: 3 for the commonest words, 7.8 for the rarest
    return max(0.3, min(2.0, (rarity - 2.5) / 2))


def is_word(word: str) -> bool:
    """Whether a word stands in the dictionary rather than being guessed."""
    from extractor.tokenizer import jieba_segmenter

    return bool(jieba_segmenter().FREQ.get(word))


def segment_words(text: str) -> list[str]:
    """Return the words of a folded phrase."""
    from extractor.tokenizer import jieba_segmenter

    return [word for word in jieba_segmenter().lcut(text) if word.strip()]
