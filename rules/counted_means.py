"""Averages that say over how many: 2019年24.18亿元,2020年26.42亿元,2021年28.64亿元,三年平均26.41亿元; 三校平均."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.countable import is_countable
from rules.exact import holds
from rules.quotients import MEAN
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_MEAN = re.compile(
    r"[,;]?(?:这|以上|上述|近)?(?:(?P<number>[两二三四五六七八九十]+|[2-9])个?[年月季校县区镇所家项届次])?(?:平均(?:每[年月季校县区镇所家项届次])?|[年月季校县]均)(?:为|达|是)?"
)
_BARE = re.compile(r"[,;]?平均(?:值|数)?(?:为|达|是)?")
_OF_ALL = re.compile(r"全[国省市县区州盟旗镇乡]")
"""三个县合格率…,全市平均96.9%: of the others of the city too."""
_EACH = re.compile(r"[生人户班校亩]均")
_ONES = {"两": "二"}


def find_counted_means(text: ReportText) -> Iterator[Relation]:
    """Yield averages with the figures of their unit before them in the sentence, where these are as many as said, and no other."""
    for mean in text.claims:
        match = _MEAN.fullmatch(mean.before)
        if match is None or mean.series >= 0 or mean.bound != "=" or mean.quantity.unit in ("", "%"):
            continue
        counted = _counted(text, mean, match["number"])
        values = [
            claim
            for claim in text.before(mean, sentence=True)
            if claim.quantity.unit == mean.quantity.unit and text.stance(claim).kind in (Kind.LEVEL, Kind.EARLIER)
        ][::-1]
        if is_weighed(values, mean):
            continue
        if counted == len(values) > 1 and all(is_countable(text, one) or _is_dated(text, one) for one in values):
            yield relate("mean", "cue", "likely", value=values, mean=mean)


def _counted(text: ReportText, mean: Claim, number: str | None) -> int:
    """Over how many an average is said to be; 0 where it does not say."""
    if number:
        return int(read_numeral(_ONES.get(number, number)) or number)
    last = text.claims[text.number_of(mean) - 1]
    if last.after == mean.before and last.quantity.value.denominator == 1 and last.sentence == mean.sentence:
        return int(last.quantity.value)  # 三年 is a figure of its own
    return 0


def _is_dated(text: ReportText, claim: Claim) -> bool:
    return text.stance(claim).kind is Kind.EARLIER and not text.stance(claim).per


def is_weighed(values: list[Claim], mean: Claim) -> bool:
    """Return whether a figure may be the average of what each has (人均, 校均), weighed by how many they have.

    Such lies between the least and the most, wherever it says of no others (全市平均) that they count.
    """
    weighed = any(map(_is_for_each, values)) or _OF_ALL.search(mean.before) is not None
    if not weighed or holds(MEAN, relate("mean", "", value=values, mean=mean)):
        return False
    return not _lies_bare_beyond(values, mean)


def lies_bare_beyond(relation: Relation) -> bool:
    """Return whether a relation's bare 平均 lies beyond all it is of, where no weights put an average."""
    return relation.type == "mean" and _lies_bare_beyond(relation.claims("value"), relation.claim("mean"))


def _lies_bare_beyond(values: list[Claim], mean: Claim) -> bool:
    told = [value.quantity.value for value in values]
    return _BARE.fullmatch(mean.before) is not None and not min(told) <= mean.quantity.value <= max(told)


def _is_for_each(claim: Claim) -> bool:
    said = f"{claim.indicator.folded}{claim.before}"
    return claim.quantity.unit != "" and _EACH.search(said) is not None  # no coefficient of what each has
