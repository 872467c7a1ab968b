"""Figures that go along with the parts of a total, and with the total: 甲类12人、3.6万元,乙类8人、2.4万元,共20人、6万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_away
from rules.countable import is_countable
from rules.relation import Relation, relate
from rules.report_text import ReportText

_FARTHEST = 3  # figures between a part and what goes along with it


def find_companion_sums(text: ReportText, sums: Sequence[Relation]) -> Iterator[Relation]:
    """Yield what stands behind the parts of totals that add up, with what stands behind the total.

    Args:
        text: the report.
        sums: totals with their parts; of those that do not add up nothing is concluded.
    """
    for one in sums:
        total, parts = one.claim("total"), one.claims("part")
        if len(parts) < 2 or any(claim.series >= 0 for claim in (total, *parts)) or not adds_up(total, parts):
            continue
        beside = _beside(text, total, (total, *parts))
        if beside is None:
            continue
        companions = [_beside(text, part, (total, *parts), beside.quantity.dimension) for part in parts]
        found = [claim for claim in companions if claim is not None]
        if len(found) == len(parts) and len({claim.id for claim in (beside, *found)}) == len(parts) + 1:
            if adds_up(beside, found):
                yield relate("sum", "structure", total=beside, part=found)
            elif is_slip_away(beside, found):
                yield relate("sum", "structure", "likely", total=beside, part=found)


def _beside(text: ReportText, claim: Claim, figures: Sequence[Claim], dimension: str = "") -> Claim | None:
    """The next amount of another kind in a figure's sentence, before the next of the figures."""
    level = (later for later in text.after(claim) if later.depth <= claim.depth)
    for distance, later in enumerate(level):
        if later in figures or distance > _FARTHEST:
            return None
        other = later.quantity.dimension != claim.quantity.dimension
        if is_countable(text, later) and other and dimension in ("", later.quantity.dimension):
            return later
    return None
