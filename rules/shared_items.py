"""Lists whose every item tells its share: 集体办的246个,占59.7%;联办的68个,占16.5%;个人办的98个,占23.8%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import is_countable
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between

Item = tuple[Claim, Claim]
"""A figure and its share of the whole."""
_FEWEST = 3
_FAR = 12  # figures back to the whole
_FARTHEST = 120  # and beyond its paragraph


def find_shared_items(text: ReportText) -> list[Relation]:
    """Return the sum and the shares of every list whose items have shares that together make a whole, found once."""
    return text.remember("shared items", lambda: list(_find(text)))


def _find(text: ReportText) -> Iterator[Relation]:
    for items in _lists(text):
        yield from _told(text, items)


def _lists(text: ReportText) -> Iterator[list[Item]]:
    """Items of one sentence and unit, each with 占…% right behind it."""
    for sentence in text.sentences:
        items: list[Item] = []
        for percent in sentence:
            if not _is_share_behind(text, percent):
                continue
            level = text.claims[text.number_of(percent) - 1]
            if items and items[-1][0].quantity.unit != level.quantity.unit:
                yield items
                items = []
            items.append((level, percent))
        yield items


def _is_share_behind(text: ReportText, percent: Claim) -> bool:
    number = text.number_of(percent)
    if percent.quantity.unit != "%" or not number or not percent.before.startswith((",占", "占", ",比重")):
        return False
    level = text.claims[number - 1]
    return level.sentence == percent.sentence and level.cell is None and is_countable(text, level)


def _told(text: ReportText, items: Sequence[Item]) -> Iterator[Relation]:
    if len(items) < _FEWEST:
        return
    levels, shares = [level for level, _ in items], [share for _, share in items]
    printed = sum((share.quantity.value for share in shares), Fraction(0))
    closed = abs(printed - 100) <= sum((share.quantity.place for share in shares), Fraction(0)) / 2
    whole = _whole_of(text, items, closed=closed)
    if whole is None:
        return
    yield relate("sum", "structure", "likely", total=whole, part=levels)
    held = sum(is_share(level, whole, share) for level, share in items)
    strength = "firm" if held >= _FEWEST and adds_up(whole, levels) else "likely"
    for level, share in items:
        yield relate("share", "structure", strength, part=level, whole=whole, percent=share)


def _whole_of(text: ReportText, items: Sequence[Item], *, closed: bool) -> Claim | None:
    """The figure before that all shares but one are of, or that one slip makes the sum of what is listed."""
    levels = [level for level, _ in items]
    added = sum((level.quantity.value for level in levels), Fraction(0))
    for whole in islice(text.before(levels[0], paragraph=True), _FAR):
        if whole.quantity.unit != levels[0].quantity.unit or not is_countable(text, whole):
            continue
        held = sum(is_share(level, whole, share) for level, share in items)
        if held >= len(items) - 1 and (closed or adds_up(whole, levels)):
            return whole
        if closed and not held and slip_between(whole.quantity, added) and _are_shares_of(items, added):
            return whole
    return _whole_far(text, items, closed=closed) if len(items) > _FEWEST else None


def _whole_far(text: ReportText, items: Sequence[Item], *, closed: bool) -> Claim | None:
    """The figure of another paragraph before: 提起公诉5318人 told in the summary, 侵犯财产犯罪1628人,占30.6%… below."""
    levels = [level for level, _ in items]
    for whole in islice(text.before(levels[0]), _FARTHEST):
        if whole.quantity.unit != levels[0].quantity.unit or not is_countable(text, whole):
            continue
        held = sum(is_share(level, whole, share) for level, share in items)
        if held >= len(items) - 1 and (closed or adds_up(whole, levels)):
            return whole
    return None


def _are_shares_of(items: Sequence[Item], added: Fraction) -> bool:
    """Whether the shares are of what the list adds up to."""
    return all(_is_share(level.quantity.value, added, share) for level, share in items)


def _is_share(value: Fraction, whole: Fraction, share: Claim) -> bool:
    return abs(value * 100 - share.quantity.value * whole) * 2 <= whole * share.quantity.place
