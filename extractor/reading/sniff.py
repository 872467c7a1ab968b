"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile

from extractor.errors import InputError

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"GIF8", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"MZ", "exe"),
)
_UNREADABLE = {"rar": "RAR", "7z": "7z", "gz": "gzip", "exe": "exe"}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p)[\s>]", re.IGNORECASE)
_TAG_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|body|!--|meta|title|div|table|p)", re.IGNORECASE
)
_OLE_STREAMS = (
    ("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t".encode("latin-1"), "doc"),
    ("W\0o\0r\0k\0b\0o\0o\0k".encode("latin-1"), "xls"),
    ("B\0o\0o\0k\0".encode("latin-1"), "xls"),
    ("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e".encode("latin-1"), "encrypted"),
    ("P\0o\0w\0e\0r\0P\0o\0i\0n\0t".encode("latin-1"), "ppt"),
)  # fmt: skip


def sniff(data: bytes, where: str) -> str:
    """Return the format of a file: pdf, docx, xlsx, ofd, odt, ods, zip, doc, xls, rtf, image, html or txt.

    Raises:
        InputError: it is of a format that gouji does not read.
    """
    head = data[:1024]
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _sniff_zip(data, where)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            if name == "ole":
                return _sniff_ole(data, where)
            if name in _UNREADABLE and (name != "exe" or b"\x00" in head):
                raise InputError("unknown-format", where, why=_UNREADABLE[name])
            if name != "exe" and (len(magic) > 2 or b"\x00" in head):
                return name
    if b"%PDF-" in head:
        return "pdf"
    if _TAG_START.match(head) and _HTML.search(data[:4096]):
        return "html"
    return "txt"


def _sniff_zip(data: bytes, where: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, KeyError, EOFError) as error:
        raise InputError("damaged", where, why="ZIP") from error
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xls"
    if "ppt/presentation.xml" in names:
        raise InputError("unknown-format", where, why="PowerPoint")
    if "OFD.xml" in names:
        return "ofd"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "xls"
    if "[Content_Types].xml" in names:
        raise InputError("damaged", where, why="OOXML")
    return "zip"


def _sniff_ole(data: bytes, where: str) -> str:
    for stream, name in _OLE_STREAMS:
        if stream in data:
            if name == "encrypted":
                raise InputError("office-encrypted", where)
            if name == "ppt":
                raise InputError("unknown-format", where, why="PowerPoint")
            return name
    raise InputError("unknown-format", where, why="OLE")
