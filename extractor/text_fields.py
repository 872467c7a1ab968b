"""Tables in plain text whose lines are rows: fields apart by bars, tabs or spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.table import Cell, Table
from extractor.text_figures import is_figure

Span = tuple[int, int]

_HAN = "\u4e00-\u9fff"
_BAR, _TAB, _SPACE = re.compile(r"[|｜│]"), re.compile(r"\t"), re.compile(r"[ \u3000]+")
_WIDE = re.compile(
    rf"(?:(?<=[^{_HAN}])|(?<=[{_HAN}]{{2}}))[ \u3000]{{2,}}|(?<=[{_HAN}])[ \u3000]{{2,}}(?![{_HAN}][ \u3000])"
)
"""Wide spaces, but not those that spread a word of two letters: 小  麦."""
_RULE_LINE = re.compile(r"[-|｜│:\s+─—┼├┤]+")
_LONGEST_LINE = 400
_MOST_COLUMNS = 60
_SHARE = 0.8
"""Part of the lines that must agree before they are a table."""


def find_field_tables(text: str) -> Iterator[Table]:
    """Yield the tables of a text that have a row on each line."""
    for lines in _runs(text):
        table = _read(text, lines)
        if table:
            yield table


def _runs(text: str) -> Iterator[list[Span]]:
    """Runs of at least three lines with something that parts fields in each."""
    run: list[Span] = []
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip() if stop - at <= _LONGEST_LINE else "long"
        if line and ("\t" in line or _BAR.search(line) or "\u3000" in line or " " in line):
            run.append((at, stop))
        elif line:
            if len(run) >= 3:
                yield run
            run = []
        at = stop + 1
    if len(run) >= 3:
        yield run


def _read(text: str, lines: list[Span]) -> Table | None:
    """A run of lines as a table by the first mark that gives them the same number of fields."""
    for mark in (_BAR, _TAB, _WIDE, _SPACE):
        rows = _without_prose([fields for start, end in lines if (fields := _fields(text, start, end, mark))])
        widths = [len(row) for row in rows]
        width = max(set(widths), key=widths.count) if widths else 0
        if not 2 <= width <= _MOST_COLUMNS:
            continue
        rows = [_fitted(text, row, width, mark) for row in rows]
        fits = [len(row) == width for row in rows]
        first, last = fits.index(True), len(fits) - fits[::-1].index(True)
        body = rows[first:last]
        if len(body) < 3 or sum(fits[first:last]) < _SHARE * len(body):
            continue
        body = [row for row in body if len(row) == width]
        numbers = sum(is_figure(text[slice(*field)]) for row in body for field in row)
        if numbers >= max(3, 0.25 * width * len(body)) and _stands_in_columns(text, body):
            return _table(body)
    return None


def _without_prose(rows: list[list[Span]]) -> list[list[Span]]:
    """Rows from the first to the last that have fields: a heading above (表1 各季情况) and prose below have none."""
    parted = [at for at, row in enumerate(rows) if len(row) > 1]
    return rows[parted[0] : parted[-1] + 1] if parted else []


def _fields(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Span]:
    if _RULE_LINE.fullmatch(text, start, end):
        return []
    # a tab at the edge parts an empty corner from what follows; a bar there is only the frame
    edge = " \u3000\r" if mark is _TAB else " \t\u3000|｜│\r"
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    fields: list[Span] = []
    at = start
    for gap in mark.finditer(text, start, end):
        fields.append(_stripped(text, at, gap.start()))
        at = gap.end()
    fields.append(_stripped(text, at, end))
    return fields


def _fitted(text: str, row: list[Span], width: int, mark: re.Pattern[str]) -> list[Span]:
    """A row with blanks at its end filled up after tabs, with a label's own spaces closed elsewhere."""
    if mark is _TAB and len(row) < width and row[0][1] > row[0][0]:
        return row + [(row[-1][1], row[-1][1])] * (width - len(row))
    if mark is _TAB and len(row) > width and all(start == end for start, end in row[width:]):
        return row[:width]
    if mark is _WIDE and len(row) < width:
        return _parted(text, row, width)
    if mark in (_WIDE, _SPACE) and len(row) > width:
        figures = row[len(row) - width + 1 :]
        labels = row[: len(row) - width + 1]
        if all(is_figure(text[slice(*field)]) for field in figures) and not is_figure(text[slice(*labels[-1])]):
            return [(labels[0][0], labels[-1][1]), *figures]
    return row


def _parted(text: str, row: list[Span], width: int) -> list[Span]:
    """A row whose longest label leaves its figure one space only: 每百名学生拥有计算机台数 0.548      0.437."""
    fields = [field for start, end in row for field in _fields(text, start, end, _SPACE)]
    figures = [is_figure(text[slice(*field)]) for field in fields]
    return fields if len(fields) == width and not figures[0] and all(figures[1:]) else row


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _stands_in_columns(text: str, rows: list[list[Span]]) -> bool:
    """Whether at least one column beside the first is figures all the way down from the header."""
    for column in range(1, len(rows[0])):
        cells = [text[slice(*row[column])] for row in rows[1:]]
        if sum(is_figure(cell) or not cell for cell in cells) >= _SHARE * len(cells):
            return True
    return False


def _table(rows: list[list[Span]]) -> Table:
    cells = tuple(
        Cell(row, column, *span)
        for row, line in enumerate(rows)
        for column, span in enumerate(line)
        if span[1] > span[0]
    )
    return Table(cells, rows[0][0][0], max(end for line in rows for _, end in line))
