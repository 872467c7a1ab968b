"""Boxes on pages for stretches of a document's text, computed when asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Document

_BOXED = frozenset(("pdf", "ofd"))


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on a page, in the page's own units (points; millimetres in OFD)."""

    page: int
    """From 1."""
    left: float
    bottom: float
    right: float
    top: float
    """y grows upwards in PDF, downwards in OFD."""


def find_boxes(document: Document, spans: Sequence[tuple[int, int]], *, password: str = "") -> list[list[PageBox]]:
    """Return for each span of the text the boxes of the lines it covers; none for formats without pages.

    Raises:
        InputError: the file is gone or no longer readable.
    """
    from extractor.reading import load
    from extractor.reading.child import READER

    if document.format not in _BOXED:
        return [[] for _ in spans]
    request = {"op": "locate", "format": document.format, "password": password, "spans": list(spans)}
    answer, _ = READER.ask(request, load(document.path), document.path)
    return [[PageBox(page + 1, *box) for page, *box in boxes] for boxes in answer["boxes"]]
