"""Which rows and columns of a table add up to which: totals, subtotals, 其中 rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.relation import Relation, relate
from rules.slips import slip_between
from rules.table_figures import TableFigures

Reading = list[int]
"""Rows (or columns) taken as the parts of a total."""
_MOST_PARTS = 400
_CLOSE, _WIDE = Fraction(1, 10), Fraction(1, 3)
_ONE_SLIP = 2
"""Lines that one misprint can break; where more are there and none adds up, the reading is wrong."""


def find_table_sums(table: TableFigures) -> Iterator[Relation]:
    """Yield totals with their parts, down the columns and along the rows."""
    yield from _down(table)
    yield from _along(table)
    yield from _within(table)


def _down(table: TableFigures) -> Iterator[Relation]:
    for total in table.rows:
        if table.is_total_row(total):
            readings = _parts_of_row(table, total)
            yield from _best(readings, table.columns, partial(_cells, table, total), table.has_blank)


def _cells(table: TableFigures, total: int, rows: Reading, column: int) -> tuple[Claim, list[Claim]] | None:
    whole = table.at(total, column)
    if whole is None or not table.adds(total, column):
        return None
    parts = [part for part in table.column(column, rows) if part.quantity.dimension == whole.quantity.dimension]
    return (whole, parts) if len(parts) > 1 else None


def _best(
    readings: Sequence[Reading],
    lines: Sequence[int],
    pick: Callable[[Reading, int], tuple[Claim, list[Claim]] | None],
    is_gapped: Callable[[Reading], bool] = lambda reading: False,
) -> Iterator[Relation]:
    """The reading of a total that most columns bear out; where none bears it out, nothing is closed."""
    ranked: list[tuple[int, int, list[tuple[Claim, list[Claim]]], Reading]] = []
    for order, reading in enumerate(readings):
        found = [pair for line in lines if (pair := pick(reading, line)) is not None]
        agreeing = sum(adds_up(whole, parts) for whole, parts in found)
        if found:
            ranked.append((agreeing, -order, found, reading))
    if not ranked:
        return
    agreeing, _, found, chosen = max(ranked, key=lambda row: (row[0], row[1]))
    firm = 2 * agreeing >= len(found) and agreeing > 0
    if (
        not agreeing
        and (len(found) > _ONE_SLIP or not _near(found))
        and (len(found) > 1 or len(ranked) > 1 or not _slipped(*found[0]))
    ):
        return
    for whole, parts in found:
        slipped = _slipped(whole, parts)
        if (_is_mean(whole, parts) and not (firm and slipped)) or (
            len(found) > 1 and not _near([(whole, parts)], _WIDE) and not slipped
        ):
            continue  # counted once each in the total, though in several classes
        complete = len(parts) == len(chosen) and not is_gapped(chosen)
        strength = "firm" if complete and (firm or len(found) == 1) else "likely"
        yield relate("sum", "structure", strength, total=whole, part=parts[:_MOST_PARTS])


def _is_mean(whole: Claim, parts: list[Claim]) -> bool:
    """Whether what stands in the total's row lies among the parts: an average of theirs."""
    values = [part.quantity.value for part in parts]
    return len(values) > 1 and 0 < min(values) < whole.quantity.value < max(values)


def _near(found: list[tuple[Claim, list[Claim]]], room: Fraction = _CLOSE) -> bool:
    """Whether totals and parts are close enough that the parts are surely meant."""
    for whole, parts in found:
        added = sum(part.quantity.value for part in parts)
        if abs(added - whole.quantity.value) > room * abs(whole.quantity.value):
            return False
    return True


def _slipped(whole: Claim, parts: list[Claim]) -> bool:
    """Whether one figure written otherwise by a digit would make parts and total agree."""
    over = whole.quantity.value - sum(part.quantity.value for part in parts)
    if slip_between(whole.quantity, whole.quantity.value - over):
        return True
    return any(slip_between(part.quantity, part.quantity.value + over) for part in parts[:_MOST_PARTS])


def _parts_of_row(table: TableFigures, total: int) -> list[Reading]:
    """The readings of a total row, likeliest first: rows above or below it, by group, by depth, without children."""
    rows = table.rows
    at = rows.index(total)
    opened = next((place + 1 for place in range(at - 1, -1, -1) if table.is_grand_row(rows[place])), 0)
    above, below = rows[opened:at], rows[at + 1 :]
    if table.is_subtotal_row(total):
        group = _group(table, total)
        since = _since_last_total(table, above)
        return _distinct([[row for row in group if row in above], since, [row for row in group if row in below]])
    subtotals = [row for row in rows if row != total and table.is_subtotal_row(row)]
    sides = [below, above] if not above or len(below) > len(above) else [above, below]
    readings: list[Reading] = []
    if table.is_grand_row(total) and (summed := [row for row in above if table.is_total_row(row)]):
        readings.append([summed[-1], *_since_last_total(table, above)])  # 本年收入合计, 使用结余, 年初结转, 收入总计
    if len(subtotals) > 1:
        readings.append(subtotals)
    for side in sides:
        plain = [row for row in side if not table.is_total_row(row)]
        readings += [_outermost(table, plain), _since_last_total(table, side) if side is above else plain, plain]
        visible = [row for row in plain if not table.is_hidden(row)]
        readings.append(visible)
    totals_above = [row for row in above if table.is_total_row(row)]
    if len(totals_above) > 1:
        readings.append(totals_above)
    return _distinct(readings)


