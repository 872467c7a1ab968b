"""What can befall a scan: killed, crowded, stopped by its user, cut off before it began."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive.search import search
from corpus.archive.verify import verify
from corpus.generator.report import GeneratedReport
from corpus.scanning.scan import interrupts_held
from tests.corpus.archives import content, scan_into

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


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system cannot keep a signal")
def test_a_ctrl_c_while_a_worker_starts_was_lost() -> None:
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: asked.append(number))
    try:
        with interrupts_held():
            os.kill(os.getpid(), signal.SIGINT)
        assert asked == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


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


def test_a_scan_cut_off_before_its_first_batch_leaves_an_archive(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.db") as archive:
        assert verify(archive) == []
    assert scan_into(tmp_path / "a.db", tmp_path / "nothing.txt").failed == 1
