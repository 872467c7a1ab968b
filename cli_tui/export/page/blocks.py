"""The report's text as a page sets it: paragraphs, headings, tables, where pages begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cli_tui.export.page.segments import MarkedText, Segment
from extractor.document import Document
from extractor.table import HEADER, Table

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a table."""

    segments: tuple[Segment, ...]
    row_span: int
    column_span: int
    header: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a table where it has rows."""

    segments: tuple[Segment, ...] = ()
    rows: tuple[tuple[GridCell, ...], ...] = ()
    heading: bool = False
    page: int = 0
    """Number of the page that begins with it, 0 for none."""


def lay_out(document: Document, marked: MarkedText) -> Iterator[Block]:
    """Yield the blocks of a document in order."""
    at = 0
    pages = _Pages(document)
    for table in document.tables:
        if table.start < at:
            continue
        yield from _paragraphs(document, marked, at, table.start, pages)
        yield Block(rows=_grid(table, marked), page=pages.begun_by(table.end))
        at = table.end
    yield from _paragraphs(document, marked, at, len(document.text), pages)


class _Pages:
    """Counts the pages as the text goes by."""

    def __init__(self, document: Document) -> None:
        self._starts = document.page_starts
        self._told = 0

    def begun_by(self, end: int) -> int:
        """Return the page begun since the last call and before `end`, 0 for none."""
        begun = bisect_right(self._starts, end - 1)
        if begun <= self._told:
            return 0
        self._told = begun
        return begun


def _paragraphs(document: Document, marked: MarkedText, start: int, end: int, pages: _Pages) -> Iterator[Block]:
    text, wraps = document.text, [span[0] for span in document.dropped]
    headings = _heading_starts(document)
    for first, last in _join_wrapped(text, start, end, document, wraps):
        line = text[first:last]
        if not line.strip():
            continue
        begin = first + len(line) - len(line.lstrip(" \t#*"))
        is_heading = begin in headings and len(line) <= _LONGEST_HEADING
        segments = tuple(replace(one, text=one.text.replace("\n", "")) for one in marked.between(first, last))
        yield Block(segments=segments, heading=is_heading, page=pages.begun_by(last))


def _join_wrapped(text: str, start: int, end: int, document: Document, wraps: list[int]) -> Iterator[tuple[int, int]]:
    """Lines, those that only wrap joined to the next."""
    open_at: int | None = None
    for match in _LINE.finditer(text, start, end):
        first, last = (match.start() if open_at is None else open_at), match.end()
        at = bisect_right(wraps, last) - 1
        if last < end and at >= 0 and document.dropped[at][0] <= last < document.dropped[at][1]:
            open_at = first
            continue
        open_at = None
        yield first, last
    if open_at is not None:
        yield open_at, end


def _heading_starts(document: Document) -> frozenset[int]:
    aligned = document.aligned
    starts = (aligned.original(heading.start, heading.start + 1)[0] for heading in document.outline.headings)
    return frozenset(starts)


def _grid(table: Table, marked: MarkedText) -> tuple[tuple[GridCell, ...], ...]:
    rows: dict[int, list[GridCell]] = {}
    shade = {cell.row for cell in table.cells if HEADER in cell.marks}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(
            GridCell(
                segments=tuple(marked.between(cell.start, cell.end)) if cell.end > cell.start else (),
                row_span=cell.row_span,
                column_span=cell.column_span,
                header=cell.row in shade or (not shade and cell.row == 0),
            )
        )
    last = max(rows, default=-1)
    return tuple(tuple(rows.get(number, ())) for number in range(last + 1))
