"""Chinese numerals: 一万二千三百, 两千零五, 廿三, 二〇二一, 三点五."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = {
    mark: value
    for value, marks in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for mark in marks
}
CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_D = "[一二两三四五六七八九]"
_SECTION = re.compile(rf"(?:({_D})千)?(零)?(?:({_D})百)?(零)?(?:({_D})?(十))?(零)?({_D})?")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇", "一二三四五六七八九十百千零")


def read_numeral(text: str) -> Fraction | None:
    """Return the value of a whole Chinese numeral, or None where it is not one.

    Digits in a row (二〇二一) read as written; 十 alone is 10; an omitted last
    unit is understood (两万三 is 23,000); 三点五 is 7/2.
    """
    whole, point, decimals = text.partition("点")
    if text and all(mark in DIGITS for mark in text):
        return Fraction(int("".join(str(DIGITS[mark]) for mark in text)))
    if not point:
        value = _read_positional(text.replace("廿", "二十").replace("卅", "三十").translate(_PLAIN))
        return None if value is None else Fraction(value)
    left, right = read_numeral(whole), read_numeral(decimals)
    if left is None or right is None or any(mark not in DIGITS for mark in decimals):
        return None
    return left + right / Fraction(10) ** len(decimals)


def _read_positional(text: str) -> int | None:
    for mark, worth in (("亿", 10**8), ("万", 10**4)):
        if mark in text:
            left, _, right = text.rpartition(mark)
            high, low = _read_positional(left), _read_tail(right, worth)
            return None if not high or low is None else high * worth + low
    return _read_section(text)


def _read_tail(text: str, worth: int) -> int | None:
    """What follows 万 or 亿: nothing, an understood unit (两万三), or the rest."""
    if not text:
        return 0
    if len(text) == 1 and DIGITS.get(text):
        return DIGITS[text] * worth // 10
    return _read_positional(text)


def _read_section(text: str) -> int | None:
    """Read a numeral below ten thousand; 0 and the empty text are none."""
    match = _SECTION.fullmatch(text)
    if match is None or not text or text == "零":
        return None
    thousands, gap1, hundreds, gap2, tens, ten, gap3, ones = match.groups()
    value = 1000 * DIGITS.get(thousands, 0) + 100 * DIGITS.get(hundreds, 0)
    value += 10 * DIGITS.get(tens, 1) if ten else 0
    last = DIGITS.get(ones, 0)
    if last and not ten and not (gap1 or gap2 or gap3) and (hundreds or thousands):
        last *= 10 if hundreds else 100  # 三百五 is 350
    return (value + last) or None
