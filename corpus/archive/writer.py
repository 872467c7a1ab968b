"""Writing reports into an archive: a batch is one transaction, so a batch is there whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.archive import rows
from corpus.archive.archive import Archive
from corpus.archive.claim_rows import COLUMNS as CLAIM_COLUMNS
from corpus.archive.claim_rows import IndicatorKey
from corpus.archive.pairs import write_pairs
from corpus.archive.rows import ReportRows

_MOST_REMEMBERED = 200_000
COLUMNS: dict[str, tuple[str, ...]] = {
    "parts": rows.PART_COLUMNS,
    "sections": rows.SECTION_COLUMNS,
    "claims": CLAIM_COLUMNS,
    "checks": rows.CHECK_COLUMNS,
    "relations": rows.RELATION_COLUMNS,
    "listings": rows.LISTING_COLUMNS,
    "findings": rows.FINDING_COLUMNS,
}
"""The tables under documents, each with the columns of `ReportRows`; a table that another refers to comes first."""


def _insert(table: str) -> str:
    names = [*COLUMNS[table], "document", *(["indicator"] if table == "claims" else [])]
    return f"INSERT INTO {table} ({', '.join(_quoted(names))}) VALUES ({', '.join('?' * len(names))})"


def _quoted(names: Iterable[str]) -> Iterable[str]:
    return (f'"{name}"' for name in names)


_INSERTS = {table: _insert(table) for table in COLUMNS}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file as it was found; its document is known by its hash."""

    path: str
    raw: bytes | None
    sha256: str
    size: int
    modified: str
    error: str = ""
    message: str = ""


class Writer:
    """Puts reports into an archive under one run.

    Rows go in by `executemany` on sqlite-utils' own connection: its `insert_all`
    builds a statement a chunk, which at a hundred claims a report costs more
    than reading them.
    """

    def __init__(self, archive: Archive, run: int, version: str) -> None:
        self._archive = archive
        self._run = run
        self._version = version
        self._indicators: dict[IndicatorKey, int] = {}

    def find_known(self, hashes: Sequence[str]) -> tuple[set[str], dict[str, tuple[str, str]]]:
        """Return which contents need no audit, and those this gouji is known not to read, with error and sentence."""
        marks = ",".join("?" * len(hashes))
        failures = self._archive.query(
            f"SELECT sha256, error, message FROM files WHERE error <> '' AND version = ? AND sha256 IN ({marks})",
            (self._version, *hashes),
        )
        return self._find_judged(hashes), {row["sha256"]: (row["error"], row["message"]) for row in failures}

    def _find_judged(self, hashes: Sequence[str]) -> set[str]:
        marks = ",".join("?" * len(hashes))
        rows = self._archive.query(f"SELECT sha256, version FROM documents WHERE sha256 IN ({marks})", tuple(hashes))
        return {row["sha256"] for row in rows if not is_older(row["version"], self._version)}

    def write(self, reports: Sequence[ReportRows], files: Iterable[FileRow]) -> None:
        """Store reports and the files they were found in; a content that another process stored meanwhile is left as it is.

        Raises:
            ArchiveError: nothing of the batch was kept.
        """
        try:
            with self._archive.writing() as connection:
                judged = self._find_judged([report.sha256 for report in reports])
                for report in reports:
                    if report.sha256 not in judged:
                        self._write_report(connection, report)
                for file in files:
                    self._write_file(connection, file)
        except BaseException:
            self._indicators.clear()  # ids given out in a transaction that was not kept
            raise

    def _write_report(self, connection: sqlite3.Connection, report: ReportRows) -> None:
        document = self._place(connection, report)
        self._learn(connection, report.indicators)
        known = self._indicators
        connection.executemany(
            _INSERTS["claims"],
            [(*row, document, known[key]) for row, key in zip(report.claims, report.indicators, strict=True)],
        )
        for table, lines in report.below():
            connection.executemany(_INSERTS[table], [(*line, document) for line in lines])
        connection.execute("INSERT INTO words(rowid, pairs) VALUES (?, ?)", (document, write_pairs(report.text)))

    def _place(self, connection: sqlite3.Connection, report: ReportRows) -> int:
        """Return the id of the document's row: a new one, or its old one cleared of what an older gouji judged."""
        values = {**report.document, "run": self._run, "version": self._version}
        old = connection.execute("SELECT id FROM documents WHERE sha256 = ?", (report.sha256,)).fetchone()
        if old is None:
            names = ", ".join(values)
            marks = ", ".join(f":{name}" for name in values)
            return int(connection.execute(f"INSERT INTO documents ({names}) VALUES ({marks})", values).lastrowid or 0)
        document = int(old[0])
        clear_document(connection, document)
        changes = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(f"UPDATE documents SET {changes} WHERE id = :id", {**values, "id": document})
        return document

    def _learn(self, connection: sqlite3.Connection, keys: Sequence[IndicatorKey]) -> None:
        """Make sure every indicator of a report has an id, and know it."""
        known = self._indicators
        unknown = {key for key in keys if key not in known}
        if not unknown:
            return
        if len(known) > _MOST_REMEMBERED:
            known.clear()
            unknown = set(keys)
        connection.executemany(
            "INSERT OR IGNORE INTO indicators(text, name, folded, unit, dimension) VALUES (?, ?, ?, ?, ?)", unknown
        )
        for key in unknown:
            row = connection.execute(
                "SELECT id FROM indicators WHERE text = ? AND name = ? AND folded = ? AND unit = ? AND dimension = ?",
                key,
            ).fetchone()
            known[key] = row[0]

    def _write_file(self, connection: sqlite3.Connection, file: FileRow) -> None:
        connection.execute(
            """
            INSERT INTO files (path, raw, sha256, size, modified, document, run, version, error, message)
            VALUES (?, ?, ?, ?, ?, (SELECT id FROM documents WHERE sha256 = ? AND ? = ''), ?, ?, ?, ?)
            ON CONFLICT (path, sha256) DO UPDATE SET
              size = excluded.size, modified = excluded.modified, document = excluded.document, run = excluded.run,
              version = excluded.version, error = excluded.error, message = excluded.message
            """,
            (
                file.path, file.raw, file.sha256, file.size, file.modified,
                file.sha256, file.error, self._run, self._version, file.error, file.message,
            ),
        )  # fmt: skip


def is_older(version: str, than: str) -> bool:
    """Whether a version of gouji comes before another."""
    return _numbers(version) < _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def clear_document(connection: sqlite3.Connection, document: int) -> None:
    """Take away all that was read in a document, its search words too; the document's row stays."""
    from corpus.archive.texts import unpack

    packed = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[0]
    connection.execute(
        "INSERT INTO words(words, rowid, pairs) VALUES ('delete', ?, ?)", (document, write_pairs(unpack(packed)))
    )
    for table in reversed(COLUMNS):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
