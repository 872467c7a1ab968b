"""Wholes with both their classes right behind, no word of listing between: 96所(含民办61所),公办幼儿园35所."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.overlaps import are_counted_twice
from rules.partitions import Partition, load_partitions
from rules.relation import Relation, relate
from rules.report_text import ReportText

_TWO = 2
_CLAUSES = 3
"""A bracket and what stands behind it begin clauses of their own."""
_FILLER = frozenset("含其中有共为是已(),、的人数")


def find_classes_behind(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield wholes that the next two figures divide in two, where these name the classes of one division and nothing else.

    Args:
        text: the report.
        known: ids of totals that other finders have related already.
    """
    for total, first, second in zip(text.claims, text.claims[1:], text.claims[2:], strict=False):
        if total.id in known or not _stand_together(text, total, first, second):
            continue
        parts = [first, second]
        if any(_divides(partition, total, parts) for partition in _in_two()):
            if adds_up(total, parts):
                yield relate("sum", "list", total=total, part=parts)
            elif not (_goes_on(text, second) or are_counted_twice(text, parts)):
                yield relate("sum", "list", "likely", total=total, part=parts)


def _stand_together(text: ReportText, total: Claim, first: Claim, second: Claim) -> bool:
    return (
        total.sentence == first.sentence == second.sentence
        and total.quantity.unit == first.quantity.unit == second.quantity.unit != ""
        and total.depth == second.depth <= first.depth
        and second.clause <= total.clause + _CLAUSES
        and all(text.is_level(claim) and claim.bound == "=" for claim in (total, first, second))
        and not any(text.stance(claim).per for claim in (total, first, second))
        and not (first.after or second.after)
        and ";" not in text.between(total, second)
    )


@cache
def _in_two() -> tuple[Partition, ...]:
    return tuple(partition for partition in load_partitions() if len(partition.classes) == _TWO)


def _divides(partition: Partition, total: Claim, parts: list[Claim]) -> bool:
    names = [part.before for part in parts]
    if not any(pattern.search(names[0]) for pattern in partition.classes):
        return False  # nearly always, and asked first for that
    about = f"{total.indicator.folded} {total.before}"
    if partition.of and not partition.of.search(about):
        return False
    if any(pattern.search(about) for pattern in partition.classes):
        return False
    orders = (partition.classes, partition.classes[::-1])
    return any(
        all(_is_bare(name, pattern, about) for name, pattern in zip(names, order, strict=True)) for order in orders
    )


def _is_bare(name: str, pattern: re.Pattern[str], about: str) -> bool:
    """Whether a figure's words are a class and at most the whole's own noun."""
    rest, found = pattern.subn("", name, count=1)
    return found == 1 and all(mark in _FILLER or mark in about for mark in rest)


def _goes_on(text: ReportText, last: Claim) -> bool:
    """Whether another class may follow: a figure of its unit in the sentence."""
    number = text.number_of(last)
    following = text.claims[number + 1] if number + 1 < len(text.claims) else last
    same = following is not last and following.sentence == last.sentence
    return same and following.quantity.unit == last.quantity.unit
