"""One year, one indicator, many places: values far from all others, by robust z-scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.archive.archive import Archive
from corpus.comparing.account import name_words, read_accounts, strip_dates, write_key
from corpus.comparing.finding import Hint, quote
from corpus.comparing.pairs import find_places
from corpus.comparing.wording import caution, say

LEAST_PLACES = 20
"""Places an indicator must be told of before any is called far off."""
LEAST_Z = 6.0
_NORMAL = 0.6745  # median absolute deviation of the normal distribution
_MOST = 200
_VALUES = """
SELECT c.document, c.number, c.value, c.surface, c.place, c.stance, c.direction, c.level, c.scope, i.text, i.folded, i.dimension, i.unit,
  coalesce(nullif(p.region, ''), d.region) AS region, coalesce(nullif(p.year, ''), d.year) AS year
FROM claims c JOIN indicators i ON i.id = c.indicator JOIN documents d ON d.id = c.document
LEFT JOIN parts p ON p.document = c.document AND p.number = c.part
WHERE c.modality = 'actual' AND c.bound = '=' AND c.stance IN ('rate', 'share', 'growth') AND c.period IN ('', coalesce(nullif(p.year, ''), d.year))
ORDER BY c.document, c.number
"""


@dataclass(frozen=True, slots=True)
class _Value:
    place: str
    value: float
    step: float
    row: Any


def find_outliers(archive: Archive, lang: str) -> Iterator[Hint]:
    """Yield values that lie far from those of the other places, farthest first.

    Only rates, shares and growth are compared: counts differ with the size of a
    place. The scale is the median absolute deviation, at least the step in which
    the values are printed; one value a place and year.
    """
    found = []
    for (key, year, _), values in _groups(archive).items():
        if len(values) < LEAST_PLACES:
            continue
        numbers = np.array([one.value for one in values])
        median = float(np.median(numbers))
        spread = float(np.median(np.abs(numbers - median)))
        scale = max(spread, float(np.median([one.step for one in values])), 1e-9)
        for one, z in zip(values, _NORMAL * (numbers - median) / scale, strict=True):
            if abs(z) >= LEAST_Z:
                found.append((abs(float(z)), float(z), one, median, year, len(values), key))
    for _, z, one, median, year, count, _ in sorted(found, key=lambda item: item[0], reverse=True)[:_MOST]:
        yield _hint(archive, z, one, median, year, count, lang)


def _groups(archive: Archive) -> dict[tuple[str, str, str], list[_Value]]:
    names = {document: place for place, documents in find_places(archive).items() for document in documents}
    groups: dict[tuple[str, str, str], dict[str, _Value]] = defaultdict(dict)
    for row in archive.query(_VALUES):
        place = names.get(row["document"])
        key = write_key(row["folded"], row["dimension"], row["level"], row["scope"])
        if place is None or not key or not row["year"]:
            continue
        signed = row["value"] * (row["direction"] or 1) if row["stance"] == "growth" else row["value"]
        value = _Value(place, signed, row["place"], row)
        groups[f"{key}|{row['unit']}", row["year"], row["stance"]].setdefault(place, value)
    return {name: list(values.values()) for name, values in groups.items()}


def _hint(archive: Archive, z: float, one: _Value, median: float, year: str, count: int, lang: str) -> Hint:
    row = one.row
    wanted = f"c{row['number']}"
    evidence = tuple(
        quote(account, told.claim)
        for account in read_accounts(archive, row["document"])
        for told in account.told
        if told.claim.id == wanted
    )
    name, value = strip_dates(row["folded"]), row["surface"]
    if row["stance"] == "growth":
        name, value = (
            say("outlier", "growth", lang, indicator=name_words(name)),
            f"{'-' if row['direction'] < 0 else ''}{value}",
        )
    message = say(
        "outlier", "message", lang, year=year, indicator=name, place=one.place, value=value, count=count,
        median=f"{median:g}{row['unit']}", z=z,
    )  # fmt: skip
    return Hint(
        kind="outlier", title=say("outlier", "title", lang), message=message, sample=count, measure=round(z, 2), evidence=evidence,
        caution=caution(count, lang),
    )  # fmt: skip
