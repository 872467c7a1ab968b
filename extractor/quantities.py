"""Finding quantities: numbers joined with sign, unit, range, ratio and fraction marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.numbers import Number, scan_numbers
from extractor.quantity import ZERO, Quantity
from extractor.units import NO_UNIT, Unit, find_unit, load_units

_ONE, _ONE_HALF = Fraction(1), Fraction(1, 2)
_RANGE_MARK = re.compile(r"-{1,2}|—{1,2}|~|至|到")
_FROM_BEFORE = re.compile(r"(?:[从由]|自(?=[0-9]))[^,;。]{0,12}$")
_BASE_BEFORE = {"百分之": "%", "千分之": "‰"}
_SIGNS = {"-": -1, "−": -1, "—": -1, "负": -1, "+": 1}
_BURDEN = re.compile(r"[减承担背抱肩自欺胜]")  # 减负10项
_NO_PLUS_AFTER = re.compile(r"[0-9A-Za-zN)学]")
_NO_SIGN_AFTER = re.compile(r"[0-9A-Za-z%‰年月日号元人万亿个所吨级℃)—-]")
_CLOCK_BEFORE = re.compile(r"(?:[0-9 日午早晚晨至—~-]|时间:?)$")


_HALF = re.compile(r"一半(?![导径成年天月小路个])")
_AND_A_HALF = re.compile(r"个半(?=小时|月|天|学期|世纪|百分点)")
_HALF_BEHIND = re.compile(r"半(?![数载个天年月夜径路导日价])")
_HALVED = frozenset(("年", "月", "天", "小时", "倍", "番", "季", "周"))
_SIXTY = {"小时": ("小时", ("分", "分钟")), "分": ("分钟", ("秒",)), "分钟": ("分钟", ("秒",))}
"""What 14分 may stand behind: the unit of the two together, the finer units."""
_DAYS = re.compile(r"日(?=[以之]?内|左右)|(?<=\.[0-9])日(?!元)")
_WORTH = {"万": 10**4, "亿": 10**8}
_MORE_BEHIND = re.compile(r"[多余](?![了次方种项个年样元所地位名点头数家人户])")
_ONE_IN = re.compile(r"([万亿])分之$")
_WORD = re.compile(r"[〇零一二两三四五六七八九]+|[十百千万亿]")
_FIGURE = re.compile(r"[〇零一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟几余多]{2}|[0-9]")
_POINTS = re.compile(r"[得扣加减满打计为每是]$")


def scan_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of a folded text in order, with spans in it."""
    numbers = list(scan_numbers(text, start, end))
    found: list[Quantity] = []
    at = 0
    while at < len(numbers):
        at += (
            _read_ratio(text, numbers, at, found)
            or _read_fraction(text, numbers, at, found)
            or _read_plain(text, numbers, at, found)
        )
    return found


def _read_plain(text: str, numbers: list[Number], at: int, found: list[Quantity]) -> int:
    """Read one quantity, or the two ends of a range; return how many numbers were used."""
    first, used = _measure(text, numbers, at)
    if at + used < len(numbers) and _RANGE_MARK.fullmatch(text, first.end, numbers[at + used].start):
        second, also_used = _measure(text, numbers, at + used, signed=False)
        low = _low_end(first, second, numbers[at + used].worth)
        if low is not None and not _FROM_BEFORE.search(text, max(0, first.start - 14), first.start):
            found += (low, _as_end(second, "range-high", "<="))
            return used + also_used
    found.append(first)
    return used


def _low_end(first: Quantity, second: Quantity, worth: int) -> Quantity | None:
    """The lower end of a range with unit and multiplier shared from the upper one, or None."""
    if first.unit_of is NO_UNIT and second.unit_of is not NO_UNIT:
        if worth > 1 and first.place <= 1 and first.value < second.value / worth:
            first = _changed(first, value=first.value * worth, place=first.place * worth)
        first = _changed(first, unit=second.unit_of)
    if first.unit_of is not second.unit_of or first.value >= second.value:
        return None
    return _as_end(first, "range-low", ">=")


