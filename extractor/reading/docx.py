"""DOCX: paragraphs, tables, numbering, notes and text boxes in reading order, tracked changes as accepted."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from extractor.errors import InputError
from extractor.reading.content import Content, TextBuilder
from extractor.reading.docx_numbering import Numbering
from extractor.reading.packages import open_package, parse_xml
from extractor.table import HEADER, Cell, Table

_W = qn("w:t")[:-1]
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    _W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "sectPr", "tblPr")
)
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": "\t"}
_TEXTS = frozenset((_W + "t", _M_TEXT))
_BOX = _W + "txbxContent"
_RENDERED_BREAK = _W + "lastRenderedPageBreak"
_HAS_DIGIT = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万亿]")
_CONTENTS_STYLE = re.compile(r"TOC\d", re.IGNORECASE)
_MOST_CHANGES = 50
_DEEPEST = 12


def read(data: bytes, password: str = "") -> Content:
    """Return the content of a DOCX file.

    Raises:
        InputError: damaged, encrypted, or unsafe to unpack.
    """
    return build(data)[0].finish()


def build(data: bytes) -> tuple[TextBuilder, Any]:
    """Return the text, its pieces tied to their elements, and python-docx's document."""
    open_package(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, AttributeError) as error:
        raise InputError("damaged", why="DOCX") from error
    walker = _Walker(document)
    walker.read_all()
    return walker.builder, document


