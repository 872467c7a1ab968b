"""What can be wrong with an archive, in words a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from extractor.errors import GoujiError

_KINDS = {
    sqlite3.SQLITE_FULL: "archive-full",
    sqlite3.SQLITE_IOERR: "archive-unwritable",
    sqlite3.SQLITE_READONLY: "archive-readonly",
    sqlite3.SQLITE_CANTOPEN: "archive-unopenable",
    sqlite3.SQLITE_BUSY: "archive-busy",
    sqlite3.SQLITE_LOCKED: "archive-busy",
    sqlite3.SQLITE_CORRUPT: "archive-damaged",
    sqlite3.SQLITE_NOTADB: "archive-foreign",
}


class ArchiveError(GoujiError):
    """An archive that is missing, damaged, full, locked, read-only, or of a newer gouji."""


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turn what SQLite says of an archive into an ArchiveError; its own words stay in the details."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind = _KINDS.get(code & 0xFF) if isinstance(code, int) else None
        if kind is None:
            raise  # rows or statements of ours that do not fit: no fault of the file's
        raise ArchiveError(kind, path, why=str(error)) from error
