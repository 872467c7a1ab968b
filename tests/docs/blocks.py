"""The fenced blocks of the project's pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "README.zh-CN.md", "docs/README.md", "docs/archive.md", "docs/packs.md")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"\s+#.*|\s{4,}.*")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, its text, where the text begins in the page."""

    language: str
    text: str
    start: int


def read_blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    text = (ROOT / page).read_text("utf-8")
    return [Block(found[1], found[2], found.start(2)) for found in _FENCE.finditer(text)]


def read_commands(page: str, *languages: str) -> list[str]:
    """Return the lines of a page that begin with gouji, remarks cut off."""
    lines = [line for block in read_blocks(page) if block.language in languages for line in block.text.splitlines()]
    return [_REMARK.sub("", line) for line in lines if line.startswith("gouji ")]
