"""Plain text and CSV: decoded, the text itself unchanged."""

from __future__ import annotations

from extractor.reading.content import Content
from extractor.reading.delimited import read_delimited
from extractor.reading.text import decode


def read_plain(data: bytes, where: str) -> Content:
    """Return the content of a text file.

    Raises:
        InputError: the bytes are no text, or of no encoding known here.
    """
    text = decode(data, where)
    return read_delimited(text) or Content("txt", text)
