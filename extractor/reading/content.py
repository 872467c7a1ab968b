"""What a reader makes of a file: text with pages and tables, on its way to be a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extractor.errors import InputError
from extractor.reading import limits
from extractor.table import Cell, Table

_LONE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Content:
    """Text and structure; offsets are into the text."""

    format: str
    text: str = ""
    page_starts: list[int] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    """Spans that folding leaves out: running headers, page numbers, line breaks that only wrap; sorted, apart."""
    tables: list[Table] = field(default_factory=list)
    notices: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    """Pages (from 0) that are pictures without text."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "format": self.format,
            "text": self.text,
            "page_starts": self.page_starts,
            "dropped": self.dropped,
            "tables": [
                {
                    "start": table.start,
                    "end": table.end,
                    "name": table.name,
                    "first_row": table.first_row,
                    "cells": [
                        (cell.row, cell.column, cell.start, cell.end, cell.row_span, cell.column_span, cell.marks)
                        for cell in table.cells
                    ],
                }
                for table in self.tables
            ],
            "notices": self.notices,
            "scanned": self.scanned,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Content:
        """Return the content from what `to_json` gave."""
        return cls(
            format=values["format"],
            text=values["text"],
            page_starts=values["page_starts"],
            dropped=[(start, end) for start, end in values["dropped"]],
            tables=[
                Table(
                    tuple(Cell(*cell) for cell in table["cells"]),
                    table["start"],
                    table["end"],
                    table["name"],
                    table["first_row"],
                )
                for table in values["tables"]
            ],
            notices=[(kind, details) for kind, details in values["notices"]],
            scanned=values["scanned"],
        )


class TextBuilder:
    """Puts a text together piece by piece and remembers where each piece came from."""

    def __init__(self, form: str) -> None:
        self.content = Content(form)
        self.at = 0
        """Offset that the next piece gets."""
        self.pieces: list[tuple[int, str, Any]] = []
        """Offset, text and source of every piece that has a source."""
        self._texts: list[str] = []

    def add(self, text: str, source: Any = None) -> None:
        """Append a piece; `source` is where a marked copy finds it."""
        if not text:
            return
        if self.at + len(text) > limits.LARGEST_TEXT:
            raise InputError("text-too-long", limit=f"{limits.LARGEST_TEXT:,}")
        self._texts.append(text)
        if source is not None:
            self.pieces.append((self.at, text, source))
        self.at += len(text)

    def end_line(self) -> None:
        """Append a line break unless the text is empty or ends with one."""
        if self._texts and not self._texts[-1].endswith("\n"):
            self.add("\n")

    def ends_with(self, endings: tuple[str, ...]) -> bool:
        """Whether the text so far ends with one of some strings; "" stands for no text at all."""
        return self._texts[-1].endswith(tuple(mark for mark in endings if mark)) if self._texts else "" in endings

    def ends_in(self, mark: str) -> bool:
        """Whether the last character of the text so far lies beyond one."""
        return bool(self._texts) and self._texts[-1][-1] > mark

    def start_page(self) -> None:
        """Begin a page here."""
        self.content.page_starts.append(self.at)

    def drop(self, start: int, end: int) -> None:
        """Have folding leave out a span."""
        if end > start:
            self.content.dropped.append((start, end))

    def notice(self, kind: str, **details: Any) -> None:
        """Tell the person something about the file."""
        self.content.notices.append((kind, details))

    def finish(self) -> Content:
        """Return the content."""
        content = self.content
        content.text = _LONE.sub("\ufffd", "".join(self._texts))
        content.dropped = _merged(content.dropped)
        return content


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
