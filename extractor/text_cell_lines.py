"""Tables in plain text with one cell a line, as they come when a page or paper is copied.

Where one row ends and the next begins is not written, so it is taken from the
alternation of labels and figures: as many labels, then as many figures, again
and again. What stands before the first row's labels is caption and header.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.table import Cell, Table
from extractor.text_figures import is_figure
from extractor.text_headers import Header, read_header
from extractor.text_ragged import place_figures
from extractor.text_sides import count_sides, read_sides

Span = tuple[int, int]

_SENTENCE = re.compile(r"[。；;！？!?\t|]|(?<!其中)[:：]$")
_RUNNING = re.compile(r"(?:序\s*号|编\s*号|行\s*次|No\.?)$")
_CODED, _CODE = re.compile(r"(?:编\s*码|代\s*码)$"), re.compile(r"[1-9][0-9]{2,8}")
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计")
_UNIT_LINE = re.compile(r"[(（][^()（）0-9０-９一二三四五六七八九十]{1,8}[)）]")
_LONGEST_CELL = 36
_FEWEST_LINES = 6
_MOST_FIGURES = 14
_MOST_LABELS = 3
_WINDOW = 20
"""Rows from which a table's shape is taken."""


@dataclass(slots=True)
class Row:
    """Labels and the figures behind them."""

    labels: list[Span] = field(default_factory=list)
    figures: list[Span] = field(default_factory=list)


def find_cell_line_tables(text: str) -> Iterator[Table]:
    """Yield the tables of a text that have a cell on each line."""
    for lines in _runs(text):
        rows = _rows(text, lines)
        at = 0
        while at < len(rows):
            table, at = _read(text, rows, at)
            if table:
                yield table


def _runs(text: str) -> Iterator[list[Span]]:
    """Runs of lines short enough to be cells; blank lines between them say nothing."""
    run: list[Span] = []
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        span = _stripped(text, at, stop) if stop - at <= 4 * _LONGEST_CELL else None
        if span is None or span[1] - span[0] > _LONGEST_CELL or _SENTENCE.search(text, *span):
            if len(run) >= _FEWEST_LINES:
                yield run
            run = []
        elif run and _UNIT_LINE.fullmatch(text, *span) and not is_figure(text[slice(*run[-1])]):
            run[-1] = run[-1][0], span[1]  # a label's unit, wrapped
        elif span[1] > span[0]:
            run.append(span)
        at = stop + 1
    if len(run) >= _FEWEST_LINES:
        yield run


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip()) if words.strip() else start


def _rows(text: str, lines: Sequence[Span]) -> list[Row]:
    """Lines parted where a label follows a figure; running numbers before labels count as labels."""
    figures = [is_figure(text[slice(*line)]) for line in lines]
    _unmark_running_numbers(text, lines, figures)
    rows = [Row()]
    for line, figure in zip(lines, figures, strict=True):
        if not figure and rows[-1].figures:
            rows.append(Row())
        (rows[-1].figures if figure else rows[-1].labels).append(line)
    return rows


def _unmark_running_numbers(text: str, lines: Sequence[Span], figures: list[bool]) -> None:
    """1, 2, 3 … under 序号 and account codes under 编码, each right before a label, are no figures."""
    due, coded = 0, False
    for at, line in enumerate(lines[:-1]):
        words = text[slice(*line)]
        if not figures[at]:
            due = 1 if _RUNNING.search(words) else due
            coded = coded or _CODED.search(words) is not None
        elif not figures[at + 1] and (words == str(due) if due else coded and _CODE.fullmatch(words)):
            figures[at] = False
            due += due > 0


def _read(text: str, rows: Sequence[Row], at: int) -> tuple[Table | None, int]:
    """The table that begins with a row, if any, and the row to go on with."""
    following = rows[at + 1 : at + 1 + _WINDOW]
    shapes = [(len(row.labels), len(row.figures)) for row in following if row.figures]
    if not rows[at].figures or not shapes:
        return None, at + 1
    width = Counter(count for _, count in shapes).most_common(1)[0][0]
    stubs = Counter(count for count, figures in shapes if figures == width).most_common(1)[0][0]
    if width > _MOST_FIGURES or stubs > _MOST_LABELS or len(rows[at].figures) != width or len(rows[at].labels) < stubs:
        return None, at + 1
    end = at + 1
    while end < len(rows) and _fits(text, rows[end], stubs, width):
        end += 1
    full = sum(len(row.figures) == width for row in rows[at:end])
    if full < (2 if width > 1 else 3) or 2 * full <= end - at:
        return None, end  # and not the next row: a run of near tables would be gone through again from each
    labels = rows[at].labels
    own = stubs - _lacks_label(text, labels, stubs)
    over = labels[: len(labels) - own]
    sides = count_sides([text[slice(*label)] for label in over], stubs + width)
    if sides > 1:
        halves = [(labels[len(over) :], rows[at].figures), *((row.labels, row.figures) for row in rows[at + 1 : end])]
        return read_sides(text, over, halves, sides, stubs + width), end
    header = read_header(text, over, stubs, width)
    if width == 1 and not header.lines:
        return None, end
    first = Row(labels[header.length :], rows[at].figures)
    return _table(text, header, [first, *rows[at + 1 : end]], stubs, width), end


def _fits(text: str, row: Row, stubs: int, width: int) -> bool:
    if not 0 < len(row.figures) <= width or len(row.labels) > stubs + 1:
        return False
    return len(row.labels) >= stubs or (len(row.labels) == stubs - 1 and _lacks_label(text, row.labels, stubs))


def _lacks_label(text: str, labels: Sequence[Span], stubs: int) -> bool:
    """Whether the row behind some labels is a total without number or code, or with one label over two columns."""
    if stubs < 2 or not labels or not _TOTAL.search(text[slice(*labels[-1])]):
        return False
    return len(labels) < 2 or not text[slice(*labels[-2])].isdigit()


def _table(text: str, header: Header, rows: Sequence[Row], stubs: int, width: int) -> Table:
    cells = list(header.cells)
    places = place_figures([[text[slice(*figure)] for figure in row.figures] for row in rows], width)
    at = header.lines
    for row, columns in zip(rows, places, strict=True):
        labels = row.labels
        while len(labels) > stubs:  # a label without figures over the row: 一、收入
            cells.append(Cell(at, 0, *labels[0]))
            labels, at = labels[1:], at + 1
        cells += [Cell(at, stubs - len(labels) + column, *label) for column, label in enumerate(labels)]
        cells += [
            Cell(at, stubs + column, *figure)
            for column, figure in zip(columns, row.figures, strict=True)
            if column >= 0
        ]
        at += 1
    end = rows[-1].figures[-1][1]
    return Table(tuple(cells), cells[0].start, end)
