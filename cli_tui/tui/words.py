"""What the screen says, from words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _words() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, Any] = yaml.load(Path(__file__).with_name("words.yaml").read_text("utf-8"), Loader=loader)
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
