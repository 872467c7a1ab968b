"""The reading process: `python -m extractor.reading.worker`; imports no spaCy and no jieba."""

from __future__ import annotations

import importlib
from typing import Any

from extractor.reading.content import Content
from extractor.reading.serving import serve

READERS = {
    "pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "xls": "xls", "html": "html", "ofd": "ofd", "image": "ocr",
}  # fmt: skip
"""Format -> module of this package with `read(data, password) -> Content`."""
CONVERTED = frozenset(("doc", "rtf", "odt"))
"""Formats that LibreOffice reads."""
LOCATORS = {"pdf": "pdf_places", "ofd": "ofd"}
"""Format -> module with `find_boxes(data, password, spans)`."""


def read_format(form: str, data: bytes, password: str = "") -> Content:
    """Return the content of a file of a format."""
    if form == "zip":
        from extractor.reading import archive

        return archive.read(data, read_format)
    if form == "txt":
        from extractor.reading.plain import read_plain

        return read_plain(data, "")
    if form in CONVERTED:
        from extractor.reading.libreoffice import read_as

        return read_as(form, data)
    content: Content = _module(READERS, form).read(data, password)
    return content


def _module(table: dict[str, str], form: str) -> Any:
    return importlib.import_module(f"extractor.reading.{table[form]}")


def _read(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    return {"content": read_format(request["format"], data, request["password"]).to_json()}, b""


def _scan(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    from extractor.reading.scanned import read_scanned

    return {"content": read_scanned(data, request["password"], request["pages"]).to_json()}, b""


def _locate(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    spans = [(start, end) for start, end in request["spans"]]
    return {"boxes": _module(LOCATORS, request["format"]).find_boxes(data, request["password"], spans)}, b""


if __name__ == "__main__":
    serve({"read": _read, "scan": _scan, "locate": _locate})
