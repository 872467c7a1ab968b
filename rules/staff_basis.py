"""Which count of staff a ratio says it divides by: 生师比按编制数计算为17.8:1, 按在岗人数计算为18.3:1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim

BASIS = re.compile(r"[以按](?P<name>[^,;。以按]{2,10}?)(?:人?数|口径)?(?:为基数)?(?:计算|测算|折算|计)")
_STAFF = {"编制": re.compile(r"编制|[核定]编(?!外)"), "在岗": re.compile(r"在岗"), "在编": re.compile(r"在编")}


def staff_divided_by(around: Sequence[Claim], stated: Claim) -> Claim | None:
    """Return the one count of persons of the paragraph that goes by the name a ratio says it is calculated with."""
    by = BASIS.search(stated.before)
    name = _STAFF.get(by.group("name")) if by else None
    if name is None:
        return None
    found = [
        claim
        for claim in around
        if claim.paragraph == stated.paragraph
        and claim.quantity.dimension == "人"
        and name.search(f"{claim.indicator.folded} {claim.before}")
        and (claim.level == stated.level or not stated.level)
    ]
    return found[0] if len({claim.quantity.value for claim in found}) == 1 else None
