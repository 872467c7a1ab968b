"""The report's text: figures coloured by verdict, tables as tables, drawn line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cli_tui.tui.marks import Marks
from cli_tui.tui.messages import FigureChosen
from cli_tui.tui.rows import Layout, Piece, Row, cell_widths
from cli_tui.tui.widgets.scrolling import SCROLL_KEYS
from cli_tui.width import plain

if TYPE_CHECKING:
    from textual import events

    from corpus.opened import OpenReport
    from extractor.table import Table

_SPACES = re.compile(r"[\t\r\x0b\x0c\x85\u2028\u2029]")
_LOOKS = ("error", "warning", "notice", "info", "agree", "open")


class TextView(ScrollView, can_focus=True):
    """A text of any length; only the rows on screen are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"text--{look}" for look in _LOOKS), "text--lit", "text--found", "text--line", "text--here"
    }  # fmt: skip
    BINDINGS: ClassVar = list(SCROLL_KEYS)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._shown = ""
        self._tables: Sequence[Table] = ()
        self._marks = Marks(None)
        self._layout: Layout | None = None
        self._widths = cell_widths("")
        self._lit: list[tuple[int, int]] = []
        self._here: tuple[int, int] | None = None
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self._base = Style.null()

    def show_text(self, text: str, tables: Sequence[Table] = ()) -> None:
        """Show a text before anything is known of its figures."""
        self._text = text
        # One for one, so that every place stays: what a terminal would act on becomes a mark, white space a space.
        self._shown = plain(_SPACES.sub(" ", text))
        self._tables = tables
        self._widths = cell_widths(self._shown)
        self._marks = Marks(None)
        self._lay_out()

    def show_report(self, report: OpenReport) -> None:
        """Colour the figures of a report."""
        if report.text != self._text:
            self.show_text(report.text, report.tables)
        self._marks = Marks(report)
        self.refresh()

    def light(self, spans: Sequence[tuple[int, int]], here: tuple[int, int] | None = None) -> None:
        """Light up places and bring the first into view; `here` is the figure the person came for."""
        self._lit = sorted(spans)
        self._here = here
        if self._layout is not None and (here or self._lit):
            top = self._layout.row_of((here or self._lit[0])[0])
            height = max(1, self.scrollable_content_region.height)
            if not self.scroll_offset.y + 1 <= top < self.scroll_offset.y + height - 2:
                self.scroll_to(y=max(0, top - height // 3), animate=False, immediate=True)
        self.refresh()

    def find(self, words: str) -> tuple[int, int]:
        """Light the next occurrence of words; return its number and how many there are, (0, 0) for none."""
        spans = [match.span() for match in re.finditer(re.escape(words), self._text, re.IGNORECASE)] if words else []
        if spans != self._found:
            self._found, self._at = spans, -1
        if not spans:
            self.refresh()
            return 0, 0
        self._at = (self._at + 1) % len(spans)
        self.light(self._lit, spans[self._at])
        return self._at + 1, len(spans)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew at the new width, keeping the first row's place."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Choose the figure under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None or self._layout is None:
            return
        place = self._layout.place_at(self.scroll_offset.y + offset.y, offset.x)
        mark = self._marks.at(place) if place is not None else None
        if mark is not None and mark.claim:
            self.post_message(FigureChosen(mark.claim))

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        place = (
            self._layout.rows[self.scroll_offset.y].start
            if self._layout and self.scroll_offset.y < len(self._layout.rows)
            else 0
        )
        if self._layout is None or self._layout.width != max(8, width) or self._layout.text is not self._shown:
            self._layout = Layout(self._shown, width, self._tables, self._widths)
        self.virtual_size = Size(width, len(self._layout.rows))
        if place:
            self.scroll_to(y=self._layout.row_of(place), animate=False, immediate=True)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; their common style is found once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, base = self.scrollable_content_region.width, self._base
        at = self.scroll_offset.y + y
        if self._layout is None or at >= len(self._layout.rows):
            return Strip.blank(width, base)
        row = self._layout.rows[at]
        strip = Strip(self._ruled(row, width, base) if row.ruled else self._segments(row, base))
        return strip.adjust_cell_length(width, base)

    def _ruled(self, row: Row, width: int, base: Style) -> list[Segment]:
        line = ["─"] * width
        for bar in row.bars:
            if bar < width:
                line[bar] = "┼"
        return [Segment("".join(line), base + self.get_component_rich_style("text--line", partial=True))]

    def _segments(self, row: Row, base: Style) -> list[Segment]:
        """The pieces of a row with the bars between them."""
        assert self._layout is not None
        segments: list[Segment] = []
        column = 0
        bars = iter((*row.bars, 1 << 30))
        bar = next(bars)
        line = base + self.get_component_rich_style("text--line", partial=True)
        for piece in (*row.pieces, Piece(max(row.bars, default=-1) + 2, 0, 0)):
            while bar < piece.column:
                segments += [Segment(" " * (bar - column), base), Segment("│", line)] if bar >= column else []
                column = max(column, bar + 1)
                bar = next(bars)
            if piece.end > piece.start:
                segments.append(Segment(" " * max(0, piece.column - column), base))
                segments += self._coloured(piece, base)
                column = max(column, piece.column) + self._layout.cells(piece.start, piece.end)
        return segments

    def _coloured(self, piece: Piece, base: Style) -> list[Segment]:
        """A stretch of text in the looks of its figures."""
        spans = [(mark.start, mark.end, f"text--{mark.look}") for mark in self._marks.within(piece.start, piece.end)]
        over = [(start, end, "text--lit") for start, end in self._lit]
        over += [(start, end, "text--found") for start, end in self._found]
        over += [(*self._here, "text--here")] if self._here else []
        spans += [one for one in over if one[0] < piece.end and one[1] > piece.start]
        edges = sorted(
            {piece.start, piece.end, *(min(max(edge, piece.start), piece.end) for one in spans for edge in one[:2])}
        )
        segments = []
        for start, end in pairwise(edges):
            style = base
            for first, last, look in spans:
                if first <= start and end <= last:
                    style += self.get_component_rich_style(look, partial=True)
            segments.append(Segment(self._shown[start:end], style))
        return segments

    @property
    def visible_place(self) -> int:
        """The first character on screen."""
        at = self.scroll_offset.y
        return self._layout.rows[at].start if self._layout and at < len(self._layout.rows) else 0

    def row_region(self, place: int) -> Region:
        """Return where a character is shown, in the widget."""
        row = self._layout.row_of(place) if self._layout else 0
        return Region(0, row - self.scroll_offset.y, self.size.width, 1)
