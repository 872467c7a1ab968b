"""Text against table: a figure said in a sentence and the cell that holds it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.relation import Relation, relate
from rules.slips import slip_between
from rules.table_figures import TableFigures

_NOISE = re.compile(r"[“”‘’《》、,()\s]|全[县区市省校国]|我[县区市省校]|共|累计|现有|达到?|年初|年末|年底|本年|数$")
_CHANGED = re.compile(r"(?:提高|提升|增加|减少|下降|上升|增长|降低|增收|减收|缩小|扩大|[多少高低])(?:了|约)*$")
_ALIKE_EQUAL = 60
_FEWEST_WORDS = 4
_SUMS_UP = re.compile(r"共|合计|总|累计|全[国省市县区州镇乡年]")
_RIGHT_ABOVE = 40
_TELLING = 3  # two digits are one apart by chance


def find_table_text(
    prose: Sequence[Claim], tables: Sequence[TableFigures], lead_reach: int = 200
) -> Iterator[Relation]:
    """Yield claims of the text with the cells that state the same.

    A cell of equal value under like words, or in the table that the sentence
    right above leads to, repeats the claim. One of another value does only
    under the very same words, or there when one digit apart.
    """
    cells: dict[tuple[str, int], list[tuple[Claim, TableFigures]]] = defaultdict(list)
    for table in tables:
        for claim in table.by_place.values():
            cells[claim.quantity.dimension, claim.part].append((claim, table))
    for claim in prose:
        if claim.bound != "=" or claim.modality != "actual" or claim.quantity.dimension == "":
            continue
        if _CHANGED.search(claim.before):
            continue  # 生均教育事业费提高1177元: no cell of 生均教育事业费
        beside = cells.get((claim.quantity.dimension, claim.part), ())
        equal = [
            cell for cell, table in beside if _same_value(claim, cell) and _speaks_of(claim, cell, table, lead_reach)
        ]
        if equal:
            yield relate("same", "repeat", first=claim, second=max(equal, key=lambda cell: _likeness(claim, cell)))
            continue
        named = [cell for cell, _ in beside if _is_named(claim, cell)]
        if len(named) == 1:
            yield relate("same", "repeat", "likely", first=claim, second=named[0])
            continue
        leads = telling_digits(claim) >= _TELLING and _SUMS_UP.search(claim.before) is not None
        slipped = [
            cell for cell, table in beside if leads and table.is_total_row(_row(cell)) and _leads(claim, table, _RIGHT_ABOVE)
            and slip_between(claim.quantity, cell.quantity.value)
        ]  # fmt: skip
        if len(slipped) == 1:
            yield relate("same", "repeat", "likely", first=claim, second=slipped[0])


def _row(cell: Claim) -> int:
    return cell.cell.row if cell.cell else -1


def _same_value(claim: Claim, cell: Claim) -> bool:
    scale = claim.quantity.unit_of.scale / cell.quantity.unit_of.scale
    return claim.quantity.value * scale == cell.quantity.value and claim.quantity.value > 9


def _speaks_of(claim: Claim, cell: Claim, table: TableFigures, reach: int) -> bool:
    if _leads(claim, table, reach) and table.is_total_row(_row(cell)):
        return True
    if claim.level and cell.level and claim.level != cell.level:
        return False
    return _likeness(claim, cell) >= _ALIKE_EQUAL


def _leads(claim: Claim, table: TableFigures, reach: int) -> bool:
    """Whether a claim stands in the sentence right above a table."""
    return 0 <= table.reading.table.start - claim.end <= reach


def _is_named(claim: Claim, cell: Claim) -> bool:
    """Whether text and cell name one indicator of one level and period in the very same words."""
    mine, theirs = _key(claim), _key(cell)
    return (
        len(mine) >= _FEWEST_WORDS
        and mine == theirs
        and claim.level == cell.level
        and claim.period == cell.period
        and claim.scope == cell.scope
        and cell.modality == claim.modality
    )


def _likeness(claim: Claim, cell: Claim) -> float:
    mine = _key(claim)
    return max(fuzz.token_set_ratio(mine, _key(cell)), fuzz.ratio(mine, _key(cell))) if mine else 0.0


def _key(claim: Claim) -> str:
    return _NOISE.sub("", claim.indicator.folded)
