"""Where the words stand that say what a figure is per: before it, before what moved to it, or before the first of its list."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.per_thing import read_per_thing
from rules.report_text import ReportText

_NEXT = re.compile(r"[、和及](?P<noun>[^,;。、0-9]{2,12})")
_UP_TO_THING = re.compile(r"^.*?每[百千万十]{0,2}名?[^,;。拥占配]{0,8}?(?:拥有|占有|配备|有)")
_MOST = 6


def words_per(text: ReportText, stated: Claim) -> str:
    """Return the words before a figure that may say what it is per, its own noun behind them.

    Of a figure a movement leads to they stand before where it starts, of one of
    a list with its own noun (每千人口拥有医师2.38人、护士2.79人) before the first.
    """
    series = text.series.get(stated.series)
    first = series[0] if series else stated
    number = text.number_of(first)
    before = text.claims[number - 1] if number else first
    if text.stance(first).arrives and text.stance(before).leaves and before.sentence == stated.sentence:
        return before.before
    return _from_list(text, first) if stated.series < 0 else first.before


def _from_list(text: ReportText, stated: Claim) -> str:
    if read_per_thing(stated.before) or not (item := _NEXT.fullmatch(stated.before)):
        return stated.before
    for steps, earlier in enumerate(text.before(stated, sentence=True)):
        alike = earlier.quantity.unit == stated.quantity.unit and earlier.quantity.place == stated.quantity.place
        if steps == _MOST or not alike:
            break
        if opening := _UP_TO_THING.search(earlier.before):
            return opening.group() + item.group("noun")
        if not _NEXT.fullmatch(earlier.before):
            break
    return stated.before
