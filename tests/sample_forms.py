"""A text sample in other formats: the same words as DOCX, HTML and OFD, its tables as tables."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx

from extractor.document import Document
from tests.make_ofd import Block, make_ofd


def blocks_of(text: str) -> list[Block]:
    """Return a text's lines, and its tables as rows of cells."""
    document = Document(text)
    blocks: list[Block] = []
    at = 0
    for table in document.tables:
        blocks += text[at : table.start].split("\n")
        rows, columns = table.shape
        grid = [[""] * columns for _ in range(rows)]
        for cell in table.cells:
            grid[cell.row][cell.column] = text[cell.start : cell.end]
        blocks.append(grid)
        at = table.end
    blocks += text[at:].split("\n")
    return [block for block in blocks if block]


def make_docx(blocks: Sequence[Block]) -> bytes:
    """Return a DOCX file of paragraphs and tables."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]), style="Table Grid")
        for row, words in enumerate(block):
            for column, word in enumerate(words):
                table.cell(row, column).text = word
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_html(blocks: Sequence[Block]) -> bytes:
    """Return a web page with a menu, a footer and the paragraphs and tables."""
    parts = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{html.escape(block)}</p>")
        else:
            rows = ["".join(f"<td>{html.escape(word)}</td>" for word in words) for words in block]
            parts.append("<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    page = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>样例</title>'
        "<style>body{max-width:44em;margin:auto}p{text-indent:2em}table{border-collapse:collapse}td{padding:.2em .6em}</style>"
        '</head><body><ul class="menu"><li><a href="/">首页</a></li><li><a href="/a">政务公开 3 条</a></li></ul>'
        f'<div id="content">{"".join(parts)}</div>'
        '<div class="footer">访问 128900 次 备案 66010002000001 号</div></body></html>'
    )
    return page.encode("utf-8")


FORMS: dict[str, Callable[[Sequence[Block]], bytes]] = {"docx": make_docx, "html": make_html, "ofd": make_ofd}


def sample_texts(folder: Path) -> list[Path]:
    """Return the sample reports, their clean and rounded twins left out."""
    return [file for file in sorted(folder.glob("*.txt")) if not file.stem.endswith((".clean", ".rounded"))]
