"""What no slip accounts for is a hint where another figure may be meant, and asked about where the words leave no choice."""

from __future__ import annotations

import pytest

from extractor.document import Document
from rules import audit

HINTS = [
    ("小学师生比1:20.75,初中1:12.62,均优于省定1:20。", "GJ112"),
    ("招生情况:随迁子女5736人,公办就读5412人,民办学位218人。", "GJ101"),
]
ASKED = [
    ("在220个养老服务机构中,村级互助站582个,占82.7%。", "GJ102"),
    ("各类企业支出374.9亿元,其中外资企业支出33.3亿元,内资企业支出341.6亿元,占企业支出的81.9%。", "GJ107"),
    ("值得注意的是,关注类贷款增加5.23亿元,增长15.6%,占比由2.40%上升为2.06%。", "GJ111"),
    ("财政性基金收入52847万元,为预算65000万元的81.3%,与上年的71350万元相比下降23.95%。", "GJ103"),
    ("全年水路客运量162亿人次,其中旅游客运1万人次;公路客运量3162万人次,其中班线客运量2100亿人次。", "GJ102"),
]


@pytest.mark.parametrize(("text", "rule"), HINTS, ids=[text[:12] for text, _ in HINTS])
def test_unexplained_difference_beside_another_figure_is_a_hint(text: str, rule: str) -> None:
    found = audit(Document(text)).findings
    assert [(one.rule, one.severity) for one in found] == [(rule, "notice")]
    assert "另有所指" in found[0].message


@pytest.mark.parametrize(("text", "rule"), ASKED, ids=[text[:12] for text, _ in ASKED])
def test_unexplained_difference_that_the_words_spell_out_is_asked_about(text: str, rule: str) -> None:
    assert rule in {one.rule for one in audit(Document(text)).findings if one.severity in ("error", "warning")}
