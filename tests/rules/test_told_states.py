"""The judge heeds what a report says of its own data, and only that."""

from __future__ import annotations

import pytest

from extractor.document import Document
from rules import audit

EXPLAINED = [
    "内科床位640张、外科床位580张,合计1280张,各科床位数有待进一步核实。",
    "国道320公里、省道412公里、农村公路810公里,合计1532公里,里程与年报数据有出入。",
    "全市财政收入46.8亿元,其中税收收入33.4亿元、非税收入13.6亿元。\n注:各项合计数因四舍五入与分项之和存在尾差。",
]
NOT_EXPLAINED = [
    "初步核算,全市财政收入46.8亿元,其中税收收入33.4亿元、非税收入14.4亿元。",
    "全市财政收入46.8亿元,其中税收收入33.4亿元、非税收入14.4亿元。\n注:各项合计数因四舍五入与分项之和存在尾差。",
    "国道320公里、省道412公里、农村公路810公里,合计1532公里。\n客运量有待进一步核实。",
]


def outcomes(text: str) -> set[tuple[str, str]]:
    return {
        (check.judged.verdict.outcome, check.judged.verdict.reason)
        for check in audit(Document(text)).checks
        if check.judged.type.name in ("sum", "subset")
    }


@pytest.mark.parametrize("text", EXPLAINED)
def test_what_the_report_leaves_open_is_not_judged(text: str) -> None:
    assert ("undetermined", "state") in outcomes(text)
    assert all(outcome != "inconsistent" for outcome, _ in outcomes(text))


@pytest.mark.parametrize("text", NOT_EXPLAINED)
def test_what_no_such_remark_explains_is_judged(text: str) -> None:
    assert any(outcome == "inconsistent" for outcome, _ in outcomes(text))


def test_a_preliminary_figure_may_differ_from_the_final_one() -> None:
    final = "一、收入\n全市一般公共预算总收入286.43亿元。\n"
    for said, broken in (
        ("快报数据为全市一般公共预算总收入286.34亿元。", False),
        ("全市一般公共预算总收入286.34亿元。", True),
    ):
        checks = audit(Document(f"{final}二、概况\n{said}")).checks
        same = {check.judged.verdict.outcome for check in checks if check.judged.type.name == "same"}
        assert ("inconsistent" in same) == broken
