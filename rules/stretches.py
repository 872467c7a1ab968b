"""Where the stretch of text around a place begins."""

from __future__ import annotations

_FARTHEST = 600
"""Longer stretches are cut: looking for a rare mark through a whole report costs more than it tells."""


def begin_of(text: str, marks: str, place: int) -> int:
    """Return where the stretch up to a place begins that holds none of the marks."""
    least = max(0, place - _FARTHEST)
    return max(max([text.rfind(mark, least, place) for mark in marks]) + 1, least)
