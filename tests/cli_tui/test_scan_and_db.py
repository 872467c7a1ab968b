"""gouji scan, db and trend, as a person runs them."""

from __future__ import annotations

import csv
import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli_tui.main import cli
from corpus.generator.report import write_reports


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("报送 材料")
    list(write_reports(place, 12, seed=2))
    (place / "坏.txt").write_bytes(b"\x00\x01" * 200)
    return place


@pytest.fixture(scope="module")
def db(folder: Path) -> Path:
    path = folder / "档案.db"
    done = run("scan", str(folder), "--db", str(path), "--jobs", "1")
    assert done.exit_code == 0, done.output
    assert "13 个文件:新核对 12 份" in done.output
    assert "未能读取 1 个" in done.output
    assert "坏.txt" in done.stderr
    assert "不是文本文件" in done.stderr
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_a_second_scan_finds_all_there(folder: Path, db: Path) -> None:
    done = run("scan", str(folder), "--db", str(db), "--jobs", "1", "--lang", "en")
    assert "12 there already" in done.output
    assert run("scan", str(folder), "--db", str(db), "--since", "2999-01-01").exit_code == 0
    assert run("scan", str(folder), "--db", str(db), "--since", "gestern").exit_code == 2


def test_stats_list_search_and_queries(db: Path) -> None:
    stats = dict(line.split("\t") for line in run("db", "stats", "--db", str(db)).output.splitlines())
    assert stats["报告"] == "12"
    assert stats["未能读取"] == "1"
    listed = run("db", "list", "--db", str(db), "--limit", "3").output.splitlines()
    assert len(listed) == 4
    assert "坏.txt" in run("db", "list", "--failed", "--db", str(db)).output
    found = run("db", "search", "教师", "--db", str(db))
    assert "专任教师" in found.output
    assert "共 4 份报告" in found.output
    assert "待核疑点" in run("db", "query", "--db", str(db)).output
    assert run("db", "query", "按年份汇总", "--db", str(db)).output.count("\n") >= 4
    assert "寄宿生" in run("db", "query", "某一指标", "指标=寄宿生", "--db", str(db)).output
    assert run("db", "query", "某一指标", "--db", str(db)).exit_code == 2
    assert "没有名为" in run("db", "query", "没有", "--db", str(db)).output


def test_exports(db: Path, tmp_path: Path) -> None:
    lines = tmp_path / "r.jsonl"
    assert run("db", "export", "--db", str(db), "-o", str(lines)).exit_code == 0
    reports = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert len(reports) == 12
    assert {report["schema"] for report in reports} == {"gouji.report/1"}
    table = tmp_path / "t.csv"
    assert run("db", "export", "--db", str(db), "--view", "疑点", "-o", str(table)).exit_code == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:3] == ["报告编号", "报告", "地区"]
    assert run("db", "export", "--db", str(db), "--view", "没有", "-o", str(table)).exit_code == 2
    assert run("db", "export", "--db", str(db), "--view", "疑点", "-o", str(tmp_path / "t.doc")).exit_code == 2


def test_parquet_export(db: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: gouji[cluster]")
    path = tmp_path / "t.parquet"
    assert run("db", "export", "--db", str(db), "--view", "数据", "-o", str(path)).exit_code == 0
    assert "指标" in parquet.read_table(path).column_names


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path: Path) -> None:
    from corpus.archive.tables import write_table

    path = tmp_path / "t.csv"
    write_table(("a",), iter([("=1+1",), ("@SUM(A1)",), ("-5所",), (-5,)]), str(path))
    assert path.read_text("utf-8-sig").splitlines()[1:] == ["'=1+1", "'@SUM(A1)", "'-5所", "-5"]


def test_verify_and_purge(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "b.db"
    copy.write_bytes(db.read_bytes())
    assert run("db", "verify", "--db", str(copy)).output == "完好\n"
    assert run("db", "purge", "1", "--db", str(copy)).exit_code != 0  # asks first
    assert "已清除 1 份" in run("db", "purge", "1", "--yes", "--db", str(copy)).output
    assert run("db", "verify", "--db", str(copy)).exit_code == 0
    assert "没有这个档案" in run("db", "stats", "--db", str(tmp_path / "none.db")).output
    assert not (tmp_path / "none.db").exists()


def test_a_trend_as_dots_and_as_files(db: Path, tmp_path: Path) -> None:
    shown = run("trend", "云坪县", "专任教师", "--db", str(db))
    assert shown.exit_code == 0
    assert "●" in shown.output
    assert "2020" in shown.output
    page = tmp_path / "t.html"
    assert run("trend", "云坪县", "专任教师", "--db", str(db), "-o", str(page)).exit_code == 0
    assert "<svg" in page.read_text("utf-8")
    assert "http" not in page.read_text("utf-8").replace("http-equiv", "")
    table = tmp_path / "t.csv"
    assert run("trend", "云坪县", "专任教师", "--db", str(db), "-o", str(table)).exit_code == 0
    assert "专任教师" in table.read_text("utf-8-sig")
    assert "没有" in run("trend", "无此县", "专任教师", "--db", str(db)).output


def test_datasette_shows_views_and_queries(db: Path) -> None:
    utils = pytest.importorskip("datasette.utils", reason="datasette is not installed: gouji[serve]")
    quote = utils.tilde_encode
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from cli_tui.main import main; main()",
        "db",
        "serve",
        "--db",
        str(db),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        page = fetch(f"http://127.0.0.1:{port}/{quote('档案')}")
        assert "勾稽档案" in fetch(f"http://127.0.0.1:{port}/")
        assert "待核疑点" in page
        assert "疑点" in page
        rows = json.loads(fetch(f"http://127.0.0.1:{port}/{quote('档案')}/{quote('报告')}.json?_shape=array"))
        assert len(rows) == 12
        assert "标题" in rows[0]
        years = json.loads(fetch(f"http://127.0.0.1:{port}/{quote('档案')}/{quote('按年份汇总')}.json?_shape=array"))
        assert sum(row["报告"] for row in years) == 12
    finally:
        server.terminate()
        server.wait()


def fetch(url: str) -> str:
    deadline = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(url) as answer:
                found: str = answer.read().decode()
                return found
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
