"""Archived claims as the claims they were: exact values again, for relations between reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from corpus.archive.archive import Archive
from corpus.tellings import Telling
from extractor.claim import Claim
from extractor.indicator import Indicator
from extractor.quantity import Quantity
from extractor.units import NO_UNIT, Unit, load_units

_CLAIMS = """
SELECT c.*, i.text, i.name, i.folded, i.unit, i.dimension, s.title AS section_title
FROM claims c JOIN indicators i ON i.id = c.indicator JOIN sections s ON s.document = c.document AND s.number = c.section
WHERE c.document = ? ORDER BY c.number
"""


def read_claims(archive: Archive, document: int) -> Iterator[tuple[Claim, Telling]]:
    """Yield the claims of an archived document with what they tell, in reading order."""
    for row in archive.query(_CLAIMS, (document,)):
        yield _claim(row), Telling(row["stance"], row["direction"], row["basis"], row["base"])


def exactly(value: float) -> Fraction:
    """Return the decimal that was printed: the shortest one that reads back as the number kept."""
    return Fraction(repr(value))


def _claim(row: sqlite3.Row) -> Claim:
    quantity = Quantity(
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        value=exactly(row["value"]),
        place=exactly(row["place"]) if row["place"] else Fraction(1),
        unit_of=_unit(row["unit"], row["dimension"]),
        more=exactly(row["more"]),
        bound=row["bound"],
        is_exact=not row["place"],
    )
    return Claim(
        id=f"c{row['number']}",
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        quantity=quantity,
        indicator=Indicator(text=row["text"], folded=row["folded"], name=row["name"] or None),
        level=row["level"],
        scope=tuple(row["scope"].split("、")) if row["scope"] else (),
        period=row["period"],
        period_kind=row["period_kind"],
        modality=row["modality"],
        section=row["section_title"],
        page=row["page"],
        part=row["part"],
    )


@lru_cache(maxsize=1000)
def _unit(name: str, dimension: str) -> Unit:
    known = load_units().get(name)
    if known is not None and known.dimension == dimension:
        return known
    return replace(NO_UNIT, name=name, dimension=dimension)
