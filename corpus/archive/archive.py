"""An archive file: opening, transactions, closing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from corpus.archive.errors import ArchiveError, telling
from corpus.archive.migrate import LATEST, check_known, migrate

if TYPE_CHECKING:
    from sqlite_utils import Database

_PATIENCE = 120.0  # seconds a writer waits for another's batch
_TRIES = 200
_PAGE = 16384  # bytes: writing takes a seventh less processor time than with SQLite's 4096
HEADER = b"SQLite format 3\x00"


class Archive:
    """One SQLite file of reports; safe for several processes at once."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self.path = path
        self._database: Database | None = None

    @classmethod
    def create(cls, path: str | Path) -> Archive:
        """Open an archive for writing, made where there is none and brought to the latest schema.

        Raises:
            ArchiveError: it cannot be opened or written, is no archive, or one of a newer gouji.
        """
        where = str(path)
        with telling(where):
            connection = _connect(where)
            try:
                check_known(connection, where)
                _write_ahead(connection)
                migrate(connection, where)
            except BaseException:
                connection.close()
                raise
        return cls(connection, where)

    @classmethod
    def open(cls, path: str | Path) -> Archive:
        """Open an archive that exists, for reading.

        Raises:
            ArchiveError: it is missing, damaged, no archive, of a newer gouji, or not yet brought to this schema.
        """
        where = str(path)
        if not Path(where).is_file():
            raise ArchiveError("archive-missing", where)
        with telling(where):
            connection = _connect_reading(where)
            try:
                version = check_known(connection, where)
            except BaseException:
                connection.close()
                raise
        if version < LATEST:
            connection.close()
            cls.create(where).close()
            return cls.open(where)
        return cls(connection, where)

    @property
    def database(self) -> Database:
        """The file as sqlite-utils has it, on this connection."""
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.connection)
        return self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the only write transaction: all of it is kept, or nothing."""
        with telling(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def query(self, sql: str, parameters: tuple[Any, ...] | dict[str, Any] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query, by name and place."""
        with telling(self.path):
            yield from self.connection.execute(sql, parameters)

    def one(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        """Return the first value of a query's first row, None where it has none."""
        with telling(self.path):
            row = self.connection.execute(sql, parameters).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def is_archive(path: str | Path) -> bool:
    """Whether a file's first bytes are SQLite's."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(HEADER)) == HEADER
    except OSError:
        return False


def _connect(where: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(where, timeout=_PATIENCE, isolation_level=None, uri=uri, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(
        "PRAGMA synchronous = NORMAL"
    )  # with WAL: a crash loses nothing committed, a power cut no more than the last batches
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; an old one keeps its own
    return connection


def _connect_reading(where: str) -> sqlite3.Connection:
    """Open for reading.

    A folder that cannot be written holds no index of the write-ahead log; where
    there is no log either, the file is taken as it lies.
    """
    file = Path(where).absolute()
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", timeout=_PATIENCE, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
        return _connect(f"{file.as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError as error:
        log = file.with_name(f"{file.name}-wal")
        unwritable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unwritable or (log.exists() and log.stat().st_size):
            raise
        return _connect(f"{file.as_uri()}?immutable=1", uri=True)
    finally:
        connection.close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once; another process may be doing the same to a new file just now."""
    for attempt in range(_TRIES):
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError as error:
            if (
                error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
                or attempt == _TRIES - 1
            ):
                raise
        time.sleep(0.05)
