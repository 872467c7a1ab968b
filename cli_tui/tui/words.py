"""What the screen says, from words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extractor.data import read_yaml


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))
    return words


class Words:
    """The screen's words in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, group: str, name: str = "", **values: object) -> str:
        """Return a text with its values; a name nobody translated stands for itself."""
        found = _words()[group]
        if name:
            found = found.get(name, {})
        return str(found.get(self.lang, name)).format(**values)
