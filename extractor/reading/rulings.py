"""Ruled tables: from the lines drawn on a page to grids of cells, by pdfplumber's own table finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extractor.reading.page import Grid, GridCell, Line

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
LinesIn = Callable[[Sequence[Box]], list[list[Line]]]
"""Gives the lines in each of some boxes."""
_SNAP = 3.0
_THIN = 3.0
_MOST_EDGES = 4_000


def edges_of(boxes: Iterable[Box]) -> list[dict[str, Any]]:
    """Return pdfplumber's edges for drawn boxes: a thin box is a line, any other its four sides."""
    edges: list[dict[str, Any]] = []
    for x0, top, x1, bottom in boxes:
        if bottom - top <= _THIN and x1 - x0 > _THIN:
            edges.append(_edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        elif x1 - x0 <= _THIN and bottom - top > _THIN:
            edges.append(_edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        elif x1 - x0 > _THIN:
            edges += [_edge(x0, top, x1, top), _edge(x0, bottom, x1, bottom)]
            edges += [_edge(x0, top, x0, bottom), _edge(x1, top, x1, bottom)]
    return edges[:_MOST_EDGES]


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if x1 > x0 else "v", "object_type": "line",
    }  # fmt: skip


def find_grids(edges: Sequence[dict[str, Any]], lines_in: LinesIn) -> list[Grid]:
    """Return the ruled tables of a page with their cells' lines, top to bottom."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    if sum(edge["orientation"] == "v" for edge in edges) < 2 or sum(edge["orientation"] == "h" for edge in edges) < 2:
        return []
    merged = merge_edges(list(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, _SNAP, _SNAP)))
    grids = [_grid(cells, lines_in) for cells in tables if len(cells) > 1]
    return sorted((grid for grid in grids if grid.cells), key=lambda grid: grid.top)


def _grid(boxes: Sequence[Box], lines_in: LinesIn) -> Grid:
    columns = _stops(edge for box in boxes for edge in (box[0], box[2]))
    rows = _stops(edge for box in boxes for edge in (box[1], box[3]))
    cells = []
    ordered = sorted(boxes, key=lambda box: (box[1], box[0]))
    for box, lines in zip(ordered, lines_in(ordered), strict=True):
        column, row = _place(columns, box[0]), _place(rows, box[1])
        spans = max(1, _place(rows, box[3]) - row), max(1, _place(columns, box[2]) - column)
        cells.append(GridCell(row, column, *spans, lines))
    if not any(cell.lines for cell in cells):
        cells = []
    return Grid(cells, columns[0], rows[0], columns[-1], rows[-1])


def _stops(values: Iterable[float]) -> list[float]:
    stops: list[float] = []
    for value in sorted(values):
        if not stops or value - stops[-1] > _SNAP:
            stops.append(value)
    return stops


def _place(stops: list[float], value: float) -> int:
    return min(range(len(stops)), key=lambda at: abs(stops[at] - value))
