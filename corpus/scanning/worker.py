"""A scan's worker process: audits batches and writes each into the archive in one transaction."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from multiprocessing import parent_process
from pathlib import Path

from corpus.archive import Archive
from corpus.archive.writer import Writer
from corpus.scanning.batch import Tally, audit_batch
from corpus.scanning.sources import Source

_given: list[tuple[str, int, str, str]] = []
_writers: list[Writer] = []


def start(archive: str, run: int, version: str, lang: str) -> None:
    """Make this process ready: Ctrl-C is left to the parent, and an end of the parent is an end here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _given.append((archive, run, version, lang))


def work(sources: Sequence[Source]) -> Tally:
    """Scan a batch into the archive and return what it came to.

    Raises:
        ArchiveError: the archive cannot be opened or written; nothing of the batch was kept.
    """
    archive, run, version, lang = _given[-1]
    if not _writers:
        _writers.append(Writer(Archive.create(archive), run, version))
    writer = _writers[-1]
    batch = audit_batch(sources, lang=lang, find_known=writer.find_known)
    started = time.perf_counter()
    writer.write(batch.reports, batch.files)
    batch.tally.write_seconds += time.perf_counter() - started
    batch.tally.peak = peak_memory()
    return batch.tally


def peak_memory() -> int:
    """Return the most bytes of memory this process has taken, 0 where the system does not tell.

    Linux counts for getrusage what the parent held when it started the
    process; its status file counts the process alone.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next((line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:")), "")
        if line:
            return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilobyte


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers; SQLite undoes what they had not committed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
