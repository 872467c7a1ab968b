"""What exports say beside the findings' own sentences, as data in two languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from cli_tui.export.punctuation import print_marks
from extractor.data import read_yaml


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))
    return words


class Words:
    """The words of one language, called by dotted key: ``words("place.page", number=3)``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its values put in.

        Raises:
            KeyError: there is no such phrase.
        """
        found = _words()
        for name in key.split("."):
            found = found[name]
        phrase = str(found[self.lang])
        if self.lang == "zh":
            phrase = print_marks(phrase)
        return phrase.format(**values) if values else phrase

    def has(self, group: str, name: str) -> bool:
        """Whether a group has a phrase of this name."""
        return name in _words()[group]
