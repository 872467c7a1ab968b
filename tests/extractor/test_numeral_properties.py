"""Any number, written in any supported style, is found again with its value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor import find_quantities
from extractor.quantity import Quantity

FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
CHINESE = "零一二三四五六七八九"
TRADITIONAL = str.maketrans("万亿两个", "萬億兩個")


def write_section(number: int, *, leading: bool) -> str:
    """Write 0 … 9999 the way it is read aloud; a gap is one 零."""
    written, gap = "", False
    for worth, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if not digit:
            gap = bool(written) or (gap or not leading)
            continue
        if gap and (written or not leading):
            written += "零"
        gap = False
        written += CHINESE[digit] + mark
    return written


def write_chinese(number: int) -> str:
    """Write 1 … 10**12 - 1 in Chinese numerals: 一亿零二万三千."""
    written = ""
    for worth, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // worth % 10**4
        if section:
            written += write_section(section, leading=not written) + mark
    return written


def write_two(written: str) -> str:
    """Write 二百, 二千, 二万 and 二亿 as 两百, 两千, 两万, 两亿, and a leading 一十 as 十."""
    for mark in "百千万亿":
        written = written.replace(f"十二{mark}", f"十贰{mark}").replace(f"二{mark}", f"两{mark}").replace("贰", "二")
    return written.removeprefix("一") if written.startswith("一十") else written


def write_thousands(digits: str) -> str:
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}"


def looks_like_year(value: int) -> bool:
    return 1900 <= value % 10_000 < 2100


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, f"{text}: {[one.surface for one in found]}"
    return found[0]


def decimals(most: int = 3) -> st.SearchStrategy[str]:
    return st.builds(
        lambda whole, rest: f"{whole}.{rest}" if rest else str(whole),
        st.integers(0, 999_999),
        st.text("0123456789", max_size=most),
    )


WHOLE = st.integers(1, 10**12 - 1)


@given(WHOLE, st.sampled_from(["个", "项", "条"]))
def test_chinese_numeral_comes_back(number: int, unit: str) -> None:
    written = write_chinese(number)
    found = only(f"合计{written}{unit}。")
    assert (found.surface, found.value) == (f"{written}{unit}", number)


@given(WHOLE)
def test_spoken_numeral_comes_back(number: int) -> None:
    assert only(f"合计{write_two(write_chinese(number))}个").value == number


@given(WHOLE)
def test_traditional_numeral_comes_back(number: int) -> None:
    written = write_two(write_chinese(number)).translate(TRADITIONAL)
    found = only(f"合計{written}個")
    assert (found.surface, found.value) == (f"{written}個", number)


@given(decimals())
def test_thousands_separators_are_no_part_of_the_value(digits: str) -> None:
    written = write_thousands(digits)
    found = only(f"收入{written}元")
    assert (found.surface, found.value) == (f"{written}元", Fraction(digits))


@given(decimals())
def test_full_width_digits_come_back(digits: str) -> None:
    written = write_thousands(digits).translate(FULL_WIDTH)
    found = only(f"收入{written}元")
    assert (found.surface, found.value) == (f"{written}元", Fraction(digits))


@given(decimals().filter(lambda digits: "." in digits), st.sampled_from("。·．"))
def test_any_decimal_point_is_one(digits: str, point: str) -> None:
    written = digits.replace(".", point)
    found = only(f"完成率{written}%")
    assert (found.surface, found.value) == (f"{written}%", Fraction(digits))


@given(decimals(), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("百万", 10**6)]))
def test_multiplier_scales_value_and_place(digits: str, multiplier: tuple[str, int]) -> None:
    mark, worth = multiplier
    found = only(f"投资{digits}{mark}元")
    place = Fraction(worth, 10 ** len(digits.partition(".")[2]))
    assert (found.value, found.place) == (Fraction(digits) * worth, place)
    assert found.interval().high == found.value + place / 2


@given(st.integers(1, 99), st.integers(1, 9999))
def test_hundred_millions_and_ten_thousands_are_one_number(first: int, second: int) -> None:
    assert only(f"投资{first}亿{second}万元").value == first * 10**8 + second * 10**4


@given(decimals(2), st.sampled_from(["%", "％", "‰", "个百分点", "个基点"]))
def test_parts_of_a_whole_keep_their_printed_value(digits: str, unit: str) -> None:
    assert only(f"幅度为{digits}{unit}").value == Fraction(digits)


@given(st.integers(2, 99), st.integers(1, 98))
def test_chinese_fraction_is_exact(below: int, above: int) -> None:
    above = above % (below - 1) + 1 if below > 2 else 1
    found = only(f"其中{write_two(write_chinese(below))}分之{write_two(write_chinese(above))}的乡镇")
    assert found.value == Fraction(above, below)
    assert found.interval().low == found.interval().high


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 99))
def test_ratio_of_one_is_one_quantity(whole: int, step: int, rest: int) -> None:
    assume((whole + step, rest) != (99, 0))  # two terms of a hundred are a composition
    found = only(f"生师比为1:{whole + step}.{rest:02d}")
    assert found.value == whole + step + Fraction(rest, 100)


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["—", "-", "~", "至", "～"]))
def test_range_gives_both_ends_with_the_shared_unit(low: int, step: int, mark: str) -> None:
    assume(not looks_like_year(low))
    found = find_quantities(f"每月用电{low}{mark}{low + step}千瓦时")
    assert [(one.value, one.unit, one.bound) for one in found] == [(low, "千瓦时", ">="), (low + step, "千瓦时", "<=")]


@given(st.integers(1, 999), st.integers(0, 5), st.sampled_from(["余", "多"]))
def test_more_reaches_the_next_unit_of_the_last_place(number: int, zeros: int, word: str) -> None:
    value = number * 10**zeros
    assume(not looks_like_year(value))
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    found = only(f"发放{value}{word}份")
    assert (found.low, found.high) == (value, value + step)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("发放302000余份", [302000]),
        ("合计412010。", [412010]),
        ("得分:12003;", [12003]),
        ("发放2000余份", [2000]),
        ("接诊1960多人次", [1960]),
        ("每月用电1980—2030千瓦时", [1980, 2030]),
        ("每户补助2000至2500元", [2000, 2500]),
    ],
)
def test_year_like_figure_with_a_unit_is_no_year(text: str, values: list[int]) -> None:
    assert [one.value for one in find_quantities(text)] == values


@given(st.text("0123456789.,。·:-—~/%万亿千百余多几约近分之成倍一二三十〇点个人元年月日 \n()（）、，", max_size=60))
def test_no_run_of_marks_and_digits_raises(text: str) -> None:
    for one in find_quantities(text):
        assert text[one.start : one.end] == one.surface


@given(st.text(max_size=80))
def test_no_string_raises(text: str) -> None:
    spans = [(one.start, one.end) for one in find_quantities(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
