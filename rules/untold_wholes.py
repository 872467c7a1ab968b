"""Shares whose whole is not printed: 公办园84所,民办园126所,公办园占比40.0%; 省2864万元、市1286万元、县968万元,分别占56.0%、25.1%、18.9%."""

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
_BARE = re.compile(r"[,(]?所?占(?:比|总数的|全部的)?(?:约|为|达)?")
_LISTED = re.compile(
    r"[,;]?(?:各|三者|四者|所)?(?:分别|依次)?(?:所?占(?:比|的比[重例])?|比[重例])(?:分别|依次)?(?:为|是)?"
)
_TWO = 2
_FEWEST = 3
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


def find_paired_shares(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield 农村86所,占67.2%,城区42所,占32.8%: two opposite classes with their shares, one of which is of their sum.

    Args:
        text: the report.
        known: ids of rates that other finders have related already.
    """
    for first, share, second, other in zip(
        text.claims, text.claims[1:], text.claims[2:], text.claims[3:], strict=False
    ):
        if share.quantity.unit != "%" or other.quantity.unit != "%" or {share.id, other.id} & known:
            continue
        if not (_BARE.fullmatch(share.before) and _BARE.fullmatch(other.before)) or share.sentence != other.sentence:
            continue
        if _named_class(text, first, second, first.before) is not first or _is_counted_among(text, first):
            continue
        both = first.quantity.value + second.quantity.value
        if _is_of(first, both, share) or _is_of(second, both, other):
            for part, rate in ((first, share), (second, other)):
                yield relate("share", "structure", "likely", part=part, whole=first, joined=second, percent=rate)


def find_listed_shares(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield a list of shares with the figures right before it, as many, where all of them but one at most are of their sum.

    Args:
        text: the report.
        known: ids of rates that other finders have related already.
    """
    for shares in text.series.values():
        number = text.number_of(shares[0])
        parts = text.claims[max(0, number - len(shares)) : number]
        if not _may_list(text, shares, parts) or any(share.id in known for share in shares):
            continue
        both = sum((part.quantity.value for part in parts), Fraction(0))
        fitting = [_is_of(part, both, share) for part, share in zip(parts, shares, strict=True)]
        if sum(fitting) < len(shares) - 1:
            continue
        for part, share in zip(parts, shares, strict=True):
            yield relate("share", "structure", "likely", part=part, whole=parts[0], joined=parts[1:], percent=share)


def _may_list(text: ReportText, shares: list[Claim], parts: list[Claim]) -> bool:
    if len(shares) < _FEWEST or len(parts) != len(shares) or shares[0].quantity.unit != "%":
        return False
    if not _LISTED.fullmatch(shares[0].before) or len({part.quantity.unit for part in parts}) > 1:
        return False
    return all(part.sentence == shares[0].sentence and is_countable(text, part) for part in parts)


def _is_of(part: Claim, both: Fraction, share: Claim) -> bool:
    return both > 0 and abs(part.quantity.value * 100 / both - share.quantity.value) * 2 <= share.quantity.place


def _named_class(text: ReportText, first: Claim, second: Claim, name: str) -> Claim | None:
    """The one of two figures that a name calls, where the two are all classes of a division."""
    if first.sentence != second.sentence or first.depth != second.depth or first.quantity.unit != second.quantity.unit:
        return None
    if not is_countable(text, first) or not is_countable(text, second):
        return None
    for partition in load_partitions():
        if len(partition.classes) == _TWO and (order := _order(partition, first, second)):
            named = ((claim, words) for claim, words in zip((first, second), order, strict=True) if words.search(name))
            return next((claim for claim, words in named if _says_no_more(words.sub("", name), claim)), None)
    return None


def _says_no_more(rest: str, claim: Claim) -> bool:
    """Whether a name adds nothing to what a figure goes by: 城镇人口, not 城镇就业人员."""
    return set(rest) <= set(f"{claim.before}{claim.indicator.folded}数量率的")


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
    if _is_of(part, both, percent):
        return True
    exact = part.quantity.value * 100 / both
    printed = (exact / rate.place + Fraction(1, 2)).__floor__() * rate.place
    return telling_digits(percent) >= _TELLING and slip_between(rate, printed) in ("digit", "swap")
