"""Whether a figure reports what is, what is aimed at, or what a rule asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.data import load_data

_LEAVES = re.compile(r"(?:由|从)[^,;。]{0,6}$")

_EXCEEDS = re.compile(r"(?:[高低多少]于|[高超多]出|超过?|优于|[比较])[^,;。]{0,10}$")  # 高出年初目标1.8个百分点


@cache
def _pattern(kind: str, place: str) -> re.Pattern[str]:
    words: dict[str, dict[str, str]] = load_data("modality.yaml")
    return re.compile(words[kind][place])


def aims(title: str, headings: Sequence[str]) -> bool:
    """Whether a document of such a title, under such headings, sets targets rather than reports.

    The innermost heading that says one or the other counts; one that says both
    (存在的问题和下一步打算) leaves it to the sentences.
    """
    for heading in reversed(headings):
        if _pattern("actual", "heading").search(heading):
            return False
        if _pattern("target", "heading").search(heading):
            return True
    return _pattern("target", "document").search(title) is not None


def modality_of(before: str, after: str, said: str, *, bounded: bool, aims: bool) -> str:
    """Return ``actual``, ``target`` or ``standard``.

    Args:
        before: words of the figure's own clause before it.
        after: words of its clause behind it, or behind its list's last value.
        said: its sentence up to it.
        bounded: whether it is a limit (at least, below) rather than a value.
        aims: whether headings or the title already make it a target.
    """
    if _cites(before, after, bounded=bounded):
        return "standard"
    if (_ends(before, "target") and not _EXCEEDS.search(before)) or _pattern("target", "start").match(after):
        return "target"
    if aims and _LEAVES.search(before):
        return "actual"
    aimed, reported = _last(said, "target"), _last(said, "actual")
    if aimed > reported or _pattern("target", "clause").search(before):
        return "target"
    return "target" if aims and reported < 0 else "actual"


def _cites(before: str, after: str, *, bounded: bool) -> bool:
    return (
        _pattern("standard", "clause").search(before) is not None
        or _ends(before, "standard")
        or _pattern("standard", "start").match(after) is not None
        or (bounded and _pattern("standard", "bounded").match(after) is not None)
    )


def _ends(before: str, kind: str) -> bool:
    return _ending(kind).search(before) is not None


@cache
def _ending(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_pattern(kind, 'end').pattern})$")


def _last(said: str, kind: str) -> int:
    return max((match.end() for match in _pattern(kind, "sentence").finditer(said)), default=-1)
