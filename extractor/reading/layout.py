"""Reading order on a page: rows, text columns, tables set without rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.reading.page import Grid, GridCell, Line, Page

_NUMBER = re.compile(r"^[-+(]?[0-9][0-9,，. ]*[)%‰％]?$|^[-—－…/]+$")
_SAME_ROW = 0.5  # of the smaller height: how far the middles of one row's lines may be apart
_FEWEST_COLUMN_LINES = 4
_PROSE_WIDTH = 8.0  # type sizes
_FEWEST_ROWS = 3


def order_page(page: Page) -> None:
    """Fill `page.blocks`: rows of lines and grids from top to bottom, column by column where the text has columns."""
    blocks: list[list[Line] | Grid] = []
    remaining = list(page.lines)
    for grid in page.grids:
        above = [line for line in remaining if (line.top + line.bottom) / 2 < grid.top]
        remaining = [line for line in remaining if (line.top + line.bottom) / 2 >= grid.top]
        blocks += _order(above)
        blocks.append(grid)
    blocks += _order(remaining)
    page.blocks = _find_aligned(blocks)


def _order(lines: list[Line]) -> list[list[Line] | Grid]:
    """Rows in reading order: across full-width lines downwards, between them column by column."""
    gutter = _find_gutter(lines)
    if gutter is None:
        return list(rows_of(lines))
    ordered: list[list[Line] | Grid] = []
    band: list[Line] = []
    for row in rows_of(lines):
        if any(line.x0 < gutter - 1 and line.x1 > gutter + 1 for line in row):
            ordered += _columns(band, gutter)
            ordered.append(row)
            band = []
        else:
            band += row
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[list[Line]]:
    left = [line for line in band if line.x1 <= gutter + 1]
    right = [line for line in band if line.x1 > gutter + 1]
    if not (_is_prose(left) and _is_prose(right)):
        return rows_of(band)
    for line in left:
        line.column = 1
    for line in right:
        line.column = 2
    return rows_of(left) + rows_of(right)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines read as running text and not as a column of a table."""
    if len(lines) < _FEWEST_COLUMN_LINES:
        return False
    widths = sorted((line.x1 - line.x0) / line.size for line in lines if line.size > 0)
    numbers = sum(_NUMBER.match(line.text) is not None for line in lines)
    return bool(widths) and widths[len(widths) // 2] >= _PROSE_WIDTH and numbers < len(lines) / 3


def _find_gutter(lines: Sequence[Line]) -> float | None:
    """The x between two text columns: few lines cross it, many end before and begin behind it."""
    if len(lines) < 2 * _FEWEST_COLUMN_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    third = (right - left) / 3
    stops = sorted({round(line.x0) - 2.0 for line in lines if left + third < line.x0 < right - third})
    best, best_crossing = None, len(lines) / 3
    for x in stops:
        crossing = sum(line.x0 < x < line.x1 for line in lines)
        if crossing < best_crossing and _is_prose([line for line in lines if line.x1 <= x + 1]):
            best, best_crossing = x, crossing
    if best is None or not _is_prose([line for line in lines if line.x0 >= best]):
        return None
    return best


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines grouped by baseline, top to bottom, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.top + line.bottom) / 2):
        middle = (line.top + line.bottom) / 2
        if rows:
            last = rows[-1][0]
            if middle - (last.top + last.bottom) / 2 <= _SAME_ROW * min(line.size, last.size):
                rows[-1].append(line)
                continue
        rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
    return rows


def _find_aligned(blocks: list[list[Line] | Grid]) -> list[list[Line] | Grid]:
    """Turn runs of rows whose pieces stand under one another into grids."""
    found: list[list[Line] | Grid] = []
    run: list[list[Line]] = []
    for block in [*blocks, None]:
        if isinstance(block, list) and (len(block) > 1 or (run and _wraps_cell(run[-1], block[0]))):
            run.append(block)
            continue
        if run:
            grid = _aligned_grid(run)
            found += [grid] if grid else run
            run = []
        if block is not None:
            found.append(block)
    return found


def _wraps_cell(row: list[Line], line: Line) -> bool:
    """Whether a line alone on its row goes on with the words of a cell right above it."""
    return any(
        abs(line.x0 - cell.x0) < 0.5 * cell.size
        and line.x1 <= cell.x1 + cell.size
        and line.top - cell.bottom < 0.6 * cell.size
        and not _NUMBER.match(cell.text)
        for cell in row
    )


def _aligned_grid(rows: list[list[Line]]) -> Grid | None:
    full = [row for row in rows if len(row) > 1]
    pieces = [line for row in rows for line in row]
    if len(full) < _FEWEST_ROWS or sum(_NUMBER.match(line.text) is not None for line in pieces) < len(pieces) / 4:
        return None
    columns = _merge_intervals([(line.x0, line.x1) for line in pieces])
    if len(columns) < max(len(row) for row in rows):
        return None
    cells: list[GridCell] = []
    number = -1
    for row in rows:
        number += len(row) > 1
        for line in row:
            column = next(at for at, (low, high) in enumerate(columns) if low <= line.x0 <= high)
            above = next((cell for cell in reversed(cells) if cell.row == number and cell.column == column), None)
            if above is not None:
                above.lines.append(line)
            else:
                cells.append(GridCell(number, column, 1, 1, [line]))
    top, bottom = min(line.top for line in pieces), max(line.bottom for line in pieces)
    return Grid(cells, columns[0][0], top, columns[-1][1], bottom, ruled=False)


def _merge_intervals(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
