"""Limits as people write them: ">= 4.2 人", "不低于4.2人", "45人以内", "<= 1:19"."""

from __future__ import annotations

import re

from extractor.find import find_quantities
from rules.pack import Limit

_SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "==": "=", "=>": ">=", "=<": "<="}
_BEFORE = (
    (re.compile(r"^(>=|<=|==|=>|=<|[≥≤>＞<＜=~])"), ""),
    (re.compile(r"^(?:不低于|不少于|不小于|不得低于|不得少于|至少|达到)"), ">="),
    (re.compile(r"^(?:不高于|不超过|不大于|不多于|不得超过|不得高于|至多)"), "<="),
    (re.compile(r"^(?:高于|超过|大于|多于)"), ">"),
    (re.compile(r"^(?:低于|小于|少于|不满|不足)"), "<"),
    (re.compile(r"^(?:约|大约|大致)"), "~"),
)
_AFTER = (
    (re.compile(r"(?:及以上|以上)$"), ">="),
    (re.compile(r"(?:及以下|以下|以内)$"), "<="),
    (re.compile(r"左右$"), "~"),
)


def parse_limit(text: str) -> Limit | None:
    """Return the limit a text states, None where it is not one number with one bound."""
    rest = text.strip()
    op = ""
    for pattern, meaning in _BEFORE:
        if match := pattern.match(rest):
            op = meaning or _SIGNS.get(match.group(), match.group())
            rest = rest[match.end() :].strip()
            break
    for pattern, meaning in _AFTER:
        if match := pattern.search(rest):
            if op and op != meaning:
                return None
            op, rest = meaning, rest[: match.start()].strip()
            break
    found = find_quantities(rest.replace(" ", ""))
    if not op or len(found) != 1 or found[0].surface != rest.replace(" ", ""):
        return None
    quantity = found[0]
    if quantity.more:
        return None
    return Limit(op, quantity.value, quantity.unit_of, quantity.kind == "ratio")
