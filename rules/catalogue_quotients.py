"""Rates and per-head figures whose numerator and denominator the catalogue names: 残疾儿童入学率 = 入学数 / 适龄数."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, partial

from extractor.catalogue import Entry, find_entry, load_catalogue
from extractor.claim import Claim
from rules.quotients import is_ratio, is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slipped_ratios import is_ratio_swapped
from rules.stance import Kind

_HUNDRED = "每百名"
_NEAREST = 3
_STATED = frozenset((Kind.LEVEL, Kind.RATE, Kind.SHARE))


def find_named_shares(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield rates with the two counts the catalogue says they are of.

    Args:
        text: the report.
        known: ids of rates that other finders have related already.
    """
    for percent, entry in _stated(text, known):
        if percent.quantity.unit == "%" and (pair := _operands(text, percent, entry, Fraction(100), is_share)):
            yield relate("share", "identity", "likely", part=pair[0], whole=pair[1], percent=percent)


def find_named_ratios(text: ReportText, known: set[str]) -> Iterator[Relation]:
    """Yield per-head figures with the two figures the catalogue says they are of.

    Args:
        text: the report.
        known: ids of figures that other finders have related already.
    """
    for stated, entry in _stated(text, known):
        if stated.quantity.unit == "%":
            continue
        per = Fraction(100 if entry.name.startswith(_HUNDRED) else 1)
        if pair := _operands(text, stated, entry, per, partial(is_ratio, per=per)):
            yield relate(
                "ratio", "identity", "likely", op=str(per), numerator=pair[0], denominator=pair[1], ratio=stated
            )


def is_of_another_rate(text: ReportText, relation: Relation) -> bool:
    """Whether the part of a proposed rate is by the catalogue that of another rate, which stands in the same sentence.

    本科上线1526人,本科上线率48.79%;一本上线率51.2%: the last is not of the 1526.
    """
    percent, parts = relation.claim("percent"), relation.claims("part")
    owners = _rates_by_part().get(parts[0].indicator.name or "", frozenset()) if len(parts) == 1 else frozenset()
    if not owners or percent.indicator.name is None or percent.indicator.name in owners:
        return False
    at = text.number_of(percent)
    beside = text.claims[max(0, at - _NEAREST) : at + _NEAREST]
    return any(claim.indicator.name in owners and claim.sentence == percent.sentence for claim in beside)


@cache
def _rates_by_part() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load_catalogue().values():
        if entry.of is not None:
            found[entry.of[0]].add(entry.name)
    return {part: frozenset(names) for part, names in found.items()}


def _stated(text: ReportText, known: set[str]) -> Iterator[tuple[Claim, Entry]]:
    for claim in text.claims:
        if claim.indicator.name is None or claim.id in known or claim.bound != "=" or claim.modality != "actual":
            continue
        entry = find_entry(claim.indicator.name)
        if entry is not None and entry.of is not None and text.stance(claim).kind in _STATED:
            yield claim, entry


def _operands(
    text: ReportText, stated: Claim, entry: Entry, per: Fraction, fits: Callable[[Claim, Claim, Claim], bool]
) -> tuple[Claim, Claim] | None:
    """The two figures of one level, time and place: those that give what is stated, else the only two of its sentence."""
    assert entry.of is not None
    tops, bottoms = (_figures(text, stated, name) for name in entry.of)
    pairs = [(top, bottom) for top in tops for bottom in bottoms if top is not bottom]
    pairs.sort(key=lambda pair: abs(pair[0].start - stated.start) + abs(pair[1].start - stated.start))
    for top, bottom in pairs:
        if _is_near(top, bottom, stated, float(per)) and fits(top, bottom, stated):
            return top, bottom
    if entry.loose or (stated.series >= 0 and not stated.level):
        return None  # 小学945个、初中396个,平均班额分别为44.0人和46.6人: of each, not of all
    beside = [pair for pair in pairs if pair[0].sentence == pair[1].sentence == stated.sentence]
    if len(beside) == 1:
        return beside[0]
    near = [pair for pair in pairs if {one.paragraph for one in pair} == {stated.paragraph}]
    same = [pair for pair in near if {one.level for one in pair} == {stated.level}]
    return same[0] if len(same) == 1 and is_ratio_swapped(*same[0], stated, per) else None


def _is_near(top: Claim, bottom: Claim, stated: Claim, per: float) -> bool:
    """A quick look on floats before the exact one: within a twentieth."""
    a, b, own = (float(claim.quantity.value * claim.quantity.unit_of.scale) for claim in (top, bottom, stated))
    return b != 0 and abs(a / b * per - own) <= abs(own) / 20 + float(stated.quantity.place)


def _figures(text: ReportText, stated: Claim, name: str) -> list[Claim]:
    """The nearest figures of an indicator that may belong to a rate."""
    entry = find_entry(name)
    names = {name} if entry is None else {name, entry.at.get(stated.level, name)}
    by_name = text.remember("catalogue names", lambda: _by_name(text))
    found = []
    for one in sorted(names):
        claims = by_name.get(one, [])
        at = bisect_left(claims, stated.start, key=lambda claim: claim.start)
        found += [claim for claim in claims[max(0, at - _NEAREST) : at + _NEAREST] if _may_belong(claim, stated)]
    return found


def _may_belong(claim: Claim, stated: Claim) -> bool:
    return (
        claim.part == stated.part
        and claim.level in (stated.level, "")
        and (not claim.period or not stated.period or claim.period == stated.period)
    )


def _by_name(text: ReportText) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in text.claims:
        if claim.indicator.name and claim.bound == "=" and claim.modality == "actual" and text.is_level(claim):
            found[claim.indicator.name].append(claim)
    return dict(found)
