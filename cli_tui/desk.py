"""The door of a PC without a command line: reports dragged onto gouji.bat, or a menu.

``python -m cli_tui.desk [REPORT... | COMMAND ...]``
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from cli_tui import exit_codes
from cli_tui.streams import prepare

_DRAGGED = re.compile(r'.*gouji\.bat"?', re.IGNORECASE | re.DOTALL)
_PATH = re.compile(r'"([^"]*)"|(\S+)')
"""A path, quoted where it holds spaces."""


def main() -> None:
    """Audit what was dragged here, run a command, or show the menu."""
    from cli_tui.main import COMMANDS, cli

    prepare(sys.stdout)
    prepare(sys.stderr)
    given = read_dragged(os.environ["GOUJI_LINE"]) if os.environ.get("GOUJI_DRAGGED") else sys.argv[1:]
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        cli(args=given, prog_name="gouji")
    elif given:
        code = audit_files(given)
        _wait()
        sys.exit(code)
    else:
        from cli_tui.menu import show_menu

        show_menu()


def read_dragged(line: str) -> list[str]:
    """Return the paths in a command line of cmd.exe behind gouji.bat, an & in them included."""
    rest = _DRAGGED.sub("", line, count=1)
    if rest.count('"') % 2:  # the quote that closes what cmd /c was given
        rest = rest[: rest.rindex('"')]
    return split_paths(rest)


def split_paths(line: str) -> list[str]:
    """Return the paths in a line, as a console writes what is dropped on it."""
    return [quoted or bare for quoted, bare in _PATH.findall(line)]


def audit_files(paths: Sequence[str]) -> int:
    """Audit reports, write list and page beside each, print what was found; return the exit code."""
    from cli_tui.inputs import find_files
    from cli_tui.messages import show_error
    from extractor.errors import GoujiError

    code = exit_codes.CLEAN
    for path in find_files(paths):
        try:
            if isinstance(path, GoujiError):
                raise path
            code = max(code, _audit(Path(path)))
        except GoujiError as error:
            sys.stderr.write(show_error(error, "zh") + "\n")
            code = exit_codes.UNUSABLE
    return code


def _audit(path: Path) -> int:
    from rich.console import Console

    from cli_tui.baseline import Baseline
    from cli_tui.export import write_reports
    from cli_tui.render.terminal import print_report
    from corpus.decision_file import beside
    from rules import audit

    report = audit(path)
    if beside(path).is_file():
        Baseline(str(beside(path))).attach(report)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    print_report(report, console)
    found, page = free_place(path, ".疑点清单.xlsx"), path.with_name(f"{path.name}.核对报告.html")
    for place in (found, page):
        write_reports([report], str(place), "zh")
        console.print(f"已写入 {place}")
    if sys.platform == "win32":
        os.startfile(page)
    return exit_codes.FINDINGS if report.findings else exit_codes.CLEAN


def free_place(path: Path, ending: str) -> Path:
    """Return a place beside a report that no file has yet: a list that people filled in is never written over."""
    number = 1
    while True:
        place = path.with_name(f"{path.name}{f'({number})' if number > 1 else ''}{ending}")
        if not place.exists():
            return place
        number += 1


def _wait() -> None:
    """Keep the window open until someone has read it."""
    if sys.stdin.isatty():
        sys.stdout.write("按回车关闭窗口。")
        sys.stdin.readline()


if __name__ == "__main__":
    main()
