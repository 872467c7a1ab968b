"""Shares listed in one breath: A、B和C,占全部的比例分别为p1、p2和p3, element by element."""

from __future__ import annotations

from fractions import Fraction

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import is_countable
from rules.part_lists import read_groups
from rules.quotients import is_share
from rules.rates import stem_of
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.share_words import DONE, OF
from rules.stance import Kind
from rules.wholes import find_wholes, is_base, totals_by_part


def share_in_series(text: ReportText, percent: Claim) -> Relation | None:
    """A占B的比例分别为p1、p2、p3: element by element with the lists, or the listed parts, before it."""
    if percent.series < 0:
        return None
    rates = text.series[percent.series]
    if pairs := _paired_before(text, rates):
        return relate_share(pairs[0][percent.place], pairs[1][percent.place], percent, "likely")
    lists: list[list[Claim]] = []
    for claim in text.before(rates[0], sentence=True):
        if claim.series >= 0 and claim.place == 0 and is_base(text, claim):
            levels = text.series[claim.series]
            if len(levels) == len(rates):
                lists.append(levels)
    if len(lists) >= 2:
        match = DONE.search(rates[0].before) or OF.search(rates[0].before)
        name = match.group("whole") if match else ""
        wholes, parts = lists[0], lists[1]
        if name and text.stance(lists[0][0]).kind is not Kind.REFERENCE:
            alike = [fuzz.partial_ratio(name, levels[0].indicator.folded) for levels in lists[:2]]
            wholes, parts = (lists[0], lists[1]) if alike[0] >= alike[1] else (lists[1], lists[0])
        return relate_share(parts[percent.place], wholes[percent.place], percent)
    parts = lists[0] if lists else _listed_before(text, rates)
    if len(parts) != len(rates):
        return None
    part = parts[percent.place]
    for whole in find_wholes(text, part, "", stem=stem_of(rates[0])):
        if is_share(part, whole.claim, percent) or whole.firm:
            return relate_share(part, whole.claim, percent, "firm" if whole.firm else "likely")
    return None


def _paired_before(text: ReportText, rates: list[Claim]) -> list[list[Claim]]:
    """Parts and wholes told in two units each: 26项20.35亿元,其中9项8.74亿元…,项目数和金额分别占34.6%和42.9%."""
    number = text.number_of(rates[0])
    if len(rates) != 2 or number < 4:
        return []
    more, less, part, worth = text.claims[number - 4 : number]
    units = [claim.quantity.unit for claim in (more, less, part, worth)]
    beside = all(len(text.between(one, other)) <= 1 for one, other in ((more, less), (part, worth)))
    same = len({claim.sentence for claim in (more, worth, rates[0])}) == 1
    apart = units[:2] == units[2:] and units[0] != units[1]
    return [[part, worth], [more, less]] if beside and same and apart and "占" in rates[0].before else []


def _listed_before(text: ReportText, rates: list[Claim]) -> list[Claim]:
    """As many parts listed right before a list of shares as it has."""
    parts = [claim for claim in text.before(rates[0], sentence=True) if is_countable(text, claim)][: len(rates)][::-1]
    totals = totals_by_part(text)
    if parts and all(part.id in totals for part in parts):
        return parts
    return _listed_above(text, rates)


def _listed_above(text: ReportText, rates: list[Claim]) -> list[Claim]:
    """The list of the sentence before that is divided whole, where as many shares of it make 100: 三次产业…比重分别为."""
    added = sum((rate.quantity.value for rate in rates), Fraction(0))
    if abs(added - 100) > len(rates) * rates[0].quantity.place:
        return []
    for group in reversed(read_groups(text)):
        first = group.members[0]
        near = first.paragraph == rates[0].paragraph and first.sentence == rates[0].sentence - 1
        if near and len(group.members) == len(rates) and group.parent and adds_up(group.parent, group.members):
            return group.members
    return []
