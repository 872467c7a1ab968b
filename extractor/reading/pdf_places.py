"""Where on its pages a stretch of a PDF's text stands; worked out when asked."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as raw

from extractor.reading.content import TextBuilder
from extractor.reading.pdf import build, open_pdf

PageBox = tuple[int, float, float, float, float]
"""Page from 0, then left, bottom, right, top in points, y growing upwards as in the file."""


def find_boxes(data: bytes, password: str, spans: Sequence[tuple[int, int]]) -> list[list[PageBox]]:
    """Return for each span the boxes of the lines it covers."""
    builder = build(data, password)
    document = open_pdf(data, password)
    try:
        pages: dict[int, Any] = {}
        found = []
        for start, end in spans:
            boxes: list[PageBox] = []
            for number, glyphs in glyphs_of(builder, start, end):
                if number not in pages:
                    page = document[number]
                    pages[number] = (page, page.get_textpage())
                box = _box(pages[number][1].raw, glyphs)
                if box is not None:
                    boxes.append((number, *box))
            found.append(boxes)
        return found
    finally:
        document.close()


def glyphs_of(builder: TextBuilder, start: int, end: int) -> Iterator[tuple[int, list[int]]]:
    """Yield (page, numbers of its glyphs) for each piece of a line that a span covers."""
    starts = [at for at, _, _ in builder.pieces]
    for at, text, (page, glyphs) in builder.pieces[max(0, bisect_right(starts, start) - 1) :]:
        if at >= end:
            return
        chosen = [number for number in glyphs[max(0, start - at) : max(0, end - at)] if number >= 0]
        if chosen and at + len(text) > start:
            yield page, chosen


def _box(textpage: Any, glyphs: Sequence[int]) -> tuple[float, float, float, float] | None:
    """The hull of some glyphs."""
    rect = raw.FS_RECTF()
    boxes = []
    for number in glyphs:
        if raw.FPDFText_GetLooseCharBox(textpage, number, ctypes.byref(rect)):
            boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
