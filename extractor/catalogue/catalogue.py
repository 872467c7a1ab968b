"""Catalogue entries as data: loaded once, keyed by canonical name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.data import load_data
from extractor.units import load_units

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indicator.

    Names are simplified characters: matching happens on the folded text, where
    traditional characters are simplified already.
    """

    name: str
    """Canonical name."""
    category: str
    """Which file it stands in: students, access, teachers …"""
    unit: str = ""
    """Canonical unit, "" for a bare coefficient or ratio; amounts for each pupil have the amount's unit."""
    also: tuple[str, ...] = ()
    """Other names, which may stand behind a place or level (全县小学…)."""
    alone: tuple[str, ...] = ()
    """Names too short to be looked for inside a longer phrase: they must be the whole of it."""
    reads: tuple[str, ...] = ()
    """Words in order, … between them, the last ending the phrase: 随迁子女…公办…比例."""
    at: dict[str, str] = field(default_factory=dict)
    """Level -> the indicator it is for that level."""
    follows: dict[str, str] = field(default_factory=dict)
    """Indicator named before it in its sentence -> the indicator it then is: 残疾儿童260人,入学率99%."""
    any: bool = False
    """Whether any words may stand before it and it stays the same indicator."""
    levels: tuple[str, ...] = ()
    """Levels it is about; none: all."""
    range: tuple[float, float] | None = None
    """What a county plausibly has, by experience: a value outside is worth a look, not wrong."""
    over100: bool | None = None
    """Whether a rate may exceed 100 %; None for what is no rate."""
    better: str = ""
    """``more``, ``less`` or "" (says nothing)."""
    of: tuple[str, str] | None = None
    """Numerator and denominator, canonical names where the catalogue has them."""
    loose: bool = False
    """Whether offices often take another numerator or denominator (转学, 实考人数): a mismatch proves nothing."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand behind neutral words."""
        return (self.name, *self.also)

    @property
    def dimension(self) -> str:
        """What its unit measures."""
        unit = load_units().get(self.unit)
        return unit.dimension if unit else self.unit


@cache
def load_catalogue() -> MappingProxyType[str, Entry]:
    """Return canonical name -> entry, in the order of the files."""
    entries: dict[str, Entry] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        facts: dict[str, dict[str, Any]] = load_data(f"catalogue/{path.name}")
        for name, given in facts.items():
            listed: dict[str, Any] = {
                key: tuple(value) if isinstance(value, list) else value for key, value in given.items()
            }
            entries[name] = Entry(name=name, category=path.stem, **listed)
    return MappingProxyType(entries)


def find_entry(name: str | None) -> Entry | None:
    """Return the entry of a canonical name, None where there is none."""
    return load_catalogue().get(name) if name else None
