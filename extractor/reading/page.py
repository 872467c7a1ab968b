"""A printed page: lines and grids with their boxes, before they become text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Line:
    """Words on one baseline without a wide gap; lengths in points (or any one unit), y growing downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    glyphs: Any = field(default_factory=list)
    """How a reader finds the characters again; in a PDF the number of each on its page, -1 for a space put in."""
    column: int = 0
    """Number of the text column it stands in."""

    @property
    def size(self) -> float:
        """Height, about the size of its type."""
        return self.bottom - self.top


@dataclass(slots=True)
class GridCell:
    """A cell with the lines in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]


@dataclass(slots=True)
class Grid:
    """A table on a page."""

    cells: list[GridCell]
    x0: float
    top: float
    x1: float
    bottom: float
    ruled: bool = True
    """Drawn with lines; else told by what stands under one another."""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


@dataclass(slots=True)
class Page:
    """One page; `blocks` are rows of lines (side by side) and grids, in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line]
    grids: list[Grid] = field(default_factory=list)
    blocks: list[list[Line] | Grid] = field(default_factory=list)
