"""PDF: pdfium's glyphs laid out anew; ruled tables by pdfplumber's table finding over pdfium's lines."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.page import Grid, Line, Page
from extractor.reading.paged import write_pages
from extractor.reading.pdf_glyphs import Glyphs
from extractor.reading.rulings import Box, edges_of, find_grids

_FEWEST_GLYPHS = 8
_SLOW_PAGE = 0.3
"""Seconds to load a page that make its length worth an estimate."""
_DEEPEST_FORM = 3


def read(data: bytes, password: str = "") -> Content:
    """Return the content of a PDF; pages without text are listed as scanned.

    Raises:
        InputError: encrypted, damaged, or beyond the limits.
    """
    return build(data, password).finish()


def build(data: bytes, password: str = "") -> TextBuilder:
    """Return the text with its pieces tied to (page, glyph numbers)."""
    builder = TextBuilder("pdf")
    document = open_pdf(data, password)
    try:
        pages = [read_page(document, number, builder) for number in range(len(document))]
    finally:
        document.close()
    write_pages(pages, builder)
    return builder


def open_pdf(data: bytes, password: str) -> Any:
    """Return pdfium's document, page count looked over."""
    try:
        document = pdfium.PdfDocument(data, password=password or None)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise InputError("wrong-password" if password else "encrypted") from error
        raise InputError("damaged", why="PDF") from error
    if len(document) > limits.MOST_PAGES:
        raise InputError("too-many-pages", pages=f"{len(document):,}", limit=f"{limits.MOST_PAGES:,}")
    if len(document) == 0:
        raise InputError("damaged", why="PDF")
    return document


def read_page(document: Any, number: int, builder: TextBuilder) -> Page:
    """Return a page's lines and ruled tables; one that is a picture goes on the builder's list of scanned ones."""
    try:
        start = time.perf_counter()
        page = document[number]
        slow = time.perf_counter() - start > _SLOW_PAGE
        if slow and _estimate_length(page.raw) > limits.LONGEST_PAGE:
            raise InputError("page-too-long", page=number + 1, limit=f"{limits.LONGEST_PAGE:,}")
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        builder.notice("page-unreadable", page=number + 1)
        return Page(number, 1.0, 1.0, [])
    try:
        if textpage.count_chars() > limits.LONGEST_PAGE:
            raise InputError("page-too-long", page=number + 1, limit=f"{limits.LONGEST_PAGE:,}")
        width, height = page.get_size()
        top = page.get_bbox()[3]
        glyphs = Glyphs(textpage, top)
        boxes, pictures = _drawn(page, top)
        if (len(glyphs.codes) < _FEWEST_GLYPHS and pictures) or glyphs.is_garbled():
            builder.content.scanned.append(number)
        rest = glyphs.codes > 0
        grids = find_grids(edges_of(boxes), lambda box: _cell_lines(glyphs, box)) if len(boxes) > 2 else []
        grids = [grid for grid in grids if not _is_frame(grid, width, height)]
        for grid in grids:
            rest &= ~glyphs.inside(grid.x0, grid.top, grid.x1, grid.bottom)
        return Page(number, width, height, glyphs.lines(rest), grids)
    finally:
        textpage.close()
        page.close()


def _estimate_length(page: Any) -> float:
    """About how many characters a page draws, before pdfium sorts them, which takes minutes for millions."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    size = ctypes.c_float()
    length = 0.0
    for at in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, at)
        length += 1
        if (
            raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT
            and raw.FPDFPageObj_GetBounds(item, left, low, right, high)
            and raw.FPDFTextObj_GetFontSize(item, size)
        ):
            length += (right.value - left.value) / max(0.1, size.value)
        if length > limits.LONGEST_PAGE:
            break
    return length


def _is_frame(grid: Grid, width: float, height: float) -> bool:
    """Whether a grid only frames the page."""
    return grid.rows * grid.columns <= 2 and (grid.x1 - grid.x0) * (grid.bottom - grid.top) > 0.6 * width * height


def _cell_lines(glyphs: Glyphs, box: Box) -> list[Line]:
    return sorted(glyphs.lines(glyphs.inside(*box), whole=True), key=lambda line: line.top)


def _drawn(page: Any, height: float) -> tuple[list[Box], int]:
    """Boxes of the lines and rectangles drawn on a page, and how many pictures it holds."""
    boxes: list[Box] = []
    pictures = 0
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for item, matrix, kind in _objects(page.raw):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if raw.FPDFPath_CountSegments(item) > 6:
                boxes += _segments(item, matrix, height)
            elif raw.FPDFPageObj_GetBounds(item, left, low, right, high):
                a, b = _moved(matrix, left.value, low.value), _moved(matrix, right.value, high.value)
                boxes.append((min(a[0], b[0]), height - max(a[1], b[1]), max(a[0], b[0]), height - min(a[1], b[1])))
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


def _segments(item: Any, outer: Matrix, height: float) -> list[Box]:
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
            boxes.append(_stroke(last, here, height))
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            boxes.append(_stroke(here, first, height))
        last = here
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) < 1]


def _stroke(a: tuple[float, float], b: tuple[float, float], height: float) -> Box:
    return min(a[0], b[0]), height - max(a[1], b[1]), max(a[0], b[0]), height - min(a[1], b[1])
