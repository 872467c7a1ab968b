"""Rates that add up: 分别占a%、b%和c%,前三位合计占d%; 增长6.0%,三次产业分别拉动…个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_TOGETHER = re.compile(
    r"(?:前[两二三四五六七八九十0-9]+[位名项类]|[两二三四五六七八九十0-9]+[项类种者个位名])?(?:合计|共|总共|加起来|之和)(?:共)?占[^,;。]{0,8}"
)
_PULLS = re.compile(r"(?:拉动|贡献)(?:经济)?(?:增长)?(?:了)?$")
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")


def find_rate_sums(text: ReportText) -> Iterator[Relation]:
    """Yield shares of several things together with each one's, and growth with what each industry adds to it."""
    for sentence in text.sentences:
        yield from _pulls(text, sentence)
        for total in sentence:
            if total.quantity.unit != "%" or total.series >= 0:
                continue
            parts = _shares_before(text, total)
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


def _pulls(text: ReportText, sentence: list[Claim]) -> Iterator[Relation]:
    """Growth in percent with the points of all three industries."""
    points = [claim for claim in sentence if claim.quantity.dimension == "百分点" and _PULLS.search(claim.before)]
    whole = next((claim for claim in sentence if text.stance(claim).kind is Kind.GROWTH), None)
    named = [any(word in claim.before for claim in points) for word in _INDUSTRIES]
    if whole is not None and len(points) == len(_INDUSTRIES) and all(named):
        yield relate("sum", "identity", total=whole, part=points)
