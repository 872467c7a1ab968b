"""Every figure of a report as a row: what it says, of what, for whom, when."""

from __future__ import annotations

from collections.abc import Iterator

from cli_tui.export.legible import one_line
from cli_tui.export.places import document_of, place_of
from cli_tui.export.words import Words
from rules.report import Report

FIGURE_COLUMNS = ("id", "surface", "value", "unit", "indicator", "level", "scope", "period", "place", "section")


def list_figures(report: Report, words: Words) -> Iterator[list[object]]:
    """Yield the claims of a report in reading order, values in the order of FIGURE_COLUMNS."""
    for claim in report.claims:
        yield [
            claim.id,
            one_line(claim.surface),
            float(claim.quantity.value),
            claim.quantity.unit,
            one_line(claim.indicator.name or claim.indicator.text),
            claim.level,
            one_line("、".join(claim.scope)),
            claim.period,
            place_of(document_of(report, claim.doc), claim.start, words, claim.doc),
            one_line(claim.section),
        ]
