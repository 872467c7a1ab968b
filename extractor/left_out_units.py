"""Units that the words leave out: the report's own (金额单位均为万元), that of what is listed (104所,完小38,教学点46)."""

from __future__ import annotations

import re
from fractions import Fraction

from extractor.cell_values import read_unit
from extractor.moved_units import in_unit, is_bare, units_of_movements, worth_beside
from extractor.numbers import scan_numbers
from extractor.passage import Mention, Passage
from extractor.quantity import Quantity
from extractor.units import Unit

DeclaredUnit = tuple[Unit, int]
"""A unit with the multiplier before it: 万元."""
_DECLARED = re.compile(
    r"(?:单位|金额|数据|收支)[^;。\n]{0,24}?(?:均|皆|一律|统一|都)?(?:为|以)(?P<unit>[百千万亿]{0,2}美?元)(?:为单位|计|为计量单位)?(?=[,;。)\n])"
    r"|(?:报告|说明|材料|本文)[^;。\n]{0,8}单位:(?P<said>[百千万亿]{0,2}美?元)(?=[,;。)\n])"
)
_OTHER = re.compile(r"[^,;。]{0,12}单位")
_NO_WHOLES = frozenset(("比率", "百分点", "倍", "时间"))
_NO_AMOUNT = re.compile(r"(?:指数|系数|率|比例?|[弹密程]度|倍|得分|分值|排名|第|均)[^,;。]{0,3}$")
_LABEL = re.compile(r"(?=.)、?(?:[0-9]{2,4}年)?[\u4e00-\u9fff]{0,9}(?:[0-9]{1,2}月[底末份]?)?")
_LARGE, _FEWEST = 1000, 2
_LEAST, _MOST = Fraction(3, 10), Fraction(3, 2)
"""What a list may come to of its total, and still be read in its unit."""
_HEAD = 4000


def declared_unit(folded: str) -> DeclaredUnit | None:
    """Return the unit of money that a report says its amounts are in where it leaves it out; None where it names several."""
    found = _DECLARED.search(folded, 0, _HEAD)
    if found is None or _OTHER.match(folded, found.end() + 1):
        return None
    return read_unit(found["unit"] or found["said"])


def complete_units(passage: Passage, declared: DeclaredUnit | None) -> dict[int, Quantity]:
    """Return the numbers of a paragraph whose unit is left out, by their place among its numbers, with that unit."""
    found = _listed(passage) | units_of_movements(passage)
    if declared is not None:
        for number, mention in enumerate(passage.mentions):
            if number not in found and is_bare(mention.quantity) and _is_amount(mention):
                found[number] = in_unit(mention.quantity, *declared)
    return found


def _is_listed(mention: Mention) -> bool:
    """Whether nothing but a label stands before a number, and nothing behind it."""
    return _LABEL.fullmatch(mention.before) is not None and mention.after[:1] in ("", "、")


def _is_amount(mention: Mention) -> bool:
    """Whether a bare number looks like money: with decimals, thousands separators or thousands, and called no rate."""
    large = mention.quantity.place < 1 or "," in mention.quantity.surface or mention.quantity.value >= _LARGE
    listed = _is_listed(mention) and mention.opened_by == "number"  # 基金6200、国资550
    return (large or listed) and mention.before != "" and _NO_AMOUNT.search(mention.before) is None


def _listed(passage: Passage) -> dict[int, Quantity]:
    """Bare numbers in a row, a label before each, behind a figure whose parts they may be."""
    found: dict[int, Quantity] = {}
    total: Mention | None = None
    run: list[int] = []
    for number, mention in enumerate(passage.mentions):
        quantity = mention.quantity
        if total is not None and mention.sentence > (passage.mentions[run[-1]] if run else total).sentence:
            found |= _in_total(passage, total, run)
            total, run = (total if mention.sentence - total.sentence == 1 else None), []
        if is_bare(quantity) and _is_listed(mention):
            run.append(number)
        elif quantity.unit_of.dimension not in _NO_WHOLES and not is_bare(quantity):
            found |= _in_total(passage, total, run)
            total, run = (mention if quantity.unit and not quantity.kind else None), []
    return found | _in_total(passage, total, run)


def _in_total(passage: Passage, total: Mention | None, run: list[int]) -> dict[int, Quantity]:
    """A run in its total's unit, where it comes to about as much."""
    if total is None or len(run) < _FEWEST:
        return {}
    whole = total.quantity
    worth = next((number.worth for number in scan_numbers(whole.surface)), 1)
    read = {
        number: in_unit(bare := passage.mentions[number].quantity, whole.unit_of, worth_beside(bare, whole, worth))
        for number in run
    }
    added = sum((one.value for one in read.values()), Fraction(0))
    return read if whole.value * _LEAST <= added <= whole.value * _MOST else {}
