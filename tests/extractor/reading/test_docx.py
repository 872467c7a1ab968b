"""DOCX: what Word shows, in the order it shows it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.document import Document
from extractor.reading import read_bytes
from extractor.reading.docx_numbering import write_count


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_docx(document: Any) -> Document:
    return read_bytes(saved(document), "x.docx")


def run(text: str, inner: str = "") -> str:
    return f"<w:r>{inner}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def add(document: Any, xml: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    document = docx.Document()
    add(
        document,
        run("学校")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>127</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("172")}</w:ins>'
        + run("所"),
    )
    found = read_docx(document)
    assert found.text.startswith("学校172所")
    said = " ".join(notice.say("zh") for notice in found.notices)
    assert "-127" in said
    assert "+172" in said


def test_hidden_text_is_left_out_and_told() -> None:
    document = docx.Document()
    add(document, run("看得见") + run("看不见99", "<w:rPr><w:vanish/></w:rPr>"))
    found = read_docx(document)
    assert "99" not in found.text
    assert [notice.kind for notice in found.notices] == ["hidden-text"]


def test_text_box_follows_its_paragraph() -> None:
    document = docx.Document()
    box = (
        "<w:r><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><w:txbxContent>"
        f"<w:p>{run('框内有小学12所')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    add(document, run("正文。") + box)
    assert read_docx(document).text.startswith("正文。\n框内有小学12所\n")


def test_headers_are_in_the_text_but_not_read_on() -> None:
    document = docx.Document()
    document.add_paragraph("全县有小学43所。")
    document.sections[0].header.paragraphs[0].text = "第3期简报 共12页"
    found = read_docx(document)
    assert "共12页" in found.text
    assert "共12页" not in found.aligned.folded


def test_merged_cells_keep_their_span() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "竖并"
    cells = {read: cell for cell in read_docx(document).tables[0].cells for read in [(cell.row, cell.column)]}
    assert cells[0, 0].column_span == 2
    assert cells[1, 2].row_span == 2


def numbered(formats: list[tuple[str, str]]) -> Any:
    """A document with one multilevel list."""
    document = docx.Document()
    document.add_paragraph("x", style="List Number")
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(formats)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    document.element.body.remove(document.paragraphs[0]._p)
    return document


def item(document: Any, level: int, text: str) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr>'))


def test_automatic_numbers_are_part_of_the_text() -> None:
    document = numbered([("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    for level, text in [(0, "概况"), (1, "学校"), (2, "小学"), (2, "初中"), (1, "教师"), (2, "编制"), (0, "做法")]:
        item(document, level, text)
    assert read_docx(document).text.split("\n")[:7] == [
        "一、概况", "（一）学校", "1. 小学", "2. 初中", "（二）教师", "1. 编制", "二、做法",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (12, "chineseCountingThousand", "十二"), (20, "japaneseCounting", "二十"), (105, "chineseCounting", "一百零五"),
        (3, "decimalEnclosedCircleChinese", "③"), (4, "upperRoman", "IV"), (2, "lowerLetter", "b"), (3, "ideographTraditional", "丙"),
        (21, "chineseLegalSimplified", "贰拾壹"), (7, "decimalZero", "07"), (2024, "decimal", "2024"),
    ],
)  # fmt: skip
def test_counts_are_written_as_word_writes_them(count: int, form: str, written: str) -> None:
    assert write_count(count, form) == written


def test_footnotes_follow_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("在校学生40127人")
    data = saved(document)
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>含教学点1203人</w:t></w:r></w:p></w:footnote></w:footnotes>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            part = old.read(member).decode("utf-8") if member.filename.endswith((".xml", ".rels")) else old.read(member)
            if member.filename == "word/document.xml":
                part = re.sub(r"(40127人</w:t></w:r>)", r'\1<w:r><w:footnoteReference w:id="2"/></w:r>', str(part))
            if member.filename == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                part = str(part).replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
                )
            if member.filename == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = str(part).replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            new.writestr(member.filename, part)
        new.writestr("word/footnotes.xml", notes)
    assert read_bytes(out.getvalue(), "x.docx").text == "在校学生40127人\n含教学点1203人\n"
