"""Proportions of the two figures right before them: 上级拨付28642万元,地方配套12864万元,配套比例为2.23:1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.multiples import relate_ratio
from rules.quotients import is_ratio
from rules.relation import Relation
from rules.report_text import ReportText
from rules.slips import slip_between

_SAID = re.compile(r"[,;]?[^,;。0-9]{0,8}(?:之比|比例|比)(?:约|近)?(?:为|是|达)?")
_ONE = re.compile(r"^1[:∶：]|[:∶：]1$")
_TELLING = 3


def find_proportions(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield a:1 and 1:b with the two figures of one unit right before them, where these make it, or would but for one slip.

    Args:
        text: the report.
        known: ids of ratios that other finders have related already.
    """
    for number, stated in enumerate(text.claims):
        if number < 2 or stated.id in known or stated.quantity.kind != "ratio" or not _SAID.fullmatch(stated.before):
            continue
        first, second = text.claims[number - 2 : number]
        one = _ONE.search(stated.surface)
        if one is None or not _are_beside(text, first, second, stated):
            continue
        top, bottom = (second, first) if one.start() == 0 else (first, second)
        if is_ratio(top, bottom, stated, Fraction(1)) or _is_slip(top, bottom, stated):
            yield relate_ratio(top, bottom, stated, Fraction(1), "likely")


def _are_beside(text: ReportText, first: Claim, second: Claim, stated: Claim) -> bool:
    alike = first.quantity.unit == second.quantity.unit != "%" and first.quantity.unit != ""
    together = first.sentence == second.sentence == stated.sentence and first.depth == second.depth == stated.depth
    return alike and together and text.is_level(first) and text.is_level(second) and second.quantity.value > 0


def _is_slip(top: Claim, bottom: Claim, stated: Claim) -> bool:
    if telling_digits(stated) < _TELLING or not bottom.quantity.value:
        return False
    place = stated.quantity.place
    printed = (top.quantity.value / bottom.quantity.value / place + Fraction(1, 2)).__floor__() * place
    return slip_between(stated.quantity, printed) in ("swap", "digit")
