"""Account codes in a table: 205 is what 20502 and 20509 add up to, whatever stands between their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.relation import Relation, relate
from rules.table_figures import TableFigures

Sum = tuple[Claim, list[Claim]]


def find_code_sums(table: TableFigures) -> Iterator[Relation]:
    """Yield each account with the accounts under it, where most of them bear the codes out."""
    rows = {code: row for row, code in table.codes.items() if row in table.rows}
    below: dict[int, list[int]] = defaultdict(list)
    for code, row in rows.items():
        above = next((code[:length] for length in range(len(code) - 1, 2, -1) if code[:length] in rows), None)
        if above is not None:
            below[rows[above]].append(row)
    sums = [
        found for row, parts in below.items() for column in table.columns if (found := _sum(table, row, parts, column))
    ]
    if sum(adds_up(whole, parts) for whole, parts in sums) > len(sums) / 2:
        yield from (relate("sum", "structure", total=whole, part=parts) for whole, parts in sums)


def _sum(table: TableFigures, row: int, below: list[int], column: int) -> Sum | None:
    whole, parts = table.at(row, column), table.column(column, below)
    if whole is None or len(parts) < 2 or not table.adds(row, column):
        return None
    return whole, parts