def _distinct(readings: list[Reading]) -> list[Reading]:
    seen: list[Reading] = []
    for reading in readings:
        if len(reading) > 1 and reading not in seen:
            seen.append(reading)
    return seen


def _outermost(table: TableFigures, rows: Sequence[int]) -> Reading:
    """Rows that stand under no other: neither 其中 nor deeper than the shallowest."""
    depths = {row: table.depths[row] for row in rows}
    plain = _without_children(table, rows)
    least = min((depths[row] for row in plain), default=0)
    return [row for row in plain if depths[row] == least]


def _without_children(table: TableFigures, rows: Sequence[int]) -> Reading:
    """Rows but those of a 其中 group: the row that says it and what follows it at its depth or deeper indentation."""
    kept: Reading = []
    opened: int | None = None
    for row in rows:
        depth = table.depths[row]
        if table.reading.is_child(row):
            opened = depth
            continue
        if opened is not None and depth > 8 and kept and depth > table.depths[kept[-1]]:
            continue
        opened = None
        kept.append(row)
    return kept


def _group(table: TableFigures, row: int) -> set[int]:
    """Rows under the same outer label (a merged cell at the left) as a row, but it."""
    outer = _outer_cell(table, row)
    return {other for other in table.rows if other != row and outer is not None and _outer_cell(table, other) is outer}


def _outer_cell(table: TableFigures, row: int) -> object | None:
    for column in sorted(table.reading.stubs - table.reading.skipped):
        found = table.reading.at(row, column)
        if found is not None and found.cell.row_span > 1:
            return found
    return None


def _since_last_total(table: TableFigures, rows: Sequence[int]) -> Reading:
    since: Reading = []
    for row in reversed(rows):
        if table.is_total_row(row):
            break
        since.insert(0, row)
    return since


def _along(table: TableFigures) -> Iterator[Relation]:
    """合计 | 小学 | 初中: a total column with the columns of its group."""
    for total in table.columns:
        if not table.is_total_column(total):
            continue
        prefix = table.reading.labels.get(total, ())[:-1]
        siblings = [
            column
            for column in table.columns
            if column != total and table.reading.labels.get(column, ())[: len(prefix)] == prefix
            and not table.is_total_column(column)
        ]  # fmt: skip
        right = _run(siblings, total, 1)
        left = _run(siblings, total, -1)
        readings = _distinct(
            [
                right,
                left,
                *[right[:length] for length in range(len(right) - 1, 1, -1)],
                *[left[start:] for start in range(1, len(left) - 1)],
            ]
        )
        yield from _best(readings, table.rows, partial(_cross, table, total))


def _run(columns: Sequence[int], start: int, step: int) -> Reading:
    """Columns right beside a place without a gap."""
    found: Reading = []
    at = start + step
    while at in columns:
        found.append(at)
        at += step
    return sorted(found)


def _cross(table: TableFigures, total: int, columns: Reading, row: int) -> tuple[Claim, list[Claim]] | None:
    whole = table.at(row, total)
    if whole is None or not table.adds(row, total):
        return None
    parts = [
        claim
        for column in columns
        if table.adds(row, column) and (claim := table.at(row, column)) is not None
        and claim.quantity.dimension == whole.quantity.dimension
    ]  # fmt: skip
    return (whole, parts) if len(parts) > 1 else None


def _within(table: TableFigures) -> Iterator[Relation]:
    """A row with its 其中 rows: a sum where most columns say so, else parts no larger than the whole."""
    rows = table.rows
    for at, row in enumerate(rows):
        if table.reading.is_child(row) or at + 1 == len(rows) or not table.reading.is_child(rows[at + 1]):
            continue
        children = _children(table, rows[at + 1 :], table.depths[row])
        pairs = []
        for column in table.columns:
            whole = table.at(row, column)
            if whole is None or not table.adds(row, column):
                continue
            parts = [
                part for part in table.column(column, children) if part.quantity.dimension == whole.quantity.dimension
            ]
            if parts:
                pairs.append((whole, parts))
        summed = [adds_up(whole, parts) for whole, parts in pairs if len(parts) > 1]
        if (len(summed) > 1 and 2 * sum(summed) > len(summed)) or summed == [True]:
            yield from (relate("sum", "list", total=whole, part=parts) for whole, parts in pairs if len(parts) > 1)
        else:
            yield from (relate("subset", "list", whole=whole, part=parts) for whole, parts in pairs)


def _children(table: TableFigures, rows: Sequence[int], outer: int) -> Reading:
    """The 其中 row and what follows it in its group: further 其中 rows, or rows as deep and deeper than the parent."""
    children: Reading = []
    for row in rows:
        deeper = table.depths[row] > 8 and table.depths[row] > outer
        if table.reading.is_child(row) or (children and deeper):
            children.append(row)
        else:
            break
    return children
