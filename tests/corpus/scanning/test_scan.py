"""A scan into an archive: everything is there, nothing twice, one bad file harms no other."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive.report_object import read_report
from corpus.archive.verify import verify
from corpus.generator.report import GeneratedReport
from corpus.scanning.batch import Tally
from corpus.scanning.scan import cut_batches, scan
from corpus.scanning.sources import Source
from extractor.document import Document
from rules import audit
from tests.corpus.archives import content, plan_for, scan_into


def test_all_reports_are_there_as_an_audit_of_each_has_them(
    scanned: Path, reports: tuple[Path, list[GeneratedReport]]
) -> None:
    with Archive.open(scanned) as archive:
        assert archive.one("SELECT count(*) FROM documents") == len(reports[1])
        path = archive.one("SELECT path FROM files WHERE document = 5")
        archived = read_report(archive, 5)
        alone = audit(path).to_dict()
        assert archived["findings"] == [
            {**one, "evidence": list(one["evidence"])} | lists(one) for one in alone["findings"]
        ]
        assert archived["claims"] == alone["claims"]
        assert verify(archive) == []
        run = next(archive.query("SELECT * FROM runs"))
        assert (run["files"], run["failed"]) == (len(reports[1]), 0)
        assert run["finished"] >= run["started"]


def lists(finding: dict[str, object]) -> dict[str, object]:
    names = ("evidence", "repairs", "possible_causes", "materials", "also")
    return {name: list(finding[name]) for name in names}  # type: ignore[call-overload]


def test_unchanged_files_are_left_out_and_a_changed_one_is_a_new_version(tmp_path: Path, samples: Path) -> None:
    folder, db = tmp_path / "r", tmp_path / "a.db"
    folder.mkdir()
    for name in ("plan.txt", "health.txt"):
        shutil.copy(samples / name, folder)
    first = scan_into(db, folder)
    before = content(db)
    again = scan_into(db, folder)
    assert (first.reports, again.reports, again.known) == (2, 0, 2)
    assert content(db) == before
    shutil.copy(samples / "plan.clean.txt", folder / "plan.txt")
    assert scan_into(db, folder).reports == 1
    with Archive.open(db) as archive:
        assert archive.one("SELECT count(*) FROM documents WHERE report LIKE '雁陂县%'") == 2


def test_the_same_bytes_in_two_places_are_one_report_of_two_files(tmp_path: Path, samples: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(samples / "plan.txt", tmp_path / name)
    scan_into(tmp_path / "a.db", tmp_path)
    with Archive.open(tmp_path / "a.db") as archive:
        assert (archive.one("SELECT count(*) FROM documents"), archive.one("SELECT count(*) FROM files")) == (1, 2)
        assert archive.one("SELECT count(DISTINCT document) FROM files") == 1


def test_a_bad_file_is_a_row_with_its_error(tmp_path: Path, samples: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    shutil.copy(samples / "plan.txt", folder)
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "empty.txt").write_bytes(b"")
    tally = scan_into(tmp_path / "a.db", folder)
    assert (tally.files, tally.reports, tally.failed) == (3, 2, 1)
    with Archive.open(tmp_path / "a.db") as archive:
        row = next(archive.query("SELECT * FROM files WHERE error <> ''"))
        assert row["error"] == "not-text"
        assert "不是文本文件" in row["message"]
        assert row["document"] is None
        assert verify(archive) == []
    again = scan_into(tmp_path / "a.db", folder)
    assert (again.known, again.failed) == (2, 1)


def test_personal_numbers_reach_neither_text_nor_claims_nor_search(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(
        "甲县2023年总结\n受资助学生名单:张某,身份证11010519491231002X,电话13800138000,金额500元。\n", "utf-8"
    )
    db = tmp_path / "a.db"
    scan_into(db, file)
    with Archive.open(db) as archive:
        assert archive.one("SELECT count(*) FROM documents") == 1
    held = db.read_bytes() + b"".join(other.read_bytes() for other in tmp_path.glob("a.db-*"))
    from corpus.archive.texts import read_text

    with Archive.open(db) as archive:
        text = read_text(archive, 1)
        assert "19491231" not in text
        assert "13800138000" not in text
        assert len(text) == len(file.read_text("utf-8"))
        assert archive.one("SELECT count(*) FROM claims WHERE surface LIKE '%1949%'") == 0
    assert b"19491231" not in held


def test_stopping_finishes_the_batch_in_hand_and_the_rest_can_follow(
    tmp_path: Path, reports: tuple[Path, list[GeneratedReport]], scanned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.scanning.scan._FILES_A_BATCH", 4)
    db = tmp_path / "a.db"
    seen: list[int] = []

    def note(tally: Tally) -> None:
        seen.append(tally.files)

    part = scan(plan_for(db, reports[0]), report=note, stopping=lambda: bool(seen))
    assert 0 < part.files < len(reports[1])
    with Archive.open(db) as archive:
        assert archive.one("SELECT count(*) FROM documents") == part.reports
    scan_into(db, reports[0])
    assert content(db) == content(scanned)


def test_limit(tmp_path: Path, reports: tuple[Path, list[GeneratedReport]]) -> None:
    assert scan_into(tmp_path / "a.db", reports[0], limit=3).files == 3


def test_batches_are_cut_by_number_and_by_size() -> None:
    small = [Source(path=str(number), place="", size=10) for number in range(100)]
    assert [len(batch) for batch in cut_batches(small)] == [40, 40, 20]
    large = [Source(path=str(number), place="", size=2_000_000) for number in range(3)]
    assert [len(batch) for batch in cut_batches(large)] == [1, 1, 1]


def test_a_document_that_brings_out_a_bug_costs_the_others_nothing(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.scanning import batch as batches
    from corpus.scanning.sources import find_sources
    from rules.auditing import audit_all

    def break_on_plan(documents: list[Document], lang: str) -> list[object]:
        if any("雁陂县" in document.text for document in documents):
            raise ZeroDivisionError
        return list(audit_all(documents, lang=lang))

    monkeypatch.setattr("rules.auditing.audit_all", break_on_plan)
    sources = list(find_sources([str(samples / "plan.txt"), str(samples / "health.txt")], {".txt"}))
    batch = batches.audit_batch(sources, lang="zh")
    assert [file.error for file in batch.files] == ["internal", ""]
    assert len(batch.reports) == 1


def test_the_process_that_hands_out_batches_loads_no_spacy() -> None:
    look = "import sys, corpus.scanning.scan, corpus.cluster.scan; print('spacy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", look], text=True).strip() == "False"


def test_a_worker_that_dies_costs_nothing(
    tmp_path: Path, reports: tuple[Path, list[GeneratedReport]], scanned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.scanning.scan._FILES_A_BATCH", 4)
    killed: list[int] = []

    def kill_one(tally: Tally) -> None:
        if not killed:
            worker = multiprocessing.active_children()[0]
            killed.append(worker.pid or 0)
            worker.kill()

    db = tmp_path / "a.db"
    scan(plan_for(db, reports[0], jobs=2), report=kill_one)
    assert killed
    assert content(db) == content(scanned)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names are Unicode")
def test_a_file_named_in_gbk_bytes_is_archived_under_a_readable_name(tmp_path: Path, samples: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), "青川县总结.txt".encode("gbk"))  # noqa: PTH118 - bytes are the point
    shutil.copy(samples / "plan.txt", raw)
    assert scan_into(tmp_path / "a.db", tmp_path).reports == 1
    with Archive.open(tmp_path / "a.db") as archive:
        row = next(archive.query("SELECT * FROM files"))
    assert row["path"].endswith("青川县总结.txt")
    assert row["raw"] == raw
