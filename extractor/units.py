"""Units of measure: how they are printed, what they measure, what one is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import Any

from extractor.data import load_data


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as reports print it."""

    name: str
    """Canonical written form, e.g. ``人``."""
    dimension: str
    """What it measures; units of one dimension convert into each other."""
    scale: Fraction
    """Base units of the dimension that one is worth."""
    exact: bool
    """Counts wholes: a plain printed number stands for itself alone."""
    measure: bool
    """May make a quantity of a Chinese numeral (三年, 两所)."""
    is_name: bool
    """Names what it counts (6镇2乡)."""
    tenths: bool
    """三成 is 30 %: the number counts tenths."""
    rough: float = field(init=False, compare=False, repr=False)
    """`scale` for quick looks."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rough", float(self.scale))


NO_UNIT = Unit("", "", Fraction(1), exact=False, measure=False, is_name=False, tenths=False)


@cache
def _read() -> dict[str, dict[str, Any]]:
    facts: dict[str, dict[str, Any]] = load_data("units.yaml")
    return facts


@cache
def load_units() -> dict[str, Unit]:
    """Return every written form -> unit, as folded text prints it."""
    units: dict[str, Unit] = {}
    for name, facts in _read().items():
        unit = Unit(
            name=facts.get("canonical", name),
            dimension=facts["dim"],
            scale=Fraction(str(facts.get("scale", 1))),
            exact=facts.get("exact", False),
            measure=facts.get("measure", False),
            is_name=facts.get("name", False),
            tenths=facts.get("tenths", False),
        )
        for written in (name, *facts.get("also", ())):
            units[written] = unit
    return units


def find_unit(text: str, at: int) -> tuple[Unit, int]:
    """Return the unit printed at a folded place and where it ends; NO_UNIT where none is.

    A unit per another (公里/百平方公里, 美元每吨) is a unit and a dimension of its own.
    """
    begin = at + 1 if text.startswith(" ", at) else at
    pattern = _patterns().get(text[begin : begin + 1])
    match = pattern.match(text, begin) if pattern else None
    if match is None:
        return NO_UNIT, at
    unit = load_units()[match.group()]
    if text[match.end() : match.end() + 1] in ("/", "每") and (per := _per_pattern().match(text, match.end() + 1)):
        name = f"{unit.name}/{per.group(1) or ''}{load_units()[per.group(2)].name}"
        return replace(unit, name=name, dimension=name, scale=Fraction(1), exact=False), per.end()
    if unit.exact and text.startswith("次", match.end()) and not text.startswith("次数", match.end()):
        return replace(
            unit, name=unit.name + "次", dimension=unit.dimension + "次"
        ), match.end() + 1  # 点次, 剂次, 家次
    return unit, match.end()


@cache
def _per_pattern() -> re.Pattern[str]:
    return re.compile(f"(百|千(?!瓦)|万|十万|百万)?({unit_pattern().pattern})")


@cache
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of any written unit, longest first, other words left out."""
    return re.compile("|".join(_alternatives().values()))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The same by first character: there are hundreds of units, and few that begin alike."""
    by_first: dict[str, list[str]] = {}
    for written, pattern in _alternatives().items():
        by_first.setdefault(written[0], []).append(pattern)
    return {first: re.compile("|".join(patterns)) for first, patterns in by_first.items()}


def _alternatives() -> dict[str, str]:
    forms = {
        written: _other_words(facts) if written == name else ""
        for name, facts in _read().items()
        for written in (name, *facts.get("also", ()))
    }
    ordered = sorted(forms.items(), key=lambda form: len(form[0]), reverse=True)
    return {form: re.escape(form) + others for form, others in ordered}


def _other_words(facts: dict[str, Any]) -> str:
    """What may not follow a unit, for it would be another word: 人均, 人才; but 人均为, 人大专."""
    letters, words = facts.get("not", ""), facts.get("words", "")
    return (f"(?![{letters}])" if letters else "") + (f"(?!{words})" if words else "")
