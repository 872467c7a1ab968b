"""What a table's layout says must agree."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.document import Document
from rules import audit
from rules.report import Report


def table(*rows: str, above: str = "2023年情况表(单位:人)") -> str:
    return f"{above}\n" + "\n".join(row.replace(" ", "\t") for row in rows) + "\n"


def relations(report: Report, kind: str) -> list[tuple[str, str, list[str]]]:
    return [
        (
            check.judged.verdict.outcome,
            check.judged.relation.strength,
            [m.surface for m in check.judged.relation.members],
        )
        for check in report.checks
        if check.judged.type.name == kind
    ]


def audit_text(text: str) -> Report:
    return audit(Document(text))


def severities(report: Report) -> dict[str, str]:
    return {finding.formula: finding.severity for finding in report.findings}


SOUND = ("科目 预算 决算", "教育 100 90", "卫生 50 60", "住房 30 20", "合计 180 170")
BROKEN = (*SOUND[:-1], "合计 180 171")


def test_total_row_adds_up_its_rows() -> None:
    assert [found[0] for found in relations(audit_text(table(*SOUND)), "sum")] == ["consistent", "consistent"]
    report = audit_text(table(*BROKEN))
    assert severities(report) == {"90+60+20=170人": "error"}


def test_cell_ten_times_too_large_once_taken_for_a_column_of_averages_is_asked() -> None:
    """One cell larger than the total made the total lie among the cells, as an average would."""
    rows = ("科目 问题 销号", "师资 19 19", "校舍 14 11", "班额 9 7", "经费 60 6", "合计 48 43")
    assert severities(audit_text(table(*rows))) == {"19+14+9+60=102人": "error"}


def test_total_on_top() -> None:
    report = audit_text(table("科目 预算 决算", "合计 180 171", "教育 100 90", "卫生 50 60", "住房 30 20"))
    assert severities(report) == {"90+60+20=170人": "error"}


def test_subtotals_and_grand_total() -> None:
    rows = (
        "科目 预算 决算",
        "小学 10 11",
        "初中 20 21",
        "小计 30 32",
        "高中 5 6",
        "职高 7 8",
        "小计 12 14",
        "总计 42 46",
    )
    sums = relations(audit_text(table(*rows)), "sum")
    assert [found[0] for found in sums] == ["consistent"] * 6
    assert ["42", "30", "12"] in [found[2] for found in sums]


@pytest.mark.parametrize("mark", ["其中:", "#"])
def test_rows_of_which(mark: str) -> None:
    rows = ("科目 预算 决算", "教育 100 90", f"{mark}小学 70 91", "卫生 50 60", "合计 150 150")
    report = audit_text(table(*rows))
    assert [found[0] for found in relations(report, "subset")] == ["consistent", "inconsistent"]
    assert [found[0] for found in relations(report, "sum")] == ["consistent", "consistent"]


def test_total_column_along_the_row() -> None:
    rows = ("学校 合计 男 女", "一小 300 160 140", "二小 210 100 110", "三小 150 80 60")
    outcomes = [found[0] for found in relations(audit_text(table(*rows, above="单位:人")), "sum")]
    assert outcomes == ["consistent", "consistent", "inconsistent"]


def test_share_of_the_total_and_rate_of_two_columns() -> None:
    rows = ("来源 金额 占比(%)", "中央 60 60", "省级 30 30", "县级 10 11", "合计 100 100")
    outcomes = [found[0] for found in relations(audit_text(table(*rows)), "share")]
    assert outcomes == ["consistent", "consistent", "inconsistent"]
    rows = ("科目 预算 决算 完成率(%)", "教育 100 90 90.0", "卫生 50 60 120.0", "住房 40 20 55.0")
    outcomes = [found[0] for found in relations(audit_text(table(*rows)), "share")]
    assert outcomes == ["consistent", "consistent", "inconsistent"]


def test_growth_and_difference_columns() -> None:
    rows = (
        "科目 2023年 2022年 增减额 增长(%)",
        "教育 110 100 10 10.0",
        "卫生 45 50 -5 -10.0",
        "住房 33 30 4 10.0",
        "交通 24 20 4 25.0",
    )
    report = audit_text(table(*rows, above="单位:人"))
    assert sorted(found[0] for found in relations(report, "growth")) == ["consistent"] * 3 + ["inconsistent"]
    assert sorted(found[0] for found in relations(report, "diff")) == ["consistent"] * 3 + ["inconsistent"]


def test_reading_that_no_column_bears_out_closes_nothing() -> None:
    rows = ("项目 甲 乙", "小学 5 7", "初中 6 8", "合计 90 400")
    assert audit_text(table(*rows)).findings == []


def test_averages_and_rates_are_not_added() -> None:
    rows = ("学校 生均面积 达标率", "一小 5.1 90%", "二小 6.2 95%", "合计 5.6 92%")
    assert relations(audit_text(table(*rows, above="")), "sum") == []


def test_blank_cell_makes_a_total_doubtful() -> None:
    from extractor.table import Cell, Table

    words: list[list[str]] = [["科目", "预算"], ["教育", "100"], ["卫生", ""], ["住房", "30"], ["合计", "180"]]
    text = "\n".join("\t".join(row) for row in words)
    cells, at = [], 0
    for row, line in enumerate(words):
        for column, word in enumerate(line):
            if word:
                start = text.index(word, at)
                cells.append(Cell(row, column, start, start + len(word)))
                at = start + len(word)
    report = audit(Document(text, read_tables=(Table(tuple(cells), 0, len(text)),)))
    assert all(finding.severity != "error" for finding in report.findings)


def test_text_against_table() -> None:
    lead = "全年一般公共预算支出{}人,分科目如下(单位:人):"
    sound = audit_text(table(*SOUND, above=lead.format(170)))
    assert [found[0] for found in relations(sound, "same")] == ["consistent"]
    broken = audit_text(table(*SOUND, above=lead.format(176)))
    assert [found[:2] for found in relations(broken, "same")] == [("inconsistent", "likely")]
    assert [finding.severity for finding in broken.findings] == ["warning"]


def test_report_object_says_where_a_cell_stands() -> None:
    report: dict[str, Any] = audit_text(table(*BROKEN)).to_dict()
    assert report["claims"][0]["cell"] == {"table": 0, "row": 1, "column": 1}
    members = next(check for check in report["checks"] if check["verdict"] == "inconsistent")["members"]
    assert members[0]["cell"] == {"table": 0, "row": 4, "column": 2}
    assert report["findings"][0]["evidence"][0]["quote"] == "合计决算171人"


ACCOUNTS = (
    "科目编码 科目名称 预算 决算",
    " 合计 1500 900",
    "205 教育支出 1200 700",
    "20502 普通教育 1000 600",
    "2050201 学前教育 300 200",
    "2050202 小学教育 700 400",
    "20509 费附加支出 200 100",
    "208 社保支出 300 200",
    "20805 养老支出 300 200",
)


@pytest.mark.parametrize("mark", ["\t", "\n"], ids=["fields", "lines"])
def test_accounts_add_up_by_their_codes(mark: str) -> None:
    rows = (*ACCOUNTS[:4], "2050201 学前教育 300 210", *ACCOUNTS[5:])
    sound, broken = (table(*these, above="单位:万元").replace("\t", mark) for these in (ACCOUNTS, rows))
    assert [found[0] for found in relations(audit_text(sound), "sum")] == 6 * ["consistent"]
    assert severities(audit_text(broken)) == {"210+400=610万元": "error"}


def test_codes_that_the_figures_do_not_bear_out_say_nothing() -> None:
    rows = (
        "学校代码 学校名称 学生数 教师数",
        "301 一小 120 10",
        "30101 二小 300 20",
        "30102 三小 240 15",
        "302 四小 90 8",
    )
    assert relations(audit_text(table(*rows)), "sum") == []


def test_a_row_of_means_is_held_against_the_rows_above_it() -> None:
    table = (
        "指标\t小学\t初中\n生均用房\t0.52\t0.42\n生均场馆\t0.64\t0.48\n生均图书\t0.43\t0.36\n综合差异系数\t0.53\t0.62\n"
    )
    means = [check.judged for check in audit(Document(table)).checks if check.judged.type.name == "mean"]
    assert [one.verdict.outcome for one in means] == ["consistent", "inconsistent"]


def test_words_spread_by_spaces_are_one_label() -> None:
    rows = "品  种      面积(万亩)    总产(万吨)", "小  麦      31.2          11.54", "玉  米      29.8          13.41"
    table = "\n".join((*rows, "合  计      61.0          24.95"))
    sums = [check.judged for check in audit(Document(table)).checks if check.judged.type.name == "sum"]
    assert [one.verdict.outcome for one in sums] == ["consistent", "consistent"]


def test_full_width_bars_part_cells() -> None:
    table = "方面｜问题数｜已完成\n经费保障｜4｜3\n办学条件｜8｜7\n教师队伍｜5｜4\n合计｜17｜41\n"
    sums = [check.judged for check in audit(Document(table)).checks if check.judged.type.name == "sum"]
    assert [one.verdict.outcome for one in sums] == ["consistent", "inconsistent"]


def test_a_column_none_of_whose_lines_adds_up_is_misread() -> None:
    table = "学年\t教学班\t小学生\t初中生\t学生合计\n2020\t36\t1032\t548\t1580\n2021\t39\t1128\t603\t1731\n2022\t42\t1224\t661\t1885\n"
    sums = [check.judged for check in audit(Document(table)).checks if check.judged.type.name == "sum"]
    assert {one.verdict.outcome for one in sums} == {"consistent"}


@pytest.mark.parametrize("heading", ["表1 分季客运量(万人次)", "2.3 分季客运量", "四季客运量如下."])
def test_numbered_heading_is_no_row_of_the_table_below_it(heading: str) -> None:
    rows = (
        "方式 一季度 二季度 三季度 四季度 全年",
        "公交 101.3 106.9 104.6 106.7 419.5",
        "轨道 40.4 45.7 48.5 49.4 184.0",
    )
    report = audit(Document(table(*rows, above=heading) + "轨道客运量逐季走高, 四季度最高.\n"))
    assert [one for one in relations(report, "sum") if one[2][0] in ("419.5", "184.0")] == [
        ("consistent", "firm", ["419.5", "101.3", "106.9", "104.6", "106.7"]),
        ("consistent", "firm", ["184.0", "40.4", "45.7", "48.5", "49.4"]),
    ]


def test_unit_in_the_brackets_of_a_heading_is_the_tables() -> None:
    report = audit(Document(table("方式 上年 本年", "公交 101.3 106.9", "轨道 40.4 45.7", above="1.2 客运量(万人次)")))
    assert {(claim.quantity.unit, claim.quantity.value) for claim in report.claims if claim.surface == "40.4"} == {
        ("人次", 404000)
    }


DEBT = ("年份 限额 余额 一般债务 专项债务", "2019 68.90 66.02 38.62 27.40", "2020 84.20 81.00 41.15 39.85",
        "2021 98.60 95.25 43.08 {}", "2022 110.50 107.98 44.96 63.02", "2023 123.70 120.89 46.31 74.58")  # fmt: skip


@pytest.mark.parametrize(("special", "outcome"), [("52.17", "consistent"), ("52.71", "inconsistent")])
def test_column_that_others_make_up_in_every_row_is_their_sum(special: str, outcome: str) -> None:
    report = audit(Document(table(*DEBT).replace("{}", special)))
    assert (outcome, "likely", ["95.25", "43.08", special]) in relations(report, "sum")


def test_columns_that_add_up_in_some_rows_only_are_no_sum() -> None:
    rows = "区 甲 乙 丙", "东区 52 31 21", "西区 47 30 17", "南区 58 26 37", "北区 61 44 12", "中区 39 12 18"
    assert relations(audit(Document(table(*rows))), "sum") == []


ACCOUNT = ("年度 年初结余 收入 支出 年末结余", "2019 312.46 4186.35 4102.18 396.63", "2020 396.63 4521.72 4479.65 438.70",
           "2021 438.70 4873.48 {} 417.11", "2022 417.11 4911.02 4900.54 427.59")  # fmt: skip


@pytest.mark.parametrize(("spent", "outcome"), [("4895.07", "consistent"), ("4859.07", "inconsistent")])
def test_columns_that_are_an_account_in_every_row_are_one(spent: str, outcome: str) -> None:
    report = audit(Document(table(*ACCOUNT).replace("{}", spent)))
    assert (outcome, "likely", ["438.70", "4873.48", spent, "417.11"]) in relations(report, "balance")
