"""Totals and the parts the text lists under them: 其中 …, a colon and its list, parentheses, 按…分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.claim import Claim
from rules.partitions import divides
from rules.report_text import ReportText

_AMONG = re.compile(r"其中|中[,:]?$|包括|包含|(?<!不)含|分别[是为]|主要有|分为|由$|由[^,;。]{1,16}$")
_COLON = re.compile(r":[^,;。:]*$")
_MADE_OF = re.compile(r"由[^,;。]{1,16}$")
_MADE_OF_END = re.compile(r"[^,;。]{0,8}(?:构成|组成)")
_BY_CLASS = re.compile(r"(?:^|[。;,])(?:按[^,;。:]{1,14}(?:分|划分|分类|看|统计)类?|分[^,;。:]{1,8}看)[,:]?")
_OPEN_END = re.compile(r"[^,;。]{0,12}等")
_MOST_PARTS = 40
_LOOK_AHEAD = 8


@dataclass(slots=True)
class PartList:
    """A total with the parts listed under it, as the words read; nothing is judged yet."""

    total: Claim
    opener: str
    """其中, colon, paren, 构成, 按…分, or division (classes of a known division follow)."""
    parts: list[Claim]
    nested: list[Claim] = field(default_factory=list)
    """Parts of a part (a second 其中); not to be added."""
    first_stop: int = 0
    """How many parts stand before the first semicolon; 0 where there is none."""
    open_end: bool = False
    """The list says 等: more parts exist."""


def same_kind(a: Claim, b: Claim) -> bool:
    """Whether two figures can be added: one dimension, persons and visits by persons counted as one."""
    da, db = a.quantity.dimension, b.quantity.dimension
    return da == db or {da, db} == {"人", "人次"}


def is_countable(text: ReportText, claim: Claim) -> bool:
    """Whether a figure can be a total or a part: a level, not an average, with a unit."""
    stance = text.stance(claim)
    return text.is_level(claim) and not stance.per and not stance.leaves and claim.quantity.dimension != ""


def read_part_lists(text: ReportText) -> Iterator[PartList]:
    """Yield every total that the words say parts are listed under."""
    for number, total in enumerate(text.claims):
        if not is_countable(text, total):
            continue
        first = _first_level(text, number)
        if first is None:
            continue
        opener = _opener(text, total, text.claims[first])
        if opener:
            found = _read_parts(text, total, first, opener)
            if found.parts:
                yield found


def _first_level(text: ReportText, number: int) -> int | None:
    """The next level figure of the same kind, over what is said of the total itself (its growth, its share)."""
    total = text.claims[number]
    for at in range(number + 1, min(number + _LOOK_AHEAD, len(text.claims))):
        claim = text.claims[at]
        if claim.paragraph != total.paragraph or claim.part != total.part:
            return None
        if text.is_level(claim):
            return at if same_kind(total, claim) and is_countable(text, claim) else None
    return None


def _opener(text: ReportText, total: Claim, first: Claim) -> str:
    between = text.between(total, first)
    if first.sentence - total.sentence > 1:
        return ""
    if first.sentence != total.sentence:
        lead = between.rsplit("。", 1)[-1]
        if _BY_CLASS.search("。" + lead):
            return "按…分"
        return "其中" if "其中" in lead else ""
    if first.depth > total.depth and "(" in between and ")" not in between:
        return "paren"
    if _COLON.search(between):
        return "colon"
    last_clause = between.rsplit(",", 1)[-1].rsplit(";", 1)[-1]
    if _MADE_OF.search(last_clause):
        return "构成"
    if "其中" in between or _AMONG.search(last_clause):
        return "其中"
    return "division"


def _read_parts(text: ReportText, total: Claim, first: int, opener: str) -> PartList:
    found = PartList(total, opener, [])
    start = text.claims[first]
    last: Claim | None = None
    nesting = False
    for claim in text.claims[first : first + _MOST_PARTS]:
        if claim.sentence != start.sentence or claim.depth < start.depth:
            break
        if not is_countable(text, claim) or not same_kind(total, claim) or claim.depth > start.depth:
            continue
        if last is not None:
            between = text.between(last, claim)
            if ";" in between:
                nesting = False
                found.first_stop = found.first_stop or len(found.parts)
            if "其中" in between and opener != "division":
                nesting = True
        (found.nested if nesting else found.parts).append(claim)
        last = claim
    if last is not None:
        found.open_end = _OPEN_END.match(text.folded, last.quantity.end) is not None
        if opener == "构成" and not _MADE_OF_END.match(text.folded, last.quantity.end):
            found.opener = "division"
    if found.opener == "division":
        found.parts = leading_division(total, found.parts)
    return found


def leading_division(total: Claim, parts: list[Claim]) -> list[Claim]:
    """As many of the figures as form a known division of the total; none where none do."""
    for length in (2, 3, 4):
        if len(parts) >= length and divides(total, parts[:length]):
            return parts[:length]
    return []
