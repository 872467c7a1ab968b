"""What people hand in broken, hostile or by mistake: a sentence each, within bounds."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from cli_tui.messages import describe_error
from extractor.errors import InputError
from extractor.reading import limits, read, read_bytes
from tests.make_pdf import PdfPage, make_pdf


def kind_of_error(data: bytes, *, password: str = "") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "x", password=password)
    for lang in ("zh", "en"):
        message = describe_error(caught.value, lang)["message"]
        assert "{" not in message
        assert message != str(caught.value)
    return caught.value.kind


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def docx_with(extra: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("小学43所")
    document.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in extra.items():
            package.writestr(name, data)
    return out.getvalue()


def test_truncated_docx(samples: Path) -> None:
    assert kind_of_error((samples / "audit-account.docx").read_bytes()[:20000]) == "damaged"


def test_text_renamed_docx_is_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "报告.docx"
    file.write_text("全县小学43所。", "utf-8")
    assert read(file).format == "txt"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Rar!\x1a\x07\x00" + bytes(50), "unknown-format"),
        (b"MZ\x90\x00" + bytes(100), "unknown-format"),
        (b"%PDF-1.7\n" + bytes(200), "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
        (archive({"a.bin": b"\x00\x01\xff\xfe\xfd" * 40}), "archive-empty"),
        (archive({"ppt/presentation.xml": b"<a/>"}), "unknown-format"),
        (archive({"OFD.xml": b"<a/>"}), "damaged"),
        (archive({"OFD.xml": b"<a"}), "damaged"),
        (archive({"word/document.xml": b"<a/>"}), "damaged"),
        (archive({"xl/workbook.xml": b"<a/>"}), "damaged"),
    ],
)
def test_what_is_no_report_is_named(data: bytes, kind: str) -> None:
    assert kind_of_error(data) == kind


def test_zip_bomb_is_not_unpacked() -> None:
    bomb = archive({"a.txt": bytes(30 * limits.MEGABYTE)})
    start = time.perf_counter()
    assert kind_of_error(bomb) == "zip-bomb"
    assert kind_of_error(docx_with({"word/media/big.bin": bytes(30 * limits.MEGABYTE)})) == "zip-bomb"
    assert time.perf_counter() - start < 20


def test_size_that_a_zip_lies_about_does_not_help_it() -> None:
    data = bytearray(archive({"a.txt": "共有小学12所。".encode() * 400_000}))
    true_size = struct.pack("<I", len("共有小学12所。".encode()) * 400_000)
    assert data.count(true_size) == 2
    lying = bytes(data).replace(true_size, struct.pack("<I", 100))
    assert kind_of_error(lying) == "archive-empty"


def test_xml_bomb_is_refused() -> None:
    entities = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    assert kind_of_error(docx_with({"word/extra.xml": entities})) == "xml-entities"
    assert kind_of_error(archive({"OFD.xml": entities})) == "xml-entities"
    utf16 = entities.decode().encode("utf-16-le")
    assert kind_of_error(docx_with({"word/extra.xml": utf16})) == "xml-entities"


def test_paths_in_a_zip_are_only_names(tmp_path: Path) -> None:
    data = archive({"../../etc/报告.txt": "全县小学43所。".encode(), "/abs/二.txt": "初中12所。".encode()})
    document = read_bytes(data, "x.zip")
    assert "第1篇" in document.text
    assert "../" not in document.text
    assert list(tmp_path.iterdir()) == []


def test_encrypted_pdf_asks_for_the_password(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(make_pdf([PdfPage(texts=[(70, 100, "小学43所，初中12所。")])]))))
    writer.encrypt("秘密1", algorithm="AES-256")
    file = tmp_path / "x.pdf"
    writer.write(file)
    assert kind_of_error(file.read_bytes()) == "encrypted"
    assert kind_of_error(file.read_bytes(), password="错") == "wrong-password"
    assert "小学43所" in read(file, password="秘密1").text


def test_pdf_of_a_hundred_thousand_pages_is_refused() -> None:
    data = make_pdf([PdfPage(texts=[(70, 100, "第一页")])], repeat=100_000)
    start = time.perf_counter()
    assert kind_of_error(data) == "too-many-pages"
    assert time.perf_counter() - start < 30


def test_endless_page_is_refused() -> None:
    rows = limits.LONGEST_PAGE // 10_000 + 2  # no two alike: pdfium takes the same sign drawn over itself for one
    page = PdfPage(texts=[(10, 10 + row % 800, chr(ord("一") + row) * 10_000) for row in range(rows)])
    start = time.perf_counter()
    assert kind_of_error(make_pdf([page])) == "page-too-long"
    assert time.perf_counter() - start < 60


def test_image_of_a_hundred_megapixels_is_refused() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 20_000, 5_001, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(2501 * 5_001))
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    assert kind_of_error(png) == "image-too-large"


def test_macros_and_links_in_a_workbook_are_left_alone() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["学校", "学生数"])  # type: ignore[union-attr]
    book.active.append(["一小", 300])  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00")
        package.writestr("xl/externalLinks/externalLink1.xml", b"<a/>")
    kinds = {notice.kind for notice in read_bytes(out.getvalue(), "x.xlsm").notices}
    assert {"macros", "external-links"} <= kinds


def test_deeply_nested_page_does_not_break_the_reader() -> None:
    page = b"<!DOCTYPE html><html><body>" + b"<div>" * 3000 + "小学43所".encode() + b"</div>" * 3000
    assert kind_of_error(page) == "damaged"
    assert "小学43所" in read_bytes("<html><body><p>小学43所</p></body></html>".encode(), "x").text


def test_large_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    with file.open("wb") as stream:
        stream.write(b"%PDF-1.4\n")
        stream.truncate(limits.LARGEST_FILE + 10)
    with pytest.raises(InputError, match="too-large"):
        read(file)
