"""What a PDF page draws besides text: its strokes and rectangles, and whether it holds pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from extractor.reading.rulings import Box
from extractor.reading.turned import Frame

_DEEPEST_FORM = 3


def find_drawn(page: Any, frame: Frame) -> tuple[list[Box], int]:
    """Boxes of the lines and rectangles drawn on a page, and how many pictures it holds."""
    boxes: list[Box] = []
    pictures = 0
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for item, matrix, kind in _objects(page.raw):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if raw.FPDFPath_CountSegments(item) > 6:
                boxes += _segments(item, matrix, frame)
            elif raw.FPDFPageObj_GetBounds(item, left, low, right, high):
                a, b = _moved(matrix, left.value, low.value), _moved(matrix, right.value, high.value)
                boxes.append(_stroke(a, b, frame))
    return boxes, pictures


# Most objects are text and looked at once: plain addresses are twice as fast as the wrapper.
_GET_OBJECT = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFPage_GetObject, ctypes.c_void_p).value or 0
)
_GET_KIND = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFPageObj_GetType, ctypes.c_void_p).value or 0
)
Matrix = tuple[float, float, float, float, float, float]
_AS_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix, int]]:
    """Yield paths and pictures, those inside forms too, with the form's matrix and their kind."""
    count, handle = raw.FPDFPage_CountObjects(page), ctypes.cast(page, ctypes.c_void_p).value
    found = [
        (ctypes.cast(item, raw.FPDF_PAGEOBJECT), _AS_IS, 0)
        for item in map(_GET_OBJECT, [handle] * count, range(count))
        if _GET_KIND(item) != raw.FPDF_PAGEOBJ_TEXT
    ]
    for item, matrix, depth in found:  # forms append what they hold
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix(item), matrix)
            count = raw.FPDFFormObj_CountObjects(item)
            found += [(raw.FPDFFormObj_GetObject(item, at), inner, depth + 1) for at in range(count)]
        else:
            yield item, matrix, kind


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _segments(item: Any, outer: Matrix, frame: Frame) -> list[Box]:
    """The straight strokes of a path that draws many."""
    matrix = _times(_matrix(item), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes: list[Box] = []
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for at in range(min(raw.FPDFPath_CountSegments(item), 2_000)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = _moved(matrix, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            boxes.append(_stroke(last, here, frame))
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            boxes.append(_stroke(here, first, frame))
        last = here
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) < 1]


def _stroke(a: tuple[float, float], b: tuple[float, float], frame: Frame) -> Box:
    x0, top, x1, bottom = frame.seen(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    return float(x0), float(top), float(x1), float(bottom)
