"""The report against summary tables handed in beside it: a figure of the narrative and the cell that states the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz import fuzz

from extractor.claim import Claim
from extractor.document import Document
from rules.attachments import Attached
from rules.relation import Relation, relate
from rules.relations.same import recheck
from rules.school_sheets import find_school_sheets
from rules.stance import Kind, read_stance
from rules.verdict import CONSISTENT

_NOISE = re.compile(
    r"[“”‘’《》、,()\s]|[全我][县区市省校国]|合计|总计|共有?|累计|现有|达到?|年[初末底]|本年|(?:总?人?数|总量|总额)$"
)
_SCHOOLS = re.compile(r"学校$")
_ALIKE = 80
_FEWEST_WORDS = 2
_MOST_CELLS = 20
"""Cells under one name beyond which it is a list and no statement."""


def find_attached_tables(
    claims: Sequence[Claim], document: Document, attached: Sequence[Attached], done: Collection[Claim]
) -> Iterator[Relation]:
    """Yield figures of the narrative with the cell of a data file that names the same indicator, level and period.

    Args:
        claims: of the report.
        document: the report.
        attached: the data files.
        done: figures that the rows of a school list already answer for.
    """
    cells = _index(attached)
    held = {id(claim) for claim in done}
    for claim in claims:
        if claim.cell is None and id(claim) not in held and _states(claim):
            year = claim.period or document.year
            found = {id(cell): cell for key in _keys(claim) for cell in cells.get(key, ())}
            named = [cell for cell in found.values() if _is_same(claim, cell, year)]
            equal = [cell for cell in named if recheck(_pair(claim, cell)).outcome == CONSISTENT]
            if equal or len(named) == 1:
                yield _pair(claim, (equal or named)[0])


def _pair(claim: Claim, cell: Claim) -> Relation:
    return relate("same", "attachment", "likely", first=claim, second=cell)


def _states(claim: Claim) -> bool:
    """Whether a figure says what is, and is none of a comparison."""
    level = read_stance(claim).kind in (Kind.LEVEL, Kind.RATE, Kind.SHARE)
    return level and claim.bound == "=" and claim.modality == "actual" and claim.quantity.dimension != ""


def _index(attached: Sequence[Attached]) -> dict[str, list[Claim]]:
    """Cells by their names; single schools are none of the report's words."""
    index: dict[str, list[Claim]] = defaultdict(list)
    for one in attached:
        sheets = find_school_sheets(one.document, one.doc, one.claims)
        schools = {(sheet.figures.reading.number, row) for sheet in sheets for row in sheet.schools}
        for cell in one.claims:
            if cell.cell is not None and (cell.cell.table, cell.cell.row) not in schools:
                for key in _keys(cell):
                    index[key].append(cell)
    return {key: cells for key, cells in index.items() if len(cells) <= _MOST_CELLS}


def _keys(claim: Claim) -> set[str]:
    """What a figure can be found by: its words, and its canonical name."""
    words = _bare(claim)
    keys = {words} if len(words) >= _FEWEST_WORDS else set()
    return keys | {f"={claim.indicator.name}"} if claim.indicator.name else keys


def _bare(claim: Claim) -> str:
    return _SCHOOLS.sub("", _NOISE.sub("", claim.indicator.folded)) or claim.level


def _is_same(claim: Claim, cell: Claim, year: str) -> bool:
    """Whether a cell can only mean what a claim does: level, scope, period, unit and most of the words."""
    counted = cell.quantity.dimension == "" and cell.quantity.place == 1 and claim.quantity.unit_of.exact
    return (
        (claim.quantity.dimension == cell.quantity.dimension or counted)
        and claim.level == cell.level
        and claim.scope == cell.scope
        and cell.modality == "actual"
        and (not cell.period or cell.period == year)
        and fuzz.ratio(_bare(claim), _bare(cell)) >= _ALIKE
    )
