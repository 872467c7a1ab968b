"""Numbers in folded text, before any unit: Arabic, Chinese, mixed, approximate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from extractor.numerals import DIGITS, read_numeral


@dataclass(frozen=True, slots=True)
class Number:
    """One number as written, multiplier included, unit not."""

    start: int
    end: int
    """Half-open span in the folded text."""
    value: Fraction
    place: Fraction
    """Worth of its last printed digit: 1.27亿 -> 1,000,000."""
    more: Fraction = Fraction(0)
    """How much more it may be: 三十几万 -> 100,000; 0 where it says nothing of the kind."""
    chinese: bool = False
    """Written in Chinese numerals."""
    worth: int = 1
    """Its multiplier: 万 -> 10,000."""


_KILO = "(?![瓦米克伏卡赫升焦])"  # the 千 of 千瓦 belongs to the unit
_MULTIPLIER = rf"十?(?:万亿|[百千]?[万亿])|千{_KILO}(?![家方])|百(?!分)"
_D = "〇零一二两三四五六七八九"
_CN = rf"(?:[{_D}十百万亿廿卅]|千{_KILO})"
_BANKER = "[壹贰叁肆伍陆柒捌玖][拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*"
_MEASURED = "个?(?:年|月(?![谈刊])|天|小时|学期|成|倍|世纪|百分点)"
_MANY_OF = "(?=月|小时|星期|世纪|百分点|学期|工作日|季度)"  # 两个多月: 个多 stands inside the unit
_TOKEN = re.compile(
    rf"""(?=[0-9{_D}十百千万亿廿卅壹贰叁肆伍陆柒捌玖几数半])(?:
    (?P<digits>[0-9]+(?:\.[0-9]+)?)
        (?P<inner>多|余|几|个多(?={_MULTIPLIER})|个多{_MANY_OF})?(?P<times>{_MULTIPLIER})?(?(times)(?P<outer>多|余|来)?)
  | (?P<round>(?<=百分之)百|(?<![{_D}十百千万数几上每])[百千](?=[家名户个所件](?![万争姓])))
  | (?P<chinese>{_BANKER}
      |{_CN}++(?:点{_CN}++)?
      |[几数](?:[十百万亿]|千{_KILO})+)
        (?P<some>几|余|多|来|个多{_MANY_OF})?(?(some)(?P<after>[万亿]{{1,2}})?)(?P<again>余|多)?
  | (?P<half>(?<![上下前后大多过每])半)(?={_MEASURED})
    )""",
    re.VERBOSE,
)
_WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_ZERO, _HALF, _ONE = Fraction(0), Fraction(1, 2), Fraction(1)
_DECIMAL = re.compile(rf"(.+点[{_D}]+)([十百千]?[万亿]+|[十百千])?")
_LONGEST = 40  # digits; a longer run is an identifier or rubbish, and is not worth big-number arithmetic


def scan_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of a folded text in order; nothing overlaps."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.end() - match.start() > _LONGEST:
            continue
        if match.group("digits"):
            number = _read_arabic(match)
        elif match.group("half"):
            number = Number(*match.span(), _HALF, _HALF, chinese=True)
        elif mark := match.group("round"):
            number = Number(*match.span(), Fraction(_WORTH[mark]), _ONE, chinese=True)
        else:
            number = _read_chinese(match)
        if number is not None:
            yield number


def _read_arabic(match: re.Match[str]) -> Number | None:
    digits, times = match.group("digits", "times")
    start, end = match.span()
    more = match.group("inner") or match.group("outer")
    worth = 1 if times is None else _worth(times)
    point = digits.find(".")
    decimals = 0 if point < 0 else len(digits) - point - 1
    mantissa = int(digits) if point < 0 else int(digits[:point] + digits[point + 1 :])
    value = Fraction(mantissa * worth, 10**decimals) if decimals else Fraction(mantissa * worth)
    place = _place(worth, decimals)
    return Number(start, end, value, place, _next_step(value, place) if more else _ZERO, worth=worth)


@lru_cache(maxsize=64)
def _place(worth: int, decimals: int) -> Fraction:
    return Fraction(worth, 10**decimals)


def _worth(times: str) -> int:
    worth = 1
    for mark in times:
        worth *= _WORTH[mark]
    return worth


def _next_step(value: Fraction, place: Fraction) -> Fraction:
    """What 余, 多 or 几 may add: up to the next unit of the last digit that is not 0."""
    if value == 0:
        return place
    while place.denominator == 1 and value % (place * 10) == 0:
        place *= 10
    return place


def _read_chinese(match: re.Match[str]) -> Number | None:
    written = match.group("chinese")
    some, after, again = match.group("some", "after", "again")
    start, end = match.span()
    if written[0] in "几数":  # 几十, 数百: from two to nine of them
        unit = Fraction(_worth(written[1:]))
        return Number(start, end, 2 * unit, unit, 8 * unit, chinese=True)
    if (pair := _neighbours(written)) is not None:
        low, high = pair
        return Number(start, end, low, _ONE, high - low, chinese=True)
    worth = _worth(after) if after else 1
    if some and written in ("百", "千", "万", "亿"):  # 百余人, 千余户
        value = Fraction(_worth(written)) * worth
        return Number(start, end, value, value, value, chinese=True)
    if "点" in written:
        decimal = _DECIMAL.fullmatch(written)
        if decimal is None:  # 九点三十: a time
            return None
        written, scale = decimal.group(1), decimal.group(2)
        worth *= _worth(scale) if scale else 1
    number = read_numeral(written)
    if number is None:
        return None
    value, place = number * worth, _chinese_place(written) * worth
    more = _next_step(value, place) if some or again else _ZERO
    return Number(start, end, value, place, more, chinese=True)


def _neighbours(written: str) -> tuple[Fraction, Fraction] | None:
    """两三(个), 七八(十): two digits in a row that mean one or the other."""
    if len(written) not in (2, 3) or any(mark not in DIGITS for mark in written[:2]):
        return None
    low, high = DIGITS[written[0]], DIGITS[written[1]]
    if high != low + 1 or low == 0:
        return None
    unit = _WORTH.get(written[2:], 0) if len(written) == 3 else 1
    return (Fraction(low * unit), Fraction(high * unit)) if unit else None


def _chinese_place(written: str) -> Fraction:
    """两万 is as coarse as 2万; a numeral spelled to its last digit is exact to one."""
    if "点" in written:
        return Fraction(1, 10 ** (len(written) - written.index("点") - 1))
    return Fraction(_WORTH[written[-1]]) if written[-1] in "万亿" else _ONE
