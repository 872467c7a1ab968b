"""Rates that add up: 分别占a%、b%和c%,前三位合计占d%; 增长6.0%,三次产业分别拉动…个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.closeness import is_slip_off
from rules.cues import is_joined
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_TOGETHER = re.compile(
    r"(?:前[两二三四五六七八九十0-9]+[位名项类]|[两二三四五六七八九十0-9]+[项类种者个位名])?(?:合计|共|总共|加起来|之和)(?:共)?占[^,;。]{0,8}"
)
_PULLS = re.compile(r"(?:拉动|贡献)(?:经济)?(?:增长)?(?:了)?$")
_PULLED = re.compile(r"拉动[^,;。]{0,12}(?:增长)?$")
_THREE = re.compile(r"三次产业|[一二三]、[一二三]、[一二三]产业|三大产业")
_SHARES = re.compile(r"(?:贡献率|比重|占比|比例)(?:分别|依次|各)?(?:为|是|达)?$")
_OF_ALL = re.compile(r"生产总值|GDP|经济总量")
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")


def find_rate_sums(text: ReportText) -> Iterator[Relation]:
    """Yield shares of several things together with each one's, and growth with what each industry adds to it."""
    for sentence in text.sentences:
        yield from _pulls(text, sentence)
        for total in sentence:
            if total.quantity.unit != "%" or total.series >= 0:
                continue
            parts = _shares_before(text, total) or _shares_within(text, total)
            if parts:
                yield relate("sum", "cue", total=total, part=parts)


def _shares_before(text: ReportText, total: Claim) -> list[Claim]:
    """The list of shares right before one that is said to be theirs together."""
    number = text.number_of(total)
    last = text.claims[number - 1] if number else total
    said = total.before
    if last.quantity.is_exact and last.after == said and last.sentence == total.sentence and number > 1:
        said, last = f"{last.surface}{said}", text.claims[number - 2]
    if not _TOGETHER.fullmatch(said.removeprefix("前")) and not _TOGETHER.fullmatch(said):
        return []
    shares = last.series >= 0 and last.quantity.unit == "%" and last.sentence == total.sentence
    return text.series[last.series] if shares and text.stance(last).kind is not Kind.GROWTH else []


def _shares_within(text: ReportText, total: Claim) -> list[Claim]:
    """占80%,其中中央40%、省级25%、市县15%: classes of a share joined by 、, which make it up but for one digit at most."""
    parts: list[Claim] = []
    for claim in text.after(total):
        opens = claim.before.lstrip(",(").startswith("其中") if not parts else is_joined(claim)
        if not opens or claim.quantity.unit != "%" or text.stance(claim).kind not in (Kind.RATE, Kind.SHARE):
            break
        parts.append(claim)
    several = len(parts) > 2 and text.stance(total).kind is Kind.SHARE
    return parts if several and (adds_up(total, parts) or is_slip_off(total, parts)) else []


def are_of_industries(text: ReportText, shares: list[Claim]) -> bool:
    """三次产业对经济增长的贡献率分别为4.8%、62.3%和32.9%: whether a list gives what each of the three is of all."""
    said = text.sentence_before(shares[0]) + shares[0].before
    return (
        len(shares) == len(_INDUSTRIES)
        and _THREE.search(said) is not None
        and _SHARES.search(shares[0].before) is not None
    )


def _pulls(text: ReportText, sentence: list[Claim]) -> Iterator[Relation]:
    """Growth in percent with the points of all three industries."""
    yield from _pulls_listed(text, sentence)
    points = [claim for claim in sentence if claim.quantity.dimension == "百分点" and _PULLS.search(claim.before)]
    whole = next((claim for claim in sentence if text.stance(claim).kind is Kind.GROWTH), None)
    named = [any(word in claim.before for claim in points) for word in _INDUSTRIES]
    if whole is not None and len(points) == len(_INDUSTRIES) and all(named):
        yield relate("sum", "identity", total=whole, part=points)


def _pulls_listed(text: ReportText, sentence: list[Claim]) -> Iterator[Relation]:
    """三次产业…分别拉动经济增长0.6、2.6和2.4个百分点: with the growth of the whole that the paragraph begins with."""
    for first in sentence:
        points = text.series.get(first.series, [])
        listed = first.place == 0 and len(points) == len(_INDUSTRIES) and first.quantity.dimension == "百分点"
        if not listed or not _PULLED.search(first.before) or not _THREE.search(text.sentence_before(first)):
            continue
        earlier = [claim for claim in text.before(first, paragraph=True) if text.stance(claim).kind is Kind.GROWTH]
        whole = [claim for claim in earlier if _OF_ALL.search(claim.indicator.folded) and claim.series < 0]
        if whole:
            yield relate("sum", "identity", "likely", total=whole[-1], part=points)
