"""Reading files: one format, one module, all giving a Document."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

from extractor.document import Document
from extractor.errors import InputError
from extractor.notice import Notice
from extractor.reading import limits
from extractor.reading.content import Content
from extractor.reading.limits import write_size
from extractor.reading.sniff import sniff

STANDARD_INPUT = "-"


def read(path: str | Path, *, password: str = "") -> Document:
    """Return the document in a file, its format told by its content; `-` is standard input.

    Raises:
        InputError: the file is missing, of no known format, encrypted, damaged or too large.
    """
    where = str(path)
    return read_bytes(load(where), where, password=password)


def load(where: str) -> bytes:
    """Return a file's bytes, no more than any format may have.

    Raises:
        InputError: the file is missing, unreadable or too large.
    """
    if where == STANDARD_INPUT:
        return sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    file = Path(where)
    try:
        size = file.stat().st_size
        if size > limits.LARGEST_FILE:
            raise InputError("too-large", where, size=write_size(size), limit=write_size(limits.LARGEST_FILE))
        return file.read_bytes()
    except FileNotFoundError as error:
        raise InputError("file-missing", where) from error
    except OSError as error:
        raise InputError("unreadable", where, why=error.strerror or str(error)) from error


def read_bytes(data: bytes, where: str, *, password: str = "") -> Document:
    """Return the document in bytes that came from `where`.

    Plain text is read here; whatever needs a parser is read by the reading process.
    """
    form = sniff(data, where)
    limit = limits.LARGEST_TEXT if form == "txt" else limits.LARGEST_FILE
    if len(data) > limit:
        raise InputError("too-large", where, size=write_size(len(data)), limit=write_size(limit))
    from extractor.reading.plain import read_plain

    content = read_plain(data, where) if form == "txt" else _read_apart(form, data, where, password)
    return Document(
        content.text,
        path=where,
        format=content.format,
        sha256=hashlib.sha256(data).hexdigest(),
        page_starts=tuple(content.page_starts),
        notices=[Notice(kind, details) for kind, details in content.notices],
        dropped=tuple(content.dropped),
        read_tables=tuple(content.tables),
    )


def _read_apart(form: str, data: bytes, where: str, password: str) -> Content:
    from extractor.reading.child import READER

    seconds = limits.OCR_SECONDS if form == "image" else limits.READ_SECONDS
    request: dict[str, Any] = {"op": "read", "format": form, "password": password}
    answer, _ = READER.ask(request, data, where, seconds)
    content = Content.from_json(answer["content"])
    if content.scanned:
        request = {"op": "scan", "format": form, "password": password, "pages": content.scanned}
        answer, _ = READER.ask(request, data, where, limits.OCR_SECONDS)
        content = Content.from_json(answer["content"])
    if not content.text.strip():
        raise InputError("no-text", where)
    return content
