"""A document: its text as read, and what folding and outline say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.aligned import AlignedText
from extractor.fold import fold
from extractor.notice import Notice
from extractor.places import find_region, find_year
from extractor.structure import Outline
from extractor.table import Table

if TYPE_CHECKING:
    from extractor.data_state import DataState
    from extractor.left_out_units import DeclaredUnit
    from extractor.table_reading import TableReading

_CAPTION_REACH = 200
_MASK = "x"  # no space: what looks for headings looks behind spaces, again and again


@dataclass
class Document:
    """One file's text and where things stand in it.

    `text` holds everything that was read, unchanged; every offset that leaves
    gouji is an index into it.
    """

    text: str
    path: str = ""
    format: str = "txt"
    sha256: str = ""
    page_starts: tuple[int, ...] = ()
    """Text offset of each page's first character; empty where the format has no pages."""
    notices: list[Notice] = field(default_factory=list)
    """What the reader could not take as it was, for the person to know."""
    dropped: tuple[tuple[int, int], ...] = ()
    """Spans that folding leaves out: running headers, page numbers, line breaks that only wrap; sorted, apart."""
    read_tables: tuple[Table, ...] = ()
    """Tables that the format itself marks or a page rules."""

    @cached_property
    def aligned(self) -> AlignedText:
        """The folded text with its way back."""
        return fold(self.text, self.dropped)

    @cached_property
    def outline(self) -> Outline:
        """Parts and headings of the folded text; what stands in tables is none."""
        folded, at = self.aligned.folded, 0
        pieces: list[str] = []
        for start, end in self.table_spans:
            pieces += (folded[at:start], _MASK * (end - start))
            at = end
        return Outline("".join((*pieces, folded[at:])))

    @cached_property
    def states(self) -> tuple[DataState, ...]:
        """What the text says of its own data: preliminary, to be verified, rounded."""
        from extractor.data_state import find_states

        return find_states(self)

    @cached_property
    def declared_unit(self) -> DeclaredUnit | None:
        """What the text says its amounts are in where it leaves the unit out."""
        from extractor.left_out_units import declared_unit

        return declared_unit(self.aligned.folded)

    @property
    def remarks(self) -> list[Notice]:
        """What the person is to know: the reader's notices, then what the text says of its data, each once."""
        said = {(state.kind, state.quote): state.notice() for state in self.states}
        return [*self.notices, *said.values()]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order: those the format marks, and those plain text sets out."""
        from extractor.text_tables import find_text_tables

        spans = sorted([(table.start, table.end) for table in self.read_tables] + list(self.dropped))
        return tuple(sorted((*self.read_tables, *find_text_tables(self.text, spans)), key=lambda table: table.start))

    @cached_property
    def table_readings(self) -> tuple[TableReading, ...]:
        """The tables understood: headers, units, labels."""
        from extractor.table_reading import read_table

        return tuple(
            read_table(table, number, self.text, self._lines_above(table.start))
            for number, table in enumerate(self.tables)
        )

    @cached_property
    def table_spans(self) -> tuple[tuple[int, int], ...]:
        """Folded spans of the tables, in order, apart."""
        place = self.aligned.place_of
        spans = [(place(table.start), place(table.end)) for table in self.tables]
        return tuple((start, end) for at, (start, end) in enumerate(spans) if at == 0 or start >= spans[at - 1][1])

    def _lines_above(self, start: int) -> str:
        """The last lines before a table, folded: caption and unit stand there."""
        end = self.aligned.place_of(start)
        return "\n".join(self.aligned.folded[max(0, end - _CAPTION_REACH) : end].rstrip().split("\n")[-3:])

    @cached_property
    def title(self) -> str:
        """First line that reads like a title, at most 60 characters."""
        for line in self.aligned.folded[:2000].split("\n"):
            line = line.strip(" #*\t")
            if 4 <= len(line) <= 60 and not re.search(r"[。；;!?]$|^[0-9 :/-]+$|^!?\[", line):
                return line
        return ""

    @cached_property
    def region(self) -> str:
        """The place it is about, "" where neither title nor opening names one."""
        return find_region(self.title, self.aligned.folded)

    @cached_property
    def year(self) -> str:
        """The year it is about, "" where none is named."""
        return find_year(self.title, self.aligned.folded)

    def page_of(self, place: int) -> int | None:
        """Return the page (from 1) of a text offset, None where there are no pages."""
        from bisect import bisect_right

        return bisect_right(self.page_starts, place) or 1 if self.page_starts else None
