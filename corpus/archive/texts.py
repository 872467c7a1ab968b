"""The text of an archived report."""

from __future__ import annotations

import zlib

from corpus.archive.archive import Archive
from corpus.archive.errors import ArchiveError


def unpack(packed: bytes) -> str:
    """Return a text as the archive holds it."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def read_text(archive: Archive, document: int) -> str:
    """Return the text of a document.

    Raises:
        ArchiveError: there is no such document, or its text is damaged.
    """
    packed = archive.one("SELECT text FROM documents WHERE id = ?", (document,))
    if packed is None:
        raise ArchiveError("archive-no-document", archive.path, document=document)
    try:
        return unpack(packed)
    except (zlib.error, UnicodeDecodeError) as error:
        raise ArchiveError("archive-damaged", archive.path, why=f"documents {document}: {error}") from error
