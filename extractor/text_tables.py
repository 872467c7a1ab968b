"""Tables in plain text: cells apart by tabs, bars or wide spaces, or one cell a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.table import Table
from extractor.text_cell_lines import find_cell_line_tables
from extractor.text_fields import find_field_tables

Span = tuple[int, int]


def find_text_tables(text: str, taken: Sequence[Span]) -> list[Table]:
    """Return the tables of a text that lie outside the spans already known as tables, in order."""
    found = [table for table in find_field_tables(text) if _is_free(taken, table)]
    known = [(table.start, table.end) for table in found]
    for table in find_cell_line_tables(text):
        if _is_free(taken, table) and _is_free(known, table):
            found.append(table)
    return sorted(found, key=lambda table: table.start)


def _is_free(spans: Sequence[Span], table: Table) -> bool:
    """Whether a table overlaps none of some spans, which are sorted and apart."""
    at = bisect_right(spans, (table.start, table.start)) - 1
    before = at >= 0 and spans[at][1] > table.start
    behind = at + 1 < len(spans) and spans[at + 1][0] < table.end
    return not before and not behind
