"""The scan on a dask cluster: batches out, Parquet parts back, each into the archive once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from corpus.archive import Archive
from corpus.archive.writer import Writer
from corpus.cluster.parts import is_whole, name_batch, read_parts, write_parts
from corpus.scanning.batch import Batch, Tally, audit_batch, failed_batch
from corpus.scanning.scan import Plan, begin_run, cut_batches, end_run, gouji_version
from corpus.scanning.sources import Source
from extractor.errors import GoujiError

_AHEAD = 3  # batches waiting for each worker thread
_RETRIES = 2
_PATIENCE = "20s"
_one_at_a_time = threading.Lock()


def scan_on_cluster(
    plan: Plan,
    cluster: str,
    parts: str,
    *,
    report: Callable[[Tally], None] = lambda tally: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Tally:
    """Scan files on a dask cluster into an archive here, and return what it came to.

    A batch whose worker died is done again by another; one that kills every
    worker is cut into single files, and the file that does it is a row.

    Args:
        plan: what to scan; every worker must reach its paths under the same names.
        cluster: the scheduler's address, tcp://host:8786.
        parts: URL that workers and this machine reach: where the parts go.
        report: called with the tally so far behind every batch.
        stopping: asked often; once true no batch is begun and those in hand are finished.

    Raises:
        GoujiError: the cluster cannot be reached, or has another version of gouji.
        ArchiveError: the archive cannot be written; parts and what was committed stay.
    """
    with Archive.create(plan.archive) as archive:
        run = begin_run(archive, plan)
        writer = Writer(archive, run, gouji_version())
        total = Tally()
        try:
            for batch in _run(plan, cluster, _absolute(parts), stopping):
                writer.write(batch.reports, batch.files)
                total.add(batch.tally)
                report(total)
        finally:
            end_run(archive, run, total)
    return total


def audit_part(sources: Sequence[Source], folder: str, name: str, lang: str, version: str) -> str:
    """Do a batch on a worker, write its parts, and return its name.

    Raises:
        GoujiError: the worker has another version of gouji than the machine that asks.
    """
    if gouji_version() != version:
        raise GoujiError("cluster-version", "", here=version, there=gouji_version())
    with _one_at_a_time:  # a worker may have threads; the pipeline's memory is for one
        if not is_whole(folder, name):
            write_parts(audit_batch(sources, lang=lang), folder, name)
    return name


def _run(plan: Plan, cluster: str, folder: str, stopping: Callable[[], bool]) -> Iterator[Batch]:
    from distributed import as_completed

    version = gouji_version()
    client = _connect(cluster)
    try:
        batches = cut_batches(plan.sources())
        waiting: dict[Any, tuple[Source, ...]] = {}
        completed: Any = as_completed(raise_errors=False)  # type: ignore[no-untyped-call]
        room = _AHEAD * max(1, sum(client.nthreads().values()))

        def submit(sources: tuple[Source, ...]) -> None:
            name = name_batch(sources, version)
            future = client.submit(audit_part, sources, folder, name, plan.lang, version, pure=False, retries=_RETRIES)
            waiting[future] = sources
            completed.add(future)

        while True:
            while len(waiting) < room and not stopping() and (sources := next(batches, None)) is not None:
                submit(sources)
            if not waiting:
                return
            future = next(completed)
            sources = waiting.pop(future)
            error = future.exception() if future.status != "finished" else None
            if isinstance(error, GoujiError):
                raise error
            if error is None:
                yield read_parts(folder, future.result())
            elif len(sources) == 1:
                yield failed_batch(sources[0], "crashed", plan.lang)
            else:
                for source in sources:
                    submit((source,))
    finally:
        client.close()


def _connect(cluster: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise GoujiError("extra-missing", cluster, extra="cluster", package="distributed") from error
    try:
        return Client(cluster, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise GoujiError("cluster-unreachable", cluster, why=str(error)) from error


def _absolute(parts: str) -> str:
    """A local folder by its full path: workers stand elsewhere."""
    from pathlib import Path

    return parts if "://" in parts else str(Path(parts).absolute())
