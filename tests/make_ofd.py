"""Writes a small OFD file (GB/T 33190) from lines and one table per page: what the tests and samples read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SIZE, _LEFT, _TOP, _WIDTH, _STEP, _BOTTOM = 4.2, 25.0, 30.0, 160.0, 7.4, 270.0

Block = str | list[list[str]]


def _width(text: str) -> float:
    return sum(_SIZE if mark > "\u2e80" else _SIZE * 0.55 for mark in text)


class _Pages:
    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.y = _TOP
        self.ids = 100

    def room(self, height: float) -> None:
        if self.y + height > _BOTTOM:
            self.pages.append([])
            self.y = _TOP

    def text(self, x: float, y: float, text: str) -> None:
        self.ids += 1
        deltas = " ".join(f"{_SIZE if mark > chr(0x2E80) else _SIZE * 0.55:.3f}" for mark in text[:-1])
        delta = f' DeltaX="{deltas}"' if deltas else ""
        self.pages[-1].append(
            f'<ofd:TextObject ID="{self.ids}" Boundary="{x:.3f} {y:.3f} {_width(text):.3f} {_SIZE:.3f}" Font="2" Size="{_SIZE}">'
            f'<ofd:TextCode X="0" Y="{_SIZE * 0.88:.3f}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.ids += 1
        self.pages[-1].append(
            f'<ofd:PathObject ID="{self.ids}" Boundary="{x0:.3f} {y0:.3f} {max(x1 - x0, 0.3):.3f} {max(y1 - y0, 0.3):.3f}"'
            f' LineWidth="0.3"><ofd:AbbreviatedData>M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    def paragraph(self, text: str) -> None:
        row, used = "", 2 * _SIZE
        x = _LEFT + 2 * _SIZE
        for mark in text:
            step = _width(mark)
            if used + step > _WIDTH and mark not in "，。、；：）”％%":
                self._row(x, row)
                row, used, x = "", 0.0, _LEFT
            row += mark
            used += step
        self._row(x, row)

    def _row(self, x: float, row: str) -> None:
        self.room(_STEP)
        self.text(x, self.y, row)
        self.y += _STEP

    def table(self, rows: list[list[str]]) -> None:
        columns = len(rows[0])
        width = _WIDTH / columns
        self.room(_STEP * len(rows))
        top = self.y
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                self.text(_LEFT + column * width + 1, top + number * _STEP + 1.4, words) if words else None
        for number in range(len(rows) + 1):
            self.line(_LEFT, top + number * _STEP, _LEFT + _WIDTH, top + number * _STEP)
        for column in range(columns + 1):
            self.line(_LEFT + column * width, top, _LEFT + column * width, top + len(rows) * _STEP)
        self.y = top + len(rows) * _STEP + 3


def make_ofd(blocks: Sequence[Block]) -> bytes:
    """Return an OFD file of paragraphs and tables."""
    pages = _Pages()
    for block in blocks:
        if isinstance(block, str):
            if block.strip():
                pages.paragraph(block)
        else:
            pages.table(block)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:

        def put(name: str, text: str) -> None:
            member = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, _HEAD + text)

        put(
            "OFD.xml",
            f'<ofd:OFD {_NS} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(
            f'<ofd:Page ID="{number + 1}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number in range(len(pages.pages))
        )
        put(
            "Doc_0/Document.xml",
            f"<ofd:Document {_NS}><ofd:CommonData><ofd:MaxUnitID>{pages.ids}</ofd:MaxUnitID><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        put(
            "Doc_0/PublicRes.xml",
            f'<ofd:Res {_NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        )
        for number, objects in enumerate(pages.pages):
            put(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f'<ofd:Page {_NS}><ofd:Content><ofd:Layer ID="{10 + number}">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>',
            )
    return out.getvalue()
