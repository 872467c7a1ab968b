"""What was done held against what was planned: 决算103万元,比预算129万元减少26万元,下降20.2%; 决算数小于预算数6.6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.closeness import is_slip_away
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_PLAN = r"(?:预算|计划|概算|控制数|限额|定额|目标)(?:安排)?数?"
_NAMED = re.compile(rf"{_PLAN}[^,;。0-9]{{0,4}}$")
_HELD = re.compile(rf"(?:比|较)[^,;。0-9]{{0,12}}{_PLAN}(?:的)?$")
_LESS = "减少|节约|节支|下降|降低|压减|压缩|缩减|少支?|低|结余|短收|短支"
_MORE = "增加|增长|增支|超支|超收|超出|上升|提高|多支?|高|超"
_MOVED = re.compile(rf",?(?:(?P<less>{_LESS})|{_MORE})(?:了|约|出)*")
_FROM_PLAN = re.compile(
    rf"(?:[比较][^,;。0-9]{{0,8}}{_PLAN}(?:(?P<less>{_LESS})|{_MORE})|"
    rf"(?:决算|执行|支出|完成|收入)数?(?:(?P<below>[小少低]于)|[大多高]于)[^,;。0-9]{{0,6}}{_PLAN})(?:了|约|出)*$"
)
_NEAR = 6


def find_against_plan(text: ReportText) -> list[Relation]:
    """Return differences and rates between what was done and a plan named beside them, found once."""
    return text.remember("against plan", lambda: list(_find(text)))


def _find(text: ReportText) -> Iterator[Relation]:
    for stated in text.claims:
        if stated.series >= 0 or text.stance(stated).real:
            continue
        if _MOVED.fullmatch(stated.before):
            yield from _beside(text, stated)
        elif (match := _FROM_PLAN.search(stated.before)) and stated.quantity.unit != "%":
            yield from _told_before(text, stated, less=bool(match["less"] or match["below"]))


def _beside(text: ReportText, stated: Claim) -> Iterator[Relation]:
    """比预算129万元减少26万元,下降20.2%: done, plan and difference, one right behind the other."""
    number, match = text.number_of(stated), _MOVED.fullmatch(stated.before)
    if number < 2 or match is None:
        return
    done, plan = text.claims[number - 2 : number]
    if not _are_apart(text, done, plan) or not _HELD.search(plan.before) or done.sentence != stated.sentence:
        return
    less = match["less"] is not None
    yield from _relate(text, done, plan, stated, less=less, strength="firm")


def _told_before(text: ReportText, stated: Claim, *, less: bool) -> Iterator[Relation]:
    """年初预算129万元,决算103万元,比预算减少26万元: of a plan told before it, where the three agree or are a slip off."""
    near = [one for one in islice(text.before(stated, paragraph=True), _NEAR) if text.is_level(one) or _is_plan(one)]
    pairs = [
        (done, plan)
        for plan in near
        for done in near
        if _is_plan(plan) and _are_apart(text, done, plan) and stated.quantity.dimension == plan.quantity.dimension
    ]
    agreeing = [pair for pair in pairs if _differ_by(*pair, stated, less=less)]
    beside = [pair for pair in pairs if {one.sentence for one in pair} == {stated.sentence}]
    if not agreeing and len(beside) == 1:
        agreeing = [pair for pair in beside if _is_slip_off(*pair, stated, less=less)]
    for done, plan in agreeing[:1]:
        yield from _relate(text, done, plan, stated, less=less, strength="likely")


def _is_plan(claim: Claim) -> bool:
    return _NAMED.search(claim.before) is not None


def _are_apart(text: ReportText, done: Claim, plan: Claim) -> bool:
    alike = done.quantity.dimension == plan.quantity.dimension and done.series < 0 and plan.series < 0
    return alike and not _is_plan(done) and text.stance(done).kind is Kind.LEVEL


def _differ_by(done: Claim, plan: Claim, stated: Claim, *, less: bool) -> bool:
    high, low = (plan, done) if less else (done, plan)
    apart = high.quantity.value * high.quantity.unit_of.scale - low.quantity.value * low.quantity.unit_of.scale
    return nearly_equal(stated, apart / stated.quantity.unit_of.scale, (high, low))


def _is_slip_off(done: Claim, plan: Claim, stated: Claim, *, less: bool) -> bool:
    high, low = (plan, done) if less else (done, plan)
    return len({one.quantity.unit for one in (high, low, stated)}) == 1 and is_slip_away(high, [low, stated])


def _relate(
    text: ReportText, done: Claim, plan: Claim, stated: Claim, *, less: bool, strength: str
) -> Iterator[Relation]:
    """The difference, and the rate: the figure itself, or the one right behind the difference."""
    number = text.number_of(stated) + 1
    behind = text.claims[number] if number < len(text.claims) else stated
    if stated.quantity.dimension == plan.quantity.dimension:
        high, low = (plan, done) if less else (done, plan)
        yield relate("diff", "cue", strength, minuend=high, subtrahend=low, difference=stated)
        match = _MOVED.fullmatch(behind.before)
        if match is None or behind.sentence != stated.sentence or (match["less"] is not None) != less:
            return
        stated = behind
    if stated.quantity.unit == "%":
        op = "falls" if less else "rises"
        yield relate("growth", "cue", strength, op=op, previous=plan, current=done, percent=stated)
