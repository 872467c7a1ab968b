"""Whether a figure reports what is, what is aimed at, or what a rule asks."""

from __future__ import annotations

import re
from functools import cache

from extractor.data import load_data


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, dict[str, str]] = load_data("modality.yaml")
    return {f"{kind} {place}": re.compile(pattern) for kind, group in words.items() for place, pattern in group.items()}


def heading_aims(heading: str) -> bool:
    """Whether figures under such a heading are targets unless they say otherwise."""
    return _patterns()["target heading"].search(heading) is not None


def document_aims(title: str) -> bool:
    """Whether a document of such a title sets targets rather than reports."""
    return _patterns()["target document"].search(title) is not None


def modality_of(clause_words: str, sentence_words: str, *, aims: bool) -> str:
    """Return ``actual``, ``target`` or ``standard``.

    Args:
        clause_words: words of the figure's own clause before it.
        sentence_words: words of its sentence before that clause.
        aims: whether headings or the title already make it a target.
    """
    patterns = _patterns()
    if patterns["standard clause"].search(clause_words):
        return "standard"
    if aims or patterns["target clause"].search(clause_words):
        return "target"
    return "actual"
