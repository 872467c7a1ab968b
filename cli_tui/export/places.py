"""Where in a report or an attachment something stands, in words."""

from __future__ import annotations

from cli_tui.export.words import Words
from extractor.document import Document
from rules.report import Report


def document_of(report: Report, doc: int) -> Document:
    """Return the report's own document (0) or an attachment."""
    return report.attachments[doc - 1] if doc else report.document


def place_of(document: Document, start: int, words: Words, doc: int = 0) -> str:
    """Return page or line of an offset in words, "" where the format has neither."""
    name = f"{words('place.attachment', number=doc)} " if doc else ""
    page = document.page_of(start)
    if page is not None:
        return name + words("place.page", number=page)
    if document.format in ("txt", "md"):
        return name + words("place.line", number=document.text.count("\n", 0, start) + 1)
    return name.strip()
