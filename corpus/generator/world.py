"""The figures of an invented county over the years; every report of it tells of the same ones."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

from extractor.data import read_yaml

FIELDS = ("education", "health", "finance", "farming", "transport")
FIRST_YEAR = 2018
_FIRST = "云青栖汀澜岚松槐桐芦荻雁鹭溪泠沅渌涧砚屏霁晴霞暮苍岱峄岫"
_SECOND = "坪渡原浦岭陂塘湾桥川麓屿津岸泉岗滩洲堰墟垭坝洼畈"
_KINDS = ("县", "县", "县", "区", "市")


@cache
def load_field(name: str) -> Any:
    """Return a field of work: its titles, figures and sentences; `common` is a list of sentences."""
    return read_yaml(Path(__file__).parent / "fields" / f"{name}.yaml")


def place_name(number: int) -> str:
    """Return the name of the county with a number; the first 672 differ in their first two characters."""
    pair, turn = number % (len(_FIRST) * len(_SECOND)), number // (len(_FIRST) * len(_SECOND))
    mixed = pair * 131 % (len(_FIRST) * len(_SECOND))  # neighbours in number are none in name
    name = _FIRST[mixed % len(_FIRST)] + _SECOND[mixed // len(_FIRST)]
    middle = _SECOND[turn % len(_SECOND)] if turn else ""
    return name + middle + _KINDS[number % len(_KINDS)]


class World:
    """One county's figures in one field: counts as whole numbers, rates in percent to one decimal."""

    def __init__(self, seed: int, place: int, field: str) -> None:
        self.figures: dict[str, dict[str, Any]] = load_field(field)["figures"]
        self._name = f"{seed}/{place}/{field}"
        self._values: dict[tuple[str, int], int] = {}

    def value(self, name: str, year: int) -> int:
        """Return a figure of a year; rates in tenths of a percent."""
        key = name, year
        if key not in self._values:
            self._values[key] = self._make(name, year)
        return self._values[key]

    def rewrite(self, name: str, year: int, value: int) -> None:
        """Make a figure of a year another one, before it or anything made of it is asked for."""
        self._values[name, year] = value

    def is_rate(self, name: str) -> bool:
        """Whether a figure is a rate."""
        return "rate" in self.figures[name]

    def _make(self, name: str, year: int) -> int:
        facts = self.figures[name]
        if "sum" in facts:
            return sum(self.value(part, year) for part in facts["sum"])
        dice = random.Random(f"{self._name}/{name}/{year}")
        if "part" in facts:
            low, high = facts["share"]
            middle = random.Random(f"{self._name}/{name}").uniform(low, high)
            return round(self.value(facts["part"], year) * (middle + dice.uniform(-1, 1)) / 100)
        if year == FIRST_YEAR:
            low, high = facts.get("rate") or (facts["from"], facts["to"])
            return round(dice.uniform(low, high) * (10 if "rate" in facts else 1))
        before = self.value(name, year - 1)
        if "rate" in facts:
            return _apart(before, min(before + round(dice.uniform(*facts["moves"]) * 10), 998))
        return _apart(before, round(before * (1 + dice.uniform(*facts["grows"]) / 100)))


def _apart(before: int, after: int) -> int:
    """A figure that moves: a change of nothing has no direction to write."""
    return after if after != before else before + 1
