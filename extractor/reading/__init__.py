"""Reading files: one format, one module, all giving a Document."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from extractor.document import Document
from extractor.errors import InputError

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of plain text read from one file."""
STANDARD_INPUT = "-"


def read(path: str | Path) -> Document:
    """Return the document in a file, its format told by its content; `-` is standard input.

    Raises:
        InputError: the file is missing, of no known format, damaged or too large.
    """
    where = str(path)
    if where == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(LARGEST_TEXT + 1), where)
    file = Path(path)
    try:
        size = file.stat().st_size
        if size > LARGEST_TEXT:
            raise InputError("too-large", where, size=write_size(size), limit=write_size(LARGEST_TEXT))
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise InputError("file-missing", where) from error
    except OSError as error:
        raise InputError("unreadable", where, why=error.strerror or str(error)) from error
    return read_bytes(data, where)


def read_bytes(data: bytes, where: str) -> Document:
    """Return the document in bytes that came from `where`."""
    from extractor.reading.text import decode

    if len(data) > LARGEST_TEXT:
        raise InputError("too-large", where, size=write_size(len(data)), limit=write_size(LARGEST_TEXT))
    text = decode(data, where)
    return Document(text, path=where, format="txt", sha256=hashlib.sha256(data).hexdigest())


def write_size(size: int) -> str:
    """Return a number of bytes as people write it."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{size / 1024:.0f} KB"
