"""Shares of one of two opposite classes whose whole is not printed: 公办园84所,民办园126所,公办园占比40.0%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.countable import is_countable
from rules.likeness import telling_digits
from rules.partitions import Partition, load_partitions
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between

_SHARE = re.compile(
    r"[,;。]?(?:其中|而)?(?P<name>[^,;。占0-9]{1,10}?)(?:所?占(?:的?比[重例]?)?|的?比[重例]|份额)(?:分别|约|为|达到?|是)*$"
)
_TWO = 2
_TELLING = 3


def find_opposite_shares(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield shares of the two figures right before them, which name the classes of one division, where no other of their unit stands before.

    A share that does not fit is one slip of the pen off what does: 占比 may be of another count.

    Args:
        text: the report.
        known: ids of rates that other finders have related already.
    """
    for number, percent in enumerate(text.claims):
        named = _SHARE.match(percent.before) if number >= _TWO and percent.quantity.unit == "%" else None
        if named is None or percent.id in known or percent.series >= 0 or percent.bound != "=":
            continue
        first, second = text.claims[number - _TWO : number]
        part = _named_class(text, first, second, named["name"])
        if part is not None and not _is_counted_among(text, first) and _may_be(part, first, second, percent):
            yield relate("share", "structure", "likely", part=part, whole=first, joined=second, percent=percent)


def _named_class(text: ReportText, first: Claim, second: Claim, name: str) -> Claim | None:
    """The one of two figures that a name calls, where the two are all classes of a division."""
    if first.sentence != second.sentence or first.depth != second.depth or first.quantity.unit != second.quantity.unit:
        return None
    if not is_countable(text, first) or not is_countable(text, second):
        return None
    for partition in load_partitions():
        if len(partition.classes) == _TWO and (order := _order(partition, first, second)):
            return next(
                (claim for claim, words in zip((first, second), order, strict=True) if words.search(name)), None
            )
    return None


def _order(partition: Partition, first: Claim, second: Claim) -> tuple[re.Pattern[str], ...] | None:
    for order in (partition.classes, partition.classes[::-1]):
        if all(words.search(claim.before) for claim, words in zip((first, second), order, strict=True)):
            return order
    return None


def _is_counted_among(text: ReportText, first: Claim) -> bool:
    """Whether a figure of its unit stands before it in the sentence: the whole, or a third class."""
    return any(claim.quantity.unit == first.quantity.unit for claim in text.before(first, sentence=True))


def _may_be(part: Claim, first: Claim, second: Claim, percent: Claim) -> bool:
    rate = percent.quantity
    both = first.quantity.value + second.quantity.value
    if both <= 0:
        return False
    exact = part.quantity.value * 100 / both
    if abs(exact - rate.value) * 2 <= rate.place:
        return True
    printed = (exact / rate.place + Fraction(1, 2)).__floor__() * rate.place
    return telling_digits(percent) >= _TELLING and slip_between(rate, printed) in ("digit", "swap")
