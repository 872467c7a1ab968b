"""The reading process: `python -m extractor.reading.worker`; imports no spaCy and no jieba."""

from __future__ import annotations

import importlib
from typing import Any

from extractor.reading.serving import serve

READERS = {
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "xlsx",
    "html": "html",
    "ofd": "ofd",
}
"""Format -> module of this package with `read(data, password) -> Content`."""

LOCATORS = {"pdf": "pdf_places", "ofd": "ofd"}
"""Format -> module with `find_boxes(data, password, spans)`."""


def _read(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    module = importlib.import_module(f"extractor.reading.{READERS[request['format']]}")
    return {"content": module.read(data, request["password"]).to_json()}, b""


def _locate(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    module = importlib.import_module(f"extractor.reading.{LOCATORS[request['format']]}")
    spans = [(start, end) for start, end in request["spans"]]
    return {"boxes": module.find_boxes(data, request["password"], spans)}, b""


if __name__ == "__main__":
    serve({"read": _read, "locate": _locate})
