"""Tables: found in plain text, headers told from figures, each cell with its labels, unit and period."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor import extract, read
from extractor.cell_values import Kind, kind_of, read_unit, read_value
from extractor.claim import Claim
from extractor.document import Document
from extractor.table import Cell, Table

TABS = (
    "2023年各类学校情况(单位:人)\n学校类别\t学校数(所)\t在校学生\t其中:女\n小学\t43\t25,386\t12,004\n"
    "初中\t12\t12,874\t6,001\n合计\t55\t38,260\t18,005\n"
)


def cells_of(document: Document) -> list[Claim]:
    return [claim for claim in extract(document) if claim.cell is not None]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (TABS, (4, 4)),
        (TABS.replace("\t", "   "), (4, 4)),
        (TABS.replace("\t", "\u3000"), (4, 4)),
        ("|项目|2021年|2022年|\n|---|---|---|\n|收入|100|120|\n|支出|90|110|\n", (3, 3)),
        ("表1\n项目\n预算数\n决算数\n收入\n100\n120\n支出\n90\n110\n合计\n190\n230\n以上。", (4, 3)),
    ],
)
def test_table_in_plain_text_is_found(text: str, shape: tuple[int, int]) -> None:
    (table,) = Document(text).tables
    assert table.shape == shape


@pytest.mark.parametrize(
    "text",
    [
        "一、小学43所。\n二、初中12所。\n三、教师2607人。\n四、经费1.2亿元。\n五、其他。\n六、结语。\n",
        "目录\n一、概况\n二、做法\n三、成效\n四、问题\n五、打算\n六、附件\n",
        "张三 校长\n李四 副校长\n王五 主任\n",
        "2021年 全县小学43所。\n2022年 全县小学42所。\n2023年 全县小学41所。\n",
        "上报单位\n教育局\n上报时间\n2023年\n联系人\n张三\n",
    ],
)
def test_lines_of_prose_are_no_table(text: str) -> None:
    assert Document(text).tables == ()


def test_labels_units_and_periods_come_from_the_headers() -> None:
    found = {(claim.cell.row, claim.cell.column): claim for claim in cells_of(Document(TABS)) if claim.cell}
    girls = found[2, 3]
    assert (girls.surface, float(girls.quantity.value), girls.quantity.unit) == ("6,001", 6001.0, "人")
    assert (girls.level, girls.period, girls.indicator.text) == ("初中", "2023", "初中女")
    assert found[1, 1].quantity.unit == "所"


def test_a_table_is_not_read_as_prose() -> None:
    claims = extract(Document("全县小学43所。\n" + TABS + "全县教师2607人。\n"))
    assert [claim.surface for claim in claims if claim.cell is None] == ["43所", "2607人"]
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]


def test_headings_in_a_table_are_none_of_the_text() -> None:
    text = "一、概况\n情况见下表。\n项目\t金额\n二、收入\t100\n三、支出\t90\n四、结余\t10\n全县小学43所。\n"
    (claim,) = [claim for claim in extract(Document(text)) if claim.cell is None]
    assert claim.section == "一、概况"


def test_sentences_in_a_cell_are_read_as_sentences() -> None:
    words = "全县现有小学43所,在校学生25386人,专任教师1534人,比上年增加12人。"
    text = f"指标\t自评情况\n学校布局\t{words}\n教师队伍\t{words}\n"
    cells, at = [], 0
    for row, line in enumerate(text.splitlines()):
        for column, word in enumerate(line.split("\t")):
            start = text.index(word, at)
            cells.append(Cell(row, column, start, start + len(word)))
            at = start + len(word)
    document = Document(text, read_tables=(Table(tuple(cells), 0, len(text)),))
    assert [claim.surface for claim in extract(document)].count("43所") == 2


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("30,120.00", 30120, ""), ("54.1%", 54.1, "%"), ("(5.5)", -5.5, ""), ("-12", -12, ""), ("12所", 12, "所"), ("1:16.6", 16.6, ""),
        ("1.27亿元", 127000000, "元"), ("约300人", 300, "人"), ("１２．５", 12.5, ""), (" 40 ", 40, ""),
    ],
)  # fmt: skip
def test_figure_of_a_cell(written: str, value: float, unit: str) -> None:
    quantity = read_value(written)
    assert quantity is not None
    assert (float(quantity.value), quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("—", Kind.NONE), ("/", Kind.NONE), ("…", Kind.NONE), ("0", Kind.NUMBER), ("2023年", Kind.WORDS),
        ("第三小学", Kind.WORDS), ("0013", Kind.WORDS), ("一、教育支出", Kind.WORDS), ("2023年秋季学期", Kind.WORDS), ("43", Kind.NUMBER),
        ("全县现有小学43所,在校学生25386人,专任教师1534人。", Kind.PROSE),
    ],
)  # fmt: skip
def test_kind_of_a_cell(words: str, kind: Kind) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(
    ("words", "unit", "times"),
    [("万元", "元", 10**4), ("(人)", "人", 1), ("亿元", "元", 10**8), ("千人", "人", 1000), ("%", "%", 1)],
)
def test_unit_of_a_header(words: str, unit: str, times: int) -> None:
    found = read_unit(words)
    assert found is not None
    assert (found[0].name, found[1]) == (unit, times)


def test_words_that_are_no_unit() -> None:
    assert read_unit("含分校") is None
    assert read_unit("") is None


def gold_cells(samples: Path) -> list[dict[str, Any]]:
    """The expert's claims inside the sample's table."""
    text = (samples / "audit-account.txt").read_text("utf-8")
    (table,) = Document(text).tables
    rows = [json.loads(line) for line in (samples / "audit-account.claims.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if table.start <= row["start"] < table.end]


@pytest.mark.parametrize("ending", ["txt", "docx", "html", "pdf", "ofd"])
def test_cells_of_the_samples_are_read_right(samples: Path, ending: str) -> None:
    gold = gold_cells(samples)
    found = cells_of(read(samples / f"audit-account.{ending}"))
    assert len(found) == len(gold) == 18
    right = sum(
        (row["surface"], row["value"], row["unit"], row["period"])
        == (claim.surface, float(claim.quantity.value), claim.quantity.unit, claim.period)
        and set(claim.indicator.text) <= set(row["indicator"])  # 合计年初预算, as the expert words it: 支出年初预算合计
        for row, claim in zip(gold, found, strict=True)
    )
    assert right >= 0.98 * len(gold)


def test_cells_of_the_school_sheet_are_read_right(samples: Path) -> None:
    document = read(samples / "county-balance.schools.xlsx")
    found = {(c.cell.table, c.cell.row, c.cell.column): c for c in cells_of(document) if c.cell}
    assert len(found) == 36 * 10 + 19 * 10
    pupils, value = found[0, 1, 2], found[0, 1, 10]
    assert (pupils.indicator.text, pupils.quantity.unit, pupils.quantity.is_exact) == ("云溪小学在校学生数", "人", True)
    assert (value.indicator.text, value.quantity.unit) == ("云溪小学教学仪器设备值", "元")
    assert float(value.quantity.value) == pytest.approx(float(value.surface.replace(",", "")) * 10_000)
    totals = [claim for claim in found.values() if claim.indicator.text.startswith("合计")]
    assert len(totals) == 20


def test_bare_years_over_columns_are_labels() -> None:
    found = cells_of(Document("项目\t2021\t2022\n小学\t43\t42\n初中\t12\t11\n"))
    assert [(claim.surface, claim.period) for claim in found] == [
        ("43", "2021"),
        ("42", "2022"),
        ("12", "2021"),
        ("11", "2022"),
    ]
