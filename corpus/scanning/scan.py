"""The scan: batches to worker processes, what they come to counted, an end in good order."""

from __future__ import annotations

import getpass
import json
import platform
import signal
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version as version_of_package
from itertools import islice
from multiprocessing import get_context

from corpus.archive import Archive
from corpus.archive.writer import Writer
from corpus.decisions import now
from corpus.scanning.batch import Tally, failed_batch
from corpus.scanning.sources import Source, find_sources
from corpus.scanning.worker import start, work

_FILES_A_BATCH = 40
_BYTES_A_BATCH = 2 * 1024 * 1024
_AHEAD = 2  # batches waiting for each worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to scan, into which archive and how."""

    paths: tuple[str, ...]
    archive: str
    endings: Collection[str]
    """Of the files to take from folders and ZIPs."""
    jobs: int = 1
    limit: int | None = None
    since: str = ""
    """ISO date."""
    lang: str = "zh"

    def sources(self) -> Iterator[Source]:
        """Yield the files of the scan."""
        return islice(find_sources(self.paths, self.endings, since=self.since), self.limit)


def gouji_version() -> str:
    """Return the version that results are kept under."""
    return version_of_package("gouji")


def scan(
    plan: Plan, *, report: Callable[[Tally], None] = lambda tally: None, stopping: Callable[[], bool] = lambda: False
) -> Tally:
    """Scan files into an archive, made where there is none, and return what it came to.

    Each batch is one transaction, so a scan that ends in whatever way can be
    run again: what is there is left out.

    Args:
        plan: what to do.
        report: called with the tally so far behind every batch.
        stopping: asked often; once true no batch is begun and those in hand are finished.

    Raises:
        ArchiveError: the archive cannot be written; what was committed stays.
    """
    with Archive.create(plan.archive) as archive:
        run = begin_run(archive, plan)
        total = Tally()
        try:
            for tally in _Pool(plan, archive, run).run(cut_batches(plan.sources()), stopping):
                total.add(tally)
                report(total)
        finally:
            end_run(archive, run, total)
    return total


def begin_run(archive: Archive, plan: Plan) -> int:
    """Enter a run into the archive and return its number."""
    with archive.writing() as connection:
        row = connection.execute(
            "INSERT INTO runs (started, version, who, machine, lang, jobs, arguments) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                now(), gouji_version(), _user(), platform.node(), plan.lang, plan.jobs,
                json.dumps(plan.paths, ensure_ascii=False).encode("utf-8", "replace").decode(),
            ),
        )  # fmt: skip
        return int(row.lastrowid or 0)


def end_run(archive: Archive, run: int, total: Tally) -> None:
    """Note what a run came to; an archive that can no longer be written keeps the run open, as after a power cut."""
    with suppress(Exception), archive.writing() as connection:
        connection.execute(
            "UPDATE runs SET finished = ?, files = ?, characters = ?, failed = ? WHERE id = ?",
            (now(), total.files, total.characters, total.failed, run),
        )


def cut_batches(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """Yield files in batches, each small enough to be lost and large enough to be screened together."""
    batch: list[Source] = []
    size = 0
    for source in sources:
        if batch and (len(batch) == _FILES_A_BATCH or size + source.size > _BYTES_A_BATCH):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(source)
        size += source.size
    if batch:
        yield tuple(batch)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id, as in some containers
        return ""


class _Pool:
    """Worker processes that survive a file that kills one of them."""

    def __init__(self, plan: Plan, archive: Archive, run: int) -> None:
        self._plan, self._archive, self._run = plan, archive, run
        self._version = gouji_version()
        self._again: deque[tuple[Source, ...]] = deque()
        """Batches that were in hand when a worker died, cut into single files."""

    def run(self, batches: Iterator[tuple[Source, ...]], stopping: Callable[[], bool]) -> Iterator[Tally]:
        """Yield what each batch came to; in hand when a worker dies: each file again, one at a time."""
        more = True
        while more:
            pool = ProcessPoolExecutor(
                self._plan.jobs,
                mp_context=get_context("spawn"),
                initializer=start,
                initargs=(self._plan.archive, self._run, self._version, self._plan.lang),
            )
            with pool:
                more = yield from self._feed(pool, batches, stopping)

    def _feed(
        self, pool: ProcessPoolExecutor, batches: Iterator[tuple[Source, ...]], stopping: Callable[[], bool]
    ) -> Generator[Tally, None, bool]:
        """Yield as `run`; return whether another pool has to go on."""
        waiting: dict[Future[Tally], tuple[Source, ...]] = {}
        alone = bool(self._again)
        room = 1 if alone else self._plan.jobs * _AHEAD
        while True:
            while len(waiting) < room and not stopping():
                batch = self._again.popleft() if self._again else None if alone else next(batches, None)
                if batch is None:
                    break
                with interrupts_held():  # a worker starting up must not die of the parent's Ctrl-C
                    waiting[pool.submit(work, batch)] = batch
            if not waiting:
                return alone and not stopping()
            done, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            try:
                for future in done:
                    yield future.result()
                    del waiting[future]
            except BrokenProcessPool:
                yield from self._after_crash(list(waiting.values()))
                return True
            except BaseException:
                for future in waiting:
                    future.cancel()
                raise

    def _after_crash(self, batches: Sequence[tuple[Source, ...]]) -> Iterator[Tally]:
        if len(batches) == 1 and len(batches[0]) == 1:
            failed = failed_batch(batches[0][0], "crashed", self._plan.lang)
            Writer(self._archive, self._run, self._version).write([], failed.files)
            yield failed.tally
            return
        self._again.extend((source,) for batch in batches for source in batch)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep a Ctrl-C for afterwards, and from the processes started meanwhile; Windows, which has no way to keep it, drops it."""
    if hasattr(signal, "pthread_sigmask"):
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread: the terminal UI, whose Ctrl-C is none
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
