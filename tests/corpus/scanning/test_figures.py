"""The archive's promises in figures, on ten thousand generated reports.

Absolute times are asserted at three times what is promised: other things run on this machine.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive.verify import verify
from corpus.generator.report import GeneratedReport, write_reports
from corpus.scanning.batch import Tally
from corpus.scanning.scan import scan
from tests.benchmarks.archive import Progress, beside_jieba, median_seconds, plan

pytestmark = pytest.mark.long

COUNT = 10_000
MEGABYTE = 1024 * 1024
SLACK = 3


@dataclass
class Scanned:
    folder: Path
    archive: Path
    reports: list[GeneratedReport]
    tally: Tally
    progress: Progress


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    place = tmp_path_factory.mktemp("thousands")
    reports = list(write_reports(place / "r", COUNT))
    progress = Progress()
    tally = scan(plan(place / "r", place / "a.db", jobs=2), report=progress.note)
    return Scanned(place / "r", place / "a.db", reports, tally, progress)


def test_all_reports_are_there_and_planted_errors_found(thousands: Scanned) -> None:
    assert (thousands.tally.files, thousands.tally.reports, thousands.tally.failed) == (COUNT, COUNT, 0)
    planted = found = falsely = 0
    with Archive.open(thousands.archive) as archive:
        assert archive.one("SELECT count(*) FROM documents") == COUNT
        documents = {
            Path(row["path"]).name: row["document"] for row in archive.query("SELECT path, document FROM files")
        }
        spans: dict[int, list[tuple[int, int]]] = {}
        for row in archive.query(FLAGGED):
            spans.setdefault(row["document"], []).append((row["start"], row["end"]))
        for report in thousands.reports:
            flagged = spans.get(documents[report.name], [])
            planted += len(report.planted)
            found += sum(any(start < one.end and one.start < end for start, end in flagged) for one in report.planted)
            falsely += bool(flagged) and not report.planted
    assert planted > 5000
    assert found >= 0.98 * planted, (
        f"planted {planted}, found {found} ({found / planted:.4f}); clean reports with a finding {falsely}"
    )
    assert falsely <= 0.01 * COUNT, falsely


FLAGGED = """
SELECT f.document, c."start", c."end" FROM findings f
JOIN relations r ON r.document = f.document AND r."check" = f."check"
JOIN claims c ON c.document = r.document AND c.number = r.claim
WHERE f.severity IN ('error', 'warning')
"""


def test_the_archive_is_whole(thousands: Scanned) -> None:
    with Archive.open(thousands.archive) as archive:
        assert verify(archive) == []


def test_memory_of_a_worker_stays_flat(thousands: Scanned) -> None:
    early, late = thousands.progress.peak_at(COUNT // 10), thousands.tally.peak
    assert late < 600 * MEGABYTE
    assert late <= 1.1 * early


def test_search_and_lists_answer_at_once(thousands: Scanned) -> None:
    searches, lists = median_seconds(thousands.archive)
    assert searches < 0.1 * SLACK
    assert lists < 0.3 * SLACK


def test_writing_costs_a_fraction_of_segmenting(tmp_path: Path) -> None:
    list(write_reports(tmp_path / "r", 600))
    seconds = beside_jieba(tmp_path / "r", tmp_path / "a.db")
    assert seconds["write"] < 0.75 * seconds["jieba"]


def test_two_workers_do_nearly_twice_as_much(tmp_path: Path) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2 or os.getloadavg()[0] > 0.6:
        pytest.skip(f"{cores} cores, load {os.getloadavg()[0]:.1f}: other work here would be measured too")
    list(write_reports(tmp_path / "r", 1200))
    rates = {}
    for jobs in (1, 2):
        progress = Progress()
        scan(plan(tmp_path / "r", tmp_path / f"{jobs}.db", jobs), report=progress.note)
        rates[jobs] = progress.rate
    assert rates[2] >= 1.7 * rates[1]
