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
