"""Archives that are not what they should be: of a newer gouji, no archive at all, damaged, changed behind our back."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from corpus.archive import Archive, ArchiveError
from corpus.archive.migrate import LATEST
from corpus.archive.verify import verify
from tests.corpus.archives import scan_into


def test_an_archive_of_a_newer_gouji_is_left_alone(tmp_path: Path, scanned: Path) -> None:
    db = tmp_path / "a.db"
    shutil.copy(scanned, db)
    connection = sqlite3.connect(db)
    connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    for opened in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError) as caught:
            opened(db)
        assert caught.value.kind == "archive-newer"
    with pytest.raises(ArchiveError):
        scan_into(db, tmp_path)


@pytest.mark.parametrize("what", ["text", "other-database"])
def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path, what: str) -> None:
    db = tmp_path / "a.db"
    if what == "text":
        db.write_text("这是一份报告,不是档案。" * 200, "utf-8")
    else:
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE own (x)")
        connection.commit()
        connection.close()
    before = db.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        scan_into(db, tmp_path)
    assert caught.value.kind == "archive-foreign"
    assert db.read_bytes() == before


def test_a_damaged_archive_is_told_by_verify_and_not_written(tmp_path: Path, scanned: Path, samples: Path) -> None:
    db = tmp_path / "a.db"
    with Archive.create(scanned) as archive:
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(scanned, db)
    data = bytearray(db.read_bytes())
    for at in range(16384 * 12, len(data), 16384 * 5):
        data[at : at + 200] = bytes(200)
    db.write_bytes(data)
    with Archive.open(db) as archive:
        faults = verify(archive)
    assert faults
    assert bytes(data) == db.read_bytes()


def test_a_text_that_was_changed_behind_our_back_is_told_by_verify(tmp_path: Path, scanned: Path) -> None:
    db = tmp_path / "a.db"
    shutil.copy(scanned, db)
    connection = sqlite3.connect(db)
    connection.execute("UPDATE claims SET surface = '999所' WHERE document = 3 AND number = 1")
    connection.execute("UPDATE documents SET claims = claims + 1 WHERE id = 4")
    connection.execute("DELETE FROM checks WHERE document = 5 AND number = 1")
    connection.commit()
    connection.close()
    with Archive.open(db) as archive:
        faults = "\n".join(verify(archive))
    assert "documents 3: c1" in faults
    assert "documents 4: claims" in faults
    assert "documents 5: checks" in faults
    assert "foreign key: relations" in faults
