"""What the archive costs: scan and search, beside jieba.lcut over the same texts in the same run."""

from __future__ import annotations

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.archive import Archive
from corpus.archive.listing import list_reports
from corpus.archive.search import search
from corpus.archive.writer import Writer
from corpus.generator.report import write_reports
from corpus.scanning.batch import Tally, audit_batch
from corpus.scanning.scan import Plan, begin_run, cut_batches, scan

WORDS = ("教师", "床位", "公路", "九年义务教育", "政府性基金 债券")


@dataclass
class Progress:
    """How far a scan was at each moment."""

    marks: list[tuple[float, int, int]] = field(default_factory=list)
    """(time, files done, peak bytes of the largest worker)."""

    def note(self, tally: Tally) -> None:
        self.marks.append((time.perf_counter(), tally.files, tally.peak))

    @property
    def rate(self) -> float:
        """Files a second from the first batch on: the workers' start is not counted."""
        (start, before, _), (end, after, _) = self.marks[0], self.marks[-1]
        return (after - before) / (end - start)

    def peak_at(self, files: int) -> int:
        """Bytes that the largest worker had taken at most when so many files were done."""
        return next(peak for _, done, peak in self.marks if done >= files)


def plan(folder: Path, archive: Path, jobs: int = 1) -> Plan:
    return Plan(paths=(str(folder),), archive=str(archive), endings={".txt"}, jobs=jobs)


def beside_jieba(folder: Path, archive: Path) -> dict[str, float]:
    """Processor seconds of jieba.lcut, of audit and of writing over the same texts, turn by turn in one process."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    seconds = {"jieba": 0.0, "audit": 0.0, "write": 0.0, "characters": 0.0}
    with Archive.create(archive) as opened:
        given = plan(folder, archive)
        writer = Writer(opened, begin_run(opened, given), "1")
        for number, sources in enumerate(cut_batches(given.sources())):
            started = time.process_time()
            texts = [Path(source.place).read_text("utf-8") for source in sources]
            for text in texts:
                jieba.lcut(text)
            segmented = time.process_time()
            batch = audit_batch(sources, lang="zh", find_known=writer.find_known)
            audited = time.process_time()
            writer.write(batch.reports, batch.files)
            if number:  # the first batch makes the pipeline ready
                rows = batch.tally.write_seconds / (batch.tally.audit_seconds + batch.tally.write_seconds)
                seconds["jieba"] += segmented - started
                seconds["audit"] += (audited - segmented) * (1 - rows)
                seconds["write"] += (audited - segmented) * rows + time.process_time() - audited
                seconds["characters"] += sum(map(len, texts))
    return seconds


def median_seconds(archive: Path, words: Sequence[str] = WORDS) -> tuple[float, float]:
    """Median of five of the slowest search, and of listing every report."""
    with Archive.open(archive) as opened:
        searches = max(statistics.median(_time(lambda word=word: search(opened, word))) for word in words)
        lists = statistics.median(_time(lambda: list(list_reports(opened))))
    return searches, lists


def _time(work: object) -> Iterator[float]:
    assert callable(work)
    for _ in range(5):
        started = time.perf_counter()
        work()
        yield time.perf_counter() - started


def run(count: int = 1000) -> None:
    """Print the figures over so many generated reports."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        size = sum(len(report.text.encode()) for report in write_reports(folder / "r", count))
        seconds = beside_jieba(folder / "r", folder / "beside.db")
        print(f"reports {count}, {size / 1e6:.1f} MB")
        own = seconds["audit"] + seconds["write"]
        print(f"one process beside jieba.lcut: {seconds['jieba'] / own:.2f} of its speed")
        print(
            f"  jieba {seconds['jieba']:.1f} s, audit {seconds['audit']:.1f} s, archive {seconds['write']:.1f} s ({seconds['write'] / own:.0%})"
        )
        rates = {}
        for jobs in (1, 2):
            progress, archive = Progress(), folder / f"{jobs}.db"
            scan(plan(folder / "r", archive, jobs), report=progress.note)
            rates[jobs] = progress.rate
            megabytes = progress.rate * size / count / 1e6
            print(
                f"{jobs} worker{'s' * (jobs > 1)}: {progress.rate:.1f} reports/s, {megabytes:.2f} MB/s, {progress.marks[-1][2] / 1e6:.0f} MB each"
            )
        print(f"two workers against one: {rates[2] / rates[1]:.2f}")
        print(f"archive {(folder / '2.db').stat().st_size / 1e6:.1f} MB")
        searches, lists = median_seconds(folder / "2.db")
        print(f"search {searches * 1000:.1f} ms, list {lists * 1000:.1f} ms (medians of 5)")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
