"""The commands of the pages are ones that gouji and make know; those of the READMEs run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli_tui.main import COMMANDS, cli
from tests.docs.blocks import PAGES, ROOT, read_blocks, read_commands
from tests.docs.test_outputs import copy_samples

_SCREENS = ("tui", "serve", "chat")
"""Wait for a person; their own tests run them."""


def parse(arguments: list[str]) -> None:
    """Read a command line as gouji would, and stop there."""
    command: click.Command = cli
    context = click.Context(command, info_name="gouji")
    while isinstance(command, click.Group) and arguments:
        name, arguments = arguments[0], arguments[1:]
        found = command.get_command(context, name)
        assert found is not None, name
        command = found
        if not isinstance(command, click.Group):
            context = command.make_context(name, list(arguments), parent=context)
        else:
            context = click.Context(command, info_name=name, parent=context)


@pytest.mark.parametrize("page", PAGES)
def test_commands_are_understood(page: str) -> None:
    with CliRunner().isolation(input="y\n" * 9):  # some ask whether one is sure
        for line in read_commands(page, "sh", ""):
            parse(shlex.split(line)[1:])


@pytest.mark.parametrize("page", ["README.md", pytest.param("README.zh-CN.md", marks=pytest.mark.long)])
def test_commands_run(page: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_samples(samples, tmp_path)
    monkeypatch.chdir(tmp_path)
    lines = [shlex.split(line)[1:] for line in read_commands(page, "sh")]
    ran = [line for line in lines if line[0] not in _SCREENS]
    assert len(ran) >= 10
    for line in ran:
        done = CliRunner().invoke(cli, line, catch_exceptions=False)
        assert done.exit_code in (0, 1), (line, done.output)


def test_readme_tells_of_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"gouji {name}" not in text] == ["text"]


@pytest.mark.parametrize("page", PAGES)
def test_make_has_the_targets_and_pages_have_their_files(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = (ROOT / page).read_text("utf-8")
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= targets
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
    assert all(block.text for block in read_blocks(page))
