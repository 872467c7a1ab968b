"""One report in every format: the same checks on the same figures."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from extractor import extract
from extractor.document import Document
from extractor.reading import ocr, read, read_bytes
from rules import audit
from rules.report import Report
from tests.sample_forms import FORMS, blocks_of, sample_texts

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"


def checks_of(report: Report) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Relation, verdict and member words of each check."""
    return Counter(
        (
            check.judged.type.name,
            check.judged.verdict.outcome,
            tuple(m.role + " " + "".join(m.surface.split()) for m in check.judged.relation.members),
        )
        for check in report.checks
    )


@cache
def twin(stem: str) -> Report:
    return audit(str(SAMPLES / f"{stem}.txt"))


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "ofd"])
def test_sample_file_says_what_its_text_says(ending: str) -> None:
    report = audit(str(SAMPLES / f"audit-account.{ending}"))
    assert report.document.format == ending
    assert checks_of(report) == checks_of(twin("audit-account"))
    assert [finding.rule for finding in report.findings] == [finding.rule for finding in twin("audit-account").findings]


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sample", sample_texts(SAMPLES), ids=lambda file: file.stem)
def test_every_sample_in_every_format(sample: Path, form: str) -> None:
    made = FORMS[form](blocks_of(sample.read_text("utf-8")))
    assert checks_of(audit(read_bytes(made, f"x.{form}"))) == checks_of(twin(sample.stem))


@pytest.mark.long
@pytest.mark.parametrize("sample", sample_texts(SAMPLES)[:1], ids=lambda file: file.stem)
@pytest.mark.parametrize("ending", ["pdf", "doc", "rtf", "odt"])
def test_what_libreoffice_makes_of_it(sample: Path, ending: str, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice here: its formats are not tried")
    source = tmp_path / "x.docx"
    source.write_bytes(FORMS["docx"](blocks_of(sample.read_text("utf-8"))))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True)
    report = audit(str(tmp_path / f"x.{ending}"))
    assert report.document.format == ending
    assert checks_of(report) == checks_of(twin(sample.stem))


def claims_of(document: Document, page: int) -> Counter[tuple[float, str]]:
    return Counter(
        (float(claim.quantity.value), claim.quantity.unit) for claim in extract(document) if claim.page == page
    )


def test_scanned_page_gives_the_claims_of_its_text() -> None:
    if not ocr.is_installed():
        pytest.skip("gouji[ocr] is not installed: scans are not tried")
    scanned = read(SAMPLES / "audit-account.scan.png")
    assert [notice.kind for notice in scanned.notices] == ["recognised"]
    wanted = claims_of(read(SAMPLES / "audit-account.pdf"), 1)
    assert (claims_of(scanned, 1) & wanted).total() >= 0.9 * wanted.total()


def test_pdf_of_pictures_is_read_by_recognition_or_says_what_is_missing(tmp_path: Path) -> None:
    from PIL import Image

    from extractor.errors import InputError

    file = tmp_path / "x.pdf"
    scan = Image.open(SAMPLES / "audit-account.scan.png").convert("RGB")
    scan.crop((0, 0, scan.width, scan.height // 2)).save(file)
    if ocr.is_installed():
        assert "48,376.52" in read(file).text
    else:
        with pytest.raises(InputError, match="ocr-missing"):
            read(file)


def test_workbook_of_an_older_format(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice here: .xls files cannot be made")
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xls"]
    source = SAMPLES / "county-balance.schools.xlsx"
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True)
    data = (tmp_path / "county-balance.schools.xls").read_bytes()
    document = read_bytes(data, "x.xls")
    assert [table.shape for table in document.tables] == [table.shape for table in read(source).tables]

    from extractor.reading.xls import _read_values

    content = _read_values(data)  # what a machine without LibreOffice reads
    assert [table.shape for table in content.tables] == [table.shape for table in document.tables]
    assert content.notices[0][0] == "formats-unknown"


def test_archive_holds_a_part_for_each_report(tmp_path: Path) -> None:
    import zipfile

    file = tmp_path / "材料.zip"
    with zipfile.ZipFile(file, "w") as package:
        for name in ("audit-account.docx", "plan.txt"):
            package.write(SAMPLES / name, f"报送/{name}")
        package.writestr("报送/x.bin", b"\x00\x01\xff" * 30)
    document = read(file)
    titles = [part.title for part in document.outline.parts if "篇" in part.title]
    assert titles == ["第1篇 audit-account.docx", "第2篇 plan.txt"]
    assert [notice.kind for notice in document.notices] == ["members-left-out"]
    table = document.tables[0]
    assert document.text[table.cells[0].start : table.cells[0].end] == "支出功能分类"


def test_standard_input_is_read() -> None:
    import sys

    script = "from extractor import read; d = read('-'); print(d.format, len(d.text) > 2000)"
    with (SAMPLES / "audit-account.docx").open("rb") as stream:
        done = subprocess.run([sys.executable, "-c", script], stdin=stream, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["docx", "True"]


MENU = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>x</title><script>var a=9;</script></head><body>
<div class="topbar">今天是2024年3月1日 访问量 99999 次</div><ul id="nav"><li><a href="/">首页</a></li></ul>
<div class="wrap"><div class="side"><a href="1">近期文件 18 件</a><a href="2">图片 6 张</a></div>
<div class="article"><h1>某县教育工作总结</h1><p>全县现有小学43所，
在校学生25386人。</p><p>初中12所<br>在校生12874人</p><div style="display:none">隐藏 77 所</div></div></div>
<div id="footer">备案 66010002000001 号 地址 12 号楼</div></body></html>"""


def test_menus_of_a_page_are_not_read_on() -> None:
    document = read_bytes(MENU.encode("gb2312"), "x")
    lines = [line for line in document.aligned.folded.split("\n") if line.strip()]
    assert lines == ["某县教育工作总结", "全县现有小学43所,在校学生25386人。", "初中12所", "在校生12874人"]
    assert "访问量 99999" in document.text
    assert "var a" not in document.text
    assert "77" not in document.text


def test_csv_keeps_its_text_and_its_cells() -> None:
    text = '学校,学生数,备注\n一小,"1,300",\n二小,200,"含分校, 2处"\n三小,100,无\n'
    document = read_bytes(text.encode("gb18030"), "x.csv")
    assert (document.format, document.text) == ("csv", text)
    (table,) = document.tables
    assert [text[cell.start : cell.end] for cell in table.cells if cell.column == 1] == [
        "学生数",
        "1,300",
        "200",
        "100",
    ]


@pytest.mark.parametrize(
    "text", ["第一行,有1个逗号\n第二行,有2个逗号\n第三行,有3个逗号\n", "小学43所\n初中12所\n", "a,b\n"]
)
def test_prose_with_commas_is_no_csv(text: str) -> None:
    assert read_bytes(text.encode(), "x").format == "txt"
