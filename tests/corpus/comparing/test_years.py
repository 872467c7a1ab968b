"""Two files, last year's and this year's: what is asked, what is only noted, what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli_tui.main import cli
from corpus.comparing.across import Comparison, compare_reports
from corpus.generator.report import write_report
from extractor.document import Document
from rules.auditing import audit_all

LAST = "云岭县2022年财政预算执行情况的报告\n全县一般公共预算收入186142万元。小学在校生12450人。年末结转下年支出16954万元。税收占比67.2%。\n"
HEAD = "云岭县2023年财政预算执行情况的报告\n"


def compare(last: str, this: str, lang: str = "zh") -> Comparison:
    first, second = audit_all([Document(last, path="last.txt"), Document(this, path="this.txt")], lang=lang)
    return compare_reports(first, second, lang)


@pytest.mark.parametrize(
    ("this", "rule"),
    [
        ("全县一般公共预算收入187743万元,上年为181642万元。", "GJ201"),
        ("全县一般公共预算收入187743万元,比上年增长3.4%。", "GJ202"),
        ("小学在校生12700人,比上年增加520人。", "GJ202"),
        ("税收占比69.0%,比上年提高3.8个百分点。", "GJ202"),
        ("当年收入合计187743万元,上年结转19654万元。", "GJ203"),
    ],
)
def test_what_does_not_follow_from_last_year_s_report_is_asked(this: str, rule: str) -> None:
    found = compare(LAST, HEAD + this)
    assert [finding.rule for finding in found.findings] == [rule]
    assert found.findings[0].severity == "warning"
    assert [quote.document for quote in found.findings[0].evidence] == [0, 1]


@pytest.mark.parametrize(
    "this",
    [
        "全县一般公共预算收入187743万元,上年为186142万元。",
        "全县一般公共预算收入187743万元,上年为18.61亿元。",
        "全县一般公共预算收入187743万元,比上年增长0.9%。",
        "小学在校生12700人,比上年增加250人。",
        "税收占比69.0%,比上年提高1.8个百分点。",
        "当年收入合计187743万元,上年结转16954万元。",
        "全县一般公共预算收入187743万元,年均增长9.4%。",
        "初中在校生8800人,上年为8700人。",
        "全县一般公共预算收入计划增长12%。",
    ],
)
def test_what_follows_or_cannot_be_compared_is_left_alone(this: str) -> None:
    assert compare(LAST, HEAD + this).findings == []


def test_restated_figures_are_only_noted() -> None:
    found = compare(LAST, HEAD + "全县一般公共预算收入187743万元,上年为181642万元(按同口径调整后)。")
    assert [finding.severity for finding in found.findings] == ["notice"]
    assert "口径调整" in found.findings[0].message


def test_the_power_statement_counts_what_was_not_matched() -> None:
    found = compare(LAST, HEAD + "全县一般公共预算收入187743万元,上年为186142万元。公路里程1200公里,上年为1150公里。")
    assert "有2处说到上年;对上1处" in found.power[0]
    assert "没有对上的1处未核" in found.power[0]


def test_english_says_the_same() -> None:
    found = compare(LAST, HEAD + "全县一般公共预算收入187743万元,上年为181642万元。", "en")
    assert found.findings[0].title == "Last year's figure differs from last year's report"
    assert "unchecked is not correct" in found.power[0]


def test_the_command_on_two_files(tmp_path: Path) -> None:
    for name, text in (("a.txt", LAST), ("b.txt", HEAD + "全县一般公共预算收入187743万元,上年为181642万元。")):
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    shown = CliRunner().invoke(cli, ["compare", *files])
    assert shown.exit_code == 0, shown.output
    assert "上年数与上年报告不一致" in shown.output
    assert "181642万元" in shown.output
    as_json = json.loads(CliRunner().invoke(cli, ["compare", *files, "--format", "json"]).stdout)
    assert as_json["schema"] == "gouji.compare/1"
    assert as_json["findings"][0]["rule"] == "GJ201"
    table = tmp_path / "c.csv"
    assert CliRunner().invoke(cli, ["compare", *files, "-o", str(table)]).exit_code == 0
    assert "年际衔接" in table.read_text("utf-8-sig")
    missing = CliRunner().invoke(cli, ["compare", files[0], str(tmp_path / "none.txt")])
    assert missing.exit_code == 2
    assert "找不到文件" in missing.output


def test_series_without_breaks_raise_no_question() -> None:
    for number in (0, 4, 9, 13, 16):
        pair = [write_report(3, number + step, errors=0) for step in (0, 1)]
        found = compare(pair[0].text, pair[1].text)
        assert found.findings == []
