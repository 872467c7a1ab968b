"""gouji.bat's other half: what is dragged onto it, the menu, output in a console's code page."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli_tui.desk import free_place, read_dragged
from cli_tui.streams import encoding_for


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        (r'C:\Windows\system32\cmd.exe /c ""D:\勾稽\gouji.bat" "C:\自评 报告.docx""', [r"C:\自评 报告.docx"]),
        (r'C:\Windows\system32\cmd.exe /c ""D:\勾 稽\gouji.bat" C:\R&D\a.docx"', [r"C:\R&D\a.docx"]),
        (r'cmd.exe /c ""D:\gouji.bat" C:\100%\a.docx "C:\b (1).pdf" C:\c^!.txt"', [r"C:\100%\a.docx", r"C:\b (1).pdf", r"C:\c^!.txt"]),
        (r'cmd.exe /c ""D:\gouji.bat" "', []),
        (r'cmd.exe /c ""D:\GOUJI.BAT" audit a.docx"', ["audit", "a.docx"]),
    ],
)  # fmt: skip
def test_dragged_paths_are_read_whole(line: str, paths: list[str]) -> None:
    assert read_dragged(line) == paths


def run(*arguments: str, text: str = "", encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli_tui.desk", *arguments],
        input=text,
        capture_output=True,
        encoding=encoding,
        check=False,
    )


def test_menu_audits_what_is_dragged_into_it_and_ends(tmp_path: Path, samples: Path) -> None:
    report = tmp_path / "自评 报告.txt"
    shutil.copy(samples / "county-balance.txt", report)
    done = run(text=f'1\n"{report}"\n0\n')
    assert done.returncode == 0, done.stderr
    assert "核对报告" in done.stdout
    assert (tmp_path / "自评 报告.txt.疑点清单.xlsx").exists()
    assert (tmp_path / "自评 报告.txt.核对报告.html").exists()


def test_menu_writes_paper_and_marked_copy_beside_the_report(tmp_path: Path, samples: Path) -> None:
    report = tmp_path / "自评 报告.docx"
    shutil.copy(samples / "audit-account.docx", report)
    done = run(text=f'4\n"{report}"\n2\n4\n"{report}"\n1\n5\n"{report}"\n0\n')
    assert done.returncode == 0, done.stderr
    assert "不能出具核查意见" in done.stderr, "an opinion needs rulings"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "自评 报告.docx", "自评 报告.docx.标注副本.docx", "自评 报告.docx.约谈提纲.docx"
    ]  # fmt: skip


def test_menu_ends_with_its_input() -> None:
    assert run().returncode == 0


def test_a_list_that_was_filled_in_is_never_written_over(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    first = free_place(report, ".疑点清单.xlsx")
    first.touch()
    second = free_place(report, ".疑点清单.xlsx")
    assert second.name == "r.txt(2).疑点清单.xlsx"


def test_commands_pass_through(samples: Path) -> None:
    done = run("audit", str(samples / "plan.txt"), "--format", "jsonl", "--fail-on", "never")
    assert done.returncode == 0
    assert json.loads(done.stdout)["schema"] == "gouji.report/1"


def test_missing_report_is_a_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path / "没有.docx"))
    assert done.returncode == 2
    assert "找不到文件" in done.stderr


@pytest.mark.parametrize(("code_page", "encoding"), [(0, "utf-8"), (65001, "utf-8"), (936, "gb18030"), (437, "cp437")])
def test_redirected_output_speaks_the_consoles_code_page(code_page: int, encoding: str) -> None:
    assert encoding_for(code_page) == encoding


def test_json_lines_survive_a_console_of_code_page_936(samples: Path) -> None:
    code = "import sys; sys.stdout.reconfigure(encoding='gb18030'); sys.argv[:] = ['gouji', *sys.argv[1:]]; from cli_tui.main import cli; cli()"
    command = [
        sys.executable,
        "-c",
        code,
        "audit",
        str(samples / "plan.txt"),
        "--format",
        "jsonl",
        "--fail-on",
        "never",
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["document"]["title"]
