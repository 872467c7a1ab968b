"""Folders of very many files, and scans of the first few of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.generator.report import GeneratedReport
from corpus.scanning.sources import find_sources
from tests.corpus.archives import ENDINGS, plan_for, scan_into

Reports = tuple[Path, list[GeneratedReport]]


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
