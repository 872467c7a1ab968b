"""Wholes that the words of a share name: 占小学专任教师的91.6%, 占教学班总数的4.48%."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.claim import Claim
from rules.relation import Relation
from rules.wholes import is_counted_by

_OF_NAMED = re.compile(r"占[^,;。占]{3,}的(?:比例|比重)?(?:为|达到?)?$")
_COUNT = "(?:总?数|总?量|总?额|总计)?"
_NAME = re.compile(r"占(?P<name>[^,;。占的]{2,8})的")
_DENIED = re.compile(r"(?:不|未|非|免|计划|预计|拟)[^,;。]{0,4}$")
_ALL = re.compile(r"^(?:全[国省市县区州镇乡村校系部]|[我本][国省市县区州镇乡村校]|总)+")
_PRINCIPAL = 2
_LONG = 4
_MOST = 6


def names_whole(share: Relation, claims: Sequence[Claim], places: Mapping[str, int]) -> bool:
    """Return whether the words name the whole, and the part stands right before the rate: 里程1329公里,占养护总里程的86.7%.

    Between the two only the part's own classes may stand: 大班额46个,其中小学31个、初中15个,占教学班总数的4.48%.
    """
    part, percent = share.claims("part")[0], share.claim("percent")
    first, last = places.get(part.id, -1), places.get(percent.id, -1)
    beside = last - first == 1 and not part.before.startswith("、")
    classes = claims[first + 1 : last]
    listed = 1 < len(classes) <= _MOST and first >= 0 and _are_classes(part, classes)
    return share.strength == "firm" and (beside or listed) and _OF_NAMED.search(percent.before) is not None


def _are_classes(part: Claim, classes: Sequence[Claim]) -> bool:
    alike = all((one.sentence, one.quantity.unit) == (part.sentence, part.quantity.unit) for one in classes)
    added = sum(one.quantity.value for one in classes)
    return alike and classes[0].before.lstrip(",(").startswith("其中") and added == part.quantity.value


def is_very_name(share: Relation) -> bool:
    """Return whether the whole goes by just the words the rate is said to be of: 占小学专任教师的91.6%, 检查机构2846家 and 占检查数的."""
    whole, said = share.claim("whole"), share.claim("percent").before
    exact = re.search(f"占{re.escape(whole.indicator.folded)}{_COUNT}的", said) is not None
    return exact or is_named_by_deed(share) or _is_end_of_name(whole, share.claim("percent"))


def _is_end_of_name(whole: Claim, percent: Claim) -> bool:
    """农作物受灾面积11.85万亩,…占受灾面积的13.3%."""
    name = _NAME.search(percent.before)
    said = name.group("name") if name else ""
    return len(said) >= _LONG and whole.sentence == percent.sentence and whole.indicator.folded.endswith(said)


def is_named_by_deed(share: Relation) -> bool:
    """Return whether the rate is said to be of what was checked, taken in, examined: 检查机构2846家 and 占检查数的."""
    name = _NAME.search(share.claim("percent").before)
    return name is not None and is_counted_by(name.group("name"), share.claim("whole"))


def may_be_called(other: Claim, share: Relation) -> bool:
    """Return whether a figure might be meant by the name of a share's whole: 实际受益18.64万人 by 受益人口, 成灾面积 not by 受灾面积."""
    whole, part = share.claim("whole"), share.claims("part")[0]
    name = _NAME.search(share.claim("percent").before)
    if name is None or _DENIED.search(whole.before.removesuffix(whole.indicator.folded)) or whole.level != part.level:
        return True
    principal = _ALL.sub("", name.group("name"))[:_PRINCIPAL]
    alike = principal in f"{other.level}{other.indicator.folded}{other.before}"
    return alike and (other.level == part.level or other.sentence == part.sentence)
