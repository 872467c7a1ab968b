"""Which figures can be added: one dimension, counted alike."""

from __future__ import annotations

from extractor.claim import Claim

_PLACES = frozenset(("所", "家", "处", "座"))


def same_kind(a: Claim, b: Claim) -> bool:
    """Whether two figures can be added: one dimension, persons and visits by persons counted as one; 所 and 项 count different things."""
    da, db = a.quantity.dimension, b.quantity.dimension
    if da == db == "个":
        units = {a.quantity.unit, b.quantity.unit}
        return len(units) == 1 or "个" in units or units <= _PLACES
    counted, times = sorted((a.quantity.unit, b.quantity.unit), key=len)
    return da == db or {da, db} == {"人", "人次"} or (counted != "" and times == f"{counted}次")
