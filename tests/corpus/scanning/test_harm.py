"""What can befall a scan and its archive: killed, crowded, full, read-only, damaged, of a newer gouji."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive, ArchiveError
from corpus.archive.migrate import LATEST
from corpus.archive.search import search
from corpus.archive.verify import verify
from corpus.generator.report import GeneratedReport
from corpus.scanning.sources import find_sources
from tests.corpus.archives import ENDINGS, content, plan_for, scan_into

Reports = tuple[Path, list[GeneratedReport]]
SCAN = """
import sys
from corpus.scanning import scan as scanning
from tests.corpus.archives import plan_for
scanning._FILES_A_BATCH = 4
if __name__ == "__main__":
    scanning.scan(plan_for(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3])))
"""


def start_scan(tmp_path: Path, db: Path, folder: Path, jobs: int = 1) -> subprocess.Popen[bytes]:
    """A scan in a process group of its own."""
    script = tmp_path / "scan_once.py"
    script.write_text(SCAN, "utf-8")
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, str(script), str(db), str(folder), str(jobs)]
    with (tmp_path / "errors.txt").open("ab") as errors:
        return subprocess.Popen(command, start_new_session=True, env=environment, stderr=errors)


@pytest.mark.long
def test_killed_at_30_random_moments_and_resumed_nothing_is_lost_or_twice(
    tmp_path: Path, reports: Reports, scanned: Path
) -> None:
    dice = random.Random(7)
    db = tmp_path / "a.db"
    undisturbed = content(scanned)
    kills = 0
    for attempt in range(200):
        process = start_scan(tmp_path, db, reports[0], jobs=1 + attempt % 2)
        limit = dice.uniform(1.0, 6.0) if dice.random() < 0.8 else dice.uniform(0.1, 1.0)
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            # half the time the parent alone, as the system's killer of large processes does; its workers must follow
            if attempt % 2:
                os.kill(process.pid, signal.SIGKILL)
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
        else:
            assert process.returncode == 0, (tmp_path / "errors.txt").read_text()
            if kills >= 30:
                break
            for file in tmp_path.glob("a.db*"):
                file.unlink()
        if db.exists() and db.stat().st_size:
            with Archive.create(db) as archive:
                assert verify(archive) == []
        if kills >= 30:
            scan_into(db, reports[0])
            break
    assert kills >= 30
    assert content(db) == undisturbed
    with Archive.open(db) as archive:
        assert verify(archive) == []
        assert len(search(archive, "有关", limit=100)) == sum("有关" in report.text for report in reports[1])


def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path, reports: Reports) -> None:
    process = start_scan(tmp_path, tmp_path / "a.db", reports[0], jobs=2)
    time.sleep(3)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    pytest.fail("a worker is still there")


@pytest.mark.long
def test_two_scans_into_one_archive_with_a_reader_beside_them(tmp_path: Path, reports: Reports, scanned: Path) -> None:
    db = tmp_path / "a.db"
    both = [start_scan(tmp_path, db, reports[0], jobs=1) for _ in range(2)]
    looks = 0
    while any(process.poll() is None for process in both):
        if db.exists() and db.stat().st_size:
            with Archive.open(db) as archive:
                search(archive, "教师")
                assert archive.one("SELECT count(*) FROM documents") <= len(reports[1])
            looks += 1
        time.sleep(0.05)
    assert [process.returncode for process in both] == [0, 0], (tmp_path / "errors.txt").read_text()
    assert looks > 3
    assert content(db) == content(scanned)
    with Archive.open(db) as archive:
        assert verify(archive) == []


def test_ctrl_c_finishes_the_batch_in_hand(tmp_path: Path, reports: Reports) -> None:
    db = tmp_path / "a.db"
    command = [sys.executable, "-c", "from cli_tui.main import main; main()", "scan", str(reports[0]), "--db", str(db)]
    process = subprocess.Popen(
        [*command, "--jobs", "1"], start_new_session=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not db.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors.decode()
    assert "再运行一次" in errors.decode()
    assert "Traceback" not in errors.decode()
    with Archive.open(db) as archive:
        assert verify(archive) == []


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


def test_a_scan_cut_off_before_its_first_batch_leaves_an_archive(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.db") as archive:
        assert verify(archive) == []
    assert scan_into(tmp_path / "a.db", tmp_path / "nothing.txt").failed == 1


@pytest.mark.long
def test_a_hundred_thousand_tiny_files(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    for number in range(100):
        (folder / f"{number:03}").mkdir(parents=True)
        for other in range(1000):
            (folder / f"{number:03}" / f"{other}.txt").write_bytes(b"%d" % (number * 1000 + other))
    started = time.monotonic()
    assert sum(1 for _ in find_sources([str(folder)], ENDINGS)) == 100_000
    assert time.monotonic() - started < 15
    db = tmp_path / "a.db"
    tally = scan_into(db, folder, jobs=2, limit=20_000)
    assert (tally.files, tally.failed) == (20_000, 0)
    with Archive.open(db) as archive:
        assert archive.one("SELECT count(*) FROM files") == 20_000
        assert archive.one("SELECT count(*) FROM documents") == 20_000


def test_a_plan_takes_limits(tmp_path: Path, reports: Reports) -> None:
    assert len(list(plan_for(tmp_path / "a.db", reports[0], limit=7).sources())) == 7
