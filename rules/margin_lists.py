"""By how much coefficients and their kin keep their limits: 小学0.372、初中0.311,分别低于0.65和0.55的标准0.278和0.239."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.margins import PASSES, relate_margin
from rules.relation import Relation
from rules.report_text import ReportText

_NORM = re.compile(
    r"的[^,;。0-9]{0,6}(?:标准|要求|规定|底线|上限|下限|目标|限值)(?:要求|线)?(?:,?(?:分别|依次|各)[低高优少多]于?(?:了|出)?)?"
)
_SAME = ("", "倍")


def find_margin_lists(text: ReportText) -> Iterator[Relation]:
    """Yield margins of figures without a unit with the value and the limit right before each, one for one."""
    for stated in text.claims:
        if stated.quantity.unit not in _SAME or stated.quantity.place >= 1 or stated.place > 0:
            continue
        margins = text.series[stated.series] if stated.series >= 0 else [stated]
        count, number = len(margins), text.number_of(stated)
        if not number or not _NORM.fullmatch(text.between(text.claims[number - 1], stated)):
            continue
        limits, values = text.claims[number - count : number], text.claims[number - 2 * count : number - count]
        if number < 2 * count or not all(_alike(one, stated) for one in (*limits, *values)):
            continue
        if match := PASSES.search(limits[0].before):
            for value, limit, margin in zip(values, limits, margins, strict=True):
                yield relate_margin(value, limit, margin, below=match["below"] is not None)


def _alike(claim: Claim, stated: Claim) -> bool:
    return claim.sentence == stated.sentence and claim.quantity.unit == stated.quantity.unit
