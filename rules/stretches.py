"""Where the stretch of text around a place begins and ends."""

from __future__ import annotations

_FARTHEST = 600
"""Longer stretches are cut: looking for a rare mark through a whole report costs more than it tells."""


def begin_of(text: str, marks: str, place: int) -> int:
    """Return where the stretch up to a place begins that holds none of the marks."""
    least = max(0, place - _FARTHEST)
    return max(max([text.rfind(mark, least, place) for mark in marks]) + 1, least)


def end_of(text: str, marks: str, place: int) -> int:
    """Return where the stretch from a place on ends that holds none of the marks."""
    most = min(len(text), place + _FARTHEST)
    return min((at for mark in marks if (at := text.find(mark, place, most)) >= 0), default=most)
