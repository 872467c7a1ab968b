"""PDF: pdfium's glyphs laid out anew; ruled tables by pdfplumber's table finding over pdfium's lines."""

from __future__ import annotations

import ctypes
import time
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.page import Grid, Page
from extractor.reading.paged import write_pages
from extractor.reading.pdf_drawings import find_drawn
from extractor.reading.pdf_glyphs import Glyphs
from extractor.reading.rulings import edges_of, find_grids
from extractor.reading.turned import Frame

_FEWEST_GLYPHS = 8
_FEWEST_STROKES = 4
"""Strokes that may rule a table."""
_SLOW_PAGE = 0.3
"""Seconds to load a page that make its length worth an estimate."""


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
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left, bottom, right, top, page.get_rotation())
        boxes, pictures = find_drawn(page, frame)
        glyphs = Glyphs(textpage, frame, exact=len(boxes) >= _FEWEST_STROKES or frame.rotation != 0)
        if (len(glyphs.codes) < _FEWEST_GLYPHS and pictures) or glyphs.is_garbled():
            builder.content.scanned.append(number)
        rest = glyphs.codes > 0
        grids = find_grids(edges_of(boxes), glyphs.cell_lines) if len(boxes) >= _FEWEST_STROKES else []
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
