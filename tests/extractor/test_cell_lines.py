"""Tables copied with one cell a line: rows, headers and lost cells told from the alternation of labels and figures."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.document import Document

QUARTERS = (
    "各季度客运量（单位：万人次）|2022年|2023年|增长（%）|一季度|902.6|950.1|5.3|二季度|1,013.5|1,020.0|0.6"
    "|三季度|1,024.8|1,030.0|0.5"
)
GROUPS = (
    "附表1 学校情况|类别|学校数|学生数|2022年|2023年|2022年|2023年|小学|43|42|25,386|25,100|初中|12|12|12,874|12,900"
    "|合计|55|54|38,260|38,000"
)
NUMBERED = (
    "表2|序号|项目|预算数|决算数|1|公共服务|120.5|118.3|2|教育支出|300.2|310.0|3|卫生支出|80.0|79.9|合计|500.7|508.2"
)
CODED = (
    "单位：万元|科目编码|科目名称|预算数|决算数|合计|500.7|508.2|205|教育支出|300.2|310.0|20502|普通教育|300.2|310.0"
    "|208|社保支出|200.5|198.2"
)
OF_WHICH = "学校类别|学校数（所）|在校学生（人）|其中|女|寄宿|小学|43|25,386|12,004|300|初中|12|12,874|6,001|4,000"
SECTIONS = "项目|预算数|决算数|一、收入|税收收入|100|120|非税收入|50|55|二、支出|教育支出|80|85|卫生支出|40|39"
UNITS = "2023年主要指标|指标|单位|2022年|2023年|普通小学|所|43|42|在校学生|人|25,386|25,100|教育经费|亿元|4.31|4.55"
LOST = "指标|绝对数（亿元）|增长（%）|全区生产总值|812.35|5.6%|第一产业|102.11|3.2%|第二产业|300.24|6.1%|第三产业|410.00|财政收入|5.6%"
SIDES = (
    "单位：万元|收入|支出|项目|决算数|项目|决算数|一、财政拨款|842.18|一、教育支出|800.30|二、事业收入|120.00|二、卫生支出|161.88"
    "|收入合计|962.18|支出合计|962.18"
)
WRAPPED = "指标|2022年|2023年|增长|（%）|固定资产投资|（亿元）|210.0|220.1|4.8|零售额|（亿元）|98.0|104.9|7.0"
YEARS = "年份|在校生|毕业生|2021|1,500|480|2022|1,560|500|2023|1,620|515"
MONTHS = "月份|客运量（万人次）|货运量（万吨）|1月|102.3|300.1|2月|98.2|280.4|1-2月|200.5|580.5"
NAMES = "指标名称|数值|户籍人口（万人）|65.2|城镇化率（%）|62.3|行政村数（个）|312"


def cells(text: str) -> dict[tuple[str, str], str]:
    """Indicator and period of every cell -> its figure."""
    return {
        (claim.indicator.text, claim.period): claim.surface
        for claim in extract(Document(text.replace("|", "\n")))
        if claim.cell is not None
    }


@pytest.mark.parametrize(
    ("text", "count", "some"),
    [
        (QUARTERS, 9, {("二季度", "2022"): "1,013.5", ("三季度增长", ""): "0.5"}),
        (GROUPS, 12, {("小学学校数", "2022"): "43", ("初中学生数", "2023"): "12,900"}),
        (NUMBERED, 8, {("教育支出决算数", ""): "310.0", ("合计预算数", ""): "500.7"}),
        (CODED, 8, {("教育支出决算数", ""): "310.0", ("合计预算数", ""): "500.7"}),
        (OF_WHICH, 8, {("小学女", ""): "12,004", ("初中寄宿", ""): "4,000", ("初中学校数", ""): "12"}),
        (SECTIONS, 8, {("税收收入决算数", ""): "120", ("教育支出预算数", ""): "80"}),
        (UNITS, 6, {("普通小学", "2022"): "43", ("教育经费", "2023"): "4.55"}),
        (LOST, 8, {("第三产业", ""): "410.00", ("财政收入增长", ""): "5.6%"}),
        (SIDES, 6, {("事业收入收入决算数", ""): "120.00", ("卫生支出支出决算数", ""): "161.88"}),
        (WRAPPED, 6, {("固定资产投资", "2023"): "220.1", ("零售额", "2022"): "98.0"}),
        (YEARS, 6, {("在校生", "2022"): "1,560", ("毕业生", "2023"): "515"}),
        (MONTHS, 6, {("2月货运量", ""): "280.4", ("1-2月客运量", ""): "200.5"}),
        (NAMES, 3, {("户籍人口", ""): "65.2", ("行政村数", ""): "312"}),
    ],
    ids=[
        "empty corner",
        "groups",
        "running numbers",
        "codes",
        "of which",
        "sections",
        "unit column",
        "lost",
        "sides",
        "wrapped",
        "years",
        "months",
        "pairs",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "  \n\n  "])
def test_cell_stands_under_its_labels(text: str, count: int, some: dict[tuple[str, str], str], gap: str) -> None:
    found = cells(f"一、概况。|{text}|其他工作按计划推进。".replace("|", gap))
    assert len(found) == count
    assert some.items() <= found.items()


def test_header_that_can_be_read_in_several_ways_labels_nothing() -> None:
    text = "学校类别|学校数|在校学生|专任教师|合计|其中女生|小学|43|25386|12004|1534|初中|12|12874|6001|1073"
    (table,) = Document(text.replace("|", "\n")).tables
    assert table.shape == (2, 5)
    found = [claim for claim in extract(Document(text.replace("|", "\n"))) if claim.cell]
    assert {claim.indicator.text for claim in found} == {"小学", "初中"}


def test_one_table_after_another() -> None:
    text = "表1|项目|金额|收入|100|支出|90|结余|10|表2 人员情况|类别|人数|教师|50|职工|12|合计|62"
    first, second = Document(text.replace("|", "\n")).tables
    assert (first.shape, second.shape) == ((4, 2), (4, 2))
    assert [claim.surface for claim in extract(Document(text.replace("|", "\n"))) if claim.cell is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "联系人|张三|电话|68012345|传真|68012346|邮编|751300|网址|无",
        "一、工作开展情况|二、存在问题|三、下一步打算|2023年|12月|31日|区教育局",
        "总计|55|以上数据截至年末|区教育局|2023年12月|印发范围",
    ],
)
def test_short_lines_that_are_no_table(text: str) -> None:
    assert Document(text.replace("|", "\n")).tables == ()


def test_unit_of_the_table_is_not_said_of_what_it_cannot_count() -> None:
    text = "单位：人|类别|学校数|学生数|小学|43|25,386|初中|12|12,874|合计|55|38,260".replace("|", "\n")
    found = {claim.surface: claim.quantity.unit for claim in extract(Document(text)) if claim.cell}
    assert (found["43"], found["25,386"]) == ("", "人")


def test_growth_over_last_year_is_of_this_year() -> None:
    text = "2023年财政收入|指标|金额（亿元）|比上年增长（%）|公共预算收入|28.64|5.3|税收收入|20.10|4.2".replace(
        "|", "\n"
    )
    assert {claim.period for claim in extract(Document(text)) if claim.cell} == {"2023"}


def test_halves_of_which_a_copy_has_lost_cells_are_no_table() -> None:
    lost = SIDES.replace("一、教育支出|800.30|", "").replace("|", "\n")
    assert Document(lost).tables == ()


def test_rates_beside_amounts_have_no_unit_where_no_header_tells_them_apart() -> None:
    text = "指标|总量|增速|全部工业|增加值（亿元）|120.5|6.5|建筑业（亿元）|210.0|4.8|贸易业|零售额（亿元）|98.0|7.0"
    assert {claim.quantity.unit for claim in extract(Document(text.replace("|", "\n"))) if claim.cell} == {""}
