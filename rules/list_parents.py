"""Which figure a list stands under, where the one right before it cannot be it."""

from __future__ import annotations

from itertools import islice

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_swap_off
from rules.countable import is_countable
from rules.kinds import same_kind
from rules.report_text import ReportText

_FEW_BACK = 8


def settle_parent(text: ReportText, parent: Claim, members: list[Claim], *, closed: bool) -> Claim | None:
    """Return the figure a list stands under, given the one right before it.

    Args:
        text: the report.
        parent: the figure before the list.
        members: what is listed.
        closed: whether 其中 opens the list.
    """
    if _counts_members(parent, members):
        return _counted_with(text, parent)
    return _large_enough(text, parent, members) if closed and len(members) > 1 else parent


def of_one_kind(a: Claim, b: Claim) -> bool:
    """Whether two figures count the same kind of thing in units that can be added."""
    return same_kind(a, b) and a.quantity.dimension == b.quantity.dimension


def _counts_members(parent: Claim, members: list[Claim]) -> bool:
    """专业58个,覆盖8个门类:工学24个、…: whether a figure says how many are listed, and not how much they make."""
    many = 2 < len(members) == parent.quantity.value
    return many and parent.quantity.is_exact and not adds_up(parent, members)


def _counted_with(text: ReportText, counter: Claim) -> Claim | None:
    """The figure before one that counts the classes it is divided into."""
    before = next(text.before(counter, sentence=True), None)
    return before if before is not None and is_countable(text, before) and of_one_kind(before, counter) else None


def _large_enough(text: ReportText, parent: Claim, members: list[Claim]) -> Claim:
    """已入学325人,未入学69人。其中…47人、…278人: the nearest figure that members larger than their parent make up, or two digits swapped would."""
    if all(member.quantity.rough <= parent.quantity.rough for member in members):
        return parent
    near = [one for one in islice(text.before(parent, paragraph=True), _FEW_BACK) if is_countable(text, one)]
    alike = [one for one in near if of_one_kind(one, members[0])]
    making = (whole for whole in alike if adds_up(whole, members))
    swapped = (whole for whole in alike if is_swap_off(whole, members))
    return next(making, None) or next(swapped, parent)
