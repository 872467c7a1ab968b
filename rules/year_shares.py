"""Rates of a year named by its number: 恢复到2019年的92%,2019年为650万人次."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.quotients import is_share
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.stance import Kind
from rules.wholes import comparable

_OF_YEAR = re.compile(r"(?:恢复|回升)?(?:到|至|相当于|达到?|为|是)(?P<year>(?:19|20)[0-9]{2})年(?:同期)?的(?:约|近)?$")
_BY_YEAR_ALONE = re.compile(r"[,;(]?(?P<year>(?:19|20)[0-9]{2})年(?:同期)?(?:为|是)(?:约|近)?$")
_DATED = (Kind.LEVEL, Kind.EARLIER)


def share_of_year(text: ReportText, percent: Claim) -> Relation | None:
    """The one level of the sentence before a rate, of the level of the year the rate names.

    That year's level must stand in the sentence too: behind the rate under the
    year alone (2019年为650万人次), else as the only level of that year before it.
    """
    named = _OF_YEAR.search(percent.before)
    if named is None or percent.series >= 0:
        return None
    year = named.group("year")
    parts = [claim for claim in text.before(percent, sentence=True) if _is_later(text, claim, year)]
    whole = _level_of(text, percent, parts[0], year) if parts else None
    if whole is None:
        return None
    parts = [part for part in parts if comparable(part, whole)]
    fitting = [part for part in parts if is_share(part, whole, percent)]
    if fitting:
        return relate_share(fitting[0], whole, percent)
    return relate_share(parts[0], whole, percent, "likely") if len(parts) == 1 else None


def _is_later(text: ReportText, claim: Claim, year: str) -> bool:
    return claim.period != year if text.is_level(claim) else text.stance(claim).kind in _DATED and claim.period > year


def _level_of(text: ReportText, percent: Claim, part: Claim, year: str) -> Claim | None:
    number = text.number_of(percent)
    behind = text.claims[number + 1] if number + 1 < len(text.claims) else percent
    alone = _BY_YEAR_ALONE.fullmatch(behind.before)
    if alone and alone.group("year") == year and behind.sentence == percent.sentence and _fits(text, behind, part):
        return behind
    dated = [claim for claim in text.before(part, sentence=True) if claim.period == year and _fits(text, claim, part)]
    return dated[0] if len(dated) == 1 else None


def _fits(text: ReportText, claim: Claim, part: Claim) -> bool:
    stance = text.stance(claim)
    return stance.kind in _DATED and not stance.per and comparable(part, claim) and claim.level == part.level
