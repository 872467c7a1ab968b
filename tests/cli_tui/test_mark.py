"""Marked copies: the marks lie on the right words, the original stays as it was."""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pypdfium2.raw as raw
import pytest
from click.testing import CliRunner, Result
from docx.oxml.ns import qn

from cli_tui.commands.mark import command
from cli_tui.marking.copying import mark_copy
from cli_tui.marking.marks import make_marks
from rules.report import Report


def squeezed(text: str) -> str:
    return "".join(text.split())


def marked_words(report: Report) -> list[str]:
    return [squeezed(report.document.text[mark.start : mark.end]) for mark in make_marks(report)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_word_comments_lie_on_the_words(samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    report = mark_copy(str(samples / "audit-account.docx"), str(copy))
    document = docx.Document(str(copy))
    found = []
    for comment in document.comments:
        words, inside = "", False
        for element in document.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                inside = {"commentRangeStart": True, "commentRangeEnd": False}.get(element.tag.split("}")[1], inside)
            if inside and element.tag == qn("w:t"):
                words += element.text
        found.append((squeezed(words), comment.text.split("]")[0]))
    wanted = marked_words(report)
    assert found
    assert all(words in wanted for words, _ in found)
    assert {number for _, number in found} == {f"[{number}" for number in range(1, len(report.findings) + 1)}
    before = docx.Document(str(samples / "audit-account.docx"))
    assert [p.text for p in document.paragraphs] == [p.text for p in before.paragraphs]


def test_pdf_highlights_lie_on_the_words(samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    report = mark_copy(str(samples / "audit-account.pdf"), str(copy))
    pdf = pypdfium2.PdfDocument(copy)
    found, notes = [], []
    for page in pdf:
        textpage = page.get_textpage()
        for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, number)
            if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_HIGHLIGHT:
                continue
            words = ""
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                corners = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(annotation, quad, ctypes.byref(corners))
                words += textpage.get_text_bounded(corners.x1 + 1, corners.y3, corners.x2, corners.y1)
            found.append(squeezed(words))
            buffer = (ctypes.c_ushort * 4000)()
            length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, 8000)
            notes.append(bytes(buffer)[: length - 2].decode("utf-16-le"))
    assert sorted(found) == sorted(squeezed(words) for words in marked_words(report))
    assert any(report.findings[0].formula in note for note in notes)


@pytest.mark.parametrize(
    "source", ["audit-account.html", "audit-account.docx", "audit-account.txt", "audit-account.ofd"]
)
def test_html_marks_lie_on_the_words(samples: Path, tmp_path: Path, source: str) -> None:
    copy = tmp_path / "copy.html"
    report = mark_copy(str(samples / source), str(copy))
    page = lxml.html.fromstring(copy.read_bytes().decode("utf-8"))
    marked = squeezed("".join(mark.text_content() for mark in page.iter("mark")))
    spans = sorted({(mark.start, mark.end) for mark in make_marks(report)})
    covered = sorted({at for start, end in spans for at in range(start, end)})
    assert marked == squeezed("".join(report.document.text[at] for at in covered))
    assert report.findings[0].formula in page.text_content()


HOSTILE = '某县<script>alert(1)</script>"报告\n全县共有义务教育学校43所,其中:<b>小学30所</b>、初中12所。\n'


def test_report_text_runs_nothing_in_the_copy(tmp_path: Path) -> None:
    source, copy = tmp_path / "x.txt", tmp_path / "copy.html"
    source.write_text(HOSTILE, "utf-8")
    assert run(str(source), "-o", str(copy)).exit_code == 0
    page = copy.read_text("utf-8")
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
    assert "gouji-error" in page


def test_original_is_never_touched(samples: Path, tmp_path: Path) -> None:
    source = tmp_path / "报告.docx"
    shutil.copy(samples / "audit-account.docx", source)
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    refused = run(str(source), "-o", str(source))
    assert refused.exit_code == 2
    assert "同一个文件" in refused.output
    assert run(str(source), "-o", str(tmp_path / "副本.docx")).exit_code == 0
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("ending", "said"), [(".pdf", "不能标成"), (".xyz", "不支持的输出格式"), ("", "不支持的输出格式")]
)
def test_copy_of_another_format_is_refused(samples: Path, tmp_path: Path, ending: str, said: str) -> None:
    result = run(str(samples / "audit-account.docx"), "-o", str(tmp_path / f"copy{ending}"))
    assert result.exit_code == 2
    assert said in result.output


def test_comment_for_a_text_box_stands_where_the_box_is_anchored(tmp_path: Path) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    words = "全县共有学校43所,其中:小学30所、初中12所。"
    box = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>见框。</w:t></w:r><w:r><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape>"
            f"<v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
    )
    source, copy = tmp_path / "x.docx", tmp_path / "copy.docx"
    document.save(str(source))
    assert len(mark_copy(str(source), str(copy)).findings) == 1
    body = docx.Document(str(copy)).element.body
    (box_element,) = body.iter(qn("w:txbxContent"))
    assert next(box_element.iter(qn("w:commentRangeStart")), None) is None
    assert len(list(body.iter(qn("w:commentReference")))) == 1


def test_copy_opens_in_libreoffice(samples: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice here: the copy is not opened")
    copy = tmp_path / "copy.docx"
    mark_copy(str(samples / "audit-account.docx"), str(copy))
    command_line = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command_line, "--outdir", str(tmp_path), str(copy)], check=True, capture_output=True)
    assert len(pypdfium2.PdfDocument(tmp_path / "copy.pdf")) >= 2


def test_highlights_of_a_scan_lie_on_recognised_words(samples: Path, tmp_path: Path) -> None:
    from PIL import Image

    from extractor.reading import ocr

    if not ocr.is_installed():
        pytest.skip("gouji[ocr] is not installed: scans are not marked")
    source, copy = tmp_path / "scan.pdf", tmp_path / "copy.pdf"
    page_image = Image.open(samples / "audit-account.scan.png").convert("RGB")
    page_image.crop((0, 0, page_image.width, page_image.height // 2)).save(source, resolution=150)
    report = mark_copy(str(source), str(copy))
    page = pypdfium2.PdfDocument(copy)[0]
    plain = pypdfium2.PdfDocument(samples / "audit-account.pdf")[0].get_textpage()
    for mark, number in zip(make_marks(report), range(raw.FPDFPage_GetAnnotCount(page.raw)), strict=False):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
        words = squeezed(plain.get_text_bounded(rect.left - 6, rect.bottom - 2, rect.right + 6, rect.top + 2))
        figures = [
            m.surface
            for check in report.checks
            for m in check.judged.relation.members
            if mark.start <= m.start < mark.end
        ]
        assert any(squeezed(figure) in words for figure in figures)
