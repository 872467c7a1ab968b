"""The three papers, read back by python-docx and set by LibreOffice."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from cli_tui.export.content import make_content
from cli_tui.export.legible import one_line
from cli_tui.export.papers import write
from cli_tui.export.papers.layout import break_title, number_chapter
from corpus.decisions import Decision, decide, report_key, stand
from extractor.errors import GoujiError
from rules import audit
from rules.report import Report
from tests.cli_tui.export.reports import make_hostile
from tests.programs import convert, read_pages


def rule(report: Report, *rulings: str) -> None:
    """Rule on the first findings of a report; "" leaves one out."""
    decisions = [
        decide(
            Decision(
                finding=finding.id, report=report_key(report.document), sha256=report.document.sha256, state="认定",
                ruling=ruling, who="核查甲", reviewer="复核乙", reason="原始台账为准", explanation=f"说明{at}",
            )
        )
        for at, (finding, ruling) in enumerate(zip(report.findings, rulings, strict=False))
        if ruling
    ]  # fmt: skip
    report.decisions = stand(decisions, (finding.id for finding in report.findings)).describe()


def read_text(path: Path) -> str:
    """All text of a paper in order, tables included."""
    return "\n".join(
        node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t")
    )


@pytest.fixture
def report(samples: Path) -> Report:
    return audit(samples / "county-balance.txt")


def test_opinion_holds_only_what_was_ruled_on(report: Report, tmp_path: Path) -> None:
    rule(report, "笔误", "", "不成立", "数据有误")
    write([report], tmp_path / "p.docx", "zh", "opinion")
    text = read_text(tmp_path / "p.docx")
    held = [finding.formula in text for finding in report.findings]
    assert held == [at in (0, 3) for at in range(len(report.findings))]
    assert "说明0" in text
    assert report.document.sha256 in text.replace("\n", "")
    assert "不等于对数据真实性的结论" in text


def test_opinion_without_a_ruling_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(GoujiError) as refused:
        write([report], tmp_path / "p.docx", "zh", "opinion")
    assert refused.value.kind == "opinion-unreviewed"
    assert not list(tmp_path.iterdir())


def test_list_asks_about_everything_not_ruled_on(report: Report, tmp_path: Path) -> None:
    rule(report, "笔误")
    asked = [one for one in report.findings[1:] if one.severity in ("error", "warning")]
    write([report], tmp_path / "p.docx", "zh", "list")
    text = read_text(tmp_path / "p.docx")
    for finding in asked:
        assert finding.formula in text
    assert report.findings[0].formula not in text
    waiting = [item for item in make_content(report).items if item.id in {finding.id for finding in asked}]
    assert [item.group for item in waiting if item.group not in text] == []


def test_workings_hold_every_check(report: Report, tmp_path: Path) -> None:
    write([report], tmp_path / "p.docx", "zh")
    tables = docx.Document(str(tmp_path / "p.docx")).tables
    checks = next(table for table in tables if table.rows[0].cells[0].text == "勾稽关系")
    assert len(checks.rows) == len(report.checks) + 1
    assert "选点参考" in read_text(tmp_path / "p.docx")


@pytest.mark.parametrize("paper", ["list", "opinion", "workings"])
def test_no_paper_charges_anyone(paper: str, report: Report, tmp_path: Path) -> None:
    rule(report, "笔误", "口径差异", "不成立")
    write([report], tmp_path / "p.docx", "zh", paper)
    assert not re.search("造假|虚报|编造|篡改", read_text(tmp_path / "p.docx"))


def test_layout_is_that_of_the_standard(report: Report, tmp_path: Path) -> None:
    write([report], tmp_path / "p.docx", "zh", "list")
    paper = docx.Document(str(tmp_path / "p.docx"))
    (section,) = paper.sections
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin / Mm(1)) for margin in margins if margin] == [37, 35, 28, 26]
    sizes = {name: paper.styles[name].font.size.pt for name in ("Title", "Heading 1", "Heading 2", "Normal")}
    assert sizes == {"Title": 22, "Heading 1": 16, "Heading 2": 16, "Normal": 16}
    with zipfile.ZipFile(tmp_path / "p.docx") as package:
        fonts = package.read("word/fontTable.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert 'w:eastAsia="仿宋_GB2312"' in styles
    for name, instead in (("仿宋_GB2312", "仿宋"), ("方正小标宋简体", "宋体"), ("楷体_GB2312", "楷体")):
        assert re.search(f'w:name="{name}"><w:altName w:val="{instead}"', fonts)


def test_papers_open_in_libreoffice_with_their_pages_numbered(report: Report, tmp_path: Path) -> None:
    rule(report, "笔误", "口径差异")
    for paper in ("list", "opinion", "workings"):
        write([report], tmp_path / f"{paper}.docx", "zh", paper)
    for pdf in convert(
        [tmp_path / f"{paper}.docx" for paper in ("list", "opinion", "workings")], "pdf", tmp_path / "pdf"
    ):
        pages = ["".join(page.split()) for page in read_pages(pdf)]
        assert "云岑县义务教育优质均衡创建工作自评报告" in pages[0]
        for number, page in enumerate(pages, 1):
            assert f"—{number}—" in page


def test_hostile_text_stands_in_a_paper_as_text(tmp_path: Path) -> None:
    report = make_hostile()
    write([report], tmp_path / "p.docx", "zh", "list")
    text = read_text(tmp_path / "p.docx").replace("\n", "")
    for finding in report.findings:
        assert one_line(finding.formula)[:500] in text
    (pdf,) = convert([tmp_path / "p.docx"], "pdf", tmp_path / "pdf")
    assert '<script>document.title="run"</script>' in "".join(read_pages(pdf)).replace("\r\n", "")


def test_several_reports_each_begin_a_page(tmp_path: Path, samples: Path) -> None:
    write([audit(samples / f"{name}.txt") for name in ("plan", "health")], tmp_path / "p.docx", "zh", "list")
    assert len([one for one in docx.Document(str(tmp_path / "p.docx")).paragraphs if one.style.name == "Title"]) == 2


def test_title_breaks_between_words() -> None:
    assert break_title("《云岑县义务教育优质均衡创建工作自评报告》") == "《云岑县义务教育优质\n均衡创建工作自评报告》"
    assert break_title("《短题》") == "《短题》"


def test_chapters_count_in_chinese() -> None:
    assert [number_chapter(number) for number in (1, 9, 10, 11, 20, 21, 99)] == [
        "一",
        "九",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
    ]
