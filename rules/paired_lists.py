"""Lists of two figures each: where the first of every item make up a total, the second do too (612户2047人,…217户768人)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import is_countable
from rules.relation import Relation, relate
from rules.report_text import ReportText

_JOINTS = ("", "、", ",")


def find_paired_lists(text: ReportText, sums: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the sums of the second figures of items whose first ones add up.

    Args:
        text: the report.
        sums: totals with their parts.
    """
    for one in sums:
        total, parts = one.claim("total"), one.claims("part")
        second = _second(text, total)
        if second is None or not adds_up(total, parts):
            continue
        seconds = [found for part in parts if (found := _second(text, part)) is not None]
        if len(seconds) == len(parts) and all(found.quantity.unit == second.quantity.unit for found in seconds):
            yield relate("sum", one.origin, "likely", total=second, part=seconds)


def _second(text: ReportText, first: Claim) -> Claim | None:
    """The countable figure of another unit right behind one, in its item."""
    claim = next(text.after(first), None)
    if claim is None or claim.sentence != first.sentence or claim.depth != first.depth:
        return None
    other = claim.quantity.unit != first.quantity.unit and is_countable(text, claim)
    return claim if other and text.between(first, claim) in _JOINTS else None