def _measure(text: str, numbers: list[Number], at: int, *, signed: bool = True) -> tuple[Quantity, int]:
    """Read sign, number (1亿2000万 is one), unit; return it with how many numbers it used."""
    number, used = numbers[at], 1
    value, place, more, end = number.value, number.place, number.more, number.end
    while at + used < len(numbers) and numbers[at + used].start == end and 1 < numbers[at + used].worth < place:
        following = numbers[at + used]
        value, place, more, end = value + following.value, following.place, following.more, following.end
        used += 1
    start = number.start
    if half := _AND_A_HALF.match(text, end):  # 两个半小时
        value, place, end = value + _ONE_HALF, _ONE_HALF, half.end()
    unit, end = find_unit(text, end)
    if unit is NO_UNIT and (days := _DAYS.match(text, end)):  # 8.9日
        unit, end = load_units()["天"], days.end()
    if unit.dimension in _HALVED and value.denominator == 1 and (half := _HALF_BEHIND.match(text, end)):  # 一年半
        value, place, end = value + _ONE_HALF, _ONE_HALF, half.end()
    if not more and (unit.tenths or unit.dimension in _HALVED) and _MORE_BEHIND.match(text, end):  # 四成多, 三年多
        more, end = place * 10 if unit.tenths else place, end + 1
    while at + used < len(numbers) and numbers[at + used].start < end:
        used += 1
    if at + used < len(numbers) and (finer := _finer(text, unit, end, numbers[at + used])):  # 4分30秒
        unit, part, end = finer
        value, place, used = value + numbers[at + used].value * part, numbers[at + used].place * part, used + 1
    if start >= 3 and (base := _BASE_BEFORE.get(text[start - 3 : start])):
        start, unit = start - 3, load_units()[base]
    elif signed and (sign := _sign_before(text, start)):
        start, value = start - 1, value * sign
    if unit.tenths:
        behind = numbers[at + used] if at + used < len(numbers) else None
        worth = 1 if unit.name == "折" and place == 1 and 10 < value < 100 else 10  # 八五折
        value, place, unit = value * worth, place * worth, load_units()["%"]
        if behind and behind.start == end and behind.chinese and _is_digit_alone(text, behind):
            value, place, end, used = value + behind.value, _ONE, behind.end, used + 1  # 八成五
    exact = unit.exact and place == 1 and not more
    return Quantity(start, end, text[start:end], value, place, unit, more, chinese=number.chinese, is_exact=exact), used


def _finer(text: str, unit: Unit, end: int, number: Number) -> tuple[Unit, Fraction, int] | None:
    """For 30秒 right behind 4分: the unit of the whole, what one 秒 of it is worth, where it ends."""
    if number.start != end or unit.name not in _SIXTY:
        return None
    finer, end = find_unit(text, number.end)
    whole, parts = _SIXTY[unit.name]
    return (load_units()[whole], Fraction(1, 60), end) if finer.name in parts else None


def _sign_before(text: str, start: int) -> int:
    """1, -1, or 0 where no sign stands before a number."""
    sign = _SIGNS.get(text[start - 1], 0) if start else 0
    if sign and text[start - 1] == "负" and _BURDEN.match(text, start - 2):
        return 0
    if sign and text[start - 1] == "+":
        return 0 if _NO_PLUS_AFTER.match(text, start - 2) else sign
    return 0 if sign and _NO_SIGN_AFTER.match(text, start - 2) else sign


def _is_digit_alone(text: str, number: Number) -> bool:
    return 0 < number.value < 10 and number.end == number.start + 1 and find_unit(text, number.end)[0] is NO_UNIT


