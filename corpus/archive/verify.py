"""Whether an archive is whole: what SQLite can tell, and what only gouji knows must fit."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from corpus.archive.archive import Archive
from corpus.archive.errors import ArchiveError
from corpus.archive.texts import unpack

_MOST = 20

_COUNTS = (
    ("claims", "SELECT document, count(*) AS n FROM claims GROUP BY document"),
    ("checks", "SELECT document, count(*) AS n FROM checks GROUP BY document"),
    ("errors + warnings + notices + infos", "SELECT document, count(*) AS n FROM findings GROUP BY document"),
)


def verify(archive: Archive) -> list[str]:
    """Return what is wrong with an archive, nothing if it is whole; the file is only read.

    Looked at: SQLite's own structure, foreign keys, row counts against those of
    each report, every text against the words its claims print, the search index.
    """
    faults: list[str] = []
    for look in (_structure, _counts, _texts, _index):
        try:
            faults += list(look(archive))
        except (sqlite3.Error, ArchiveError, zlib.error, UnicodeDecodeError) as error:
            details = error.details.get("why", "") if isinstance(error, ArchiveError) else ""
            faults.append(f"{look.__name__.strip('_')}: {details or error}")
    return faults


def _structure(archive: Archive) -> Iterator[str]:
    for row in archive.query(f"PRAGMA integrity_check({_MOST})"):
        if row[0] != "ok":
            yield f"integrity: {row[0]}"
    for row in archive.query("PRAGMA foreign_key_check"):
        yield f"foreign key: {row[0]} {row[1]} -> {row[2]}"


def _counts(archive: Archive) -> Iterator[str]:
    for column, counted in _COUNTS:
        rows = archive.query(
            f"""
            SELECT d.id, {column} AS said, coalesce(c.n, 0) AS there FROM documents d
            LEFT JOIN ({counted}) AS c ON c.document = d.id WHERE said <> there LIMIT {_MOST}
            """
        )
        for row in rows:
            yield f"documents {row['id']}: {column} = {row['said']}, rows {row['there']}"


def _texts(archive: Archive) -> Iterator[str]:
    for row in archive.query("SELECT id, chars, text FROM documents ORDER BY id"):
        document = row["id"]
        try:
            text = unpack(row["text"])
        except (zlib.error, UnicodeDecodeError) as error:
            yield f"documents {document}: text: {error}"
            continue
        if len(text) != row["chars"]:
            yield f"documents {document}: {len(text)} characters, {row['chars']} expected"
        claims = archive.query('SELECT number, "start", "end", surface FROM claims WHERE document = ?', (document,))
        for claim in claims:
            if text[claim["start"] : claim["end"]] != claim["surface"]:
                yield f"documents {document}: c{claim['number']} is not what the text says"


def _index(archive: Archive) -> Iterator[str]:
    """The index has one row a document; its own structure is part of SQLite's check from 3.44 on."""
    missing = archive.one("SELECT count(*) FROM documents WHERE id NOT IN (SELECT id FROM words_docsize)")
    if missing:
        yield f"search index: {missing} documents missing"
    extra = archive.one("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT id FROM documents)")
    if extra:
        yield f"search index: {extra} rows without a document"
