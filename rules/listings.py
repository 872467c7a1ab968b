"""Listings in a text: a number of things announced, and the things listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.numerals import read_numeral

_COUNT = r"[0-9]{1,2}|[一二两三四五六七八九]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?"
_ANNOUNCED = re.compile(
    rf"(?P<number>{_COUNT})(?:(?P<unit>[个项所大条类种位名家步句点座级次轮方])(?P<what>[^,;。:、“”()（）0-9\n]{{0,16}}))"
)
_AFTER = re.compile(
    r"[”’]?(?:[^,;。:、()“”\n]{0,8})?(?:,?(?:即|分别是|分别为|包括|主要是|是)[:,]?|:|：|——|—)\s*(?=[^\s])"
)
_ITEM_MARK = re.compile(
    r"(?:^|(?<=[。；;:,\s]))(?P<mark>[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,、]|[(][一二三四五六七八九十]{1,2}[)]|[0-9]{1,2}[.、])"
)
_JOINT = re.compile(r"、|以及|及|和|与|;")
_QUOTED = re.compile(r"“[^“”]{1,20}”")
_OPEN = re.compile(r"等(?:[0-9一二两三四五六七八九十]|方面|工作|措施|内容|[^,。;级待同])")


@dataclass(frozen=True, slots=True)
class Listing:
    """A stated number of things and the stretch that lists them; spans are folded."""

    number: tuple[int, int]
    """Span of the number with its unit."""
    stated: int
    items: tuple[int, int]
    count: int
    """How many are listed."""
    firm: bool
    """The listing closes itself: marks in order, quotes, a bracket, or 等 before the number."""


def find_listings(text: str) -> Iterator[Listing]:
    """Yield announced numbers with their listing: behind a colon or bracket, as marked items, or right before."""
    for match in _ANNOUNCED.finditer(text):
        stated = _value(match.group("number"))
        if stated is None or not 2 <= stated <= 30:
            continue
        span = (match.start("number"), match.end("unit"))
        found = _behind(text, match, stated) or _before(text, match, stated)
        if found:
            items, count, firm = found
            yield Listing(span, stated, items, count, firm)


def _value(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    value = read_numeral(written)
    return None if value is None else int(value)


def _behind(text: str, match: re.Match[str], stated: int) -> tuple[tuple[int, int], int, bool] | None:
    """The list behind the number: 六个优先:A、B…; 三项机制。一是…二是…; 七化(A、B…)."""
    end = match.end()
    bracket = re.compile(r"[”’]?(?:[^,;。:、()“”\n]{0,6})?[(](?:即)?").match(text, end)
    if bracket:
        close = text.find(")", bracket.end())
        if 0 < close - bracket.end() < 300:
            items = (bracket.end(), close)
            return _counted(text, items, stated)
    after = _AFTER.match(text, end)
    start = after.end() if after else end
    marked = _marked_items(text, start, stated)
    if marked and (after or marked[0][0] - end < 200):
        return marked
    if after is None:
        return None
    stop = re.compile(r"[。\n!?]").search(text, start)
    items = (start, stop.start() if stop else len(text))
    return _counted(text, items, stated) if items[1] - items[0] < 400 else None


def _marked_items(text: str, start: int, stated: int) -> tuple[tuple[int, int], int, bool] | None:
    """一是…二是…三是: how far the marks count on from one."""
    first: re.Match[str] | None = None
    style = ""
    count = 0
    last = start
    for mark in _ITEM_MARK.finditer(text, start, start + 3000):
        written = mark.group("mark")
        shape = re.sub(r"[一二三四五六七八九十0-9]+", "N", written)
        number = _value(re.sub(r"[^一二三四五六七八九十0-9]", "", written))
        if first is None:
            if number != 1 or mark.start() - start > 260:
                return None
            first, style = mark, shape
        if shape != style:
            continue
        if number != count + 1:
            break
        count, last = number, mark.end()
    if first is None or count < 2:
        return None
    stop = re.compile(r"[。;\n]").search(text, last)
    return (first.start(), stop.start() if stop else len(text)), count, count >= stated


def _counted(text: str, items: tuple[int, int], stated: int) -> tuple[tuple[int, int], int, bool] | None:
    """Count the things of a flat list: by quotes, by 、 and ;, by clauses."""
    listed = text[slice(*items)].strip()
    if not listed or _OPEN.search(listed) or listed.endswith("等"):
        return None
    counts = []
    quotes = _QUOTED.findall(listed)
    if len(quotes) > 1 and len("".join(quotes)) > 0.6 * len(listed):
        counts.append(len(quotes))
    flat = re.split(r"[,;。]", listed)[0] if "、" in re.split(r"[,;。]", listed)[0] else listed
    counts.append(len([piece for piece in re.split(r"、|;", listed) if piece.strip()]))
    counts.append(len([piece for piece in re.split(r",|;", listed) if piece.strip()]))
    counts.append(len([piece for piece in re.split(r"、|以及|及(?!其)|和|与", flat) if piece.strip()]))
    if stated in counts:
        return items, stated, True
    plausible = [count for count in counts if count > 1]
    return (items, plausible[0], False) if plausible else None


def _before(text: str, match: re.Match[str], stated: int) -> tuple[tuple[int, int], int, bool] | None:
    """The list right before the number: A、B、C三所学校, A和B等2个."""
    end = match.start()
    et_cetera = text[end - 1 : end] == "等"
    stop = end - 1 if et_cetera else end
    start = max(text.rfind(mark, 0, stop) for mark in "。;:,!?\n(") + 1
    stretch = text[start:stop].rstrip("这“”")
    pieces = [piece for piece in re.split(r"、|以及|和|与|(?<=”)(?=“)", stretch) if piece.strip()]
    if len(pieces) < 2 or ("、" not in stretch and len(pieces) != stated):
        return None
    if len(pieces) != stated and not et_cetera:
        return None
    return (start, stop), len(pieces), len(pieces) == stated
