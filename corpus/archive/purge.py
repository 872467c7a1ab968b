"""Taking reports out of an archive for good."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.archive.archive import Archive
from corpus.archive.errors import telling
from corpus.archive.writer import clear_document


def purge(archive: Archive, documents: Sequence[int]) -> int:
    """Delete reports with all that was read in them, so that their bytes are gone from the file; return how many.

    Decisions stay: they are the record of what people did, quote no report and
    have personal numbers masked.

    Raises:
        ArchiveError: the archive cannot be written; nothing was deleted.
    """
    gone = 0
    archive.connection.execute("PRAGMA secure_delete = ON")
    with archive.writing() as connection:
        for document in documents:
            if connection.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is None:
                continue
            clear_document(connection, document)
            connection.execute("DELETE FROM documents WHERE id = ?", (document,))
            gone += 1
        connection.execute("DELETE FROM indicators WHERE id NOT IN (SELECT indicator FROM claims)")
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    with telling(archive.path):
        archive.connection.execute("VACUUM")
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone
