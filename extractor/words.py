"""The segmented words of a paragraph, found again by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

Span = tuple[int, int]
"""Half-open span in the folded paragraph."""


class Words:
    """Words in order with their places; joined they are the paragraph."""

    __slots__ = ("_starts", "text", "words")

    def __init__(self, text: str, words: list[str]) -> None:
        self.text = text
        self.words = words
        self._starts = [0, *accumulate(map(len, words))]

    def between(self, start: int, end: int) -> list[Span]:
        """Return the spans of the words from `start` to `end`, cut at both."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        spans = [(self._starts[at], self._starts[at + 1]) for at in range(first, min(last, len(self.words)))]
        if spans:
            spans[0] = (max(start, spans[0][0]), spans[0][1])
            spans[-1] = (spans[-1][0], min(end, spans[-1][1]))
        return [span for span in spans if span[0] < span[1]]
