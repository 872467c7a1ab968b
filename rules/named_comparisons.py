"""Comparisons whose other figure is told elsewhere, by its name or behind: 收案数比上年的9164件增长12.37%."""

from __future__ import annotations

import re
from itertools import islice

from extractor.claim import Claim
from rules.compared_levels import LEVELS, Comparison, bases_of
from rules.report_text import ReportText
from rules.stance import Kind
from rules.subjects import named_level

_FARTHEST = 40
_AFTERWARDS = re.compile(
    r"[,(](?:上年|去年)(?:末|底)?(?:同期|同口径)?(?:基数|完成数?|实际|数|完成额|[生人户班校亩]均)?(?:为|是)?"
)
_NAMES_EARLIER = re.compile(
    r"[,;]?[比较](?P<name>(?:上年|去年|年初|上期|期初|预算|计划)[^,;。0-9增减升降]{2,6})(?:净?增加?|减少?|上升|下降|多|少)"
)
_OVER = re.compile(
    r"[,;]?(?P<one>[^,;。比较0-9]{0,8}?)(?P<way>高于|高出|高过|多于|多出|超过|超出|低于|少于)(?:了)?(?P<other>[^,;。0-9]{2,10})"
)
_TWO = 2
_BOTH = re.compile(
    r"[,;]?(?P<one>[^,;。比较0-9]{2,8})比(?P<other>(?!上年|去年|同期|年初|上期|前年)[^,;。0-9]{2,8}?)(?:[多少高低]|增加|减少)(?:出|了)?"
)


def named_comparison(text: ReportText, relative: Claim) -> Comparison | None:
    """Return the comparison of a figure with one that only its name, or a word behind it, points to."""
    return (
        _named_before(text, relative)
        or _told_afterwards(text, relative)
        or _against_named(text, relative)
        or _both_named(text, relative)
    )


def _named_before(text: ReportText, relative: Claim) -> Comparison | None:
    """受理数比上年的9164件增长12.37%: the clause names what was told before, and prints only the earlier value."""
    number = text.number_of(relative)
    previous = text.claims[number - 1]
    if not number or previous.sentence != relative.sentence or text.stance(previous).kind is not Kind.EARLIER:
        return None
    if previous.clause + 1 < relative.clause or relative.quantity.dimension == "百分点":
        return None
    level = named_level(text, previous)
    return Comparison(level[0], previous, "firm" if level[1] else "likely") if level else None


def _against_named(text: ReportText, relative: Claim) -> Comparison | None:
    """年终结转21275万元,比上年结转增加11429万元: the words name the earlier figure, told sentences before."""
    match = _NAMES_EARLIER.match(relative.before)
    if match is None or relative.series >= 0:
        return None
    name = match.group("name")
    told = [
        claim
        for claim in islice(text.before(relative, paragraph=True), _FARTHEST)
        if claim.before.endswith(name) and claim.quantity.dimension == relative.quantity.dimension
    ]
    current = next(bases_of(text, relative), None)
    if current is None or current in told or len({claim.quantity.value for claim in told}) != 1:
        return None
    return Comparison(current, told[0], "firm")


def _both_named(text: ReportText, relative: Claim) -> Comparison | None:
    """男性1501826人;女性1419292人。男性比女性多82534人: both figures go by name, told once each."""
    match = _BOTH.fullmatch(relative.before)
    if match is None or relative.series >= 0:
        return None
    sides = []
    for name in (match["one"], match["other"]):
        told = [
            claim
            for claim in islice(text.before(relative, paragraph=True), _FARTHEST)
            if _are_alike(claim, relative)
            and text.stance(claim).kind in LEVELS
            and (claim.indicator.folded == name or claim.before.strip(",;、其中").startswith(name))
        ]
        if len({claim.quantity.value for claim in told}) != 1:
            return None
        sides.append(told[0])
    alone = [claim for claim in text.before(relative, sentence=True) if claim.quantity.unit == relative.quantity.unit]
    return Comparison(
        sides[0], sides[1], "firm" if {one.id for one in alone} == {one.id for one in sides} else "likely"
    )


def named_margin(text: ReportText, relative: Claim) -> tuple[Comparison, bool] | None:
    """Return what 教师平均工资8642元,公务员平均工资8426元,教师高于公务员216元 compares, and whether the first is said to be above.

    The two are all the levels of their unit in the sentence, and each name calls one of them.
    """
    match = _OVER.fullmatch(relative.before)
    if match is None or relative.series >= 0:
        return None
    told = [one for one in text.before(relative, sentence=True) if _are_alike(one, relative)]
    if len(told) != _TWO or any(text.stance(one).kind not in LEVELS for one in told):
        return None
    others = [one for one in told if set(match["other"]) <= set(f"{one.before}{one.indicator.folded}")]
    if len(others) != 1:
        return None
    first = next(one for one in told if one is not others[0])
    if not set(match["one"]) <= set(f"{first.before}{first.indicator.folded}"):
        return None
    return Comparison(first, others[0], "firm"), match["way"][0] in "高多超"


def _are_alike(claim: Claim, relative: Claim) -> bool:
    points = relative.quantity.dimension == "百分点"
    return claim.quantity.unit == ("%" if points else relative.quantity.unit)


def _told_afterwards(text: ReportText, relative: Claim) -> Comparison | None:
    """本年收入增加261.92万元,上年为3208.91万元: the level was told sentences before, under that name."""
    if relative.series >= 0 or relative.quantity.dimension == "百分点":
        return None
    number = text.number_of(relative)
    moved = relative if text.stance(relative).kind is Kind.CHANGE else text.claims[number - 1]
    previous = told_behind(text, relative)
    if previous is None or (moved.sentence, moved.quantity.dimension) != (
        relative.sentence,
        previous.quantity.dimension,
    ):
        return None
    level = None if next(bases_of(text, moved), None) else named_level(text, moved)
    return Comparison(level[0], previous, "firm" if level[1] else "likely") if level else None


def told_behind(text: ReportText, relative: Claim) -> Claim | None:
    """Return the earlier level that stands behind what is said of it: 增加261.92万元,增长8.2%,上年为3208.91万元."""
    number = text.number_of(relative)
    for at in range(number + 1, min(number + 4, len(text.claims))):
        if text.claims[at].sentence != relative.sentence:
            return None
        if text.stances[at].kind is Kind.EARLIER and comes_behind(text, number, at):
            return text.claims[at]
    return None


def comes_behind(text: ReportText, relative: int, at: int) -> bool:
    """同比增加A,增长B%,上年基数是C: only what is said of the same comparison stands between."""
    while text.claims[at].before in ("", "、") and text.stances[at - 1].kind is Kind.EARLIER:
        at -= 1  # 上年为384户、1396人
    between = range(relative + 1, at)
    same = all(text.stances[one].kind in (Kind.CHANGE, Kind.GROWTH, Kind.POINTS) for one in between)
    return same and _AFTERWARDS.fullmatch(text.lead_up(text.claims[at])) is not None
