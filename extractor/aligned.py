"""Folded text that never loses the way back to the original."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from extractor.errors import AlignmentError


class AlignedText:
    """A source text and the folded form that the grammar reads.

    Folding replaces characters one for one and drops characters; it never adds
    any, so one source place per folded character says everything.
    """

    __slots__ = ("folded", "offsets", "source")

    def __init__(self, source: str, folded: str | None = None, offsets: NDArray[np.int32] | None = None) -> None:
        self.source = source
        self.folded = source if folded is None else folded
        self.offsets = np.arange(len(source) + 1, dtype=np.int32) if offsets is None else offsets
        """int32[len(folded) + 1]: source place of each folded character, then the end."""
        if len(self.offsets) != len(self.folded) + 1:
            raise AlignmentError("alignment", details=f"{len(self.offsets)} != {len(self.folded)} + 1")

    def replace(self, folded: str) -> AlignedText:
        """Return the same alignment with characters replaced one for one."""
        return AlignedText(self.source, folded, self.offsets)

    def delete(self, spans: Iterable[tuple[int, int]]) -> AlignedText:
        """Return the text without the given half-open folded spans (sorted, apart)."""
        pieces: list[str] = []
        keep = np.ones(len(self.offsets), dtype=bool)
        at = 0
        for start, end in spans:
            pieces.append(self.folded[at:start])
            keep[start:end] = False
            at = end
        if at == 0:
            return self
        pieces.append(self.folded[at:])
        return AlignedText(self.source, "".join(pieces), self.offsets[keep])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of a folded half-open span; an empty span stays empty."""
        first = int(self.offsets[start])
        return (first, first) if end <= start else (first, int(self.offsets[end - 1]) + 1)

    def place_of(self, original: int) -> int:
        """Return the folded place of the first character at or behind a source place."""
        return int(np.searchsorted(self.offsets, original))
