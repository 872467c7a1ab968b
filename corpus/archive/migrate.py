"""Schema versions: each a file of statements, applied in order in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from corpus.archive.errors import ArchiveError

APPLICATION_ID = 0x676F756A
"""`gouj` in the file's header: what tells an archive from any other SQLite file."""
_FOLDER = Path(__file__).parent / "schema"
LATEST = 2
"""Schema version this gouji writes."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return a file's schema version, 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_known(connection: sqlite3.Connection, path: str) -> int:
    """Return a file's schema version.

    Raises:
        ArchiveError: it is no archive, or one of a newer gouji.
    """
    version = version_of(connection)
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (filled or application or version):
        raise ArchiveError("archive-foreign", path, why="application_id")
    if version > LATEST:
        raise ArchiveError("archive-newer", path, version=version, latest=LATEST)
    return version


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring a file to the latest schema; one that is there already is only looked at.

    All or nothing: a migration cut off in the middle leaves the file as it was.
    """
    if check_known(connection, path) == LATEST:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(check_known(connection, path) + 1, LATEST + 1):
            _run(connection, f"{version:03}.sql")
        _run(connection, "views.sql")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LATEST}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, name: str) -> None:
    for statement in split_statements((_FOLDER / name).read_text("utf-8")):
        connection.execute(statement)


def split_statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end the transaction they belong in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
