"""gouji accept and audit --baseline, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli_tui.main import cli

REPORT = "青山县2023年教育工作报告\n全县共有学校30所,其中:小学20所,初中12所。\n在校生1000人,其中女生480人,占50.0%。\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def findings(path: Path, *more: str) -> tuple[dict[str, Any], int]:
    result = run("audit", str(path), "--format", "jsonl", *more)
    return json.loads(result.stdout), result.exit_code


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_accepted_findings_leave_the_count(report: Path) -> None:
    before, code = findings(report)
    assert code == 1
    assert before["findings"]
    for finding in before["findings"]:
        accepted = run("accept", str(report), finding["id"], "--reason", "已核对年报", "--by", "李文")
        assert accepted.exit_code == 0, accepted.output
    baseline = str(report) + ".gouji.jsonl"
    after, code = findings(report, "--baseline", baseline)
    assert code == 0
    assert [one["finding"] for one in after["decisions"]] == [one["id"] for one in before["findings"]]
    assert all(one["accepted"] for one in after["decisions"])
    shown = run("audit", str(report), "--baseline", baseline).output
    assert "不成立(李文" in shown
    assert "不计数" in shown


def test_a_confirmed_slip_still_counts(report: Path) -> None:
    for finding in findings(report)[0]["findings"]:
        run("accept", str(report), finding["id"], "--reason", "单位承认", "--as", "笔误", "--by", "李文")
    assert findings(report, "--baseline", str(report) + ".gouji.jsonl")[1] == 1


def test_a_decision_survives_edits_elsewhere_and_is_stale_once_its_figure_changes(report: Path) -> None:
    first = findings(report)[0]["findings"][0]["id"]
    run("accept", str(report), first, "--reason", "已核对", "--by", "李文")
    baseline = str(report) + ".gouji.jsonl"
    report.write_text(REPORT.replace("\n全县", "\n\n一、基本情况\n本年雨水较多。\n全县"), "utf-8")
    assert [one["stale"] for one in findings(report, "--baseline", baseline)[0]["decisions"]] == [False]
    report.write_text(REPORT.replace("初中12所", "初中10所").replace("50.0%", "48.0%"), "utf-8")
    assert [one["stale"] for one in findings(report, "--baseline", baseline)[0]["decisions"]] == [True]
    assert "对不上现在的报告" in run("audit", str(report), "--baseline", baseline).output


def test_an_unknown_finding_is_a_sentence(report: Path) -> None:
    result = run("accept", str(report), "G999", "--reason", "x")
    assert result.exit_code == 2
    assert "没有编号为 G999 的疑点" in result.output
    assert not Path(str(report) + ".gouji.jsonl").exists()


def test_a_missing_baseline_is_a_sentence(report: Path) -> None:
    result = run("audit", str(report), "--baseline", str(report) + ".none")
    assert result.exit_code == 2
    assert "找不到文件" in result.output


def test_decisions_kept_in_an_archive_serve_as_baseline(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    missing = run("accept", str(report), "GJ", "--reason", "x", "--db", str(db))
    assert missing.exit_code == 2
    assert not db.exists()
    assert run("scan", str(report), "--db", str(db), "--jobs", "1").exit_code == 0
    for finding in findings(report)[0]["findings"]:
        assert (
            run(
                "accept", str(report), finding["id"], "--reason", "已核对年报", "--by", "李文", "--db", str(db)
            ).exit_code
            == 0
        )
    assert findings(report, "--baseline", str(db))[1] == 0
    table = tmp_path / "t.csv"
    assert run("db", "export", "--view", "认定", "-o", str(table), "--db", str(db)).exit_code == 0
    assert "不成立" in table.read_text("utf-8-sig")
    assert run("accept", str(report), "x", "--reason", "y", "--db", str(db), "--baseline", "z").exit_code == 2
