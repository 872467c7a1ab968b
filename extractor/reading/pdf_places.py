"""Where on its pages a stretch of a PDF's text stands; worked out when asked."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as raw

from extractor.reading.content import TextBuilder
from extractor.reading.page import Places
from extractor.reading.pdf import build, open_pdf

Box = tuple[float, float, float, float]
PageBox = tuple[int, float, float, float, float]
"""Page from 0, then left, bottom, right, top in points, y growing upwards as in the file."""


def find_boxes(data: bytes, password: str, spans: Sequence[tuple[int, int]]) -> list[list[PageBox]]:
    """Return for each span the boxes of the lines it covers."""
    builder = build(data, password)
    if builder.content.scanned:
        from extractor.reading.scanned import build_scanned

        builder = build_scanned(data, password, builder.content.scanned)
    document = open_pdf(data, password)
    try:
        pages: dict[int, _PageText] = {}
        found = []
        for start, end in spans:
            boxes: list[PageBox] = []
            for number, glyphs in _pieces_in(builder, start, end):
                if number not in pages:
                    pages[number] = _PageText(document[number])
                box = pages[number].box_of(glyphs)
                if box is not None:
                    boxes.append((number, *box))
            found.append(boxes)
        return found
    finally:
        document.close()


def _pieces_in(builder: TextBuilder, start: int, end: int) -> Iterator[tuple[int, list[int] | Box]]:
    """Yield (page, numbers of its glyphs, or the box of a recognised stretch) for each piece of a line in a span."""
    starts = [at for at, _, _ in builder.pieces]
    for at, text, (page, glyphs) in builder.pieces[max(0, bisect_right(starts, start) - 1) :]:
        if at >= end:
            return
        first, last = max(0, start - at), min(len(text), end - at)
        if first >= last:
            continue
        if isinstance(glyphs, Places):
            yield page, glyphs.box(first, last)
        elif chosen := [number for number in glyphs[first:last] if number >= 0]:
            yield page, chosen


class _PageText:
    """A page's glyphs and its size."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.textpage = page.get_textpage()
        self.height = page.get_height()

    def box_of(self, glyphs: list[int] | Box) -> Box | None:
        """Return the hull of some glyphs, or a recognised stretch turned to grow upwards."""
        if isinstance(glyphs, tuple):
            left, top, right, bottom = glyphs
            return left, self.height - bottom, right, self.height - top
        rect = raw.FS_RECTF()
        boxes = []
        for number in glyphs:
            if raw.FPDFText_GetLooseCharBox(self.textpage.raw, number, ctypes.byref(rect)):
                boxes.append((rect.left, rect.bottom, rect.right, rect.top))
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)
