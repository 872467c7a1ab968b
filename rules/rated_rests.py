"""A part that its rate and what is left of the whole both speak for: 到位20880万元;已支出19368万元,支出进度92.8%,结余1512万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from extractor.claim import Claim
from rules.countable import is_countable
from rules.cues import is_remainder
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between

_RATE = re.compile(r"占[^,;。]*$|(?:[^,;。]率|进度|完成)[^,;。]{0,3}$")
_SHARE = re.compile(r"^,?(?:占|比重)")
_FAR = 40  # figures back to the whole
_NEAR = 12
_NEXT = 2


def find_rated_rests(text: ReportText) -> list[Relation]:
    """Return the sum and the share of every part that is so much of a whole and leaves so much of it, found once."""
    return text.remember("rated rests", lambda: list(_find(text)))


def _find(text: ReportText) -> Iterator[Relation]:
    for percent in text.claims:
        if percent.quantity.unit == "%" and percent.quantity.place < 1 and _RATE.search(percent.before):
            found = next(filter(None, (_told(text, *three) for three in _threes(text, percent))), None)
            if found:
                part, whole, rest = found
                yield relate("sum", "structure", "likely", total=whole, part=[part, rest])
                yield relate("share", "structure", "likely", part=part, whole=whole, percent=percent)


def _threes(text: ReportText, percent: Claim) -> Iterator[tuple[Claim, Claim, Claim]]:
    """A part, its rate and what is left, as they stand in one sentence."""
    number = text.number_of(percent)
    beside = (text.claims[at] for at in range(number - 1, max(-1, number - 1 - _NEXT), -1))
    part = next((one for one in beside if not is_remainder(one) and _is_like(text, one, percent)), None)
    if part is None:
        return
    for at in (number + 1, number + 2, number - 1):
        rest = text.claims[at] if 0 <= at < len(text.claims) else part
        beside_share = at == number + 1 and _SHARE.match(percent.before) is not None
        if rest is not part and _is_like(text, rest, part) and (beside_share or is_remainder(rest)):
            yield part, percent, rest


def _is_like(text: ReportText, claim: Claim, other: Claim) -> bool:
    """Whether a figure stands in the sentence of another, and counts as it does."""
    alike = other.quantity.unit in ("%", claim.quantity.unit)
    return claim.sentence == other.sentence and alike and claim.cell is None and is_countable(text, claim)


def _told(text: ReportText, part: Claim, percent: Claim, rest: Claim) -> tuple[Claim, Claim, Claim] | None:
    """The three with the whole before them that gives both, the part as it is or a slip away."""
    slipped = None
    first = min(part, rest, key=lambda claim: claim.start)
    for distance, whole in enumerate(islice(text.before(first), _FAR)):
        left = whole.quantity.value - rest.quantity.value
        alike = whole.quantity.unit == part.quantity.unit and left > 0 and is_countable(text, whole)
        if not alike or not _is_share(left, whole.quantity.value, percent):
            continue
        if left == part.quantity.value:
            return (part, whole, rest) if distance < _NEAR else None
        if slipped is None and slip_between(part.quantity, left):
            slipped = whole
    return (part, slipped, rest) if slipped else None


def _is_share(value: Fraction, whole: Fraction, share: Claim) -> bool:
    return abs(value * 100 - share.quantity.value * whole) * 2 <= whole * share.quantity.place
