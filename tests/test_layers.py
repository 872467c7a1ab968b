"""The layers of the house, as far as a running program shows them."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "command", ["audit", "text", "rules", "demo", "ask", "chat", "accept", "scan", "compare", "trend", "db"]
)
def test_plain_commands_do_not_load_textual(command: str) -> None:
    code = f"import sys, cli_tui.commands.{command}; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_loads_neither_spacy_nor_jieba() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from cli_tui.main import cli;"
        "CliRunner().invoke(cli, ['--help']);"
        "sys.exit(bool({'spacy', 'jieba', 'numpy', 'sqlite_utils', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
