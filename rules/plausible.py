"""What a figure cannot be: a unit that measures something else, a number no place could have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.claim import Claim
from extractor.data import read_yaml


@dataclass(frozen=True, slots=True)
class WrongUnit:
    """Units that an indicator of such words cannot have."""

    words: re.Pattern[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """The most there can be of a thing, in single ones."""

    words: re.Pattern[str]
    units: frozenset[str]
    most: int


@cache
def _load() -> tuple[tuple[WrongUnit, ...], tuple[Magnitude, ...]]:
    rows = read_yaml(Path(__file__).with_name("plausible.yaml"))
    return (
        tuple(WrongUnit(re.compile(row["words"]), frozenset(row["wrong"])) for row in rows["units"]),
        tuple(Magnitude(re.compile(row["words"]), frozenset(row["units"]), row["most"]) for row in rows["magnitudes"]),
    )


def has_wrong_unit(claim: Claim) -> bool:
    """Whether a figure is printed in a unit that measures something else (用电量320万千瓦)."""
    words = claim.indicator.folded
    return any(claim.quantity.unit in row.units and row.words.search(words) is not None for row in _load()[0])


def is_beyond(claim: Claim) -> bool:
    """Whether there cannot be so many (新增学位70479万个)."""
    quantity = claim.quantity
    return any(
        quantity.unit in row.units
        and quantity.value > row.most
        and row.words.search(claim.indicator.folded + claim.before)
        for row in _load()[1]
    )
