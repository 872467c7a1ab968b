"""The archive gives back what was put in, to the character."""

from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive, ArchiveError
from corpus.archive.archive import is_archive
from corpus.archive.decisions import ArchivedDecisions
from corpus.archive.listing import count_all, list_reports
from corpus.archive.purge import purge
from corpus.archive.report_object import read_report
from corpus.archive.rows import ReportRows
from corpus.archive.search import count_hits, search
from corpus.archive.texts import read_text
from corpus.archive.verify import verify
from corpus.archive.writer import FileRow, Writer
from corpus.decision_store import open_decisions
from corpus.decisions import RULED, UNFOUNDED, Decision
from corpus.generator.report import GeneratedReport
from extractor import read
from rules import audit
from rules.report import Report


def store(archive: Archive, *reports: Report, version: str = "1.0") -> None:
    with archive.writing() as connection:
        connection.execute(
            "INSERT INTO runs (started, version, who, machine, lang, jobs, arguments) VALUES ('', '1.0', '', '', 'zh', 1, '[]')"
        )
    files = [
        FileRow(path=report.document.path, raw=None, sha256=report.document.sha256, size=1, modified="")
        for report in reports
    ]
    Writer(archive, 1, version).write([ReportRows.of(report) for report in reports], files)


def test_every_sample_comes_back_as_the_report_object_it_was(samples: Path, tmp_path: Path) -> None:
    files = sorted(samples.glob("*.txt"))
    reports = [audit(file) for file in files]
    with Archive.create(tmp_path / "a.db") as archive:
        store(archive, *reports)
        for number, report in enumerate(reports, 1):
            assert read_report(archive, number) == json.loads(json.dumps(report.to_dict()))
            assert read_text(archive, number) == report.document.text
        assert verify(archive) == []


def test_search_finds_words_of_two_characters_one_character_and_across_line_breaks(tmp_path: Path) -> None:
    file = tmp_path / "县.txt"
    file.write_text("云岭县2023年总结\n全县教\n师1200人。ＧＤＰ增长5%。學校43所。\n", "utf-8")
    with Archive.create(tmp_path / "a.db") as archive:
        store(archive, audit(read(file)))
        for words in ("教师", "师", "gdp", "GDP 教师", "学校", "2023年总结"):
            assert [hit.document for hit in search(archive, words)] == [1], words
        assert search(archive, "教师1300") == []
        assert search(archive, "教师 医院") == []
        hit = search(archive, "教师")[0]
        assert read_text(archive, 1)[hit.start : hit.end] == "教\n师"


@pytest.mark.parametrize("words", ['"', "教师 OR 医院*", "NEAR(", "a:b", "'; DROP TABLE documents", "", "。,", "%"])
def test_whatever_is_typed_into_search_is_only_words(archive: Archive, words: str) -> None:
    assert isinstance(search(archive, words), list)
    assert archive.one("SELECT count(*) FROM documents") == 40


def test_search_is_right_about_which_reports_hold_the_words(
    archive: Archive, reports: tuple[Path, list[GeneratedReport]]
) -> None:
    for words in ("教师", "寄宿生", "政府性基金", "床位", "九年义务教育巩固率", "没有这样的话"):
        expected = sum(words in report.text for report in reports[1])
        assert count_hits(archive, words) == expected
        assert len(search(archive, words, limit=100)) == expected


def test_lists_and_totals(archive: Archive, reports: tuple[Path, list[GeneratedReport]]) -> None:
    entries = list(list_reports(archive))
    assert len(entries) == 40
    assert entries[0].errors == max(entry.errors for entry in entries)
    title = reports[1][7].title
    assert [entry.title for entry in list_reports(archive, words=title)] == [title]
    totals = count_all(archive)
    assert totals["reports"] == totals["files"] == 40
    assert totals["characters"] == sum(len(report.text) for report in reports[1])


def test_the_chinese_views_can_be_asked(archive: Archive) -> None:
    row = next(archive.query('SELECT sum("不符") AS n, count(*) AS m FROM "报告"'))
    assert row["m"] == 40
    assert row["n"] == archive.one('SELECT count(*) FROM "疑点" WHERE "等级" = \'不符\'')
    assert archive.one('SELECT count(*) FROM "数据"') == archive.one("SELECT count(*) FROM claims")
    assert archive.one('SELECT count(*) FROM "核对" WHERE "判定" = \'相符\'') > 0


