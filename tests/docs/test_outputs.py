"""What the READMEs print behind `$ command` is what it prints; GOUJI_README=update writes it anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, read_blocks


def copy_samples(samples: Path, folder: Path) -> None:
    """Put the sample reports into a folder, as a reader of the README has them."""
    for sample in samples.iterdir():
        if (
            sample.suffix in (".txt", ".docx", ".pdf", ".xlsx", ".yaml")
            and ".clean." not in sample.name
            and ".rounded." not in sample.name
        ):
            shutil.copy(sample, folder)


@cache
def play(commands: tuple[str, ...], folder: Path) -> str:
    """Run commands in a shell and return the block as a page shows it; what both pages show is run once."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    shown = []
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert not done.stderr, done.stderr
        printed = "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())
        shown.append(f"$ {command}\n{printed}" if printed else f"$ {command}")
    return "\n".join(shown) + "\n"


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, as a reader of the README has them."""
    made = tmp_path_factory.mktemp("samples")
    copy_samples(samples, made)
    return made


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is needed")
@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_outputs_are_real(page: str, folder: Path) -> None:
    blocks = [block for block in read_blocks(page) if block.language == "console"]
    assert len(blocks) >= 3
    played = [
        play(tuple(line[2:] for line in block.text.splitlines() if line.startswith("$ ")), folder) for block in blocks
    ]
    if os.environ.get("GOUJI_README") == "update":
        text = (ROOT / page).read_text("utf-8")
        for block, now in reversed(list(zip(blocks, played, strict=True))):
            text = text[: block.start] + now + text[block.start + len(block.text) :]
        (ROOT / page).write_text(text, "utf-8")
        return
    for block, now in zip(blocks, played, strict=True):
        assert block.text == now, "make readme writes the outputs anew"
