"""What is running text: all lines outside tables, and the cells that hold sentences."""

from __future__ import annotations

from bisect import bisect_right

from extractor.cell_values import Kind
from extractor.document import Document
from extractor.structure import find_paragraphs

Span = tuple[int, int]


def find_prose(document: Document) -> list[Span]:
    """Return the folded spans of paragraphs in order; a table's figures are not among them."""
    folded = document.aligned.folded
    tables = document.table_spans
    if not tables:
        return find_paragraphs(folded)
    ends = [end for _, end in tables]
    spans: list[Span] = []
    for start, end in find_paragraphs(folded):
        at = bisect_right(ends, start)
        while at < len(tables) and tables[at][0] < end:  # folding may have joined a table's line with its neighbour
            spans.append((start, tables[at][0]))
            start, at = max(start, tables[at][1]), at + 1
        spans.append((start, end))
    for reading in document.table_readings:
        for place, cell in reading.cells.items():
            if cell.kind is Kind.PROSE and place == (cell.cell.row, cell.cell.column):
                begin, stop = document.aligned.place_of(cell.cell.start), document.aligned.place_of(cell.cell.end)
                spans += [(begin + a, begin + b) for a, b in find_paragraphs(folded[begin:stop])]
    return sorted(span for span in spans if span[1] > span[0])
