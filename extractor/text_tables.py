"""Tables in plain text: cells apart by tabs, bars or wide spaces, or one cell a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractor.table import Cell, Table

Span = tuple[int, int]

_NUMBER = re.compile(
    r"[-+−－(（]?[0-9０-９][0-9０-９,，]*(?:[.．。][0-9０-９]+)?[%％‰]?[)）]?(?:[\u4e00-\u9fff]{1,3})?|[-—–─－]{1,3}|…{1,2}|/|无"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年.{0,4})?")
_CELL_LINES = re.compile(
    r"(?:^[ \t]*[^\n\t。；;！？!?]{1,28}\n(?:[ \t]*\n)?){6,}(?:[ \t]*[^\n\t。；;！？!?]{1,28}$)?", re.MULTILINE
)
_FIELD_MARKS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r"[ \u3000]{2,}"), re.compile(r"[ \u3000]+"))
_RULE_LINE = re.compile(r"[-|:\s+─—┼├┤]+")
_LONGEST_LINE = 400
_MOST_COLUMNS = 14
_MOST_LEAD = 6
_SHARE = 0.8


def find_text_tables(text: str, taken: Sequence[Span]) -> list[Table]:
    """Return the tables of a text that lie outside the spans already known as tables, in order."""
    found: list[Table] = []
    starts = [start for start, _ in taken]

    def is_free(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        before = at >= 0 and taken[at][1] > start
        behind = at + 1 < len(taken) and taken[at + 1][0] < end
        return not before and not behind

    for lines in _field_runs(text):
        if is_free(lines[0][0], lines[-1][1]):
            table = _read_fields(text, lines)
            if table:
                found.append(table)
    known = [(table.start, table.end) for table in found]
    for match in _CELL_LINES.finditer(text):
        if is_free(*match.span()) and not any(start < match.end() and match.start() < end for start, end in known):
            table = _read_cell_lines(text, match.start(), match.end())
            if table:
                found.append(table)
    return sorted(found, key=lambda table: table.start)


def is_number(words: str) -> bool:
    """Whether a cell holds a figure or a mark for none, and not a year."""
    return _NUMBER.fullmatch(words) is not None and _YEAR.fullmatch(words) is None


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            yield at, stop
        at = stop + 1


def _field_runs(text: str) -> Iterator[list[Span]]:
    """Runs of at least three lines with something that parts fields in each."""
    run: list[Span] = []
    for start, end in _lines(text, 0, len(text)):
        line = text[start:end].strip() if end - start <= _LONGEST_LINE else ""
        if line and ("\t" in line or "|" in line or "  " in line or "\u3000" in line or line.count(" ") >= 1):
            run.append((start, end))
            continue
        if len(run) >= 3:
            yield run
        run = []
    if len(run) >= 3:
        yield run


def _read_fields(text: str, lines: list[Span]) -> Table | None:
    """A run of lines as a table by the first mark that gives them the same number of fields."""
    for mark in _FIELD_MARKS:
        rows = [_fields(text, start, end, mark) for start, end in lines]
        rows = [row for row in rows if row]
        widths = [len(row) for row in rows]
        width = max(set(widths), key=widths.count) if widths else 0
        if width < 2 or width > 60:
            continue
        first = next(at for at, count in enumerate(widths) if count == width)
        last = len(widths) - next(at for at, count in enumerate(reversed(widths)) if count == width)
        body = rows[first:last]
        if len(body) < 3 or sum(len(row) == width for row in body) < _SHARE * len(body):
            continue
        body = [row for row in body if len(row) == width]
        numbers = sum(is_number(text[slice(*field)]) for row in body for field in row)
        if numbers < max(3, 0.25 * width * len(body)) or not _stands_in_columns(text, body):
            continue
        return _table(body)
    return None


def _fields(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Span]:
    if _RULE_LINE.fullmatch(text, start, end):
        return []
    while start < end and text[start] in " \t\u3000|":
        start += 1
    while end > start and text[end - 1] in " \t\u3000|\r":
        end -= 1
    fields: list[Span] = []
    at = start
    for gap in mark.finditer(text, start, end):
        fields.append(_stripped(text, at, gap.start()))
        at = gap.end()
    fields.append(_stripped(text, at, end))
    return fields


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
        if sum(is_number(cell) or not cell for cell in cells) >= _SHARE * len(cells):
            return True
    return False


def _table(rows: list[list[Span]]) -> Table:
    cells = tuple(
        Cell(row, column, *span)
        for row, line in enumerate(rows)
        for column, span in enumerate(line)
        if span[1] > span[0]
    )
    return Table(cells, rows[0][0][0], max(end for _, end in rows[-1]))


def _read_cell_lines(text: str, start: int, end: int) -> Table | None:
    """A run of short lines as a table, if some number of columns makes labels and figures fall into place."""
    lines = [_stripped(text, *line) for line in _lines(text, start, end)]
    kinds = [is_number(text[slice(*line)]) for line in lines]
    best: tuple[float, int, int, int] | None = None
    for lead in range(min(_MOST_LEAD, len(lines)) + 1):
        for width in range(2, _MOST_COLUMNS + 1):
            rows, score = _fit(kinds, lead, width)
            if rows and (best is None or score > best[0]):
                best = (score, lead, width, rows)
    if best is None:
        return None
    _, lead, width, rows = best
    return _table([lines[lead + row * width : lead + (row + 1) * width] for row in range(rows)])


def _fit(kinds: list[bool], lead: int, width: int) -> tuple[int, float]:
    """Rows that a table of such a width from line `lead` on has, and how well it fits; (0, 0) where it does not."""
    rows = 0
    available = (len(kinds) - lead) // width
    if available < 3 or any(kinds[lead : lead + width]):
        return 0, 0.0
    pattern: list[bool] | None = None
    for row in range(1, available):
        line = kinds[lead + row * width : lead + (row + 1) * width]
        if line[0] or not any(line):
            break
        if pattern is not None and sum(a != b for a, b in zip(line, pattern, strict=True)) > (1 - _SHARE) * width:
            break
        pattern = pattern or line
        rows += 1
    if rows < 2:
        return 0, 0.0
    rest = len(kinds) - lead - (rows + 1) * width
    return rows + 1, (rows + 1) * width - 0.5 * rest - lead + (0.5 if rest == 0 else 0)
