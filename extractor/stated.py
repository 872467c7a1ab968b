"""Which numbers state a quantity, and the unit and bound that the words around them give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractor.distribute import Series, is_coefficient
from extractor.numbers import scan_numbers
from extractor.passage import Mention, Passage
from extractor.qualifiers import bound_of
from extractor.quantity import Quantity
from extractor.units import Unit, load_units

_STATES_VALUE = re.compile(r"(?:为|是|达|到|至|于|过|由|从|的|平均|[数值比率]|得分|[、:])[约近]?$")
_MONEY = re.compile(
    r"(?:投资|投入|资金|经费|收入|支出|产值|筹资|总盘子|[投砸花拨]进?[了去出]|拨付|争取|筹措)(?:约|近|达|超|超过|为)?$"
)
_PEOPLE = re.compile(
    r"(?:人口|(?:儿童|学生|教师|职工|人员|居民|[在新毕]校?业?生|招生|幼儿)(?:总)?数|人数)(?:约|近|达到?|超过?|共|为|是|有)*$"
)
_COUNT_NOUN = re.compile(r"(?P<unit>人次|[户件](?=数))数?(?:为|达到?|是|共|有|:)?$")
"""门急诊人次286420: the noun ends with what it is counted in."""
_PEOPLE_BEHIND = re.compile(r"[^,;:。0-9的]{0,4}(?:人口|群众|居民|农民|学生|职工|师生|老人|儿童|患者|干部)")
_OPENS = frozenset((",", ";", "。", "", "\n", "[", "]"))
_NOUN = re.compile(r"[\u4e00-\u9fff]{3,16}(?<![图表件章节条款版号例式第])")
_OWN = 1000
_MANY = 10**6  # without a unit, money is said in 万 and 亿
_COMPOSITION = re.compile(r"比|结构|构成")


def finished(passage: Passage, number: int, series: Series | None, completed: Mapping[int, Quantity]) -> Quantity:
    """The quantity with its bound, and with the unit its list shares or the words leave out."""
    mention = passage.mentions[number]
    quantity = mention.quantity
    if series and quantity.unit in ("", "个") and quantity.kind not in ("ratio", "term"):
        last = passage.mentions[series.first + series.length - 1].quantity
        counted = last.unit_of.dimension == "比率" and last.place < 1 <= quantity.place  # 满意1372,满意率91.1%
        if last.unit and last.unit != quantity.unit and not counted:
            worth = _shared_worth(quantity, last)
            exact = last.unit_of.exact and quantity.place * worth == 1
            value, place = quantity.value * worth, quantity.place * worth
            quantity = replace(quantity, unit_of=last.unit_of, is_exact=exact, value=value, place=place)
    bare = quantity.unit == "" and not quantity.kind and not is_coefficient(passage, mention)
    if bare and (unit := _implied_unit(quantity, mention)):
        quantity = replace(quantity, unit_of=unit, is_exact=unit.exact and quantity.place == 1 and not quantity.more)
    elif bare:
        quantity = completed.get(number, quantity)
    bound = bound_of(quantity, mention.before, mention.after)
    if bound == "=" and series and series.announced:  # 分别不低于90%和10%, 分别达90%和10%以上
        ends = passage.mentions[series.first], passage.mentions[series.first + series.length - 1]
        bound = bound_of(quantity, ends[0].before, ends[1].after)
    return quantity if bound == quantity.bound else replace(quantity, bound=bound)


def _shared_worth(quantity: Quantity, last: Quantity) -> int:
    """What 万 and 亿 behind the last of a list make of one that leaves them out with the unit: 12、13和14亿元.

    A number a thousand times the last one's digits is its own (8600和1.2万元).
    """
    worth = next((number.worth for number in scan_numbers(last.surface)), 1)
    if quantity.surface[-1:] in "万亿":
        return 1
    return worth if quantity.value * worth < _OWN * last.value else 1


def _implied_unit(quantity: Quantity, mention: Mention) -> Unit | None:
    """The unit that the words leave out: 总人口28.1万, 投资7个多亿, 留守儿童数为0."""
    before = mention.before
    counted = _COUNT_NOUN.search(before) if quantity.surface[-1].isdigit() else None
    if counted:  # 总诊疗人次2.97亿,比上年2.89亿增加…: the others leave it out as well
        return load_units()[counted["unit"]]
    if _PEOPLE.search(before) or (quantity.surface[-1] in "千万余多" and _PEOPLE_BEHIND.match(mention.after)):
        return load_units()["人"]
    return load_units()["元"] if quantity.place >= _MANY and _MONEY.search(before) else None


def is_claim(quantity: Quantity, mention: Mention, series: Series | None) -> bool:
    """Whether a number states a quantity; one without a unit must be said to be a value."""
    if quantity.unit or quantity.kind in ("ratio", "fraction"):
        return True
    if quantity.chinese:
        return False
    if quantity.kind == "term":
        return quantity.place < 1 or _COMPOSITION.search(mention.before) is not None or mention.opened_by == "number"
    if quantity.surface[-1:] in "万亿多余":
        return mention.before != "" and (mention.after == "" or _MONEY.search(mention.before) is not None)
    states = _STATES_VALUE.search(mention.before) is not None
    if quantity.place < 1:
        return states or (series is not None and series.announced) or _is_named(mention)
    return states and mention.before[-1] not in "、:" and mention.after == "" and mention.opened_by != "number"


def _is_named(mention: Mention) -> bool:
    """人才当量密度0.9137;: nothing but a noun before a decimal and nothing behind it."""
    return mention.after == "" and mention.opened_by in _OPENS and _NOUN.fullmatch(mention.before) is not None
