"""Schema versions: applied in order, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from corpus.archive import Archive, migrate
from corpus.archive.migrate import split_statements
from corpus.archive.search import search
from corpus.archive.verify import verify


@pytest.fixture
def old_archive(scanned: Path, tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with Archive.create(scanned) as archive:
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(scanned, path)
    return path


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of schema files to which a next version can be added."""
    folder = tmp_path / "schema"
    shutil.copytree(migrate._FOLDER, folder)
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    monkeypatch.setattr(migrate, "LATEST", migrate.LATEST + 1)
    monkeypatch.setattr("corpus.archive.archive.LATEST", migrate.LATEST)
    return folder / f"{migrate.LATEST:03}.sql"


def test_an_older_archive_is_brought_forward_with_all_it_holds(old_archive: Path, next_schema: Path) -> None:
    next_schema.write_text("ALTER TABLE documents ADD COLUMN note TEXT NOT NULL DEFAULT '';\n", "utf-8")
    with Archive.open(old_archive) as archive:
        assert migrate.version_of(archive.connection) == migrate.LATEST
        assert archive.one("SELECT count(*) FROM documents WHERE note = ''") == 40
        assert search(archive, "教师")
        assert verify(archive) == []


def test_an_archive_of_the_first_schema_opens(tmp_path: Path) -> None:
    first = sqlite3.connect(tmp_path / "a.db")
    first.executescript((migrate._FOLDER / "001.sql").read_text("utf-8"))
    first.execute(f"PRAGMA application_id = {migrate.APPLICATION_ID}")
    first.execute("PRAGMA user_version = 1")
    first.close()
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.one('SELECT count(*) FROM "标准"') == 0
        assert verify(archive) == []


def test_a_migration_that_fails_leaves_the_archive_as_it_was(old_archive: Path, next_schema: Path) -> None:
    next_schema.write_text("ALTER TABLE documents ADD COLUMN note TEXT;\nDROP TABLE nothing_of_that_name;\n", "utf-8")
    with pytest.raises(sqlite3.OperationalError):
        Archive.create(old_archive)
    connection = sqlite3.connect(old_archive)
    assert migrate.version_of(connection) == migrate.LATEST - 1
    assert "note" not in {row[1] for row in connection.execute("PRAGMA table_info(documents)")}
    connection.close()


def test_statements_are_split_where_they_end() -> None:
    script = "CREATE TABLE a (x); -- ;\nCREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; END;\nSELECT ';';\n"
    assert [statement.strip()[:14] for statement in split_statements(script)] == [
        "CREATE TABLE a",
        "CREATE TRIGGER",
        "SELECT ';';",
    ]
