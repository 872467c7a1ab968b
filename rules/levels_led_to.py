"""Comparisons told in another order: 比上年的11828人增长8.6%,达到12846人; 上年11828人,今年12846人,增长8.6%."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.compared_levels import LEVELS, Comparison
from rules.report_text import ReportText

_LEADS_TO = re.compile(
    r"[,(]?(?:总数|总量|总额|人数|数量|累计|已)?(?:达到?|增加?[到至]|增为|升[到至]|升为|提高[到至]|上升[到至]|减少?[到至]|降低?[到至]|下降[到至]|为|共)(?:了)?(?:约)?"
)
_HELD = re.compile(r"[^,;。]*[比较](?:上年|去年|上期|上一?学?年|年初|期初|[0-9]{4}年)(?:末|底|同期)*的$")
_THEN = re.compile(r"(?:上年|去年|上期|上一?学年|年初|期初)(?:末|底|同期)?(?![末底]?[比较])[^,;。]*$")
_NOW = re.compile(
    r"[,;](?:今年|本年|当年|本期|本学年|现在?|目前|年末|期末)(?:则)?(?:为|达到?|有|是|增加?到|减少?到|升到|降到)?"
)
_IN_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:底|末)?(?![末底]?[比较—~至-])[^,;。]*$")
_YEAR_ALONE = re.compile(
    r"[,;](?:到|至)?(?P<year>(?:19|20)[0-9]{2})年(?:底|末)?(?:则)?(?:为|达到?|有|是|增加?到|减少?到|升到|降到|提高到)?"
)
_YEAR_CHANGED = re.compile(
    r"[,;](?P<year>(?:19|20)[0-9]{2})年(?:[比较](?P<against>(?:19|20)[0-9]{2})年)?(?:[比较]上年|同比)?(?:增长|增加|上升|提高|下降|减少|降低)(?:了)?"
)
_THEN_BEHIND = re.compile(r"[,(](?:上年|去年)(?:末|底)?(?:同期)?(?:为|是)?")
_NEXT = 2


def level_led_to(text: ReportText, relative: Claim) -> Comparison | None:
    """Return the two levels of a change whose result stands right behind it, or whose two years stand right before it; None where neither does."""
    if relative.series >= 0:
        return None
    return _behind(text, relative) or _before(text, relative)


def _behind(text: ReportText, relative: Claim) -> Comparison | None:
    number = text.number_of(relative)
    if number + 1 >= len(text.claims):
        return None
    now = text.claims[number + 1]
    leads = _LEADS_TO.fullmatch(now.before) is not None and now.sentence == relative.sentence
    if not leads or now.after.startswith("的") or now.bound != "=" or now.depth != relative.depth:
        return None
    then = text.claims[number - 1] if number else relative
    if _HELD.fullmatch(then.before) and then.after.startswith(relative.before):
        return _pair(now, then, relative)
    if _is_year_before(text, then, relative):
        return _pair(now, then, relative)
    then = text.claims[number + _NEXT] if number + _NEXT < len(text.claims) else relative
    return _pair(now, then, relative) if _THEN_BEHIND.fullmatch(text.between(now, then)) else None


def _is_year_before(text: ReportText, then: Claim, relative: Claim) -> bool:
    """2016年投入1286万元,2017年比2016年增加386万元,达到1672万元: whether a level is of the year a change is held against, or of the one before."""
    first, said = _IN_YEAR.fullmatch(then.before.lstrip(",;")), _YEAR_CHANGED.fullmatch(text.between(then, relative))
    if first is None or said is None:
        return False
    against = said["against"]
    return first["year"] == against if against else int(first["year"]) + 1 == int(said["year"])


def _before(text: ReportText, relative: Claim) -> Comparison | None:
    number = text.number_of(relative)
    if number < _NEXT:
        return None
    then, now = text.claims[number - _NEXT : number]
    told, gap = then.before.lstrip(",;"), text.between(then, now)
    first, second = _IN_YEAR.fullmatch(told), _YEAR_ALONE.fullmatch(gap)
    dated = first is not None and second is not None and first["year"] < second["year"]
    if not dated and not (_THEN.fullmatch(told) and _NOW.fullmatch(gap)):
        return None
    return _pair(now, then, relative) if dated or text.stance(now).kind in LEVELS else None


def _pair(now: Claim, then: Claim, relative: Claim) -> Comparison | None:
    rates = relative.quantity.dimension == "百分点"
    alike = now.quantity.dimension == then.quantity.dimension != "" and max(now.series, then.series) < 0
    alike = alike and rates == (now.quantity.dimension == "比率")
    return Comparison(now, then, "firm") if alike and now.sentence == then.sentence == relative.sentence else None
