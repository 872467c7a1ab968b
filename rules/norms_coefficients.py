"""Which bare figures are 差异系数 whatever stands beside them: those of a sentence that lists coefficients by what they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractor.claim import Claim

COEFFICIENT, COMPOSITE = "差异系数", "综合差异系数"

_MEAN = re.compile(r"(?:平均|均值|综合)[^,、]{0,6}$")
_REACH = 600
_ENDS = "。!?\n"


def coefficient_name(claim: Claim, folded: str) -> str | None:
    """Return 差异系数 or 综合差异系数 for a bare figure whose sentence lists coefficients before it, else None.

    Args:
        claim: the figure.
        folded: the whole folded text.
    """
    if claim.quantity.dimension or claim.quantity.kind or claim.quantity.place >= 1 or claim.cell is not None:
        return None
    if _MEAN.search(claim.before) or (claim.indicator.name == COMPOSITE):
        return COMPOSITE if claim.indicator.name in (COEFFICIENT, COMPOSITE) or _is_listed(claim, folded) else None
    return COEFFICIENT if _is_listed(claim, folded) else None


def _is_listed(claim: Claim, folded: str) -> bool:
    start = claim.quantity.start
    begin = max(folded.rfind(mark, max(0, start - _REACH), start) for mark in _ENDS) + 1
    return folded.rfind(COEFFICIENT, max(begin, start - _REACH), start) >= 0


def coefficient_lists(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the values that stand in one list, or one behind the other in a sentence at one level."""
    lists: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = ("list", claim.series) if claim.series >= 0 else ("sentence", claim.sentence, claim.level)
        lists[key].append(claim)
    return list(lists.values())
