"""PDF pages: paragraphs over lines and pages, columns, tables, furniture, and the way back to the page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from extractor import extract
from extractor.reading import read, read_bytes
from extractor.reading.places import find_boxes
from tests.make_pdf import PdfPage, make_pdf

LONG = "全县现有义务教育阶段学校四十三所，在校学生40127人，专任教师2607人，其中小学专任教师1534人、初中专任教师1073人，学校布局调整稳步推进。"
NEXT = "第二段说的是另一件事，与上一段没有关系，全年投入资金1234万元用于改善办学条件，各项工程按期完成。"


def paragraphs(data: bytes) -> list[str]:
    document = read_bytes(data, "x.pdf")
    return [line.strip() for line in document.aligned.folded.split("\n") if line.strip()]


def test_lines_of_a_paragraph_are_one() -> None:
    page = PdfPage()
    page.paragraph(70, page.paragraph(70, 100, 300, LONG), 300, NEXT)
    assert [line.replace("，", ",") for line in paragraphs(make_pdf([page]))] == [
        LONG.replace("，", ","),
        NEXT.replace("，", ","),
    ]


def test_paragraph_goes_on_over_the_page_and_its_furniture() -> None:
    pages = []
    for number in range(4):
        page = PdfPage()
        page.write(230, 30, "某县教育工作报告")
        page.write(290, 800, f"- {number + 1} -")
        pages.append(page)
    pages[0].write(94, 700, "全县投入教育经费一亿二千三百万元，其中用于改善")
    pages[0].write(70, 720, "农村学校办学条件的资金达到四千五百六十七万元，占")
    pages[1].write(70, 100, "全部投入的三成以上。")
    pages[2].write(94, 100, "另起一段。")
    pages[3].write(94, 100, "再起一段。")
    document = read_bytes(make_pdf(pages), "x.pdf")
    lines = [line for line in document.aligned.folded.split("\n") if line.strip()]
    assert "占全部投入的三成以上" in lines[0]
    assert "工作报告" in document.text
    assert "工作报告" not in document.aligned.folded
    assert "- 1 -" not in document.aligned.folded
    assert len(document.page_starts) == 4


def test_two_columns_are_read_one_after_the_other() -> None:
    page = PdfPage()
    page.write(200, 60, "两栏排版的简报")
    left, right = LONG, NEXT + NEXT
    rows_left, rows_right = PdfPage(), PdfPage()
    rows_left.paragraph(60, 100, 216, left)
    rows_right.paragraph(310, 100, 216, right)
    for first, second in zip(rows_left.texts, rows_right.texts, strict=False):  # drawn across, as some programs do
        page.texts += [first, second]
    page.texts += rows_left.texts[len(rows_right.texts) :] + rows_right.texts[len(rows_left.texts) :]
    joined = "".join(paragraphs(make_pdf([page])))
    assert joined.index("布局调整稳步推进") < joined.index("第二段说的是")


def test_ruled_table_over_a_page_break_is_one_table() -> None:
    head, first, second = PdfPage(), [["学校", "学生数", "教师数"]], PdfPage()
    head.write(70, 60, "附表（单位：人）")
    head.table(70, 90, [*first, ["一小", "300", "20"], ["二小", "200", "15"]])
    second.table(70, 60, [*first, ["三小", "100", "9"], ["合计", "600", "44"]])
    document = read_bytes(make_pdf([head, second]), "x.pdf")
    (table,) = document.tables
    cells = {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in table.cells}
    assert table.shape == (5, 3)
    assert cells[4, 0] == "合计"
    assert cells[4, 1] == "600"


def test_table_without_rules_is_found_by_its_columns() -> None:
    page = PdfPage()
    for row, words in enumerate(
        [("项目", "2021年", "2022年"), ("收入", "100", "120"), ("支出", "90", "110"), ("结余", "10", "10")]
    ):
        for column, word in enumerate(words):
            page.write(70 + 150 * column, 100 + 20 * row, word)
    document = read_bytes(make_pdf([page]), "x.pdf")
    (table,) = document.tables
    assert table.shape == (4, 3)


def test_box_lies_on_the_words(samples: Path) -> None:
    file = samples / "audit-account.pdf"
    document = read(file)
    words = "36,842.18万元"
    start = document.text.index(words)
    ((box,),) = find_boxes(document, [(start, start + len(words))])
    page = pypdfium2.PdfDocument(file)[box.page - 1]
    found = page.get_textpage().get_text_bounded(box.left + 1, box.bottom, box.right, box.top)
    assert found.replace(" ", "").strip() == words


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_truncated_file_is_named_damaged(samples: Path, cut: float) -> None:
    from extractor.errors import InputError

    data = (samples / "audit-account.pdf").read_bytes()
    with pytest.raises(InputError) as caught:
        read_bytes(data[: int(cut * len(data))], "x.pdf")
    assert caught.value.kind in ("damaged", "no-text")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    page = PdfPage()
    page.paragraph(70, page.paragraph(70, 60, 300, LONG), 300, NEXT)
    page.table(70, 300, [["学校", "学生数"], ["一小", "300"], ["二小", "200"]])
    upright, turned = read_bytes(make_pdf([page]), "x.pdf"), read_bytes(make_pdf([page], turn=turn), "x.pdf")
    assert turned.aligned.folded == upright.aligned.folded
    assert [table.shape for table in turned.tables] == [(3, 2)]


def test_table_of_contents_is_not_read_on() -> None:
    page = PdfPage()
    page.write(270, 60, "目录")
    for row, title in enumerate(["一、全县小学43所概况", "二、经费投入", "三、教师队伍"]):
        page.write(70, 100 + 20 * row, f"{title}{'.' * 30}{row + 3}")
    page.write(70, 400, "全县现有初中12所。")
    document = read_bytes(make_pdf([page]), "x.pdf")
    assert "小学43所概况" in document.text
    assert [claim.surface for claim in extract(document)] == ["12所"]
