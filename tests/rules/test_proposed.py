"""True sentences of many fields, each with the figures that must be seen to hang together."""

from __future__ import annotations

import pytest

from extractor.document import Document
from rules import audit

TRUE = [
    ("全年共收案10298件,审结9917件。收案数比上年的9164件增长12.37%。", "growth", ["9164件", "10298件", "12.37%"]),
    ("某市非税收入12.39亿元、税收收入121.35亿元。税收收入比上年的132.87亿元下降8.7%。", "growth", ["132.87亿元", "121.35亿元", "8.7%"]),
    ("本年收、支总计均为4429.96万元。与上年度相比,收、支总计各增加312.58万元,增长7.59%。", "growth", ["4429.96万元", "312.58万元", "7.59%"]),
    ("个人所得税6.13亿元,下降34.2%,减收3.19亿元。", "growth", ["6.13亿元", "3.19亿元", "34.2%"]),
    ("城市标准由每月600元提高到640元,农村标准由每年4800元提高到5520元,分别增长6.7%和15%。", "growth", ["4800元", "5520元", "15%"]),
    ("2019年全市一般公共预算收入完成218.64亿元。2020年全市一般公共预算收入预期增长3.5%,达到226.3亿元。",
     "growth", ["218.64亿元", "226.3亿元", "3.5%"]),
    ("提出纠正意见137件次,已纠正131件次,纠正率95.6%。", "share", ["131件次", "137件次", "95.6%"]),
    ("特困人员8214人,其中集中供养2136人、分散供养6078人,集中供养率26.0%。", "share", ["2136人", "8214人", "26.0%"]),
    ("空气质量优良天数324天,优良率88.8%(有效监测365天)。", "share", ["324天", "365天", "88.8%"]),
    ("反馈问题36项,已完成整改29项,达到序时进度6项,未达到1项,整改完成率80.6%。", "share", ["29项", "36项", "80.6%"]),
    ("在校本科生16842人、研究生3034人,在校生共19876人,本科生占84.74%。", "share", ["16842人", "19876人", "84.74%"]),
    ("高级职称287人,占卫生技术人员的14.2%。卫生技术人员共2015人。", "share", ["287人", "2015人", "14.2%"]),
    ("全年产量958.65万辆,销量949.52万辆,产销率99.0%。", "ratio", ["949.52万辆", "958.65万辆", "99.0%"]),
    ("流动资产126.48亿元,流动负债108.92亿元,流动比率1.16。", "ratio", ["126.48亿元", "108.92亿元", "1.16"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "surfaces"), TRUE)
def test_is_seen_and_holds(text: str, kind: str, surfaces: list[str]) -> None:
    checks = [check.judged for check in audit(Document(text)).checks]
    found = [
        one.verdict.outcome
        for one in checks
        if one.type.name == kind and {member.surface for member in one.relation.members} == set(surfaces)
    ]
    assert found, checks
    assert set(found) <= {"consistent", "rounding"}
