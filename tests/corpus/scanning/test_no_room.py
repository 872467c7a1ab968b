"""Archives that cannot be written: a full disk, a full archive, one that is read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive, ArchiveError
from corpus.archive.verify import verify
from corpus.generator.report import GeneratedReport
from tests.corpus.archives import scan_into

Reports = tuple[Path, list[GeneratedReport]]


@pytest.fixture(params=["400k", "1200k"])
def small_disk(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file system smaller than an empty archive, or than the archive to be."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a file system that can be filled needs root and mount")
    folder = tempfile.mkdtemp()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", folder], capture_output=True, check=False
    ).returncode:
        pytest.skip("no file system may be mounted here")
    yield Path(folder)
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_a_sentence_and_loses_nothing_committed(
    small_disk: Path, tmp_path: Path, reports: Reports
) -> None:
    db = small_disk / "a.db"
    with pytest.raises(ArchiveError) as caught:
        scan_into(db, reports[0])
    assert caught.value.kind in ("archive-full", "archive-unwritable")
    larger = tmp_path / "a.db"
    for file in small_disk.glob("a.db*"):
        shutil.copy(file, tmp_path)
    with Archive.create(larger) as archive:
        assert verify(archive) == []
    scan_into(larger, reports[0])
    with Archive.open(larger) as archive:
        assert archive.one("SELECT count(*) FROM documents") == len(reports[1])


def fill(archive: Archive) -> None:
    with archive.writing() as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.executemany("INSERT INTO more VALUES (?)", (("x" * 4000,) for _ in range(50)))


def test_a_full_archive_is_a_sentence(tmp_path: Path, scanned: Path) -> None:
    db = tmp_path / "a.db"
    shutil.copy(scanned, db)
    with Archive.create(db) as archive:
        pages = archive.one("PRAGMA page_count")
        archive.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveError) as caught:
            fill(archive)
        assert caught.value.kind == "archive-full"
        assert verify(archive) == []


def as_nobody(look: Callable[[], list[str]]) -> list[str]:
    """What a function returns where it is run without the rights of root."""
    if os.geteuid() != 0:
        return look()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            os.write(writing, " ".join(look()).encode())
        except BaseException as error:
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read().split()


def test_a_read_only_archive_can_be_read_and_says_so_when_written(tmp_path: Path, scanned: Path) -> None:
    folder = tmp_path / "ro"
    folder.mkdir()
    db = folder / "a.db"
    with Archive.create(scanned) as archive:
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(scanned, db)
    db.chmod(0o444)
    folder.chmod(0o555)
    for place in tmp_path.parents:
        if place.stat().st_uid == os.getuid() and place != Path(place.anchor):
            place.chmod(place.stat().st_mode | 0o111)
    tmp_path.chmod(0o755)

    def look() -> list[str]:
        with Archive.open(db) as archive:
            count = archive.one("SELECT count(*) FROM documents")
        try:
            with Archive.create(db) as archive, archive.writing() as connection:
                connection.execute("DELETE FROM files")
        except ArchiveError as error:
            return [str(count), error.kind]
        return [str(count)]

    before = db.read_bytes()
    assert as_nobody(look) == ["40", "archive-readonly"]
    assert db.read_bytes() == before
    folder.chmod(0o755)
