"""A table's figure as a sentence would print it: with the unit that its header gives."""

from __future__ import annotations

from extractor.claim import Claim

_TIMES = {100: "百", 1000: "千", 10**4: "万", 10**8: "亿"}


def surface_with_unit(claim: Claim) -> str:
    """Return a claim's words, a cell's with the multiplier and unit of its header."""
    if claim.cell is None or claim.surface.endswith(claim.quantity.unit):
        return claim.surface
    return f"{claim.surface}{_TIMES.get(claim.cell.multiplier, '')}{claim.quantity.unit}"
