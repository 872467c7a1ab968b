"""PDF pages that are pictures: read by OCR, the others by their text."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.errors import InputError
from extractor.reading import limits, ocr
from extractor.reading.content import Content, TextBuilder
from extractor.reading.page import Page
from extractor.reading.paged import write_pages
from extractor.reading.pdf import open_pdf, read_page


def read_scanned(data: bytes, password: str, scanned: Sequence[int]) -> Content:
    """Return the content of a PDF some of whose pages (from 0) are pictures.

    Raises:
        InputError: all pages are pictures and the extra for reading them is missing.
    """
    content = build_scanned(data, password, scanned).finish()
    content.scanned = []
    if not content.text.strip():
        raise InputError("no-text")
    return content


def build_scanned(data: bytes, password: str, scanned: Sequence[int]) -> TextBuilder:
    """Return the text with its pieces tied to (page, glyph numbers or places)."""
    builder = TextBuilder("pdf")
    document = open_pdf(data, password)
    try:
        count = len(document)
        wanted = list(scanned)[: limits.MOST_SCANNED_PAGES]
        if not ocr.is_installed():
            if len(scanned) == count:
                raise InputError("ocr-missing", pages=_listed(scanned))
            builder.notice("pages-unread", pages=_listed(scanned))
            wanted = []
        elif len(wanted) < len(scanned):
            builder.notice("pages-unread", pages=_listed(scanned[len(wanted) :]))
        pages = [_read(document, number, builder, number in wanted) for number in range(count)]
    finally:
        document.close()
    write_pages(pages, builder)
    if wanted:
        builder.notice("recognised", pages=len(wanted))
    return builder


def _read(document: object, number: int, builder: TextBuilder, is_picture: bool) -> Page:
    if not is_picture:
        return read_page(document, number, builder)
    page = document[number]  # type: ignore[index]
    try:
        picture, scale = ocr.draw_page(page)
    finally:
        page.close()
    return ocr.read_picture(picture, number, scale)


def _listed(pages: Sequence[int]) -> str:
    shown = "、".join(str(page + 1) for page in pages[:10])
    return shown + ("…" if len(pages) > 10 else "")
