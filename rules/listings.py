"""Announced numbers with the things listed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.announced import Announced, find_announced
from rules.list_items import (
    Items,
    behind_colon,
    by_word,
    earlier_in_sentence,
    in_bracket,
    joined_by_word,
    marked,
    right_before,
)

_COUNTED = re.compile(
    r"[0-9一二三四五六七八九十](?P<unit>个?方面|[个项所大条类种位名家步句点座级次轮方件])[^,;。:、\n]{0,6}$"
)
"""15项达标14项: how many of them, which announces nothing."""
_FEW, _PART = 2, 0.34
"""By how many, or by what part of them, a listing of all may be off."""
_REST = re.compile(r"(?:余下|其余|剩余|剩下|还有|尚有|其中|只|仅)(?:的|有)?$")
_YEARS = re.compile(r"[0-9_]{2,4}年?|第[一二三四五]年|[上前去]年")


@dataclass(frozen=True, slots=True)
class Listing:
    """A stated number of things and the stretch that lists them."""

    announced: Announced
    items: Items


def find_listings(text: str) -> Iterator[Listing]:
    """Yield announced numbers with their listing, the way of listing that agrees before one that does not."""
    taken: set[int] = set()
    for announced in find_announced(text):
        found = _items_of(text, announced)
        if found and announced.start not in taken:
            taken.add(announced.start)
            yield Listing(announced, found)


def _items_of(text: str, announced: Announced) -> Items | None:
    before = _COUNTED.search(text[max(0, announced.start - 12) : announced.start])
    if (before and before.group("unit") == announced.unit) or _REST.search(text[: announced.start][-6:]):
        return None
    differing: Items | None = None
    room = max(_FEW, announced.stated * _PART)
    for way in (in_bracket, marked, behind_colon, joined_by_word, right_before, by_word, earlier_in_sentence):
        items = way(text, announced)
        if items and announced.unit == "年" and not _YEARS.search(text[items.start : items.end]):
            continue
        if items and items.count == announced.stated:
            return items
        if items and abs(items.count - announced.stated) > room:
            continue  # 27个省(自治区、直辖市): not a listing of them
        if items and way is marked and items.closed and not re.search(r"[。\n]", text[announced.after : items.start]):
            return items  # 四方面压力:一是… counts for itself, whatever else could be counted
        differing = differing or (items if items and items.closed else None)
    return differing
