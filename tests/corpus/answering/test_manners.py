"""What the answering engine must never do: guess, misquote, fall over."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answering.answer import cite
from corpus.answering.converse import Conversation
from corpus.opened import OpenReport
from extractor.document import Document
from extractor.errors import GoujiError
from rules import audit

TEXT = """青山县2023年教育工作报告
全县共有学校30所,其中:小学20所,初中10所。在校生1000人,其中女生480人,占48.0%。
专任教师120人,其中小学80人、初中40人,小学、初中生师比分别为1:7.5、1:10.0。
"""


@cache
def opened() -> OpenReport:
    return OpenReport.of(audit(Document(TEXT)))


@pytest.mark.parametrize(
    "question",
    [
        "你是谁?",
        "县长是谁",
        "今天星期几",
        "帮我写一份总结",
        "谢谢",
        "",
        "。。。",
        "讲个笑话吧",
        "明天会不会下雨",
        "推荐一家饭店",
        "1+1等于几?",
    ],
)
def test_other_questions_are_not_answered(question: str) -> None:
    answer = Conversation(opened()).ask(question)
    assert answer.kind in ("unknown", "absent"), answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "幼儿园有多少所?",
        "教师平均工资是多少?",
        "体育场馆面积多大",
        "高中毛入学率是多少",
        "2019年学校有多少所?",
        "校车有几辆",
    ],
)
def test_what_is_not_in_the_report_is_said_so(question: str) -> None:
    answer = Conversation(opened()).ask(question)
    assert answer.kind == "absent", answer.text
    assert "报告中没有" in answer.text
    assert not answer.citations


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_question_is_answered_or_declined(question: str) -> None:
    answer = Conversation(opened()).ask(question)
    assert answer.text
    for citation in (*answer.citations, *answer.near):
        citation.check(TEXT)


def test_a_long_question_costs_no_more_than_a_short_one() -> None:
    assert Conversation(opened()).ask("小学有多少所?" * 100_000).text


def test_a_quote_that_does_not_stand_there_is_refused() -> None:
    citation = cite(opened(), opened().figures[:1])[0]
    citation.check(TEXT)
    with pytest.raises(GoujiError, match="quote-wrong"):
        replace(citation, quote=citation.quote.replace("30", "31")).check(TEXT)
    with pytest.raises(GoujiError, match="quote-wrong"):
        citation.check(TEXT.replace("30所", "31所"))


def test_figures_the_report_gets_right_are_said_to_agree() -> None:
    answer = Conversation(opened()).ask("48.0%算得对吗?")
    assert answer.kind == "judgement"
    assert "相符" in answer.text
    assert not answer.findings


def test_english_answers() -> None:
    answer = Conversation(opened(), "en").ask("专任教师有多少人?")
    assert answer.text == "2023年专任教师: 120人." or "120人" in answer.text
    assert "not understood" in Conversation(opened(), "en").ask("你好").text


def test_one_size_in_two_units_is_no_contradiction() -> None:
    text = "青山中学2023年概况\n学校占地52860平方米(约合79.3亩)。学校占地52860平方米,建筑面积21000平方米。\n"
    answer = Conversation(OpenReport.of(audit(Document(text)))).ask("学校占地面积?")
    assert answer.kind == "figure"
    assert "不同" not in answer.text