def test_the_view_of_standards_has_a_row_a_norm(samples: Path, tmp_path: Path) -> None:
    report = audit(samples / "county-balance.txt")
    with Archive.create(tmp_path / "a.db") as archive:
        store(archive, report)
        rows = [dict(row) for row in archive.query('SELECT "条目", "要求", "文中数值", "结论" FROM "标准"')]
    assert rows == [
        {"条目": one["title"], "要求": one["limit"], "文中数值": one["value"], "结论": one["conclusion"]}
        for one in report.standards
    ]
    assert len(rows) > 5


def test_writing_reads_no_table_from_end_to_end(samples: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    with Archive.create(tmp_path / "a.db") as archive:
        store(archive, audit(samples / "plan.txt"))
        archive.connection.set_trace_callback(asked.append)
        Writer(archive, 1, "1.0").find_known(["a", "b"])
        store(archive, audit(samples / "health.txt"))
        archive.connection.set_trace_callback(None)
        selects = [sql for sql in asked if sql.startswith("SELECT")]
        plans = [row["detail"] for sql in selects for row in archive.query(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(selects) > 3
    assert [plan for plan in plans if plan.startswith("SCAN")] == []


def test_a_newer_gouji_judges_again_and_an_older_one_does_not(samples: Path, tmp_path: Path) -> None:
    report = audit(samples / "plan.txt")
    with Archive.create(tmp_path / "a.db") as archive:
        store(archive, report, version="1.2")
        first = read_report(archive, 1)
        store(archive, replace_findings(report), version="1.10")
        assert read_report(archive, 1)["findings"] == []
        assert archive.one("SELECT version FROM documents") == "1.10"
        store(archive, report, version="1.9")
        assert archive.one("SELECT version FROM documents") == "1.10"
        assert read_report(archive, 1)["claims"] == first["claims"]
        assert verify(archive) == []


def replace_findings(report: Report) -> Report:
    return Report(report.document, report.claims, report.checks, [], report.lang)


def test_decisions_in_an_archive_show_in_its_reports_and_cannot_be_changed(scanned: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    shutil.copy(scanned, path)
    with Archive.create(path) as archive:
        entry = next(iter(list_reports(archive)))
        before = read_report(archive, entry.document)
        finding = before["findings"][0]["id"]
        key = archive.one("SELECT report FROM documents WHERE id = ?", (entry.document,))
        made = Decision(
            finding=finding, report=key, sha256=before["document"]["sha256"], state=RULED, ruling=UNFOUNDED, who="李文",
            when="2026-01-01T00:00:00Z", reason="另有台账", materials=("年报",),
        )  # fmt: skip
        store = open_decisions(path)
        store.record(made)
        store.record(replace(made, finding="gone"))
        assert store.history()[0] == made
        after = read_report(archive, entry.document)
        assert [(one["finding"], one["accepted"], one["stale"]) for one in after["decisions"]] == [
            (finding, True, False),
            ("gone", False, True),
        ]
        assert archive.one('SELECT "核查状态" FROM "疑点" WHERE "疑点编号" = ?', (finding,)) == "认定:不成立"
        for change in ("UPDATE decisions SET who = 'x'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                archive.connection.execute(change)


def test_purged_reports_leave_no_byte_behind(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    file = tmp_path / "x.txt"
    file.write_text("独秀乡2023年总结\n独秀乡秘密果园共有学校3所。\n", "utf-8")
    reports = [audit(file), audit(samples / "plan.txt")]
    with Archive.create(path) as archive:
        store(archive, *reports)
        ArchivedDecisions(archive).record(
            Decision(finding="f", report="r", sha256="", state="待核", who="李文", when="2026-01-01T00:00:00Z")
        )
        assert purge(archive, [1, 99]) == 1
        assert count_all(archive)["reports"] == 1
        assert search(archive, "秘密果园") == []
        assert len(ArchivedDecisions(archive).history()) == 1
        assert verify(archive) == []
    assert "独秀乡".encode() not in path.read_bytes()


def test_only_archives_pass_for_archives(scanned: Path, tmp_path: Path) -> None:
    assert is_archive(scanned)
    assert not is_archive(tmp_path / "none")
    text = tmp_path / "a.txt"
    text.write_text("不是档案", "utf-8")
    assert not is_archive(text)
    with pytest.raises(ArchiveError) as caught:
        Archive.open(tmp_path / "none.db")
    assert caught.value.kind == "archive-missing"
