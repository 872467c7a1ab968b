"""How words around a number bound it: 不低于, 以上, 近, 约, 余, 突破."""

from __future__ import annotations

import re
from functools import cache

from extractor.data import load_data
from extractor.quantity import Quantity

_NOT_BEFORE_YEAR = "近"  # 近三年 is a span of time, not an approximate count


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str], dict[str, str], re.Pattern[str]]:
    words: dict[str, dict[str, list[str]]] = load_data("qualifiers.yaml")
    before = {word: bound for bound, group in words["before"].items() for word in group}
    after = {word: bound for bound, group in words["after"].items() for word in group}

    def longest_first(group: dict[str, str]) -> str:
        return "|".join(sorted(group, key=len, reverse=True))

    not_words = longest_first({word: bound for word, bound in before.items() if word.startswith("不") and "=" in bound})
    return (
        re.compile(
            rf"(?<![节合公条预制契集简特签违履续邀解立守纽])(?!(?<=[附临最邻靠])近)({longest_first(before)})(?:了|达|到|达到|有)?$"
        ),
        before,
        re.compile(rf"({longest_first(after)})"),
        after,
        re.compile(
            rf"(至少|至多|最少(?!的)|最多(?!的))[^,;:。()0-9]{{1,6}}$|({not_words})[^,;:。()0-9]{{1,14}}(?:的|总数|总额|总量|人数|面积|收入|支出)$"
        ),
    )


def bound_of(quantity: Quantity, before: str, after: str) -> str:
    """Return the bound that the words right before and after a quantity give it."""
    if quantity.kind in ("range-low", "range-high"):
        return quantity.bound
    if quantity.more:
        return "~"
    before_pattern, before_bounds, after_pattern, after_bounds, far_pattern = _patterns()
    if (match := after_pattern.match(after)) and not (quantity.unit == "年" and match.group() in "内以内"):
        return after_bounds[match.group(1)]
    if (match := before_pattern.search(before[-8:])) and not (
        match.group(1) == _NOT_BEFORE_YEAR and quantity.dimension in ("年", "月", "天")
    ):
        return before_bounds[match.group(1)]
    if match := far_pattern.search(before):  # 不低于工资总额的1.5%, 至少设一所
        return before_bounds[match.group(1) or match.group(2)]
    return "="
