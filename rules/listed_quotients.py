"""Lists of quotients of two lists before them: 小学28416人、702个班,初中13752人、301个班,平均班额分别为40.5人和45.7人."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from extractor.claim import Claim
from rules.likeness import telling_digits
from rules.multiples import relate_ratio
from rules.quotients import is_ratio
from rules.relation import Relation
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind
from rules.sums import sums_of

_PER = re.compile(r"[人户校生次亩班件单村师均]均|平均|班额|比[例]?(?:依次|分别|各)|每")
_HUNDREDS = (
    (re.compile(r"百"), Fraction(100)),
    (re.compile(r"千"), Fraction(1000)),
    (re.compile(r"万"), Fraction(10000)),
)
_FAR = 40
_MOST = 8
_LONGEST = 12
_TELLING, _PRECISE = 3, 100
_SLIPS = ("digit", "swap", "point")


def find_listed_quotients(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield the quotients of a list, each with the figures of its place in two lists that give all of them, or all but one.

    Args:
        text: the report.
        known: the ids of quotients that are told of already.
    """
    series = [values for values in text.series.values() if _are_quotients(text, values)]
    if not series:
        return
    lists = sorted(_lists(text), key=lambda one: one[-1].start)
    ends = [one[-1].start for one in lists]
    for stated in series:
        before = lists[max(0, (here := bisect_left(ends, stated[0].start)) - _FAR) : here]
        near = [one for one in before if len(one) == len(stated) and _is_before(text, one, stated)][-_MOST:]
        yield from (one for one in _divided(near, stated) if one.claim("ratio").id not in known)


def _are_quotients(text: ReportText, values: Sequence[Claim]) -> bool:
    first = values[0]
    alike = all(one.quantity.unit == first.quantity.unit and one.quantity.kind == first.quantity.kind for one in values)
    printed = first.quantity.kind == "ratio" or all(not one.quantity.is_exact for one in values)
    kind = text.stance(first).kind
    named = _PER.search(f"{first.before}{first.indicator.folded}") is not None
    told = first.cell is None and first.quantity.unit != "%" and kind in (Kind.LEVEL, Kind.RATE)
    return 2 <= len(values) <= _LONGEST and alike and printed and named and told and first.modality == "actual"


def _lists(text: ReportText) -> Iterator[list[Claim]]:
    """Series, the parts of totals, and what stands right behind each of them (小学28416人、702个班)."""
    for parts in (*text.series.values(), *(relation.claims("part") for relation in sums_of(text))):
        if len(parts) < 2 or parts[0].cell is not None or not all(map(text.is_level, parts)):
            continue
        yield list(parts)
        behind = [next(text.after(part), part) for part in parts]
        beside = all(
            two.sentence == one.sentence and two.quantity.start - one.quantity.end < _LONGEST
            for one, two in zip(parts, behind, strict=True)
        )
        same = {two.quantity.unit for two in behind}
        if beside and len(same) == 1 and same != {parts[0].quantity.unit} and all(map(text.is_level, behind)):
            yield behind


def _is_before(text: ReportText, parts: Sequence[Claim], stated: Sequence[Claim]) -> bool:
    last, first = parts[-1], stated[0]
    apart = text.number_of(first) - text.number_of(last)
    return 0 < apart <= _FAR and last.part == first.part and first.paragraph - last.paragraph <= 1


def _divided(lists: Sequence[Sequence[Claim]], stated: Sequence[Claim]) -> Iterator[Relation]:
    words = stated[0].before + stated[0].indicator.folded
    pers = [Fraction(1), *(per for pattern, per in _HUNDREDS if pattern.search(words))]
    for tops, bottoms in permutations(reversed(lists), 2):
        if not _go_together(tops, bottoms, stated):
            continue
        for per in pers:
            held = [is_ratio(*three, per) for three in zip(tops, bottoms, stated, strict=True)]
            if sum(held) < len(held) - 1 or not any(held):
                continue
            off = [
                three for three, holds in zip(zip(tops, bottoms, stated, strict=True), held, strict=True) if not holds
            ]
            told = [
                one
                for one, holds in zip(stated, held, strict=True)
                if holds and one.quantity.value >= _PRECISE * one.quantity.place
            ]
            if (len(held) == 2 or len(told) < 2) and not all(told and _is_slip(*three, per) for three in off):
                continue
            for three in zip(tops, bottoms, stated, strict=True):
                yield relate_ratio(*three, per, "likely")
            return


def _go_together(tops: Sequence[Claim], bottoms: Sequence[Claim], stated: Sequence[Claim]) -> bool:
    """Whether each place of the lists is of one school level, as far as it says so."""
    apart = [values for values in (tops, bottoms, stated) if len({one.level for one in values}) > 1]
    return all(len({one.level for one in places if one.level}) <= 1 for places in zip(*apart, strict=True))


def _is_slip(top: Claim, bottom: Claim, stated: Claim, per: Fraction) -> bool:
    over, under = (one.quantity.value * one.quantity.unit_of.scale for one in (top, bottom))
    if not under or telling_digits(stated) < _TELLING:
        return False
    place = stated.quantity.place
    exact = over / under * per / stated.quantity.unit_of.scale
    return slip_between(stated.quantity, (exact / place + Fraction(1, 2)).__floor__() * place) in _SLIPS
