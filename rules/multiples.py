"""Multiples: 为前五年297.4亿元的2.3倍, 升学人数是就业人数的1.72倍, 分别是上年的3.2倍和3.6倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.kinds import same_kind
from rules.list_names import calls
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_OF_YEAR = re.compile(r"(?:是|为|相当于|达到?)(?P<year>(?:19|20)[0-9]{2})年的(?:约|近)?$")
_NAMED = re.compile(r"(?P<top>[^,;。:、]{2,12}?)(?:是|为|相当于)(?P<bottom>[^,;。:、0-9]{2,12})的(?:约|近)?")

_TAKEN_UP = re.compile(r"(?P<top>[前后]者)(?:大?约)?(?:是|为|相当于|达到?)[前后]者的(?:约|近)?")


def find_multiples(text: ReportText, stated: Claim) -> Iterator[Relation]:
    """为前五年297.4亿元的2.3倍: of the figure right before, the level before that."""
    number = text.number_of(stated)
    if stated.series >= 0:
        yield from _multiples_listed(text, stated)
        return
    if year := _OF_YEAR.search(stated.before):
        yield from _multiple_of_year(text, stated, year.group("year"))
    if taken_up := _TAKEN_UP.fullmatch(stated.before):
        yield from _multiple_of_two(text, stated, taken_up.group("top") == "前者")
    elif named := _NAMED.fullmatch(stated.before):
        yield from _multiple_of_named(text, stated, named.group("top"), named.group("bottom"))
    if not re.fullmatch(r"的(?:约|近)?", stated.before) or not number:
        return
    bottom = text.claims[number - 1]
    for top in text.before(bottom, sentence=True):
        if text.is_level(top) and top.quantity.dimension == bottom.quantity.dimension:
            yield relate_ratio(top, bottom, stated, Fraction(1), "firm")
            return


def _multiples_listed(text: ReportText, stated: Claim) -> Iterator[Relation]:
    """游客A人次、收入B元,分别是上年C人次、D元的x倍和y倍: by place, the dimensions agreeing."""
    times = text.series[stated.series]
    number = text.number_of(times[0])
    tops, bottoms = (
        text.claims[max(0, number - 2 * len(times)) : number - len(times)],
        text.claims[number - len(times) : number],
    )
    alike = len(tops) == len(bottoms) == len(times) and all(
        top.quantity.dimension == bottom.quantity.dimension and top.sentence == stated.sentence
        for top, bottom in zip(tops, bottoms, strict=True)
    )
    if alike and "分别" in text.between(tops[-1], bottoms[0]):
        yield relate_ratio(tops[stated.place], bottoms[stated.place], stated, Fraction(1), "likely")


def _multiple_of_named(text: ReportText, stated: Claim, top: str, bottom: str) -> Iterator[Relation]:
    """升学人数是直接就业人数的1.72倍: the one figure of its sentence that each name calls."""
    levels = [claim for claim in text.before(stated, sentence=True) if is_figure(text, claim)]
    tops, bottoms = ([claim for claim in levels if calls(claim, name)] for name in (top, bottom))
    if len(tops) == len(bottoms) == 1 and tops != bottoms and tops[0].quantity.unit == bottoms[0].quantity.unit:
        yield relate_ratio(tops[0], bottoms[0], stated, Fraction(1), "likely")


def _multiple_of_two(text: ReportText, stated: Claim, forwards: bool) -> Iterator[Relation]:
    """校均1784人,…校均335人,前者是后者的5.3倍: the last two figures of one kind before it."""
    levels = [claim for claim in text.before(stated, sentence=True) if is_figure(text, claim)]
    alike = [claim for claim in levels if same_kind(claim, levels[0])][:2]
    if len(alike) == 2:
        later, earlier = alike
        top, bottom = (earlier, later) if forwards else (later, earlier)
        yield relate_ratio(top, bottom, stated, Fraction(1), "firm")


def _multiple_of_year(text: ReportText, stated: Claim, year: str) -> Iterator[Relation]:
    """2018年为2.1亿元,2021年达到8.4亿元,是2018年的4倍: the nearest level, and the one of its name in that year."""
    top, *others = [claim for claim in text.before(stated, sentence=True) if is_figure(text, claim)] or [stated]
    for bottom in others:
        if bottom.period == year and bottom.quantity.dimension == top.quantity.dimension:
            yield relate_ratio(top, bottom, stated, Fraction(1), "likely")
            return


def relate_ratio(top: Claim, bottom: Claim, stated: Claim, per: Fraction, strength: str) -> Relation:
    """Return top / bottom = stated, per so many of the bottom."""
    return relate("ratio", "cue", strength, op=str(per), numerator=top, denominator=bottom, ratio=stated)


def is_figure(text: ReportText, claim: Claim) -> bool:
    """Whether a claim has a unit and states how much there is, was, or was held against, not a change or a rate."""
    return claim.id in text.remember("figures", lambda: _figure_ids(text))


def _figure_ids(text: ReportText) -> set[str]:
    kinds = (Kind.LEVEL, Kind.EARLIER, Kind.REFERENCE, Kind.TIME)
    return {
        claim.id
        for claim in text.claims
        if claim.quantity.unit != "" and text.stance(claim).kind in kinds and not claim.before.endswith("每")
    }
