"""The screen in a real terminal: open, move, decide, undo, ask, quit, and come back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_tui.tui.terminal import ROOT, gouji, open_terminal

REPORT = """青山县2023年教育工作报告

一、基本情况
全县共有学校30所,其中:小学20所,初中8所。
在校生1000人,其中女生480人,占50.0%。
专任教师120人,其中小学80人、初中40人。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "青山.txt"
    file.write_text(REPORT, "utf-8")
    return file


def decisions(report: Path) -> list[dict[str, str]]:
    file = Path(f"{report}.gouji.jsonl")
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_a_review_from_opening_to_coming_back(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("青山县2023年教育工作报告", "待核 2", "分项之和与合计不等")
        terminal.press("n")
        terminal.wait_for("480÷1000")
        terminal.press("p")
        terminal.wait_for("20+8=28")
        terminal.press("c")
        terminal.wait_for("认定这条疑点")
        terminal.settle()
        terminal.press("Down", "Enter")
        terminal.settle()
        terminal.type("单位承认初中数未更新")
        terminal.press("Enter")
        terminal.wait_for("待核 1", "数据有误")
        terminal.press("d")
        terminal.wait_for("这条疑点不成立")
        terminal.settle()
        terminal.press("Enter")
        terminal.wait_for("认定没有写理由")
        terminal.settle()
        terminal.type("占比按另一口径")
        terminal.press("Enter")
        terminal.wait_for("待核 0")
        terminal.press("u")
        terminal.wait_for("待核 1", "已撤销")
        terminal.press("t")
        terminal.settle()
        terminal.type("小学有多少所?")
        terminal.press("Enter")
        terminal.wait_for("20所。", "其中:小学20所,初中8所")
        terminal.type("那初中呢?")
        terminal.press("Enter")
        terminal.wait_for("初中:8所")
        terminal.press("Escape")
        terminal.settle()
        terminal.press("q")
        terminal.wait_for("ended")
    assert [(one["state"], one["ruling"]) for one in decisions(report)] == [
        ("认定", "数据有误"),
        ("认定", "不成立"),
        ("待核", ""),
    ]
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("待核 1", "数据有误")
        terminal.wait_for("单位承认初中数未更新")


def test_states_on_the_way_and_a_reviewer(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("待核 2")
        terminal.press("s")
        terminal.wait_for("核查状态", "已询问")
        terminal.settle()
        terminal.press("Enter")
        terminal.settle()
        terminal.type("已发函")
        terminal.press("Enter")
        terminal.wait_for("待核 1", "已询问")
        terminal.press("q")
        terminal.wait_for("ended")
    assert [(one["state"], one["reason"]) for one in decisions(report)] == [("已询问", "已发函")]


def test_searching_and_jumping(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("待核 2")
        terminal.press("/")
        terminal.wait_for("在正文中查找")
        terminal.settle()
        terminal.type("小学")
        terminal.press("Enter")
        terminal.wait_for("第1处,共2处")
        terminal.press("n")
        terminal.wait_for("第2处,共2处")
        terminal.press("?")
        terminal.wait_for("按键", "命令面板")
        terminal.press("Escape")
        terminal.wait_gone("命令面板")
        terminal.press("r")
        terminal.wait_for("GJ101", "分项")
        terminal.press("Escape")
        terminal.settle()
        terminal.press("v")
        terminal.wait_for("图表", "核对情况")


def test_the_library_lists_files_and_comes_back(report: Path) -> None:
    (report.parent / "白水.txt").write_text(REPORT.replace("青山", "白水").replace("初中8所", "初中10所"), "utf-8")
    (report.parent / "坏.txt").write_bytes(b"\x00\x01\x02" * 50)
    with open_terminal(gouji("tui", "."), report.parent, width=80, height=24) as terminal:
        terminal.wait_for("3 份报告", "白水县2023年教育工作报告", "1 份未能读取")
        terminal.press("/")
        terminal.wait_for("筛选:标题、地区、年份")
        terminal.type("青山")
        terminal.wait_for("筛选出 1 份")
        terminal.press("Enter")
        terminal.press("Enter")
        terminal.wait_for("待核 2", "20+8=28")
        terminal.press("Escape")
        terminal.wait_for("报告库")


def test_a_terminal_that_shrinks_and_grows(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("待核 2")
        terminal.resize(20, 5)
        terminal.wait_for("n/p")  # five lines hold the keys and a piece of whichever pane has the focus
        terminal.press("n")
        terminal.resize(80, 24)
        terminal.wait_for("480÷1000", "待核 2")


def test_without_colour(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent, NO_COLOR="1") as terminal:
        terminal.wait_for("待核 2", "不符", "20+8=28")


def test_in_english(report: Path) -> None:
    with open_terminal(gouji("tui", report.name, "--lang", "en"), report.parent) as terminal:
        shown = terminal.wait_for("open 2", "The parts do not add up to the total", "confirm")
        assert "疑点" not in shown


def test_a_pipe_instead_of_a_terminal(report: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli_tui", "tui", str(report)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "需要终端" in done.stderr


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    hostile = tmp_path / "险.txt"
    hostile.write_text(
        "青山县[bold red]报告[/]\x1b[31m红\x1b]0;改标题\x07\u202e反写\u2066\n"
        "全县共有学校30所,其中:小学20所[link=http://x]点我[/link],初中8所。\n" + "长" * 350_000,
        "utf-8",
    )
    with open_terminal(gouji("tui", hostile.name), tmp_path) as terminal:
        shown = terminal.wait_for("[bold red]报告[/]", "核对", "[link=http://x]")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        terminal.press("Tab", "G")
        terminal.wait_for("长长长")
        terminal.press("q")
        terminal.wait_for("ended")
