"""Words for full-text search: pairs of neighbouring characters, so that 教师 is found without segmenting anything.

FTS5's own trigram tokenizer cannot find two characters; segmenting once more
would cost as much as the audit.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractor.traditional import simplifying_table

_SPACE = 32
_HIGHEST = 0x10000
_HAN = ((0x3400, 0xA000), (0xF900, 0xFB00))
_FULL_WIDTH = (0xFF01, 0xFF5F, 0xFEE0)
_WORD = re.compile(r"[0-9a-z\u3400-\u9fff\uf900-\ufaff]+")


@cache
def _folding() -> NDArray[np.uint32]:
    """What each character is searched as: simplified, half-width, small; a space where it is no part of a word."""
    table = np.full(_HIGHEST, _SPACE, np.uint32)
    for first, last in (*_HAN, (ord("0"), ord("9") + 1), (ord("a"), ord("z") + 1)):
        table[first:last] = np.arange(first, last)
    table[ord("A") : ord("Z") + 1] = np.arange(ord("a"), ord("z") + 1)
    first, last, shift = _FULL_WIDTH
    table[first:last] = table[first - shift : last - shift]
    for traditional, simplified in simplifying_table().items():
        table[traditional] = ord(simplified) if isinstance(simplified, str) else simplified
    return table


def _fold(text: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _folding()[np.minimum(codes, _HIGHEST - 1)]


def plain_form(text: str) -> str:
    """Return a text, character for character, as search compares it."""
    return _fold(text).tobytes().decode("utf-32-le", "surrogatepass")


def write_pairs(text: str) -> str:
    """Return the search words of a text: every pair of neighbouring characters, white space taken out first."""
    folded = _fold("".join(text.split()))
    if len(folded) < 2:
        return plain_form(text)
    pairs = np.full(3 * (len(folded) - 1), _SPACE, np.uint32)
    pairs[0::3], pairs[1::3] = folded[:-1], folded[1:]
    return pairs.tobytes().decode("utf-32-le", "surrogatepass")


def write_query(words: str) -> str:
    """Return an FTS5 query: each of the words given must stand in the report as written; "" where there is nothing to ask.

    Whatever was typed becomes quoted phrases, so no FTS5 syntax can be meant by it.
    """
    found = _WORD.findall(plain_form(words))
    return " ".join(f'"{word}"*' if len(word) == 1 else f'"{write_pairs(word).strip()}"' for word in found)


def find_word(text: str, word: str) -> tuple[int, int] | None:
    """Return the first span of a text that reads as a word, white space inside it aside; None where none does."""
    pattern = r"\s*".join(re.escape(mark) for mark in plain_form(word))
    match = re.search(pattern, plain_form(text)) if pattern else None
    return match.span() if match else None
