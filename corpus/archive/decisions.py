"""Decisions kept in the archive's own table, which refuses to change or drop one."""

from __future__ import annotations

import json
import sqlite3

from corpus.archive.archive import Archive
from corpus.decisions import Decision

_FIELDS = (
    "finding",
    "report",
    "sha256",
    "state",
    "ruling",
    "who",
    "when",
    "reason",
    "explanation",
    "materials",
    "reviewer",
)
_COLUMNS = ", ".join(f'"{name}"' for name in _FIELDS)


class ArchivedDecisions:
    """The decisions of an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def record(self, decision: Decision) -> None:
        """Add a decision, on disk before this returns.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        values = [getattr(decision, name) for name in _FIELDS if name != "materials"]
        values.insert(_FIELDS.index("materials"), json.dumps(decision.materials, ensure_ascii=False))
        with self._archive.writing() as connection:
            connection.execute(f"INSERT INTO decisions ({_COLUMNS}) VALUES ({', '.join('?' * len(_FIELDS))})", values)

    def history(self) -> list[Decision]:
        """Return every decision in the order recorded."""
        return [_decision(row) for row in self._archive.query(f"SELECT {_COLUMNS} FROM decisions ORDER BY id")]

    def on_report(self, key: str, sha256: str) -> list[Decision]:
        """Return the decisions on one report, whichever of its versions they were taken on."""
        where = "report = ? OR (sha256 = ? AND sha256 <> '')"
        rows = self._archive.query(f"SELECT {_COLUMNS} FROM decisions WHERE {where} ORDER BY id", (key, sha256))
        return [_decision(row) for row in rows]


def _decision(row: sqlite3.Row) -> Decision:
    values = dict(row)
    return Decision(**{**values, "materials": tuple(json.loads(values["materials"]))})
