"""How alike the words of two figures are, and how telling their digits."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.claim import Claim
from rules.slips import printed_digits

_NOISE = re.compile(r"[“”‘’《》、,()\s]|全[县区市省校国]|我[县区市省校]|新增|(?<!公)共(?!同|享|建|青)|累计|现有|达到?")


def key_of(claim: Claim) -> str:
    """Return an indicator's words without what does not tell it from another."""
    return _told(claim.indicator.folded)


def alike(a: Claim, b: Claim) -> float:
    """Return how much of the shorter indicator's wording the longer one has, 0 to 1."""
    return words_overlap(key_of(a), key_of(b))


def words_overlap(a: str, b: str) -> float:
    """Return how much of the shorter of two wordings the longer one has, by pairs of characters, 0 to 1."""
    first, second = _pairs(a), _pairs(b)
    return len(first & second) / min(len(first), len(second))


def telling_digits(claim: Claim) -> int:
    """Return how many digits a figure is printed with, zeros at its end apart."""
    printed = printed_digits(claim.quantity.value, claim.quantity.place)
    return len(printed.rstrip("0")) if printed else 0


@lru_cache(maxsize=1024)
def _told(words: str) -> str:
    return _NOISE.sub("", words)


@lru_cache(maxsize=1024)  # a report compares each of its wordings with many others
def _pairs(key: str) -> frozenset[str]:
    return frozenset(key[at : at + 2] for at in range(len(key) - 1)) or frozenset((key,))
