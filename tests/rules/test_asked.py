"""Broken sentences of many fields, each with the type of check that asks about it."""

from __future__ import annotations

import pytest

from extractor.document import Document
from rules import audit

BROKEN = [
    ("手术26418台次,其中三、四级手术11937台次,占手术总量的55.2%。", "share"),
    ("年末资产总额26.85亿元,负债9.12亿元,净资产18.73亿元。", "diff"),
    ("开放床位1280张,注册护士1085人,床护比为1:0.95。", "ratio"),
    ("公共充电桩总量859.6万台,新能源汽车保有量2041万辆,车桩比为2.9:1。", "ratio"),
    ("会议定于三月三十二日召开。", "range"),
    ("当前面临四方面压力:一是原料涨价;二是订单不足;三是用工短缺。", "enum"),
    ("重点抓好五项工作:大坝加固、饮水安全、河道清淤、节水改造。", "enum"),
    ("结余292.8万元,加上上年结转214.7万元,年末累计结余570.5万元。", "sum"),
    (
        "专任教师1684人。专任教师按职称分,高级840人、中级684人、初级160人;按学位分,博士1136人、硕士602人、学士46人。",
        "sum",
    ),
    ("完成18.6亿元,为预算21.0亿元的88.6%,短收4.4亿元。", "diff"),
    ("全年接到投诉163件,办结165件,办结率98.8%。", "share"),
    ("走访农户628户,其中贫困户462户、非贫困户202户。", "sum"),
    ("缴税4.87亿元,付工资6.32亿元,付利息19.84亿元,捐赠0.07亿元,四项合计30.10亿元。", "sum"),
    ("三次产业结构由上年的23.0:40.6:36.4调整为22.2:42.0:35.8,二产比重提高4.1个百分点。", "ppdiff"),
    ("水质达标率比上年提高4.2个百分点,由61.5%提高到67.7%。", "ppdiff"),
    ("利润总额7091.2万元,同比增长12.8%;扣除所得税1486.3万元后,净利润6004.9万元。", "diff"),
    ("全年共收案10298件,审结9917件。收案数比上年的9164件增长21.37%。", "growth"),
    ("城市标准由每月600元提高到640元,农村标准由每年4800元提高到5520元,分别增长6.7%和25%。", "growth"),
    ("特困人员8214人,其中集中供养2136人、分散供养6078人,集中供养率62.0%。", "share"),
    ("空气质量优良天数324天,优良率83.8%(有效监测365天)。", "share"),
]


@pytest.mark.parametrize(("text", "kind"), BROKEN)
def test_is_asked_about(text: str, kind: str) -> None:
    report = audit(Document(text))
    types = {check.id: check.judged.type.name for check in report.checks}
    assert kind in {
        types[str(finding.check)] for finding in report.findings if finding.severity in ("error", "warning")
    }
