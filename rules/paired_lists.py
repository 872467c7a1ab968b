"""Lists of two figures each: where one of every item make up a total, the other do too (612户2047人, 268万吨(上年142万吨))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_off
from rules.countable import is_countable
from rules.relation import Member, Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

PAIRED = "paired"
"""Marks a sum that the list beside it bears out."""
_JOINTS = ("", "、", ",")


def find_paired_lists(text: ReportText, sums: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the sums of the other figures of items of which one figure each adds up.

    Args:
        text: the report.
        sums: totals with their parts.
    """
    for one in sums:
        total, parts = one.claim("total"), one.claims("part")
        if not adds_up(total, parts):
            continue
        second = _second(text, total)
        seconds = [found for part in parts if (found := _second(text, part)) is not None]
        if second is not None and len(seconds) == len(parts) and _are_of_unit(second, seconds):
            yield relate("sum", one.origin, "likely", op=PAIRED, total=second, part=seconds)
        then = _earlier(text, total)
        thens = [found for part in parts if (found := _earlier(text, part)) is not None]
        if then is not None and len(thens) == len(parts) and (adds_up(then, thens) or is_slip_off(then, thens)):
            yield relate("sum", one.origin, "likely", op=PAIRED, total=then, part=thens)
        first = _first(text, total)
        firsts = [found for part in parts if (found := _first(text, part)) is not None]
        if first is not None and len(firsts) == len(parts) and _are_of_unit(first, firsts):
            joined = all(text.between(*pair) in _JOINTS for pair in zip(firsts, parts, strict=True))
            if joined and (adds_up(first, firsts) or is_slip_off(first, firsts)):
                yield relate("sum", one.origin, "likely", op=PAIRED, total=first, part=firsts)


def twins_of(text: ReportText, found: list[Relation]) -> Iterator[Relation]:
    """Yield relations of the second figures where every item has one: 16842户56840人,脱贫3614户12360人,剩余13228户44480人.

    Args:
        text: the report.
        found: relations of the first figures, perhaps of some second ones.
    """
    known = {claim.id for one in found for claim in one.claims("difference")}
    for one in found:
        seconds = [_second(text, member.claim) if member.claim else None for member in one.members]
        twins = [Member.of(member.role, claim) for member, claim in zip(one.members, seconds, strict=True) if claim]
        units = {claim.quantity.unit for claim in seconds if claim}
        if len(twins) == len(one.members) and len(units) == 1 and not known & {claim.id for claim in seconds if claim}:
            yield replace(one, members=tuple(twins), strength="likely")


def _are_of_unit(total: Claim, parts: list[Claim]) -> bool:
    return all(part.quantity.unit == total.quantity.unit for part in parts)


def _second(text: ReportText, first: Claim) -> Claim | None:
    """The countable figure of another unit right behind one, in its item."""
    claim = next(text.after(first), None)
    if claim is None or claim.sentence != first.sentence or claim.depth != first.depth:
        return None
    other = claim.quantity.unit != first.quantity.unit and is_countable(text, claim)
    return claim if other and text.between(first, claim) in _JOINTS else None


def _earlier(text: ReportText, now: Claim) -> Claim | None:
    """The earlier value right behind one: 瓦楞原纸176万吨(上年同期98万吨)."""
    claim = next(text.after(now), None)
    if claim is None or claim.quantity.unit != now.quantity.unit or claim.clause > now.clause + 1:
        return None
    return claim if text.stance(claim).kind is Kind.EARLIER else None


def _first(text: ReportText, second: Claim) -> Claim | None:
    """The countable figure of another unit right before one: 50人不符合条件领取补贴62.5万元."""
    claim = next(text.before(second, sentence=True), None)
    if claim is None or claim.clause < second.clause - 1 or claim.depth != second.depth:
        return None
    return claim if claim.quantity.unit != second.quantity.unit and is_countable(text, claim) else None
