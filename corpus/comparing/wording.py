"""The sentences of comparing, as data in two languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extractor.data import read_yaml


@cache
def load_wording() -> Any:
    """Return all sentences."""
    return read_yaml(Path(__file__).with_name("wording.yaml"))


def say(kind: str, part: str, lang: str, **values: Any) -> str:
    """Return a sentence of a kind of finding or hint."""
    template: str = load_wording()[kind][part][lang]
    return template.format(**values)


def caution(sample: int, lang: str) -> str:
    """Return what stands under every hint: sample size, and that it proves nothing."""
    template: str = load_wording()["caution"][lang]
    return template.format(sample=sample)
