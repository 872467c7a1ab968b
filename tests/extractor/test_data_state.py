"""What reports say of their own data is kept as facts, and told to the person."""

from __future__ import annotations

import pytest

from extractor.data import load_data
from extractor.document import Document
from rules import audit

STATES = load_data("data_states.yaml")
SAID = [(kind, said) for kind, facts in STATES.items() for said in facts["says"]]
TITLE = "清河县2023年工作报告\n"


@pytest.mark.parametrize(("kind", "said"), SAID)
def test_state_of_the_data_is_kept(kind: str, said: str) -> None:
    document = Document(TITLE + said)
    states = [state for state in document.states if state.kind == kind]
    assert len(states) == 1
    assert document.text[states[0].start : states[0].end] == states[0].quote


@pytest.mark.parametrize(
    "plain",
    [
        "全院门诊86万人次,比上年增长5.6%。",
        "初步建立了三级医疗网络。",
        "对问题线索逐一进行了核实。",
        "计划于2025年通车。",
        "预计2024年底完成投资3亿元。",
        "全县合计数为3亿元,其中分项如下。",
    ],
)
def test_plain_statement_is_no_state(plain: str) -> None:
    assert Document(TITLE + plain).states == ()


def test_report_lists_each_state_once_as_a_notice() -> None:
    said = audit(Document(TITLE + "以上为初步统计数。\n" * 3)).to_dict()["document"]["notices"]
    assert [notice["kind"] for notice in said] == ["data-preliminary"]
    assert "以上为初步统计数" in said[0]["message"]
