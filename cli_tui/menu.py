"""The menu of gouji.bat: an office's whole road, from the report to the opinion, without a command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from cli_tui.desk import audit_files, free_place, split_paths

_PAPERS = {"1": ("list", "约谈提纲"), "2": ("opinion", "核查意见"), "3": ("workings", "工作底稿")}
_DROP = "把报告拖进这个窗口(或输入路径),按回车:"


def show_menu() -> None:
    """Ask what to do until told to stop."""
    while True:
        _say("", "勾稽 gouji:工作报告数据核对", *(f"  {key} {name}" for key, (name, _) in _OFFERED.items()), "  0 退出")
        chosen = _ask("请选择,按回车:")
        if chosen in ("0", None):
            return
        if chosen in _OFFERED:
            _OFFERED[chosen][1]()


def _audit() -> None:
    audit_files(split_paths(_ask(_DROP) or ""))


def _try_samples() -> None:
    _run("demo")


def _take_list() -> None:
    if path := _ask_path("把填好的清单拖进这个窗口,按回车:"):
        _run("review", "import", path)


def _write_paper() -> None:
    """Write one of the three papers beside the report, with what was decided so far."""
    from corpus.decision_file import beside

    path = _ask_path(_DROP)
    if not path:
        return
    _say(*(f"  {key} {name}" for key, (_, name) in _PAPERS.items()))
    paper, name = _PAPERS.get(_ask("哪一种,按回车:") or "", ("", ""))
    if paper:
        decided = ("--baseline", str(beside(path))) if beside(path).is_file() else ()
        place = free_place(Path(path), f".{name}.docx")
        _run("audit", path, *decided, "--paper", paper, "-o", str(place), "--fail-on", "never")
        _open(place)


def _mark() -> None:
    if path := _ask_path(_DROP):
        ending = Path(path).suffix.lower()
        place = free_place(Path(path), f".标注副本{ending if ending in ('.docx', '.pdf') else '.html'}")
        _run("mark", path, "-o", str(place))
        _open(place)


def _review() -> None:
    _run("tui", *split_paths(_ask(f"{_DROP[:-1]}(直接按回车则打开样例):") or ""))


_OFFERED: dict[str, tuple[str, Callable[[], None]]] = {
    "1": ("核对报告,写出疑点清单", _audit),
    "2": ("用自带的样例试一下", _try_samples),
    "3": ("读回单位返回的疑点清单", _take_list),
    "4": ("写文书:约谈提纲、核查意见、工作底稿", _write_paper),
    "5": ("写标注副本", _mark),
    "6": ("打开审阅界面", _review),
}


def _open(place: Path) -> None:
    """Show a file that was written, where that is how one opens files."""
    if place.is_file() and sys.platform == "win32":
        os.startfile(place)


def _run(*arguments: str) -> None:
    from cli_tui.main import cli

    try:
        cli(args=list(arguments), prog_name="gouji")
    except SystemExit:
        return  # the menu goes on


def _ask_path(question: str) -> str:
    return next(iter(split_paths(_ask(question) or "")), "")


def _ask(question: str) -> str | None:
    try:
        return input(question).strip()
    except EOFError:
        return None


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