def outside(quantities: list[Quantity], spans: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the quantities that touch none of the sorted spans (dates, titles)."""
    at = 0
    for quantity in quantities:
        while at < len(spans) and spans[at][1] <= quantity.start:
            at += 1
        if at == len(spans) or spans[at][0] >= quantity.end:
            yield quantity


def states_unit(quantity: Quantity) -> bool:
    """Whether a Chinese numeral is written as a figure: with a measure, or of several characters with any unit."""
    if quantity.kind or quantity.unit_of.measure or quantity.unit in ("%", "‰"):
        return True
    return quantity.unit_of is not NO_UNIT and _FIGURE.match(quantity.surface) is not None


def is_word(text: str, quantity: Quantity) -> bool:
    """Whether a Chinese numeral of a folded text makes a word (统一, 十分) rather than a number."""
    if not quantity.chinese or quantity.kind:
        return False
    if quantity.unit == "分" and quantity.value == 10:
        return _POINTS.search(text, max(0, quantity.start - 1), quantity.start) is None
    return quantity.unit_of is NO_UNIT and _WORD.fullmatch(quantity.surface) is not None


_LAID_DOWN = (1, 10, 100, 1000)
"""What a ratio is for: 105.2:100."""


def _read_ratio(text: str, numbers: list[Number], at: int, found: list[Quantity]) -> int:
    """Read a:b (one quantity), or the terms of a:b:c and of a composition; 0 where there is none."""
    terms = [numbers[at]]
    while at + len(terms) < len(numbers):
        following = numbers[at + len(terms)]
        if following.start != terms[-1].end + 1 or text[terms[-1].end] != ":":
            break
        terms.append(following)
    if len(terms) == 1 or any(term.worth > 1 or term.chinese for term in terms) or _is_clock(text, terms):
        return 0
    first, last = terms[0], terms[-1]
    if len(terms) == 2 and first.value + last.value != 100:
        if not last.value:
            return 0
        value = last.value / first.value if first.value == 1 else first.value / last.value
        place = last.place if first.value == 1 else first.place / last.value
        if first.value != 1 and last.value not in _LAID_DOWN:
            place += value * last.place / last.value  # 5.4:4.6: both are rounded
        span = text[first.start : last.end]
        found.append(Quantity(first.start, last.end, span, value, place, kind="ratio"))
        return 2
    for term in terms:
        found.append(Quantity(term.start, term.end, text[term.start : term.end], term.value, term.place, kind="term"))
    return len(terms)


def _is_clock(text: str, terms: list[Number]) -> bool:
    """8:30, 10:03:18: two-digit minutes after an hour that something of a time stands before."""
    hour, minute = terms[0], terms[1]
    looks = hour.value < 25 and minute.value < 60 and minute.end - minute.start == 2 and hour.value != 1
    return looks and (hour.start == 0 or _CLOCK_BEFORE.search(text, max(0, hour.start - 4), hour.start) is not None)


def _read_fraction(text: str, numbers: list[Number], at: int, found: list[Quantity]) -> int:
    """Read 三分之二, 2/3 or 一半; 0 where there is none."""
    if numbers[at].chinese and numbers[at].value == 1 and (half := _HALF.match(text, numbers[at].start)):
        found.append(Quantity(*half.span(), half.group(), Fraction(1, 2), ZERO, kind="fraction", is_exact=True))
        return 1
    if below := _ONE_IN.search(text, max(0, numbers[at].start - 3), numbers[at].start):  # 万分之二
        start, end, value = below.start(), numbers[at].end, numbers[at].value / _WORTH[below.group(1)]
        found.append(Quantity(start, end, text[start:end], value, ZERO, kind="fraction", is_exact=True))
        return 1
    if at + 1 == len(numbers):
        return 0
    first, second = numbers[at], numbers[at + 1]
    between = text[first.end : second.start]
    if between == "分之" and first.value > 0:
        value = second.value / first.value
    elif between == "/" and 0 < first.value < second.value < 1000 and text[second.end : second.end + 1] != "/":
        value = first.value / second.value
    else:
        return 0
    span = text[first.start : second.end]
    found.append(Quantity(first.start, second.end, span, value, ZERO, kind="fraction", is_exact=True))
    return 2


def _as_end(quantity: Quantity, kind: str, bound: str) -> Quantity:
    return _changed(quantity, kind=kind, bound=bound)


def _changed(
    quantity: Quantity,
    *,
    value: Fraction | None = None,
    place: Fraction | None = None,
    unit: Unit | None = None,
    kind: str | None = None,
    bound: str | None = None,
) -> Quantity:
    unit = quantity.unit_of if unit is None else unit
    place = quantity.place if place is None else place
    return Quantity(
        quantity.start,
        quantity.end,
        quantity.surface,
        quantity.value if value is None else value,
        place,
        unit,
        quantity.more,
        quantity.bound if bound is None else bound,
        quantity.kind if kind is None else kind,
        quantity.chinese,
        is_exact=unit.exact and place == 1 and not quantity.more,
    )
