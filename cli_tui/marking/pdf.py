"""Findings as PDF highlights with a note, by pdfium's own annotations."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as raw

from extractor.reading.pdf import open_pdf
from extractor.reading.pdf_places import find_boxes

_COLORS = {"error": (255, 150, 150), "warning": (255, 220, 110), "notice": (170, 215, 255), "info": (215, 215, 215)}


def mark(data: bytes, password: str, marks: Sequence[dict[str, Any]]) -> bytes:
    """Return a copy of a PDF file with a highlight for each mark."""
    boxes = find_boxes(data, password, [(one["start"], one["end"]) for one in marks])
    document = open_pdf(data, password)
    try:
        for one, lines in zip(marks, boxes, strict=True):
            for number in sorted({page for page, *_ in lines}):
                page = document[number]
                _highlight(page.raw, [box for at, *box in lines if at == number], one)
                page.close()
        copied = io.BytesIO()
        document.save(copied)
        return copied.getvalue()
    finally:
        document.close()


def _highlight(page: Any, boxes: Sequence[Sequence[float]], one: dict[str, Any]) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    try:
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLORS[one["severity"]], 255)
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        rect = raw.FS_RECTF(min(lefts), max(tops), max(rights), min(bottoms))
        raw.FPDFAnnot_SetRect(annotation, ctypes.byref(rect))
        for left, bottom, right, top in boxes:
            corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(corners))
        _set_text(annotation, b"Contents", one["note"])
        _set_text(annotation, b"T", "gouji")
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _set_text(annotation: Any, key: bytes, text: str) -> None:
    encoded = (text + "\0").encode("utf-16-le")
    buffer = ctypes.create_string_buffer(encoded, len(encoded))
    raw.FPDFAnnot_SetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