class _Walker:
    """Walks a document in reading order."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.builder = TextBuilder("docx")
        self.numbering = Numbering(document)
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str]] = []
        self.hidden = False
        self.depth = 0

    def read_all(self) -> None:
        builder, body = self.builder, self.document.element.body
        paged = next(body.iter(_RENDERED_BREAK), None) is not None
        if paged:
            builder.start_page()
        self.blocks(body)
        self._read_notes()
        self._read_margins()
        self._note_changes(body)
        if self.hidden:
            builder.notice("hidden-text")
        if next(body.iter(_W + "altChunk"), None) is not None:
            builder.notice("embedded-part")

    def blocks(self, container: Any) -> None:
        """Read paragraphs and tables, into whatever wraps them."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise InputError("damaged", why="DOCX: nesting")
        for child in container:
            if child.tag == _W + "p":
                self.paragraph(child)
            elif child.tag == _W + "tbl":
                self.table(child)
            elif child.tag not in _SKIPPED:
                self.blocks(child)
        self.depth -= 1

    def paragraph(self, paragraph: Any) -> None:
        """Read one paragraph, then the text boxes anchored in it."""
        number = self.numbering.mark(paragraph)
        start = self.builder.at
        if number:
            tight = ord(number[-1]) > 0x7F or number[-1] == ")"
            self.builder.add(number if tight else number + " ")
        self.inline(paragraph)
        joined = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None  # its end mark is deleted
        if self.builder.at > start and not joined:
            self.builder.end_line()
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and _CONTENTS_STYLE.match(style.get(_W + "val", "")):
            self.builder.drop(start, self.builder.at)  # a table of contents: titles again, and page numbers
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.builder.end_line()
            self.blocks(box)

    def inline(self, node: Any) -> None:
        """Read the runs under a node."""
        for child in node:
            tag = child.tag
            if tag in _TEXTS:
                self.builder.add(child.text or "", child)
            elif tag == _RENDERED_BREAK:
                if self.builder.content.page_starts:
                    self.builder.start_page()
            elif tag in _MARKS:
                if child.get(_W + "type") != "page":
                    self.builder.add(_MARKS[tag])
            elif tag == _BOX:
                self.boxes.append(child)
            elif tag in (_W + "footnoteReference", _W + "endnoteReference"):
                self.notes.append((tag[len(_W) :].removesuffix("Reference"), child.get(_W + "id", "")))
            elif tag == _W + "r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
                self.hidden = self.hidden or child.find(_W + "t") is not None
            elif isinstance(tag, str) and tag not in _SKIPPED and tag != _FALLBACK:
                self.inline(child)

    def table(self, table: Any) -> None:
        """Read a table: rows a line, cells apart by tabs."""
        builder = self.builder
        builder.end_line()
        start = builder.at
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}
        row = -1
        for line in _rows(table):
            if line.find(f"{_W}trPr/{_W}del") is not None:
                continue
            row += 1
            column = _value(line, "w:trPr/w:gridBefore", 0)
            header = HEADER if line.find(f"{_W}trPr/{_W}tblHeader") is not None else ""
            for number, cell in enumerate(_cells(line)):
                span = _value(cell, "w:tcPr/w:gridSpan", 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if number:
                    builder.add("\t")
                if merge is not None and merge.get(_W + "val") != "restart" and column in open_cells:
                    at = open_cells[column]
                    cells[at] = _grown(cells[at])
                else:
                    begin = builder.at
                    self._cell(cell)
                    open_cells[column] = len(cells)
                    cells.append(Cell(row, column, begin, builder.at, 1, span, header))
                column += span
            builder.add("\n")
        kept = tuple(cell for cell in cells if cell.end > cell.start)
        if kept and row >= 0:
            builder.content.tables.append(Table(kept, start, builder.at))

    def _cell(self, cell: Any) -> None:
        """A cell's paragraphs a line each, the last line left open; inner tables flat."""
        first = True
        for paragraph in cell.iter(_W + "p"):
            if not first:
                self.builder.add("\n")
            first = False
            self.builder.add(self.numbering.mark(paragraph))
            self.inline(paragraph)
        self.boxes = []

    def _read_notes(self) -> None:
        """Footnotes and endnotes behind the text, in the order of their marks."""
        wanted: dict[str, list[str]] = {}
        for kind, key in self.notes:
            wanted.setdefault(kind, []).append(key)
        for kind, reltype in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES)):
            part = _related(self.document, reltype)
            if part is None or kind not in wanted:
                continue
            by_key = {note.get(_W + "id"): note for note in parse_xml(part.blob).findall(_W + kind)}
            for key in wanted[kind]:
                if key in by_key:
                    self.builder.end_line()
                    self.blocks(by_key[key])

    def _read_margins(self) -> None:
        """Headers and footers: in the text, not in what is read on."""
        self.builder.end_line()
        start = self.builder.at
        for relation in self.document.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and not relation.is_external:
                self.blocks(relation.target_part.element)
        tables = self.builder.content.tables
        while tables and tables[-1].start >= start:
            tables.pop()
        self.builder.drop(start, self.builder.at)

    def _note_changes(self, body: Any) -> None:
        """Tell of tracked changes that touch a number."""
        changes = [
            (
                (change.tag == _W + "del" and "-") or "+",
                "".join(text.text or "" for text in change.iter(_W + "t", _W + "delText")),
            )
            for change in body.iter(_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo")
        ]
        if not changes:
            return
        self.builder.notice("tracked-changes", count=len(changes))
        numbers = [f"{sign}{text.strip()[:30]}" for sign, text in changes if _HAS_DIGIT.search(text)]
        if numbers:
            self.builder.notice("revised-numbers", numbers=" ".join(numbers[:_MOST_CHANGES]))


def _rows(table: Any) -> list[Any]:
    return [row for row in table.iter(_W + "tr") if next(row.iterancestors(_W + "tbl")) is table]


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(_W + "tc") if next(cell.iterancestors(_W + "tr")) is row]


def _value(element: Any, path: str, default: int) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    value = "" if found is None else found.get(_W + "val", "")
    return min(int(value), 1000) if value.isdigit() else default


def _grown(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.start, cell.end, cell.row_span + 1, cell.column_span, cell.marks)


def _related(document: Any, reltype: str) -> Any:
    try:
        return document.part.part_related_by(reltype)
    except KeyError:
        return None
