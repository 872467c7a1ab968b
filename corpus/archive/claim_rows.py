"""Claims as rows: the bulk of an archive, so these lines are written for speed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from corpus.tellings import read_tellings
from rules.report import Report

Row = tuple[Any, ...]
IndicatorKey = tuple[str, str, str, str, str]
"""Words of the report, catalogue name or "", folded words, unit, dimension."""
INDICATOR_COLUMNS = ("indicator", "name", "folded", "unit", "dimension")
COLUMNS = (
    "number", "part", "section", "start", "end", "surface", "value", "place", "more", "level", "scope", "period",
    "period_kind", "bound", "modality", "stance", "direction", "basis", "base", "page", "cell",
)  # fmt: skip


def claim_rows(report: Report) -> tuple[list[Row], list[IndicatorKey], list[Row]]:
    """Return the sections, the indicator of each claim, and the claims without document id and indicator.

    The worth of the last digit is kept rather than both ends of the interval:
    the ends follow from it (the view 数据 and `read_report` compute them), and
    making them here would cost as much as all the rest.
    """
    sections: dict[str, int] = {}
    indicators: list[IndicatorKey] = []
    rows: list[Row] = []
    for number, (claim, told) in enumerate(zip(report.claims, read_tellings(report), strict=True), 1):
        quantity, indicator, cell = claim.quantity, claim.indicator, claim.cell
        value, place, more, unit = quantity.value, quantity.place, quantity.more, quantity.unit_of
        indicators.append((indicator.text, indicator.name or "", indicator.folded, unit.name, unit.dimension))
        rows.append(
            (
                number, claim.part, sections.setdefault(claim.section, len(sections)), claim.start, claim.end, claim.surface,
                as_float(value), 0.0 if quantity.is_exact else as_float(place), as_float(more) if more else 0.0,
                claim.level, "、".join(claim.scope) if claim.scope else "", claim.period, claim.period_kind,
                quantity.bound, claim.modality, told.stance, told.direction, told.basis, told.base, claim.page,
                cell and f"{cell.table},{cell.row},{cell.column}",
            )
        )  # fmt: skip
    return [(number, title) for title, number in sections.items()], indicators, rows


def as_float(value: Fraction) -> float:
    """Return the nearest float; `float` itself takes three times as long over a fraction."""
    numerator, denominator = value.as_integer_ratio()
    return numerator / denominator
