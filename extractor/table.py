"""Tables: cells with their places in the text and in the grid."""

from __future__ import annotations

from dataclasses import dataclass

HEADER, HIDDEN, FORMULA, STALE, TYPED_TEXT = "h", "x", "f", "s", "t"
"""Marks a reader may set on a cell: a header, in a hidden row or column, a formula, a formula whose stored value is
stale, a number stored as text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; its span is in the document's text and empty where the cell is."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    marks: str = ""
    """HEADER, HIDDEN … as the format says."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; rows and columns count from 0."""

    cells: tuple[Cell, ...]
    """In reading order; a merged cell once, at its top left."""
    start: int
    end: int
    """Half-open span of the whole table in the document's text."""
    name: str = ""
    """Name of a worksheet."""
    first_row: int = 1
    """The sheet's own number of row 0."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return (
            max((cell.row + cell.row_span for cell in self.cells), default=0),
            max((cell.column + cell.column_span for cell in self.cells), default=0),
        )
