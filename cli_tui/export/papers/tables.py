"""Tables of a paper, written as XML at once: python-docx needs seconds for a thousand cells."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

Run = tuple[str, bool]
"""Text, and whether it is bold."""
Value = str | Sequence[Run]

_TWIPS = 56.7
"""To the millimetre."""
TEXT_STYLE, HEAD_STYLE = "TableText", "TableHead"
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85))
)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def make_table(
    widths: Sequence[float], rows: Sequence[Sequence[Value]], *, head: bool, together: bool = False, blank: int = 0
) -> etree._Element:
    """Return a table.

    Args:
        widths: of the columns, in millimetres.
        rows: their cells; a line break starts a new paragraph.
        head: the first row names the columns and is repeated on each page; otherwise the first column names the rows.
        together: no page ends within it.
        blank: millimetres that an empty last cell is kept high for writing by hand, 0 for none.
    """
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    body = "".join(
        _row(widths, row, head, at == 0, blank if at == len(rows) - 1 else 0, together=together and at < len(rows) - 1)
        for at, row in enumerate(rows)
    )
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(widths: Sequence[float], row: Sequence[Value], head: bool, first: bool, blank: int, *, together: bool) -> str:
    height = f'<w:trHeight w:val="{round(blank * _TWIPS)}" w:hRule="atLeast"/>' if blank else ""
    repeat = "<w:tblHeader/>" if head and first else ""
    cells = "".join(
        _cell(width, value, names=first if head else column == 0, together=together)
        for column, (width, value) in enumerate(zip(widths, row, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{cells}</w:tr>"


def _cell(width: float, value: Value, *, names: bool, together: bool) -> str:
    style = HEAD_STYLE if names else TEXT_STYLE
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if names else ""
    keep = "<w:keepNext/>" if together else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}</w:p>' for runs in _paragraphs(value)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _paragraphs(value: Value) -> list[str]:
    if isinstance(value, str):
        return [_run(line, False) for line in value.split("\n")]
    return ["".join(_run(text, bold) for text, bold in value)]


def _run(text: str, bold: bool) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
