"""The sentences answers are made of, in two languages."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from corpus.opened import Figure
from extractor.data import read_yaml
from extractor.level import find_levels


@cache
def _phrases() -> dict[str, Any]:
    phrases: dict[str, Any] = read_yaml(Path(__file__).with_name("phrasing.yaml"))
    return phrases


def phrase(name: str, lang: str, **values: object) -> str:
    """Return a sentence with its values."""
    return str(_phrases()[name][lang]).format(**values)


def word(group: str, name: str, lang: str) -> str:
    """Return the word for a reason or severity, the name itself where there is none."""
    return str(_phrases()[group].get(name, {}).get(lang, name))


def name_figure(figure: Figure) -> str:
    """Return what a figure counts in few words, the report's own before the catalogue's."""
    own = " ".join(figure.words.split()) or figure.name or figure.section.rpartition(" / ")[2]
    level = "" if figure.level in find_levels(own) else figure.level
    period = f"{figure.period}年" if figure.period[:4].isdigit() and figure.period not in own else ""
    return f"{period}{level}{own}"


def list_figures(figures: Iterable[Figure], lang: str) -> str:
    """Return figures in one line."""
    items = (phrase("item", lang, words=name_figure(one), surface=one.surface) for one in figures)
    return phrase("joint", lang).join(items)


def difference(first: Figure, second: Figure, lang: str) -> str:
    """Return by how much the larger of two figures of one unit exceeds the other, "" where their units differ."""
    if first.unit != second.unit:
        return ""
    larger, smaller = (first, second) if first.value >= second.value else (second, first)
    gap = gap_of(smaller, larger)
    if gap == 0:
        return phrase("equal", lang)
    written = write_gap(gap, first.unit)
    return phrase("difference", lang, larger=name_figure(larger), smaller=name_figure(smaller), gap=written)


def gap_of(first: Figure, second: Figure) -> Fraction:
    """Return the second figure's value less the first's, exactly."""
    return Fraction(repr(second.value)) - Fraction(repr(first.value))


def write_gap(gap: Fraction, unit: str, sign: str = "-") -> str:
    """Return how far two figures of a unit are apart, as people write money and points; `sign` "+" writes a plus, too."""
    size = abs(gap)
    scale = 10**8 if unit == "元" and size >= 10**8 else 10**4 if unit == "元" and size >= 10**4 else 1
    scaled = {10**8: "亿", 10**4: "万"}.get(scale, "") + ("个百分点" if unit == "%" else unit)
    return f"{float(gap / scale):{sign}.4f}".rstrip("0").rstrip(".") + scaled
