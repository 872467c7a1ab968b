"""A scan on a real dask cluster comes to what a scan without one does."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.archive.verify import verify
from corpus.cluster.parts import is_whole, name_batch, read_parts, write_parts
from corpus.cluster.scan import scan_on_cluster
from corpus.generator.report import GeneratedReport
from corpus.scanning.batch import Tally, audit_batch
from corpus.scanning.scan import gouji_version
from corpus.scanning.sources import find_sources
from extractor.errors import GoujiError
from tests.corpus.archives import ENDINGS, content, plan_for

distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed: gouji[cluster]")


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr("corpus.scanning.scan._FILES_A_BATCH", 4)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="ERROR"
    ) as local:
        yield local


def test_parts_come_back_as_they_were_written(tmp_path: Path, samples: Path) -> None:
    sources = list(find_sources([str(samples), str(tmp_path / "none.txt")], ENDINGS))
    batch = audit_batch(sources, lang="zh")
    name = name_batch(sources, gouji_version())
    assert not is_whole(str(tmp_path), name)
    write_parts(batch, str(tmp_path), name)
    assert is_whole(str(tmp_path), name)
    assert read_parts(str(tmp_path), name) == batch


@pytest.mark.long
def test_a_worker_killed_mid_way_changes_nothing(
    cluster: Any, tmp_path: Path, reports: tuple[Path, list[GeneratedReport]], scanned: Path
) -> None:
    killed: list[int] = []

    def kill_one(tally: Tally) -> None:
        if not killed:
            worker = next(iter(cluster.workers.values()))
            killed.append(worker.process.pid)
            os.kill(killed[0], signal.SIGKILL)

    db = tmp_path / "a.db"
    plan = plan_for(db, reports[0])
    tally = scan_on_cluster(plan, cluster.scheduler_address, str(tmp_path / "parts"), report=kill_one)
    assert killed
    assert tally.files == len(reports[1])
    assert content(db) == content(scanned)
    with Archive.open(db) as archive:
        assert verify(archive) == []
    started = time.monotonic()
    again = scan_on_cluster(plan_for(tmp_path / "b.db", reports[0]), cluster.scheduler_address, str(tmp_path / "parts"))
    assert time.monotonic() - started < 30  # the parts were there
    assert again.reports == tally.reports
    assert content(tmp_path / "b.db") == content(scanned)


def test_input_by_url(cluster: Any, tmp_path: Path, samples: Path) -> None:
    db = tmp_path / "a.db"
    plan = plan_for(db, samples.as_uri(), limit=3)
    tally = scan_on_cluster(plan, cluster.scheduler_address, (tmp_path / "parts").as_uri())
    assert (tally.files, tally.reports, tally.failed) == (3, 3, 0)
    with Archive.open(db) as archive:
        assert archive.one("SELECT path FROM files ORDER BY path").startswith("file:///")


def test_a_cluster_that_is_not_there_is_a_sentence(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.cluster.scan._PATIENCE", "1s")
    with pytest.raises(GoujiError) as caught:
        scan_on_cluster(plan_for(tmp_path / "a.db", samples), "tcp://127.0.0.1:9", str(tmp_path / "parts"))
    assert caught.value.kind == "cluster-unreachable"
