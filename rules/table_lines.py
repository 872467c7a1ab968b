"""Columns and rows of a table that hang together by arithmetic alone: 余额, 一般债务, 专项债务; 年初结余, 收入, 支出, 年末结余."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from extractor.claim import Claim
from rules.amounts import adds_up, nearly_equal
from rules.closeness import is_slip_off
from rules.relation import Relation, relate
from rules.slips import slip_between
from rules.table_figures import TableFigures

_LONGEST, _WIDEST = 6, 60
_FEWEST = 3
"""Lines that must bear a sum out: three sums of chance in one table are out of the question."""
_MISSES = 10
"""One line in so many, and one in any table, may miss it by a digit."""
_TELLING = 10
_ACCOUNT = 4
"""Opening, what came, what went, closing."""
_At = Callable[[int, int], Claim | None]


def find_line_sums(table: TableFigures) -> Iterator[Relation]:
    """Yield every line of a column (or row) that its neighbours make up in all lines, or in all but one that a digit would mend."""
    added = {place: claim for place, claim in table.by_place.items() if table.adds(*place)}
    yield from _sums(table.columns, table.rows, lambda column, row: added.get((row, column)))
    yield from _sums(table.rows, table.columns, lambda row, column: added.get((row, column)))
    yield from _balances(table.columns[:_WIDEST], table.rows, lambda column, row: added.get((row, column)))


def _sums(heads: Sequence[int], lines: Sequence[int], at: _At) -> Iterator[Relation]:
    for place, head in enumerate(heads[:_WIDEST]):
        right, left = heads[place + 1 : place + 1 + _LONGEST], heads[max(0, place - _LONGEST) : place][::-1]
        for side in (right, left):
            for length in range(2, len(side) + 1):
                if found := _borne_out(head, side[:length], lines, at):
                    yield from (relate("sum", "structure", "likely", total=total, part=parts) for total, parts in found)
                    break


def _borne_out(head: int, beside: Sequence[int], lines: Sequence[int], at: _At) -> list[tuple[Claim, list[Claim]]]:
    """The lines of a sum that holds nearly throughout; none where it does not."""
    found: list[tuple[Claim, list[Claim]]] = []
    missed: list[tuple[Claim, list[Claim]]] = []
    fits = 0
    for line in lines:
        total, parts = at(head, line), [claim for other in beside if (claim := at(other, line)) is not None]
        if total is None or len(parts) < len(beside):
            continue
        found.append((total, parts))
        if not adds_up(total, parts):
            missed.append((total, parts))
            if len(missed) > 1 + len(found) // _MISSES:
                return []
        elif (
            total.quantity.size >= _TELLING * float(total.quantity.place)
            and sum(part.quantity.size > 0 for part in parts) > 1
        ):
            fits += 1
    if fits < _FEWEST or not all(is_slip_off(total, parts) for total, parts in missed):
        return []
    return found


def _balances(columns: Sequence[int], rows: Sequence[int], at: _At) -> Iterator[Relation]:
    """Four columns side by side that are an account in all rows, or in all but one that a digit would mend."""
    for start in range(len(columns) - _ACCOUNT + 1):
        four = columns[start : start + _ACCOUNT]
        if any(after - before > 1 for before, after in pairwise(four)):
            continue
        accounts = [found for row in rows if len(found := [c for column in four if (c := at(column, row))]) == _ACCOUNT]
        missed = [account for account in accounts if not _balances_out(account)]
        if len(accounts) - len(missed) < _FEWEST or len(missed) > 1 + len(accounts) // _MISSES:
            continue
        if all(map(_is_slip_off_balance, missed)):
            for opening, came, went, closing in accounts:
                yield relate(
                    "balance", "structure", "likely", opening=opening, income=[came], outgo=[went], closing=closing
                )


def _left(account: Sequence[Claim]) -> Fraction:
    opening, came, went = (claim.quantity.value for claim in account[:3])
    return opening + came - went


def _balances_out(account: Sequence[Claim]) -> bool:
    return nearly_equal(account[3], _left(account), account[:3])


def _is_slip_off_balance(account: Sequence[Claim]) -> bool:
    """Whether one digit of one of four figures would close an account."""
    over = account[3].quantity.value - _left(account)
    wanted = zip(account, (over, over, -over, -over), strict=True)
    return any(slip_between(claim.quantity, claim.quantity.value + gap) is not None for claim, gap in wanted)
