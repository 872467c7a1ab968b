"""Place and year of a report, from title and text."""

from __future__ import annotations

import pytest

from extractor.document import Document
from extractor.places import region_of, year_of


@pytest.mark.parametrize(
    ("title", "region", "year"),
    [
        ("关于云岭县2023年财政预算执行情况与2024年预算草案的报告", "云岭县", "2023"),
        ("四川省广元市青川县2021年自评报告", "四川省广元市青川县", "2021"),
        ("中共广元市青川县委办公室工作总结", "广元市青川县", ""),
        ("上海市浦东新区教育局2022年工作总结", "上海市浦东新区", "2022"),
        ("二〇二三年甲县国民经济和社会发展统计公报", "甲县", "2023"),
        ("2022—2023学年度工作报告", "", "2022"),
        ("__县义务教育均衡发展复核自查情况汇报", "__县", ""),
        ("在全市教育工作会议上的讲话", "", ""),
        ("社区矫正工作总结", "", ""),
        ("城乡居民医疗保障报告", "", ""),
        ("县域经济发展报告", "", ""),
    ],
)
def test_titles(title: str, region: str, year: str) -> None:
    assert (region_of(title), year_of(title)) == (region, year)


def test_a_title_that_names_nothing_leaves_it_to_the_opening() -> None:
    text = (
        "教育工作情况汇报\n云岭县地处山区。2022年,云岭县小学43所,2022年底学生12000人,2022年教师870人,比2021年多3人。\n"
    )
    document = Document(text)
    assert (document.region, document.year) == ("云岭县", "2022")


def test_a_place_said_once_in_passing_is_not_the_report_s() -> None:
    assert Document("教育工作情况汇报\n邻近的云岭县经验值得学习。努力把我区建设好。\n").region == ""
