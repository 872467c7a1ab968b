"""A document: its text as read, and what folding and outline say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.aligned import AlignedText
from extractor.fold import fold
from extractor.notice import Notice
from extractor.structure import Outline
from extractor.table import Table

if TYPE_CHECKING:
    from extractor.table_reading import TableReading

_CAPTION_REACH = 200
_REGION = re.compile(r"[\u4e00-\u9fff_]{1,8}?(?:自治[区州县旗]|[省市州县区旗镇乡])")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?=年|学年|—|-)|([二一][〇零九][〇零一二三四五六七八九]{2})(?=年)")


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
        folded = self.aligned.folded
        for start, end in self.table_spans:
            folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
        return Outline(folded)

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

    def page_of(self, place: int) -> int | None:
        """Return the page (from 1) of a text offset, None where there are no pages."""
        from bisect import bisect_right

        return bisect_right(self.page_starts, place) or 1 if self.page_starts else None


def region_of(text: str) -> str:
    """Return the first place a title names (青川县, __区), or ""."""
    match = _REGION.search(text)
    return match.group() if match else ""


def year_of(text: str) -> str:
    """Return the first year a title names, or ""."""
    match = _YEAR.search(text)
    return match.group().translate(_DIGITS) if match else ""
