"""Rates and per-head figures are held against the counts the catalogue says they are of."""

from __future__ import annotations

import pytest

from extractor.document import Document
from rules.auditing import audit


def verdicts(text: str, relation: str) -> list[str]:
    return [
        check.judged.verdict.outcome for check in audit(Document(text)).checks if check.judged.type.name == relation
    ]


@pytest.mark.parametrize(
    ("text", "relation", "outcome"),
    [
        ("普惠性幼儿园在园幼儿8120人,在园幼儿9216人,普惠性幼儿园覆盖率88.1%。", "share", "consistent"),
        ("普惠性幼儿园在园幼儿8120人,在园幼儿9216人,普惠性幼儿园覆盖率81.8%。", "share", "inconsistent"),
        ("全县适龄残疾儿童312人。\n已入学残疾儿童298人。\n残疾儿童入学率95.5%。", "share", "consistent"),
        ("小学在校生25386人,小学图书660036册,小学生均图书册数26.0册。", "ratio", "consistent"),
        ("小学在校生25386人,计算机2961台,小学每百名学生拥有计算机台数11.66台。", "ratio", "consistent"),
    ],
)
def test_quotient_of_named_indicators(text: str, relation: str, outcome: str) -> None:
    assert outcome in verdicts(text, relation)


@pytest.mark.parametrize(
    "text",
    [
        "全县适龄残疾儿童312人。\n全市已入学残疾儿童1298人。\n残疾儿童入学率95.5%。",
        "小学在校生25386人,初中图书660036册,小学生均图书册数18.0册。",
        "2020年在园幼儿9216人。2022年普惠性幼儿园在园幼儿8120人。2021年普惠性幼儿园覆盖率79.3%。",
    ],
)
def test_figures_of_another_place_level_or_year_accuse_nobody(text: str) -> None:
    assert "inconsistent" not in verdicts(text, "share") + verdicts(text, "ratio")


def test_a_rate_is_not_held_against_the_part_of_the_rate_beside_it() -> None:
    text = "2023年高考情况\n全县参加高考3128人,本科上线1526人,本科上线率48.79%;一本上线率51.2%。"
    assert "inconsistent" not in verdicts(text, "share")
