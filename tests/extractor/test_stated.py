"""What a list shares with values that leave it out: the unit, and 万 and 亿 with it."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.document import Document


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("用电量依次为512.36、519.85和551.25亿千瓦时", [51236000000, 51985000000, 55125000000]),
        ("投入分别为12、13和14亿元", [1200000000, 1300000000, 1400000000]),
        ("各县人口依次为51.36、51.85、55.25万人", [513600, 518500, 552500]),
        ("在校生分别为120、130和140人", [120, 130, 140]),
        ("补助分别为8600和1.2万元", [8600, 12000]),
        ("增幅分别为5.1、6.2和7.3个百分点", [5.1, 6.2, 7.3]),
        ("投资分别为1.2和2.3万亿元", [1200000000000, 2300000000000]),
        ("收入分别为3200万和1.5亿元", [32000000, 150000000]),
    ],
)
def test_values_of_a_list_share_what_the_last_one_is_counted_in(text: str, values: list[float]) -> None:
    """12、13和14亿元 was read as 12 and 13 yuan and 1.4 billion."""
    claims = extract(Document(text))
    assert [float(claim.quantity.value) for claim in claims] == pytest.approx(values)
    assert len({claim.quantity.unit for claim in claims}) == 1


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("民商事案件平均审理天数由58.4天缩短到49.6天。", ["民商事案件平均审理天数", "民商事案件平均审理天数缩短"]),
        ("公交车平均间隔由9.4分钟扩大到12.6分钟。", ["公交车平均间隔", "公交车平均间隔"]),
        ("综合差异系数0.437,小于国家规定的0.65。", ["综合差异系数", "综合差异系数"]),
        ("空气优良率91.7%,高于年度考核目标83.3%。", ["空气优良率", "空气优良率"]),
        ("其中中央40.5%、省级25.5%。", ["中央", "省级"]),
        ("在校本科生16842人、研究生3034人。", ["在校本科生", "研究生"]),
    ],
)
def test_how_a_figure_moved_or_is_held_is_not_what_it_counts(text: str, indicators: list[str]) -> None:
    """缩短 was read as the indicator of what a movement starts from, 小于国家规定 as that of a limit."""
    assert [claim.indicator.folded for claim in extract(Document(text))] == indicators
