"""A printed page: lines and grids with their boxes, before they become text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Places(list[float]):
    """Left edges of a line's characters, then the right edge of the last; with the line's top and bottom."""

    top: float = 0.0
    bottom: float = 0.0

    @classmethod
    def even(cls, x0: float, top: float, x1: float, bottom: float, text: str) -> Places:
        """Return the places of characters in a box that says no more: wide ones twice as wide as the others."""
        widths = [1.0 if mark < "\u2e80" else 2.0 for mark in text]
        step = (x1 - x0) / max(1.0, sum(widths))
        places = cls([x0])
        for width in widths:
            places.append(places[-1] + width * step)
        places.top, places.bottom = top, bottom
        return places

    def box(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of some characters."""
        return self[first], self.top, self[last], self.bottom


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
