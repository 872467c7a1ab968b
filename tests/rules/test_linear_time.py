"""Auditing takes time in proportion to the text, whatever its sentences list; stocks once read every sum for every sentence."""

from __future__ import annotations

import time

import pytest

from extractor.document import Document
from rules import audit

SENTENCES = {
    "totals": "甲5人、乙6人、丙7人,共18人。",
    "flows": "全年减少9人:退休5人,调出4人;",
    "stocks": "年初5人,新增3人,退休2人,年末6人,",
    "products": "每生900元,以82人计,需7万元;",
    "months": "可支付5个月,结余8亿元,支出6亿元,",
    "cohorts": "入学32人,转入6人,毕业31人,巩固率98.7%,",
    "movements": "甲由10升到20,增10,",
    "named levels": "结转21万元,比上年结转增加11万元,",
    "alternating": "共收98份,满意90份。甲62份,满意57份;乙24份,满意22份;丙12份,满意11份。",
    "projects": "投入9亿元实施“清水校舍”、“暖冬操场”等项目8个。“清水校舍”投入4亿元。“暖冬操场”投入5亿元。",
    "accounts": "收入31亿元,加上补助2亿元,减去上解1亿元,可用财力32亿元,",
    "years": "2009年至2011年,经常性收入分别为21万元、22万元、23万元。2010年经常性收入增长4.8%。后两年经常性收入增长4.8%、4.5%。",
    "inclusions": "规划场地31平方米,目前已建成5平方米。三年共拨付专款31万元。2019年专款6万元。",
    "margins": "占5%的要求高3.2个百分点,",
    "shares of items": "共有62个,集体办的24个,占59.7%,联办的8个,占16.5%,",
    "plans": "预算36万元,决算28万元,比预算减少8万元,下降22.5%,",
    "bracketed bases": "入住率71.5%,比2019年(机构41家,入住率64.2%)提高7.3个百分点,",
    "named twice": "男性51人,女性49人,男性比女性多2人,",
    "parents": "已种86人,未种26人,其中卫生院41人,卫生室45人,",
    "cuts": "送审50万元,审定45万元,核减率10%,",
    "changes of parts": "支出58元,增加7元,其中甲32元,增加4元;乙26元,增加3元。",
    "classes": "博士4人、硕士3人、本科1人,硕士及以上占87.5%,",
    "remainders": "应缴69.5万元,已缴52.6万元,尚有1.69万元,",
    "quotients": "接待费85.35万元。接待421人次,人均2027元。",
    "earlier bases": "投入15.2亿元,比上年的13.8亿元增加1.4亿元。其中:财政6.73亿元,占48.5%。",
    "coefficients": "骨干教师差异系数0.336,运动场馆差异系数0.372,平均为0.354,",
    "steps of years": "由2016年的73元提高到2017年的78元、2018年的84元,2018年增长7.69%,",
    "listed changes": "甲、乙分别为2118元、2893元,比上年分别增加143元、187元,增长7.24%、6.91%,",
    "listed quotients": "甲、乙、丙分别有农户12户、14户、9户,耕地51亩、71亩、42亩,户均分别为4.25亩、5.07亩、4.67亩,",
}
FEWER, TIMES, ROOM = 70, 4, 2.2


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=list(SENTENCES))
def test_auditing_is_linear(sentence: str) -> None:
    few, many = (_seconds(sentence * number) for number in (FEWER, FEWER * TIMES))
    assert many < few * TIMES * ROOM


def _seconds(text: str) -> float:
    """Return processor time, the faster of two runs."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        audit(Document(text))
        taken.append(time.process_time() - begun)
    return min(taken)
