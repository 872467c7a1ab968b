"""The glyphs of a PDF page with their boxes, and the lines they make."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extractor.reading.page import Line
from extractor.reading.rulings import Box
from extractor.reading.turned import Frame

_HYPHENS = (2, 0xFFFE)
_WIDE_GAP = 1.6  # times the type size: what stands so far apart is another cell or column
_WORD_GAP = 0.16
_CJK = 0x2E80
_FEWEST_ESTIMATED = 40


class Glyphs:
    """All glyphs of a page that print something, as arrays; y grows downwards from the top of the page."""

    __slots__ = ("codes", "fragments", "numbers", "spaced", "x0", "x1", "y0", "y1")

    def __init__(self, textpage: Any, frame: Frame, *, exact: bool = True) -> None:
        """Read a page's glyphs.

        Args:
            textpage: of pdfium.
            frame: how the page is seen.
            exact: ask pdfium where each glyph stands; else only at the ends of words, which is enough for
                running text and three times as fast.
        """
        count = textpage.count_chars()
        handle = textpage.raw
        codes = _codes(textpage, count)
        breaks = codes == 10
        kept = (codes > 32) & (codes != 0xA0) & (codes != 0x3000) & (codes != 0xAD) | (codes == _HYPHENS[0])
        spaces = np.flatnonzero((codes == 32) | (codes == 0x3000) | (codes == 0xA0)).tolist()
        page = ctypes.cast(handle, ctypes.c_void_p).value
        printed = [at for at in spaces if not _IS_GENERATED(page, at)]
        self.numbers: NDArray[np.int32] = np.flatnonzero(kept).astype(np.int32)
        """Number of each glyph on the page."""
        self.spaced = np.zeros(len(self.numbers) + 1, dtype=np.int8)
        """Whether a space stands before each glyph: 2 in the file itself, 1 put there by pdfium."""
        self.spaced[np.searchsorted(self.numbers, spaces)] = 1
        self.spaced[np.searchsorted(self.numbers, printed)] = 2
        self.codes = codes[kept]
        self.codes[(self.codes == _HYPHENS[0]) | (self.codes == _HYPHENS[1])] = ord("-")
        runs = np.cumsum(breaks)[kept]
        left, top, right, bottom = (
            _boxes(handle, self.numbers) if exact else _estimated_boxes(handle, self.numbers, self.codes, runs)
        ).T
        self.x0, self.y0, self.x1, self.y1 = frame.seen(left, bottom, right, top)
        self.fragments: NDArray[np.int32] = runs.astype(np.int32)
        """Number of the run of text, as the file draws it, that each glyph is in."""

    def inside(self, x0: float, top: float, x1: float, bottom: float) -> NDArray[np.bool_]:
        """Return which glyphs have their middle in a box."""
        x, y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        found: NDArray[np.bool_] = (x > x0) & (x < x1) & (y > top) & (y < bottom)
        return found

    def is_garbled(self) -> bool:
        """Whether the file does not say which characters its glyphs are."""
        if len(self.codes) <= 20:
            return False
        unknown = (self.codes == 0xFFFD) | ((self.codes >= 0xE000) & (self.codes < 0xF900)) | (self.codes < 32)
        return 10 * int(np.count_nonzero(unknown)) > 3 * len(self.codes)

    def lines(self, chosen: NDArray[np.bool_]) -> list[Line]:
        """Return the lines that the chosen glyphs make, parted where a gap is wide."""
        at = np.flatnonzero(chosen)
        return self._lines(at, np.zeros(len(at), dtype=np.int64), part=True) if len(at) else []

    def cell_lines(self, boxes: Sequence[Box]) -> list[list[Line]]:
        """Return the lines in each of some boxes that lie apart, from the top down."""
        cell = np.full(len(self.codes), -1, dtype=np.int64)
        for number, box in enumerate(boxes):
            cell[self.inside(*box)] = number
        at = np.flatnonzero(cell >= 0)
        found: list[list[Line]] = [[] for _ in boxes]
        for line in self._lines(at, cell[at], part=False) if len(at) else []:
            found[cell[np.searchsorted(self.numbers, line.glyphs[0])]].append(line)
        for lines in found:
            lines.sort(key=lambda line: line.top)
        return found

    def _lines(self, at: NDArray[np.int64], cell: NDArray[np.int64], *, part: bool) -> list[Line]:
        """The lines of some glyphs, none of them over two cells."""
        rows = _join_fragments(self, at, cell)
        order = np.lexsort((self.x0[at], rows))
        at, rows = at[order], rows[order]
        x0, x1, size = self.x0[at], self.x1[at], self.y1[at] - self.y0[at]
        gaps = x0[1:] - x1[:-1]
        largest = np.maximum(size[1:], size[:-1])
        parted = rows[1:] != rows[:-1]
        if part:
            parted |= gaps > _WIDE_GAP * largest
        codes = self.codes[at]
        narrow = codes < _CJK
        follows = at[1:] == at[:-1] + 1
        # Between figures and Chinese characters a gap is only typography; so it is between two of these,
        # unless pdfium too, which knows how far a glyph advances, took it for a space.
        words = narrow[1:] & narrow[:-1]
        characters = ~narrow[1:] & ~narrow[:-1] & (self.spaced[at[1:]] > 0) & follows
        spaced = (gaps > _WORD_GAP * largest) & (words | characters | (gaps > 0.9 * largest))
        spaced |= (self.spaced[at[1:]] > 1) & follows
        starts = [0, *(np.flatnonzero(parted) + 1).tolist()]
        text = codes.tobytes().decode("utf-32-le", "replace")
        numbers: list[int] = self.numbers[at].tolist()
        tops = np.minimum.reduceat(self.y0[at], starts).tolist()
        bottoms = np.maximum.reduceat(self.y1[at], starts).tolist()
        ends = [*starts[1:], len(at)]
        lefts, rights = x0[starts].tolist(), np.maximum.reduceat(x1, starts).tolist()
        spaces = (np.flatnonzero(spaced & ~parted) + 1).tolist()
        found = []
        for a, b, left, top, right, bottom in zip(starts, ends, lefts, tops, rights, bottoms, strict=True):
            inner = spaces[bisect_left(spaces, a + 1) : bisect_left(spaces, b)]
            words, glyphs = _spaced(text, numbers, a, b, inner) if inner else (text[a:b], numbers[a:b])
            found.append(Line(words, left, top, right, bottom, glyphs))
        return found


def _spaced(text: str, numbers: list[int], start: int, end: int, spaces: list[int]) -> tuple[str, list[int]]:
    """A line's text and glyphs with spaces put in before some places."""
    words, glyphs = [], []
    for a, b in zip([start, *spaces], [*spaces, end], strict=True):
        words.append(text[a:b])
        glyphs += [*numbers[a:b], -1]
    return " ".join(words), glyphs[:-1]


