"""The sentences findings are made of, as data in two languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extractor.data import read_yaml

LANGUAGES = ("zh", "en")


@cache
def _wording() -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(Path(__file__).with_name("wording.yaml"))
    return words


def say(kind: str, part: str, lang: str) -> str:
    """Return one sentence template of a kind of finding, "" where it has none."""
    found = _wording().get(kind, {}).get(part, {}).get(lang, "")
    return str(found)


def say_list(kind: str, part: str, lang: str) -> tuple[str, ...]:
    """Return a list of phrases of a kind of finding."""
    return tuple(_wording().get(kind, {}).get(part, {}).get(lang, ()))


def say_reason(reason: str, lang: str) -> str:
    """Return why a check could not be judged, in words."""
    return str(_wording()["reasons"].get(reason, {}).get(lang, reason))
