"""So much for each: 人均, 每百名学生拥有, 每辆, 平均亩产, 年均 - what the words say it is per."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from extractor.units import load_units

_NOUN = (
    r"名?常住人口|名?老年人口?|名?户籍人口|人口|名?(?:(?!配|拥|占有|有|负担|带|补助|发放|聘|培训)[^,;。0-9百千万每均]){0,6}?(?:学生|幼儿|老年人|老人|患者|居民|职工|教师|人)|平方公里|平方米|立方米|公里|家庭户|"
    r"生|辆|案|件|笔|期|场|户|校|所|班|元|人|亩|车|单|台|次|公顷|吨|家|股|年|村|册|天|台|套|张|头"
)
_EACH = re.compile(
    rf"(?:平均)?每(?:一)?(?P<size>[百千万十]{{0,2}}|[0-9]+万?)?个?(?P<thing>{_NOUN})(?P<rest>[^,;。]{{0,24}})$"
)
_EACH_NAMED = re.compile(r"每(?:一)?个(?P<named>[^,;。0-9百千万每均年月天小]{1,2})(?P<rest>[^,;。]{0,24})$")
"""平均每个团队144次: of things that any classifier counts, told by their noun."""
_MEAN = re.compile(r"(?P<thing>[人户校生次亩班件笔单村年辆案场起店台床座套宗头株艘])均(?P<rest>[^,;。]{0,24})$")
_YIELD = re.compile(r"(?:平均)?(?P<thing>亩)产(?P<rest>)(?:量)?(?:为|达|是|约)?$")
_CLASS_SIZE = re.compile(r"平均(?P<thing>班)额(?P<rest>)(?:为|达|是|约)?$")
_SAYS_EACH = frozenset("每均产额")
"""One of which every such phrase holds."""
_SIZES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6}
_KINDS = {
    "生": ("人", r"在校|学生|就读|在园|幼儿"),
    "班": ("个 班", r"班"),
    "村": ("个", r"村"),
    "校": ("个", r"学校|小学|中学|院校|校$|^所 .*(?:[高初]中|[中高]职)"),
    "所": ("个", r"^所 |[校园院馆站所小中]"),
    "户": ("户", r""),
    "家庭户": ("户", r""),
    "人口": ("人", r"人口"),
    "常住人口": ("人", r"常住|总人口|人口$"),
    "户籍人口": ("人", r"户籍|总人口"),
    "老年人": ("人", r"老年|岁以上"),
    "老年人口": ("人", r"老年|岁以上"),
    "人": ("人 人次", r""),
    "次": ("次 人次", r""),
    "年": ("年", r""),
    "单": ("单", r""),
    "车": ("辆", r""),
    "案": ("件 起", r""),
    "家": ("个", r"^[家户] |企业|单位|公司|机构|社|店|厂|[校园院馆站所行商]"),
}
_COUNTED = ("个",)
_PERSON = re.compile(r"(?P<kind>学生|幼儿|老年人|老人|患者|居民|职工|教师)$")
_BY_TIME = re.compile(r"每[天日次餐]")
"""每人每天0.5公斤: of each twice over."""
_ITEMS = re.compile(r"、[^、]*(?:及|和|与|等)")
"""生均公用经费、资助、奖补及其他支出1442.5万元: an item of several, no figure for each."""
_FILLER = re.compile(r"拥有|占有|配备|平均|的|为|约|达到?|有|是|分别|均|由|上升|增加|提高|到|至")


@dataclass(frozen=True, slots=True)
class PerThing:
    """What a figure is so much for each of."""

    dimensions: tuple[str, ...]
    """Dimensions that a count of the things may have."""
    named: re.Pattern[str]
    """What the words of such a count say; matches anything where the thing says it all."""
    per: Fraction
    """100 for 每百名, in base units of the thing."""
    rest: str
    """What there is so much of, "" where the words behind do not say."""


def read_per_thing(before: str) -> PerThing | None:
    """Return what the words before a figure say it is per, None where they do not."""
    if _SAYS_EACH.isdisjoint(before):
        return None
    match = _EACH.search(before) or _MEAN.search(before) or _YIELD.search(before) or _CLASS_SIZE.search(before)
    if match is not None and match.group("thing") == "年":
        match = (
            _EACH.search(before, 0, match.start()) or _MEAN.search(before, 0, match.start()) or match
        )  # 生均标准为每年600元
    if match is None and (named := _EACH_NAMED.search(before)):
        return PerThing(_COUNTED, re.compile(named["named"]), Fraction(1), _FILLER.sub("", named["rest"]))
    if match is None or _BY_TIME.match(match.group("rest")) or _ITEMS.search(match.group("rest")):
        return None
    thing = match.group("thing").removeprefix("名")
    size = match.groupdict().get("size") or ""
    per = Fraction(_SIZES.get(size) or int(re.sub(r"\D", "", size) or 1) * (10**4 if "万" in size else 1))
    if thing in _KINDS:
        dimensions, words = _KINDS[thing]
    elif person := _PERSON.search(thing):
        dimensions, words = "人", _KINDS["老年人"][1] if "老" in person.group() else thing[-2:]
        words = f"{words}|{_KINDS['生'][1]}" if person.group() == "学生" else words
    else:
        unit = load_units().get(thing)
        if unit is None:
            return None
        dimensions, words, per = unit.dimension, "", per * unit.scale
    return PerThing(tuple(dimensions.split()), re.compile(words), per, _FILLER.sub("", match.group("rest")))