_IS_GENERATED = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_IsGenerated, ctypes.c_void_p).value or 0
)
_GET_BOX = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    or 0  # plain addresses: twice as fast as the wrapper
)


def _boxes(handle: Any, numbers: NDArray[np.int32]) -> NDArray[np.float32]:
    """float32[len(numbers), 4]: left, top, right, bottom of each glyph, y growing upwards."""
    boxes = np.zeros((len(numbers), 4), dtype=np.float32)
    page, place = ctypes.cast(handle, ctypes.c_void_p).value, boxes.ctypes.data
    for number in numbers.tolist():
        _GET_BOX(page, number, place)
        place += 16
    return boxes


def _estimated_boxes(
    handle: Any, numbers: NDArray[np.int32], codes: NDArray[np.uint32], runs: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Boxes by the first and last glyph of each word; exact in lines whose words do not stand left to right."""
    if len(numbers) < _FEWEST_ESTIMATED:
        return _boxes(handle, numbers)
    starts = np.flatnonzero(np.diff(numbers, prepend=-2) != 1)
    ends = np.append(starts[1:], len(numbers)) - 1
    first, last = _boxes(handle, numbers[starts]), _boxes(handle, numbers[ends])
    widths = np.where(codes < _CJK, 0.5, 1.0)
    after = np.cumsum(widths)
    word = np.repeat(np.arange(len(starts)), ends - starts + 1)
    offset = (after[starts] - widths[starts])[word]
    step = ((last[:, 2] - first[:, 0]) / (after[ends] - after[starts] + widths[starts]))[word]
    boxes = np.empty((len(numbers), 4), dtype=np.float32)
    boxes[:, 0] = first[word, 0] + (after - widths - offset) * step
    boxes[:, 2] = first[word, 0] + (after - offset) * step
    boxes[:, 1] = np.maximum(first[:, 1], last[:, 1])[word]
    boxes[:, 3] = np.minimum(first[:, 3], last[:, 3])[word]
    backwards = (first[1:, 0] < last[:-1, 2] - 1) & (runs[starts[1:]] == runs[starts[:-1]])
    odd = (last[:, 2] <= first[:, 0]) | (np.abs(first[:, 1] - last[:, 1]) > first[:, 1] - first[:, 3])
    quoted = (codes >= 0x2014) & (codes <= 0x2026)  # dashes and quotes: of another font, drawn out of turn
    lines = np.zeros(int(runs[-1]) + 1, dtype=bool)
    lines[runs[starts[1:][backwards]]] = lines[runs[starts[odd]]] = lines[runs[quoted]] = True
    if lines.any():
        doubtful = lines[runs]
        boxes[doubtful] = _boxes(handle, numbers[doubtful])
    return boxes


def _codes(textpage: Any, count: int) -> NDArray[np.uint32]:
    """Code point of each glyph; the bulk call tells them unless some need two UTF-16 units or none."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage.raw, 0, count, buffer) if count else 1
    codes: NDArray[np.uint32] = np.frombuffer(bytes(buffer), dtype=np.uint16, count=count).astype(np.uint32)
    if written == count + 1 and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes
    return np.array([raw.FPDFText_GetUnicode(textpage.raw, number) for number in range(count)], dtype=np.uint32)


def _join_fragments(glyphs: Glyphs, at: NDArray[np.int64], cell: NDArray[np.int64]) -> NDArray[np.int32]:
    """Row number of each glyph: runs that share a baseline and a cell and meet sideways are one row.

    A file draws a line in several runs (quotes in another font, after the rest).
    """
    cells = int(cell.max()) + 1
    runs = glyphs.fragments[at].astype(np.int64) * cells + cell
    order = np.argsort(runs, kind="stable")
    names, cuts = np.unique(runs[order], return_index=True)
    x0 = np.minimum.reduceat(glyphs.x0[at][order], cuts).tolist()
    x1 = np.maximum.reduceat(glyphs.x1[at][order], cuts).tolist()
    middles = ((glyphs.y0[at] + glyphs.y1[at]) / 2)[order]
    low, high = np.minimum.reduceat(middles, cuts), np.maximum.reduceat(middles, cuts)
    middle, cell_of = ((low + high) / 2).tolist(), (names % cells).tolist()
    sizes = np.maximum.reduceat((glyphs.y1[at] - glyphs.y0[at])[order], cuts).tolist()
    row_of = list(range(len(names)))

    def root(run: int) -> int:
        while row_of[run] != run:
            row_of[run] = row_of[row_of[run]]
            run = row_of[run]
        return run

    ranked = sorted(range(len(names)), key=lambda run: (cell_of[run], middle[run]))
    for place, run in enumerate(ranked):
        for other in ranked[place + 1 : place + 12]:
            size = max(sizes[run], sizes[other])
            if cell_of[other] != cell_of[run] or middle[other] - middle[run] > 0.35 * size:
                break
            if x0[other] < x1[run] + 2 * size and x0[run] < x1[other] + 2 * size:
                first, second = sorted((root(run), root(other)))
                row_of[second] = first
    rows = np.array([root(run) for run in range(len(names))], dtype=np.int32)
    found: NDArray[np.int32] = rows[np.searchsorted(names, runs)]
    return found
