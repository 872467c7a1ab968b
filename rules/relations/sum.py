"""分项之和等于合计 (sum)

What      合计与其列出的各分项之和必须相等;各分项占比列全的,占比之和应为100%。
Why       改了一个分项忘了改合计(或相反),是报告中最常见的笔误。
Rounding  人数、校数等整数须分毫不差;以万、亿或小数表示的,各分项的修约区间相加后与合计的区间相交即可。
Not when  分项未列全("等"、只举其中几项)、分项互相重叠、单位不同、数为约数。

Passes    全县共有义务教育学校43所,其中:小学30所、初中13所。
Fails     全县共有义务教育学校43所,其中:小学30所、初中12所。
Passes    全年投入1.27亿元,其中:中央资金0.62亿元、地方资金0.65亿元。
Passes    全市有医院60家,其中公立医院35家、专科医院18家等。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from rules.amounts import adds_up, in_unit_of
from rules.cues import closes_list
from rules.part_lists import PartList, is_countable, read_part_lists, same_kind
from rules.partitions import divides
from rules.relation import Member, Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, Reading, Verdict, as_rounded, judge_stated

_MOST_PARTS = 12


def find(text: ReportText) -> Iterator[Relation]:
    """Propose totals with their parts: listed after the total, or summed up by it."""
    for listed in read_part_lists(text):
        relation = _from_list(listed)
        if relation:
            yield relation
            shares = _shares_of(text, relation)
            if shares:
                yield shares
    for claim in text.claims:
        if closes_list(claim) and is_countable(text, claim):
            relation = _summed_up(text, claim)
            if relation:
                yield relation


def _from_list(listed: PartList) -> Relation | None:
    """The reading of a list that adds up, or the one its words close; None where it is not closed."""
    readings = [listed.parts]
    if listed.first_stop >= 2:
        readings.append(listed.parts[: listed.first_stop])
    if listed.nested:
        readings.append([*listed.parts, *listed.nested])
        readings.append([*listed.parts, *listed.nested[1:]])
    for parts in readings:
        if len(parts) > 1 and adds_up(listed.total, parts):
            return relate("sum", "list", total=listed.total, part=parts)
    parts = readings[1] if listed.first_stop >= 2 and listed.opener in ("其中", "division") else listed.parts
    if len(parts) < 2 or listed.open_end or not _is_closed(listed, parts):
        return None
    return relate("sum", "list", total=listed.total, part=parts)


def _is_closed(listed: PartList, parts: list[Claim]) -> bool:
    """Whether the words leave no room for further parts."""
    if listed.opener in ("colon", "paren", "构成") or divides(listed.total, parts):
        return True
    return listed.opener in ("其中", "按…分") and is_slip_away(listed.total, parts)


def is_slip_away(total: Claim, parts: list[Claim]) -> bool:
    """Whether one digit would close the sum, and that could hardly be chance.

    Taken only as a sign that a list was meant to be whole: with few digits a
    chance near miss is likely, so large figures are asked for.
    """
    gap = total.quantity.value - sum(part.quantity.value for part in parts)
    places = max(total.quantity.value / min(claim.quantity.place for claim in (total, *parts)), Fraction(1))
    slips = 9 * len(str(int(places))) * (len(parts) + 1)
    if slips > places / 50:
        return False
    wanted = [(total, total.quantity.value - gap), *((part, part.quantity.value + gap) for part in parts)]
    return any(slip_between(claim.quantity, value) for claim, value in wanted)


def _shares_of(text: ReportText, relation: Relation) -> Relation | None:
    """The shares said of all the parts of a sum: they make 100 %."""
    shares = []
    for part in relation.claims("part"):
        following = next(text.after(part), None)
        while following is not None and text.stance(following).kind in (Kind.GROWTH, Kind.CHANGE):
            following = next(text.after(following), None)
        if following is None or text.stance(following).kind is not Kind.SHARE or following.quantity.unit != "%":
            return None
        shares.append(following)
    whole = Member("total", None, shares[-1].end, shares[-1].end, "100%", 100.0)
    return Relation("sum", (whole, *(Member.of("part", share) for share in shares)), "list", "likely")


def _summed_up(text: ReportText, total: Claim) -> Relation | None:
    """A total behind its parts: A人、B人,共计C人."""
    before = _run_before(text, total)
    for length in range(len(before), 1, -1):
        parts = before[-length:]
        if adds_up(total, parts):
            return relate("sum", "cue", total=total, part=parts)
    return None


def _run_before(text: ReportText, total: Claim) -> list[Claim]:
    parts: list[Claim] = []
    for claim in text.before(total, paragraph=True):
        if not is_countable(text, claim) or claim.depth > total.depth:
            continue
        if same_kind(total, claim):
            parts.append(claim)
        if len(parts) == _MOST_PARTS:
            break
    return parts[::-1]


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the parts' intervals are added and held against the total's."""
    parts = [claim.quantity for claim in relation.claims("part")]
    if not relation.claims("total"):
        return _recheck_shares(relation)
    total = relation.claim("total").quantity

    def added(reading: Reading) -> Interval:
        result = exactly(0)
        for part in parts:
            result = result + in_unit_of(part, total, reading)
        return result

    return judge_stated(total, added, inputs=parts)


def _recheck_shares(relation: Relation) -> Verdict:
    printed, possible = Fraction(0), exactly(0)
    for claim in relation.claims("part"):
        printed += claim.quantity.value
        possible = possible + as_rounded(claim.quantity)
    whole = exactly(100)
    if printed == 100:
        return Verdict(CONSISTENT, possible, whole, printed)
    return Verdict(ROUNDING if possible.meets(whole) else INCONSISTENT, possible, whole, printed, "rounding")


TYPE = RelationType("sum", "GJ101", "分项之和等于合计", find, recheck)
